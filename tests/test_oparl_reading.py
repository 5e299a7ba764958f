"""What a council's server tells of a paper, as real servers tell it: read, tolerated, or refused with a sentence."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.fetching.download import FetchError
from digitalfahrplan.oparl import Consultation, Paper, visit
from digitalfahrplan.oparl.cleaning import LONG, NAME, TEXT, day_of, same_host, web_address
from digitalfahrplan.oparl.copy_format import as_text, from_text
from digitalfahrplan.oparl.json_text import NoObject, parse
from digitalfahrplan.oparl.reading import read_paper
from digitalfahrplan.oparl.visit import Visit, web_opener
from digitalfahrplan.source.characters import FORBIDDEN, INVISIBLE
from tests.oparl import SCHEMA, Council
from tests.servers import Handler, Server, certificates, serving

TODAY = date(2026, 11, 23)
OPENER = web_opener()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def council(server: Server) -> Council:
    return Council(server)


def visited(address: str, deadline: float = 10) -> tuple[Paper, Visit]:
    found = Visit(address, web_opener(), deadline)
    return read_paper(found, TODAY), found


def read(address: str) -> Paper:
    return visited(address)[0]


def test_a_paper_is_read_with_its_consultations_meetings_and_bodies(council: Council) -> None:
    paper, found = visited(council.paper())
    assert found.missing == 0
    assert paper == Paper(
        address=council.at("paper/113"),
        reference="VO/2026/0113",
        title="WLAN in den Grundschulen",
        day=date(2026, 5, 20),
        web=f"{council.server.address}/vo/113",
        consultations=(
            Consultation(
                council.at("consultation/1"), "Haupt- und Finanzausschuss", date(2026, 6, 9), "Vorberatung", False,
                "1.1", "WLAN", "einstimmig empfohlen", "So beschlossen.",
            ),
            Consultation(
                council.at("consultation/2"), "Rat der Stadt Musterstadt", date(2026, 6, 18), "Entscheidung", True,
                "2.1", "WLAN", "einstimmig beschlossen", "So beschlossen.",
            ),
        ),
        fetched=TODAY,
    )  # fmt: skip


def test_an_object_is_asked_for_once(council: Council) -> None:
    visited(council.paper())
    assert len(council.server.asked) == len(set(council.server.asked)) == 7  # paper, 2 items, 2 meetings, 2 bodies


def consultations(council: Council, told: object) -> tuple[Consultation, ...]:
    return read(council.paper(consultation=told)).consultations


def test_consultations_may_be_addresses_or_one_or_a_list_object(council: Council) -> None:
    council.paper()
    whole = read(council.at("paper/113")).consultations
    first, second = council.at("consultation/1"), council.at("consultation/2")
    assert consultations(council, [first, second]) == whole
    assert consultations(council, [{"id": first}, {"id": second, "type": f"{SCHEMA}Consultation"}]) == whole
    assert consultations(council, {"data": [second, first]}) == whole, "in the order of dates"
    assert consultations(council, first) == whole[:1]
    assert consultations(council, ["../consultation/1", "/oparl/v1.1/consultation/2"])[0].body == whole[0].body


def test_what_belongs_to_it_may_stand_inside(council: Council) -> None:
    meeting = {
        "start": "2026-07-01T10:00:00+02:00",
        "organization": [{"name": "Digitalausschuss"}, {"shortName": "HFA"}],
    }
    (told,) = consultations(council, {"agendaItem": {"number": 7, "result": "vertagt", "meeting": meeting}})
    assert told == Consultation("#1", "Digitalausschuss, HFA", date(2026, 7, 1), item="7", result="vertagt")
    assert council.server.asked == ["/oparl/v1.1/paper/113"]


def test_relative_addresses_are_seen_from_the_object_that_names_them(council: Council) -> None:
    council.put("deep/er/meeting", "Meeting", start="2026-03-04", organization="../../organization/rat")
    council.put("deep/consultation", "Consultation", meeting="er/meeting")
    (told,) = consultations(council, "../deep/consultation")
    assert (told.day, told.body) == (date(2026, 3, 4), "Rat der Stadt Musterstadt")


def test_the_item_is_found_in_the_meeting_when_the_consultation_does_not_name_it(council: Council) -> None:
    id_ = council.at("consultation/9")
    items = [None, "x", {"number": "1", "consultation": "other"}, {"number": "2", "consultation": id_, "result": "ja"}]
    meeting = council.put("meeting/9", "Meeting", start="2026-03-04", agendaItem=items)
    (told,) = consultations(council, {"id": id_, "meeting": meeting})
    assert (told.item, told.result) == ("2", "ja")


def test_the_item_in_the_meeting_may_hold_the_consultation_itself_or_its_relative_address(council: Council) -> None:
    id_ = council.at("consultation/9")
    for named in ({"id": id_, "role": "Entscheidung"}, "../consultation/9"):
        items = [{"number": "1", "consultation": {"id": 3}}, {"number": "2", "consultation": named, "result": "ja"}]
        meeting = council.put("meeting/9", "Meeting", start="2026-03-04", agendaItem=items)
        (told,) = consultations(council, {"id": id_, "meeting": meeting})
        assert (told.item, told.result) == ("2", "ja")


def test_deleted_parts_and_cancelled_meetings(council: Council) -> None:
    gone = council.put("meeting/9", "Meeting", deleted=True)
    off = council.put("meeting/8", "Meeting", start="2026-03-04", cancelled=True)
    told = consultations(
        council, [{"deleted": True, "role": "x"}, {"role": "y", "meeting": gone}, {"role": "z", "meeting": off}]
    )
    assert [(row.role, row.day, row.cancelled) for row in told] == [("z", date(2026, 3, 4), True), ("y", None, False)]


@pytest.mark.parametrize("deleted", [True, "true", 1])
def test_a_deleted_paper_keeps_what_is_left(council: Council, deleted: object) -> None:
    address = council.tell("paper/113", {"id": "x", "type": f"{SCHEMA}Paper", "deleted": deleted})
    assert read(address) == Paper(address, fetched=TODAY, deleted=TODAY)


@pytest.mark.parametrize(
    "type_", ["https://schema.oparl.org/1.0/Paper", "http://oparl.org/schema/1.0/paper", "Paper", None, 3, []]
)
def test_types_of_older_versions_and_odd_ones_are_papers(council: Council, type_: object) -> None:
    assert read(council.paper(type=type_)).reference == "VO/2026/0113"


def test_missing_null_and_wrong_values_are_not_told(council: Council) -> None:
    address = council.tell(
        "p", {"name": None, "reference": ["a"], "date": 5, "web": {}, "consultation": [None, 3, "", [], {"id": {}}]}
    )
    paper, found = visited(address)
    assert paper == Paper(address, fetched=TODAY)
    assert found.missing > 0


def test_only_the_page_for_people(council: Council) -> None:
    address = council.tell("p", {"web": "/vo/113"})
    assert read(address) == Paper(address, web=f"{council.server.address}/vo/113", fetched=TODAY)


@pytest.mark.parametrize(
    "web", ["https://evil.example/", "javascript:alert(1)", "file:///etc/passwd", "//evil.example/"]
)
def test_the_page_for_people_is_on_the_same_host(council: Council, web: str) -> None:
    assert read(council.paper(web=web)).web == ""


def test_older_servers_name_the_day_of_publication(council: Council) -> None:
    assert read(council.paper(date=None, publishedDate="2014-04-04T00:00:00Z")).day == date(2014, 4, 4)


RAW: dict[str, tuple[bytes, dict[str, Any]]] = {
    "bom": (b"\xef\xbb\xbf" + '{"name": "Stra\u00dfe"}'.encode(), {}),
    "garbage": ('{"name": "Stra\u00dfe"}\n<!-- 12 ms --> }'.encode(), {}),
    "type": ('{"name": "Stra\u00dfe"}'.encode(), {"kind": "text/html; charset=utf-8"}),
    "charset": ('{"name": "Stra\u00dfe"}'.encode(), {"kind": "application/json; charset=UTF-8"}),
    "latin told": ('{"name": "Stra\u00dfe"}'.encode("latin-1"), {"kind": "application/json; charset=iso-8859-1"}),
    "latin untold": ('{"name": "Stra\u00dfe"}'.encode("latin-1"), {}),
    "utf-16": ('{"name": "Stra\u00dfe"}'.encode("utf-16"), {}),
    "unheard of": ('{"name": "Stra\u00dfe"}'.encode("latin-1"), {"kind": "application/json; charset=klingon"}),
    "no number": (('{"name": "Stra\u00dfe", "x": NaN, "y": 1e999, "z": %s}' % ("9" * 9000)).encode(), {}),
}  # fmt: skip


@pytest.mark.parametrize("raw", RAW.values(), ids=RAW.keys())
def test_answers_as_servers_send_them(council: Council, raw: tuple[bytes, dict[str, Any]]) -> None:
    body, how = raw
    assert read(council.answer("p", lambda visitor: visitor.tell(body, **how))).title == "Straße"


BAD: dict[str, tuple[Callable[[Handler], None], str]] = {
    "a page": (lambda visitor: visitor.tell(b" <!DOCTYPE html><p>Vorlage", "text/html"), "führt zu einer Webseite"),
    "nothing": (lambda visitor: visitor.tell(b""), "kein lesbares JSON"),
    "half": (lambda visitor: visitor.tell(b'{"name": '), "kein lesbares JSON"),
    "deep": (lambda visitor: visitor.tell(b"[" * 100_000), "kein lesbares JSON"),
    "list": (lambda visitor: visitor.tell(b"[1]"), "kein OParl-Objekt"),
    "body": (lambda visitor: visitor.tell(json.dumps({"type": f"{SCHEMA}Body", "name": "A"}).encode()), "sondern „Body“"),
    "empty": (lambda visitor: visitor.tell(b"{}"), "sagt nichts von einer Vorlage"),
    "404": (lambda visitor: visitor.tell(b"", status=404), "Fehler 404"),
    "410": (lambda visitor: visitor.tell(b"", status=410), "Fehler 410"),
    "500": (lambda visitor: visitor.tell(b"", status=500), "Fehler 500"),
    "packed": (lambda visitor: visitor.tell(b"{}", Content_Encoding="gzip"), "gepackt"),
    "huge": (lambda visitor: visitor.tell(b" ", Content_Length="5000001"), "mehr als 5 MB"),
    "endless": (
        lambda visitor: visitor.trickle(b"HTTP/1.0 200 OK\r\n\r\n", b" " * 500_000), "mehr als 5 MB"
    ),
    "to a file": (lambda visitor: visitor.tell(b"", status=302, Location="file:///etc/passwd"), "Fehler 302|nicht zu trauen"),
    "to a user": (lambda visitor: visitor.tell(b"", status=302, Location="https://a:b@localhost/"), "nicht zu trauen"),
    "circle": (lambda visitor: visitor.tell(b"", status=302, Location="/oparl/v1.1/p"), "Fehler 302"),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_what_is_no_paper_is_a_sentence(council: Council, bad: tuple[Callable[[Handler], None], str]) -> None:
    answer, why = bad
    with pytest.raises((FetchError, NoObject), match=why):
        read(council.answer("p", answer))


def test_a_redirect_on_the_same_host_is_followed(council: Council) -> None:
    council.paper()
    address = council.answer("old", lambda visitor: visitor.tell(b"", status=301, Location="/oparl/v1.1/paper/113"))
    paper = read(address)
    assert (paper.address, paper.reference, len(paper.consultations)) == (address, "VO/2026/0113", 2)


def test_a_redirect_to_https_elsewhere_is_followed_and_to_http_elsewhere_is_not(server: Server) -> None:
    shows, believes = certificates()
    with serving(shows) as safe, serving() as plain:
        target = Council(safe).tell("p", {"name": "Anderswo"})
        evil = Council(plain).tell("p", {"name": "Anderswo"})
        server.answers["/safe"] = lambda visitor: visitor.tell(b"", status=302, Location=target)
        server.answers["/evil"] = lambda visitor: visitor.tell(b"", status=302, Location=evil)
        opener = web_opener(believes)
        assert read_paper(Visit(f"{server.address}/safe", opener, 10), TODAY).title == "Anderswo"
        with pytest.raises(FetchError, match="nicht zu trauen"):
            read_paper(Visit(f"{server.address}/evil", opener, 10), TODAY)
        assert plain.asked == []


def test_parts_on_another_host_are_not_asked_for(council: Council) -> None:
    with serving() as other:
        stranger = Council(other)
        told = [stranger.put("consultation/1", "Consultation", role="böse"), "file:///etc/passwd", "ftp://localhost/x"]
        paper, found = visited(council.paper(consultation=told))
        assert (paper.consultations, found.missing, other.asked) == ((), 3, [])


def test_no_credentials_are_sent(council: Council) -> None:
    seen: list[str] = []

    def answer(visitor: Handler) -> None:
        seen.extend(visitor.headers.keys())
        visitor.tell(b'{"name": "A"}', Set_Cookie="a=b")

    read(council.answer("p", answer))
    assert {name.lower() for name in seen} <= {"accept", "accept-encoding", "user-agent", "host", "connection"}


def test_objects_that_name_one_another_come_to_an_end(council: Council) -> None:
    council.put(
        "a", "Consultation", agendaItem=council.at("b"), meeting=council.at("a"), organization=[council.at("a")]
    )
    council.put("b", "AgendaItem", meeting=council.at("a"), consultation=council.at("a"))
    assert len(consultations(council, [council.at("a"), council.at("paper/113")])) == 2
    assert len(council.server.asked) <= 4


def test_parts_that_fail_leave_the_rest(council: Council) -> None:
    council.paper()
    council.answer("agendaitem/1", lambda visitor: visitor.tell(b"", status=500))
    council.answer("meeting/2", lambda visitor: visitor.tell(b"<html>"))
    council.answer("organization/hfa", lambda visitor: visitor.tell(b"", status=404))
    paper, found = visited(council.at("paper/113"))
    assert found.missing == 3
    first, second = paper.consultations
    assert (first.day, first.body, first.result) == (date(2026, 6, 9), "", "")
    assert (second.day, second.body, second.result) == (None, "Rat der Stadt Musterstadt", "einstimmig beschlossen")


def test_a_paper_takes_no_more_than_its_time(council: Council) -> None:
    council.paper()
    council.answer("agendaitem/1", lambda visitor: visitor.trickle(b"HTTP/1.0 200 OK\r\n\r\n", b" "))
    started = time.monotonic()
    paper, found = visited(council.at("paper/113"), deadline=1)
    assert time.monotonic() - started < 8
    assert (paper.reference, found.missing > 0) == ("VO/2026/0113", True)


def test_a_paper_asks_for_no_more_than_so_many_objects_and_bytes(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visit, "MAX_REQUESTS", 3)
    visited(council.paper())
    assert len(council.server.asked) == 3
    monkeypatch.setattr(visit, "MAX_REQUESTS", 80)
    monkeypatch.setattr(visit, "MAX_BYTES", 2_500)
    paper, found = visited(council.paper())
    assert (paper.reference, found.missing > 0) == ("VO/2026/0113", True)


def test_texts_are_cleaned_and_cut(council: Council) -> None:
    paper = read(council.paper(name="\u202eWLAN\x00\n im  Haus" + "x" * 5000, reference="VO\u200b/1"))
    assert paper.title.startswith("WLAN im Haus")
    assert (len(paper.title), paper.reference) == (TEXT, "VO/1")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2026-06-18", "2026-06-18"),
        ("2026-06-18T17:00:00+02:00", "2026-06-18"),
        ("2026-06-17T22:00:00Z", "2026-06-18"),
        ("2026-01-17T23:00:00+00:00", "2026-01-18"),
        ("2026-06-18T17:00:00", "2026-06-18"),
        (" 18.06.2026 ", "2026-06-18"),
        ("1789-07-14", None),
        ("9999-12-31T23:00:00Z", None),
        ("2026-06", None),
        ("2026-02-30", None),
        ("morgen", None),
        ("2" * 200, None),
        (20260618, None),
        (None, None),
    ],
)
def test_days_of_others(told: object, day: str | None) -> None:
    assert day_of(told) == (date.fromisoformat(day) if day else None)


def test_hosts_and_addresses() -> None:
    assert same_host("http://a.example/x", "https://A.example:443/y")
    assert not same_host("http://a.example/", "http://a.example:8080/")
    assert not same_host("http://a.example/", "http://b.a.example/")
    assert web_address("x", "https://a.example/y/") == "https://a.example/y/x"
    assert [
        web_address(told) for told in (None, "", " ", 3, "https://[", "ftp://a.example/", "https://a@b.example/")
    ] == [""] * 7


PARTS = "id type name shortName reference date web deleted consultation agendaItem meeting organization role authoritative number result resolutionText start cancelled data publishedDate".split()
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.sampled_from([f"{SCHEMA}Paper", "2026-06-18", "../x", "true"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(PARTS) | st.text(max_size=3), inner),
    max_leaves=25,
)


class _Deaf(Visit):
    """A visit to a server that answers the paper and nothing else."""

    answered = b""

    def paper(self) -> Any:
        return visit.Node(parse(self.answered), self.address)

    def _fetch(self, address: str) -> Any:
        raise FetchError("Der Server antwortet mit dem Fehler 500.", 500)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(PARTS), JSON, max_size=10))
def test_any_object_becomes_facts_that_are_clean_and_read_the_same_again_or_a_sentence(told: dict[str, Any]) -> None:
    found = _Deaf("https://ratsinfo.example/paper/1", OPENER)
    found.answered = json.dumps(told).encode()
    try:
        paper = read_paper(found, TODAY)
    except NoObject as error:
        assert str(error).endswith(".")
        return
    texts = [
        paper.reference,
        paper.title,
        *(
            text
            for row in paper.consultations
            for text in (row.id, row.body, row.role, row.item, row.subject, row.result, row.resolution)
        ),
    ]
    assert all(len(text) <= LONG and not FORBIDDEN.search(text) and not INVISIBLE.search(text) for text in texts)
    assert len(paper.reference) <= NAME
    assert from_text(as_text([paper])) == (paper,)


@settings(deadline=None)
@given(st.binary() | st.text().map(str.encode), st.sampled_from(["", "utf-8", "utf-7", "rot13", "cp037", "undefined"]))
def test_any_bytes_are_an_object_or_a_sentence(raw: bytes, charset: str) -> None:
    try:
        assert isinstance(parse(raw, charset), dict)
    except NoObject as error:
        assert str(error).endswith(".")
