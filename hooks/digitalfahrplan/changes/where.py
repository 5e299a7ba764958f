"""On which line of a file stands now what stood on a line of it before, or would stand if it were not gone."""

from __future__ import annotations

from difflib import SequenceMatcher

_MOST = 400  # lines between the first and the last change that are compared one by one


class Lines:
    """The lines of a file then and now."""

    def __init__(self, then: str, now: str) -> None:
        self._then, self._now = then.split("\n"), now.split("\n")
        self._start = _same(self._then, self._now)
        rest = min(len(self._then), len(self._now)) - self._start
        self._end = min(rest, _same(self._then[::-1], self._now[::-1]))
        self._blocks = self._compare()

    @property
    def first_change(self) -> int:
        """The first line, from 1, that is not what it was; of a file that only got shorter the last one."""
        return min(self._start + 1, len(self._now))

    def line_for(self, line: int) -> int:
        """The line now, from 1, for a line then; of a line that is gone, the one in its place or else behind it."""
        index = line - 1
        for first, last, new_first, new_last in self._blocks:
            if first <= index < last:
                place = min(new_first + index - first, max(new_first, new_last - 1))
                return min(place, len(self._now) - 1) + 1
        return min(line, len(self._now))

    def _compare(self) -> list[tuple[int, int, int, int]]:
        """Stretches of lines then (first, behind the last) with those now that stand for them."""
        start, then_end, now_end = self._start, len(self._then) - self._end, len(self._now) - self._end
        tail = (then_end, len(self._then), now_end, len(self._now))
        if max(then_end, now_end) - start > _MOST:
            return [(0, start, 0, start), (start, then_end, start, start + 1), tail]
        middle = SequenceMatcher(None, self._then[start:then_end], self._now[start:now_end], autojunk=False)
        codes = [(a + start, b + start, c + start, d + start) for _, a, b, c, d in middle.get_opcodes()]
        return [(0, start, 0, start), *codes, tail]


def _same(one: list[str], other: list[str]) -> int:
    """How many lines at the beginning are equal."""
    for index, (line, twin) in enumerate(zip(one, other, strict=False)):
        if line != twin:
            return index
    return min(len(one), len(other))
