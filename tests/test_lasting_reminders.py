"""The list of addresses and the pages of today: what nobody entered yet, and what lives again."""

from __future__ import annotations

from .test_lasting_promises import Town, town


def told(it: Town) -> list[tuple[str, str]]:
    return [(problem.code, problem.detail) for problem in it.check().problems]


def test_without_a_list_nothing_is_missed() -> None:
    with town() as it:
        it.add("massnahmen", "amt")
        assert told(it) == []


def test_what_nobody_entered_is_told_once() -> None:
    with town() as it:
        it.enter()
        for id_ in ("amt", "bauakte"):
            it.add("massnahmen", id_)
        assert told(it) == [("E119", "2 Adressen stehen noch nicht darin: massnahmen/amt, massnahmen/bauakte.")]
        it.enter()
        assert told(it) == []


def test_what_lives_again_is_told_until_somebody_says_that_it_is_the_same() -> None:
    with town() as it:
        it.add("massnahmen", "amt")
        it.enter()
        it.delete("amt", why="Teil des Portals")
        assert told(it) == []
        it.add("massnahmen", "amt")
        assert told(it) == [
            (
                "E120",
                "/massnahmen/amt/ ist am 29.01.2026 entfallen („Teil des Portals“) und führt jetzt wieder auf eine Seite.",
            )
        ]
        it.enter()
        assert told(it) == []


def test_a_list_with_a_line_that_cannot_be_read_says_nothing_of_that_address() -> None:
    with town() as it:
        it.add("massnahmen", "amt")
        it.enter()
        path = it.archive / "ADRESSEN.txt"
        path.write_text(path.read_text("utf-8").replace("massnahmen/amt 2026", "massnahmen/amt 20 26"), "utf-8")
        assert [code for code, _ in told(it)] == ["D115"]
