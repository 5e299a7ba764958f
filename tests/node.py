"""Our JavaScript outside of a browser: what a module of hooks/form answers, run by Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_RUN = """
import * as module from '{module}';
let given = '';
for await (const part of process.stdin) given += part;
const answers = JSON.parse(given).map(([name, ...values]) => {{
  try {{ return {{ value: module[name](...values) }}; }} catch (error) {{ return {{ error: error.message }}; }}
}});
process.stdout.write(JSON.stringify(answers));
"""


def ask(module: str, calls: list[list[Any]]) -> list[Any]:
    """What functions of a module return; a call is a name and its arguments. Raises `ValueError` with what one throws."""
    node = shutil.which("node")
    assert node, "Node fehlt: 'sudo apt-get install nodejs'"
    program = _RUN.format(module=(ROOT / "hooks" / "form" / module).as_uri())
    command = [node, "--input-type=module", "--eval", program]
    done = subprocess.run(command, input=json.dumps(calls), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    for answer in answers:
        if "error" in answer:
            raise ValueError(answer["error"])
    return [answer["value"] for answer in answers]
