"""`digitalfahrplan partner update` against real web servers that misbehave."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.request import OpenerDirector

import pytest

from digitalfahrplan.command import main
from digitalfahrplan.fetching.download import FetchError
from digitalfahrplan.model.town_parts import PartnerTown
from digitalfahrplan.partners.fetching import fetch, https_opener
from digitalfahrplan.partners.reading import MAX_BYTES
from digitalfahrplan.partners.update import Update, copy_path, report, update
from tests.conftest import BASIS
from tests.servers import Answer, Handler, Server, certificates, serving

TODAY = date(2026, 11, 23)
PATH = "/roadmap.json"


def plan_of(ags: str, *titles: str, **manifest: object) -> bytes:
    measures = [{"id": f"m{number}", "titel": title} for number, title in enumerate(titles)]
    return json.dumps({"manifest": {"schema_version": 1, "ags": ags, **manifest}, "massnahmen": measures}).encode()


GOOD = plan_of("05999016", "Bauakten", stand="2026-11-20")


@pytest.fixture(scope="module")
def contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    return certificates()


@pytest.fixture
def server(contexts: tuple[ssl.SSLContext, ssl.SSLContext]) -> Iterator[Server]:
    with serving(contexts[0]) as server:
        yield server


@pytest.fixture
def opener(contexts: tuple[ssl.SSLContext, ssl.SSLContext]) -> OpenerDirector:
    return https_opener(contexts[1])


def test_a_good_answer_is_fetched(server: Server, opener: OpenerDirector) -> None:
    server.answers[PATH] = lambda visitor: visitor.tell(GOOD, "application/json; charset=utf-8")
    assert fetch(server.address + PATH, opener) == GOOD


def test_an_answer_in_pieces_of_unknown_number_is_fetched(server: Server, opener: OpenerDirector) -> None:
    def answer(visitor: Handler) -> None:
        visitor.wfile.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/ld+json\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        visitor.wfile.write(b"2\r\n{}\r\n0\r\n\r\n")

    server.answers[PATH] = answer
    assert fetch(server.address + PATH, opener) == b"{}"


def redirect(target: str) -> Answer:
    return lambda visitor: visitor.tell(b"", status=302, Location=target)


def test_a_redirect_to_https_is_followed(server: Server, opener: OpenerDirector) -> None:
    server.answers |= {"/alt": redirect(f"{server.address}{PATH}"), PATH: lambda visitor: visitor.tell(GOOD)}
    assert fetch(f"{server.address}/alt", opener) == GOOD


def test_a_redirect_to_plain_http_is_not_even_tried(server: Server, opener: OpenerDirector) -> None:
    with serving() as plain:
        plain.answers[PATH] = lambda visitor: visitor.tell(GOOD)
        server.answers[PATH] = redirect(f"{plain.address}{PATH}")
        with pytest.raises(FetchError, match="leitet auf eine Seite ohne https um"):
            fetch(server.address + PATH, opener)
        assert plain.asked == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://localhost/roadmap.json", "data:application/json,{}"])
def test_a_redirect_to_anything_else_is_refused(server: Server, opener: OpenerDirector, target: str) -> None:
    server.answers[PATH] = redirect(target)
    with pytest.raises(FetchError):
        fetch(server.address + PATH, opener)


def test_a_redirect_in_a_circle_ends(server: Server, opener: OpenerDirector) -> None:
    server.answers[PATH] = redirect(PATH)
    with pytest.raises(FetchError, match="Fehler 302"):
        fetch(server.address + PATH, opener)
    assert len(server.asked) < 20


def test_plain_http_is_not_even_tried(opener: OpenerDirector) -> None:
    with serving() as plain:
        with pytest.raises(FetchError, match="beginnt nicht mit https"):
            fetch(plain.address + PATH, opener)
        assert plain.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(server: Server) -> None:
    server.answers[PATH] = lambda visitor: visitor.tell(GOOD)
    with pytest.raises(FetchError, match="Zertifikat"):
        fetch(server.address + PATH, https_opener())
    assert server.asked == []


def endless(visitor: Handler) -> None:
    visitor.trickle(b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n", b" " * 500_000)


def hangs_up(visitor: Handler) -> None:
    visitor.tell(b"{", Content_Length="1000")


def hangs_up_in_pieces(visitor: Handler) -> None:
    visitor.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{"
    )


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda visitor: visitor.tell(b" " * 10, Content_Length=str(MAX_BYTES + 1)), "mehr als 5 MB"),
        (endless, "mehr als 5 MB"),
        (hangs_up, "bricht ab"),
        (hangs_up_in_pieces, "bricht die Verbindung ab"),
        (lambda visitor: visitor.wfile.write(b"Guten Tag\r\n\r\n"), "bricht die Verbindung ab"),
        (lambda visitor: None, "bricht die Verbindung ab"),
        (lambda visitor: visitor.tell(GOOD, "text/html"), "keine JSON-Datei"),
        (lambda visitor: visitor.tell(GOOD, ""), "keine JSON-Datei"),
        (lambda visitor: visitor.tell(GOOD, Content_Encoding="gzip"), "gepackt"),
        (lambda visitor: visitor.tell(GOOD, status=203), "203 statt mit der Datei"),
        (lambda visitor: visitor.tell(b"", status=404), "Fehler 404"),
        (lambda visitor: visitor.tell(b"", status=500), "Fehler 500"),
    ],
    ids=["huge", "endless", "cut", "cut chunk", "no http", "silent", "html", "no type", "gzip", "203", "404", "500"],
)
def test_a_bad_answer_is_refused(server: Server, opener: OpenerDirector, answer: Answer, why: str) -> None:
    server.answers[PATH] = answer
    with pytest.raises(FetchError, match=why):
        fetch(server.address + PATH, opener)


def test_a_server_that_is_not_there(opener: OpenerDirector) -> None:
    with serving() as gone:
        port = gone.server_port
    with pytest.raises(FetchError, match="nicht zu erreichen"):
        fetch(f"https://localhost:{port}{PATH}", opener)


def never_starts(visitor: Handler) -> None:
    visitor.trickle(b"HTTP/1.0 200 OK\r\nX-", b"x")


def never_ends(visitor: Handler) -> None:
    visitor.trickle(b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n", b" ")


def says_nothing(visitor: Handler) -> None:
    visitor.server.over.wait(30)


@pytest.mark.parametrize("answer", [never_starts, never_ends, says_nothing])
def test_a_slow_answer_costs_no_more_than_the_deadline(server: Server, opener: OpenerDirector, answer: Answer) -> None:
    server.answers[PATH] = answer
    started = time.monotonic()
    with pytest.raises(FetchError, match="dauert zu lange"):
        fetch(server.address + PATH, opener, deadline=0.3)
    assert time.monotonic() - started < 5


def test_silence_is_noticed_before_the_deadline(
    server: Server, opener: OpenerDirector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digitalfahrplan.fetching.download.SILENCE", 0.2)
    server.answers[PATH] = says_nothing
    with pytest.raises(FetchError, match="dauert zu lange"):
        fetch(server.address + PATH, opener, deadline=30)


def partner(server: Server, name: str, ags: str, path: str) -> PartnerTown:
    return PartnerTown.model_validate({"name": name, "ags": ags, "url": server.address + path})


@pytest.fixture
def towns(server: Server) -> list[PartnerTown]:
    return [partner(server, "Nachbarstadt", "05999016", "/n"), partner(server, "Bergdorf", "05999004", "/b")]


def run(tmp_path: Path, towns: list[PartnerTown], opener: OpenerDirector, today: date = TODAY) -> list[Update]:
    return list(update(tmp_path, towns, today, opener, deadline=10))


def test_fresh_copies_are_kept_with_their_day(
    tmp_path: Path, server: Server, opener: OpenerDirector, towns: list[PartnerTown]
) -> None:
    server.answers |= {
        "/n": lambda visitor: visitor.tell(GOOD),
        "/b": lambda visitor: visitor.tell(plan_of("05999004", "A\u202e", abgerufen="2020-01-01")),
    }
    found = run(tmp_path, towns, opener)
    assert report(found, TODAY) == (
        "Nachbarstadt (05999016): aktuell, 1 Maßnahme, Stand 20.11.2026\nBergdorf (05999004): aktuell, 1 Maßnahme\n2 von 2 aktuell\n"
    )
    kept = json.loads(copy_path(tmp_path, towns[1]).read_text(encoding="utf-8"))
    assert kept["manifest"]["abgerufen"] == "2026-11-23"
    assert kept["massnahmen"][0]["titel"] == "A"
    assert sorted(path.name for path in (tmp_path / "partner").iterdir()) == ["05999004.json", "05999016.json"]


BAD = {
    "gone": lambda visitor: visitor.tell(b"", status=404),
    "broken": lambda visitor: visitor.tell(GOOD[:-1]),
    "schema": lambda visitor: visitor.tell(plan_of("05999016", schema_version=2)),
    "stranger": lambda visitor: visitor.tell(plan_of("05999004", "A")),
    "latin-1": lambda visitor: visitor.tell('{"ä": 1}'.encode("latin-1")),
}


@pytest.mark.parametrize("answer", BAD.values(), ids=BAD.keys())
def test_the_last_good_copy_stays_and_the_other_town_does_not_care(
    tmp_path: Path, server: Server, opener: OpenerDirector, towns: list[PartnerTown], answer: Answer
) -> None:
    both: dict[str, Answer] = {
        "/n": lambda visitor: visitor.tell(GOOD),
        "/b": lambda visitor: visitor.tell(plan_of("05999004", "A")),
    }
    server.answers |= both
    run(tmp_path, towns, opener, date(2026, 11, 22))
    before = copy_path(tmp_path, towns[0]).read_bytes()
    server.answers["/n"] = answer
    told = report(run(tmp_path, towns, opener), TODAY).splitlines()
    assert copy_path(tmp_path, towns[0]).read_bytes() == before
    assert told[0].startswith("Nachbarstadt (05999016): nicht aktualisiert. ")
    assert told[0].endswith(" Die Kopie vom 22.11.2026 bleibt (1 Tag alt).")
    assert told[1:] == ["Bergdorf (05999004): aktuell, 1 Maßnahme", "1 von 2 aktuell"]
    assert '"abgerufen": "2026-11-23"' in copy_path(tmp_path, towns[1]).read_text(encoding="utf-8")


def test_a_copy_without_a_day_or_no_copy_at_all(
    tmp_path: Path, server: Server, opener: OpenerDirector, towns: list[PartnerTown]
) -> None:
    server.answers |= {"/n": BAD["gone"], "/b": BAD["gone"]}
    copy_path(tmp_path, towns[0]).parent.mkdir()
    copy_path(tmp_path, towns[0]).write_bytes(GOOD)
    told = report(run(tmp_path, towns, opener), TODAY).splitlines()
    assert told[0].endswith("Die letzte Kopie bleibt; wie alt sie ist, steht nicht darin.")
    assert told[1].endswith("Es gibt keine brauchbare Kopie.")


def test_a_copy_that_cannot_be_written_is_said_and_leaves_nothing_behind(
    tmp_path: Path, server: Server, opener: OpenerDirector, towns: list[PartnerTown]
) -> None:
    server.answers |= {"/n": lambda visitor: visitor.tell(GOOD), "/b": BAD["gone"]}
    copy_path(tmp_path, towns[0]).mkdir(parents=True)
    (found, _) = run(tmp_path, towns, opener)
    assert found.flaw == "Die Kopie lässt sich nicht schreiben."
    assert [path.name for path in (tmp_path / "partner").iterdir()] == ["05999016.json"]


def test_without_partners_nothing_is_to_do() -> None:
    assert report([], TODAY) == "In kommune.yml steht kein Partner.\n"


@pytest.fixture
def content(tmp_path: Path, server: Server, opener: OpenerDirector, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with one partner, and a command that believes the server's certificate."""
    monkeypatch.setattr("digitalfahrplan.partners.fetching.https_opener", lambda: opener)
    monkeypatch.chdir(tmp_path)
    town = (BASIS / "kommune.yml").read_text(encoding="utf-8")
    row = f'partner: [{{name: Nachbarstadt, ags: "05999016", url: "{server.address}{PATH}"}}]\n'
    (tmp_path / "kommune.yml").write_text(town + row, encoding="utf-8")
    return tmp_path


def test_the_command_fetches_and_the_check_reads(
    content: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers[PATH] = lambda visitor: visitor.tell(GOOD)
    assert main(["partner", "update", "--content", ".", "--today", "2026-11-23"]) == 0
    assert capsys.readouterr().out.endswith("1 von 1 aktuell\n")
    assert main(["check", "--content", ".", "--today", "2026-11-23"]) == 0
    assert capsys.readouterr().out == "0 Fehler, 0 Hinweise\n"


def test_the_command_says_by_its_code_that_something_failed(
    content: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers[PATH] = BAD["gone"]
    assert main(["partner", "update", "--content", ".", "--today", "2026-11-23"]) == 1
    assert "Fehler 404" in capsys.readouterr().out


def test_the_command_does_nothing_while_the_files_have_errors(
    content: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "fremd.txt").write_text("", encoding="utf-8")
    assert main(["partner", "update", "--content", "."]) == 1
    assert "A101" in capsys.readouterr().err
    assert server.asked == []


def test_the_command_knows_one_action(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["partner", "delete", "--content", "."]) == 2
    assert "Möglich: update" in capsys.readouterr().err
