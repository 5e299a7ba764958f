"""Web addresses, mail addresses and ids of format.md (Values, Files)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.values import Unreadable
from digitalfahrplan.values.addresses import parse_address, parse_address_or_mail, parse_mail, parse_old_address
from digitalfahrplan.values.ids import parse_new_id

ADDRESSES = [
    "https://www.musterstadt.example", "https://www.musterstadt.example/", "https://musterstadt.example:8443/a/b?c=d&e=f#g",
    "https://ratsinfo.musterstadt.example/vo020?VOLFDNR=113", "https://bürger.musterstadt.example/straße", "https://a.b/(c)",
    "https://musterstadt.example/@rat", "https://192.0.2.1/", "https://xn--brger-kva.example/", "https://a.example/%20x",
]  # fmt: skip
NO_ADDRESSES = [
    "", "https://", "https:///pfad", "www.musterstadt.example", "musterstadt.example", "//musterstadt.example", "/pfad", "ftp://a.example",
    "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "https:musterstadt.example", "HTTPS://a.example",
    "https://nutzer@a.example/", "https://nutzer:wort@a.example/", "https://@a.example", "https://a.example@b.example/", "https://a b.example/",
    "https://a.example/x y", "https://a.example/\"onclick", "https://a.example/'x", "https://a.example/<b>", "https://a.example/`x", "https://a.example/{x}",
    "https://a.example\\@b.example", "https://[::1]/", "https://[x", "https://a..example", "https://-a.example", "https://a.example:99999/",
    "https://a.example:x/", "https://a.example/\u00ad", "https://a.example/x\u00a0y", "https://a.example/\nx", "https://a.example/" + "x" * 2000,
]  # fmt: skip


@pytest.mark.parametrize("text", ADDRESSES)
def test_address(text: str) -> None:
    assert parse_address(text) == parse_address(f" {text} ") == text
    assert parse_old_address(text) == text


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_no_address(text: str) -> None:
    for parse in (parse_address, parse_old_address):
        with pytest.raises(Unreadable) as error:
            parse(text)
        assert error.value.code == "B109"
        assert error.value.hint


@pytest.mark.parametrize(("sign", "told"), [(" ", "ein Leerzeichen"), ("<", "das Zeichen „<“")])
def test_what_may_not_stand_in_an_address_is_named(sign: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        parse_address(f"https://a.example/x{sign}y")


def test_http_is_for_old_systems_only() -> None:
    assert parse_old_address("http://ratsinfo.example/113") == "http://ratsinfo.example/113"
    with pytest.raises(Unreadable, match="beginnt nicht mit https://"):
        parse_address("http://ratsinfo.example/113")


@given(st.text())
def test_any_text_is_an_address_or_not(text: str) -> None:
    for candidate in (text, f"https://{text}"):
        try:
            address = parse_address(candidate)
        except Unreadable:
            continue
        assert address.startswith("https://")
        assert not set(address) & set(" \n\t\"'<>`\\")


@pytest.mark.parametrize("text", ["digital@musterstadt.example", "d.m-1_2%x+y@sub.stadt-x.example", " a@b.de "])
def test_mail(text: str) -> None:
    assert parse_mail(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "a", "@b.de", "a@", "a@b", "a@b.d", "a b@c.de", "a@b.de, c@d.de", "a@b.de;c@d.de", "A <a@b.de>", "a@@b.de", "a@b..de", "a..b@c.de",
     "a@-b.de", "a@b-.de", "mailto:a@b.de", "ä@b.de", "a@b.de\nbcc: x@y.de", "a@b.de?subject=x", "a" * 65 + "@b.de", "a@" + "b" * 250 + ".de"],
)  # fmt: skip
def test_no_mail(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_mail(text)
    assert error.value.code == "B110"


@given(st.text())
def test_any_text_is_a_mail_address_or_not(text: str) -> None:
    try:
        assert parse_mail(text).count("@") == 1
    except Unreadable as error:
        assert error.code == "B110"


def test_legal_statements_take_either() -> None:
    assert parse_address_or_mail("a@b.de") == "a@b.de"
    assert parse_address_or_mail("https://b.de/@a") == "https://b.de/@a"
    for text, code in (("b.de", "B109"), ("a@b", "B110"), ("http://b.de", "B109")):
        with pytest.raises(Unreadable) as error:
            parse_address_or_mail(text)
        assert error.value.code == code


@pytest.mark.parametrize("text", ["a", "wlan-schulen", "a1-b2-3c", "x" * 64, "com10", "con-1", "suchen"])
def test_id(text: str) -> None:
    assert parse_new_id(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "A", "1a", "-a", "a-", "a--b", "a_b", "a b", "ä", "a.b", "a/b", "x" * 65, "a\n", "404", "a\udcff", "ａ"],
)
def test_no_id(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_new_id(text)
    assert error.value.code == "A103"


RESERVED = "index assets search suche api daten archiv con prn aux nul com1 com5 com9 lpt1 lpt5 lpt9".split()


@pytest.mark.parametrize("text", RESERVED)
def test_reserved_id(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_new_id(text)
    assert error.value.code == "A104"
