"""Time stamps after RFC 3161, of an office that the test founds on this machine."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from digitalfahrplan.archive.verify import verify
from digitalfahrplan.command import main

from .archive import NAMES, chain, copy, found, three

BAG = NAMES[1]
STAMP, CERTIFICATES = f"{BAG}.tsr", f"{BAG}.pem"
CONFIG = """
[ tsa ]
default_tsa = office
[ office ]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[ req ]
distinguished_name = name
[ name ]
[ root ]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[ signer ]
extendedKeyUsage = critical,timeStamping
"""


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, check=True)


class Office:
    """A time stamp authority: a root, and a signer whose certificate has a life of its own."""

    def __init__(self, folder: Path, name: str, days: str = "3650") -> None:
        self.folder = folder
        (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        new = ["req", "-config", "tsa.cnf", "-newkey", "rsa:2048", "-nodes"]
        openssl(folder, *new, "-x509", "-subj", f"/CN={name}", "-days", "3650", "-extensions", "root",
                "-keyout", "root.key", "-out", "root.pem")  # fmt: skip
        openssl(folder, *new, "-subj", f"/CN={name} Zeit", "-keyout", "signer.key", "-out", "signer.csr")
        openssl(folder, "x509", "-req", "-in", "signer.csr", "-CA", "root.pem", "-CAkey", "root.key", "-set_serial", "2",
                "-days", days, "-extfile", "tsa.cnf", "-extensions", "signer", "-out", "signer.pem")  # fmt: skip

    def stamp(self, file: Path, to: Path) -> None:
        """Witness the bytes of a file."""
        openssl(self.folder, "ts", "-query", "-data", str(file), "-sha256", "-cert", "-out", "query.tsq")
        openssl(self.folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq",
                "-signer", "signer.pem", "-inkey", "signer.key", "-chain", "root.pem", "-out", str(to))  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("stelle"), "Musterstelle")


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    archive = three(tmp_path_factory.mktemp("stadt"))
    office.stamp(archive / BAG / "tagmanifest-sha256.txt", archive / STAMP)
    (archive / CERTIFICATES).write_bytes((office.folder / "root.pem").read_bytes())
    return archive


@pytest.fixture
def archive(stamped: Path, tmp_path: Path) -> Path:
    return copy(stamped, tmp_path)


def test_a_true_stamp(archive: Path) -> None:
    assert verify(archive) == []


def test_the_command_of_liesmich_agrees(archive: Path) -> None:
    text = (archive / BAG / "data" / "LIESMICH.txt").read_text()
    [command] = [line.strip() for line in text.splitlines() if line.startswith("  openssl ts")]
    call = command.replace("<Stichtag>", archive.joinpath(BAG).name)
    done = subprocess.run(["bash", "-c", call], cwd=archive / BAG, capture_output=True, text=True, check=True)
    assert "Verification: OK" in done.stdout


def test_a_stamp_of_something_else(archive: Path) -> None:
    (archive / STAMP).rename(archive / f"{NAMES[0]}.tsr")
    (archive / CERTIFICATES).rename(archive / f"{NAMES[0]}.pem")
    [problem] = verify(archive)
    assert (problem.code, problem.path.endswith(f"{NAMES[0]}.tsr")) == ("F122", True)
    assert "message imprint mismatch" in problem.detail


def test_a_stamp_that_was_touched(archive: Path) -> None:
    raw = bytearray((archive / STAMP).read_bytes())
    raw[-20] ^= 1  # in the signature
    (archive / STAMP).write_bytes(raw)
    assert found(archive) == {("F122", STAMP)}


@pytest.mark.parametrize("raw", [b"", b"x", b"\x30\x80" * 1000, b"\0" * 1_000_001])
def test_what_is_no_stamp(archive: Path, raw: bytes) -> None:
    (archive / STAMP).write_bytes(raw)
    assert found(archive) == {("F122", STAMP)}


def test_an_office_that_nobody_knows(archive: Path) -> None:
    """Without certificates beside it only the system's count."""
    (archive / CERTIFICATES).unlink()
    [problem] = verify(archive)
    assert problem.code == "F122"
    assert "2026-06-30.pem" in problem.hint


def test_certificates_of_another_office(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "andere").mkdir()
    other = Office(tmp_path / "andere", "Andere Stelle")
    (archive / CERTIFICATES).write_bytes((other.folder / "root.pem").read_bytes())
    assert found(archive) == {("F122", STAMP)}


def test_a_certificate_that_has_ended_still_witnesses_what_it_saw(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The certificate ends in a day; openssl believes to live in ten years."""
    (tmp_path / "kurz").mkdir()
    office = Office(tmp_path / "kurz", "Kurze Stelle", days="1")
    office.stamp(archive / BAG / "tagmanifest-sha256.txt", archive / STAMP)
    (archive / CERTIFICATES).write_bytes((office.folder / "root.pem").read_bytes())
    assert verify(archive) == []
    monkeypatch.setattr("digitalfahrplan.archive.timestamp._at_its_time", lambda *_: ["-attime", "2000000000"])
    [problem] = verify(archive)
    assert "certificate verify error" in problem.detail or "expired" in problem.detail


def test_a_stamp_without_its_snapshot(archive: Path) -> None:
    (archive / BAG).rename(archive.parent / "weg")
    assert found(archive) == {("F110", "KETTE.txt"), ("F116", STAMP)}


def test_a_stamp_without_the_seal(archive: Path) -> None:
    (archive / BAG / "tagmanifest-sha256.txt").unlink()
    assert found(archive) == {("F101", f"{BAG}/tagmanifest-sha256.txt")}


def test_links_instead_of_stamps(archive: Path) -> None:
    for path in (STAMP, CERTIFICATES):
        (archive / path).unlink()
        (archive / path).symlink_to("/dev/zero")
    assert {code for code, _ in found(archive)} == {"F105"}


def test_without_openssl_it_is_a_note(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert found(archive) == {("F123", STAMP)}
    assert main(["verify", "--archive", str(archive)]) == 0
    out = capsys.readouterr().out
    assert "Hinweis F123" in out
    assert "alles unverändert" in out
    assert len(chain(archive)) == 3


def test_an_openssl_that_never_answers(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "openssl"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("digitalfahrplan.archive.timestamp._SECONDS", 0.2)
    assert found(archive) == {("F122", STAMP)}
