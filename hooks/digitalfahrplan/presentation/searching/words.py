"""Words that a page is to be found by although they do not stand on it in this form. Nobody reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from itertools import chain
from typing import Final

from .compounds import Compounds, fold

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_PIECE: Final = re.compile(r"[^\W_]{2,}")
_ONE_LETTER: Final = re.compile(r"\b([^\W\d_])-([^\W_]+)")
_ALIKE: Final = 4
_END: Final = "zzz"
_SPELLED_OUT: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
# What follows the letters of a paper's number: VO/2026/0113, BV-12/2026/VG.
_REST: Final = re.compile(r"/(?<=\w/)(\d[\w/-]*)|-(?<=[^\W\d_]-)(\d+/\d[\w/-]*)")
_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d)")
# "Klassen- und Fachräume", "Kita-, Schul- und Hortplätze": the first words want the end of the last.
_AND: Final = r"(?:,| und| oder| sowie| bzw\.)? "
_SHARED: Final = re.compile(rf"-(?<=[^\W\d_]-)(?={_AND}(?:[^\W\d_]{{1,40}}-{_AND}){{,4}}([^\W\d_]+))")
_LONGEST_FIRST: Final = 40
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
# How a word stands before "amt": Bau(en), Schul(e), Sozial(es), Bürger(dienste); and what takes an "s": Ordnungsamt.
_NOT_BEFORE_AMT: Final = re.compile(r"(?<=\w{3})(?:dienste?|büro|service|e[ns]?)$")
_TAKES_S: Final = ("ung", "heit", "keit", "schaft", "ion", "tät")


def words_of(text: str) -> set[str]:
    """The words of a text, each once, as they are written."""
    return set(chain.from_iterable(map(_words_between_blanks, set(text.split()))))


@cache
def _words_between_blanks(piece: str) -> tuple[str, ...]:
    """Most pieces of a text come again and again, on other pages too."""
    return tuple(_WORD.findall(piece))


def spelled_out(word: str) -> str:
    """A word as people without umlauts on their keyboard write it: "Bürgerbüro" is "buergerbuero"."""
    return "".join(_SPELLED_OUT.get(letter, letter) for letter in word.lower())


def exactly(number: str) -> str:
    """An id or the number of a paper as one word with an end: "wlan" begins many ids, "wlanzzz" only one. suche.js asks so."""
    return "".join(filter(str.isalnum, fold(number).replace("ß", "ss"))) + _END


def without_zeros(number: str) -> str:
    """A number as people say it: "VO/2026/0113" is "VO/2026/113"."""
    return _ZEROS.sub("", number)


def offices(name: str) -> list[str]:
    """What people call a unit, whatever it is called today: "Fachbereich Bauen und Ordnung" is "bauamt" and "ordnungsamt"."""
    stems = (_NOT_BEFORE_AMT.sub("", word.lower()) for word in _WORD.findall(name) if word[0].isupper())
    return [f"{stem}{'s' if stem.endswith(_TAKES_S) else ''}amt" for stem in stems if not stem.endswith("amt")]


def unlike(words: Iterable[str]) -> list[str]:
    """Words of which no two begin alike, the first of those that do.

    Pagefind 1.5 looks for beginnings and adds up in each field what each found word is worth, then takes that to the third
    power: "Schul-IT-Support" would beat everything else that is about schools by the number of its words.
    """
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(fold(word)[:_ALIKE], word)
    return list(first.values())


def pieces(text: str) -> list[str]:
    """The words of a title or an id one by one in small letters; "E-Akte" is "eakte" and "akte"."""
    joined = _ONE_LETTER.sub(lambda match: f"{match[1]}{match[2]} {match[2]}", text.lower())
    return _PIECE.findall(joined)


class Forms:
    """Other forms of the words of a site, each computed once; `short` are abbreviations and what they stand for."""

    def __init__(self, words: Iterable[str], short: Mapping[str, str]) -> None:
        self._compounds = Compounds(words)
        self._short = short
        self._forms: dict[str, tuple[str, ...]] = {}

    def of(self, text: str, words: Set[str]) -> str:
        """What a text with these words is to be found by, too: tails of compounds, "ae" for "ä", abbreviations and their long
        forms, words completed after a hyphen, and of "VO/2026/0113" also "2026/0113".

        In a fixed order, so that two builds give the same.
        """
        found = set(chain.from_iterable(map(self._of_word, words))).difference(map(str.lower, words))
        rests = filter(None, chain.from_iterable(_REST.findall(text)))
        return " ".join(sorted(found.union(self._abbreviated(text), self._completed(text), rests)))

    def of_id(self, ids: str) -> str:
        """The tails of compounds in ids, which are written small: "bewohnerparken" is to be found by "Parken"."""
        words = {word.capitalize() for word in words_of(ids)}
        return " ".join(sorted({tail for word in words for tail in self._compounds.tails(word)}))

    def _of_word(self, word: str) -> tuple[str, ...]:
        if word not in self._forms:
            tails = self._compounds.tails(word)
            spelled = (spelled_out(form) for form in (word, *tails) if not form.isascii())
            self._forms[word] = (*tails, *spelled)
        return self._forms[word]

    def _completed(self, text: str) -> Iterator[str]:
        """Of "Mozart- und Lortzingstraße" the word "mozartstraße"."""
        for hyphen in _SHARED.finditer(text):
            first = _LAST_WORD.findall(text[max(0, hyphen.start() - _LONGEST_FIRST) : hyphen.start()])
            whole = [first[0].lower() + tail for tail in self._compounds.tails(hyphen[1])]
            yield from (*whole, *(spelled_out(word) for word in whole if not word.isascii()))

    def _abbreviated(self, text: str) -> Iterator[str]:
        small = text.lower()
        for abbreviation, long in self._short.items():
            if abbreviation in text:
                yield from long.split()
            if long.lower() in small:
                yield abbreviation
