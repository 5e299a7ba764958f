"""The guide in docs/mitmachen as its readers get it: the steps with the words on their screens, and its pictures.

A picture stands in the guide as `![alternative text](bilder/name.webp){ width=720 height=300 loading=lazy }`, below the
step that it shows. Bold words in a step are what stands on the screen.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import FloatRect, Locator, Page

from tests.site.building import ROOT

GUIDE = ROOT / "docs" / "mitmachen"
PICTURES = GUIDE / "bilder"
_PICTURE = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(bilder/(?P<name>[\w-]+)\.webp\)\{ width=(?P<width>\d+) height=(?P<height>\d+) loading=lazy \}"
)
_STEP = re.compile(r"^(\d+)\. (.*?)(?=^\d+\. |^\S|\Z)", re.MULTILINE | re.DOTALL)
_WORDS = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
# What is cut out of the screen is this much larger than shown, and drawn as finely: sharp on a good screen, small as a file.
CUT = 1.25
FINE = 1.2
QUALITY = 0.6


@dataclass(frozen=True)
class Picture:
    """A picture as the guide names it: its page, its size in CSS pixels, and the words of its step."""

    guide: str
    name: str
    alt: str
    width: int
    height: int
    words: tuple[str, ...]

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return PICTURES / f"{self.name}.webp"


def pages() -> list[Path]:
    """The pages of the guide."""
    return sorted(GUIDE.glob("*.md"))


def words_of(step: str) -> tuple[str, ...]:
    """What a step says that stands on the screen."""
    return tuple(" ".join(word.split()) for word in _WORDS.findall(step))


def steps_in_the_form(guide: str) -> list[str]:
    """The numbered steps of a page that only a site with the form has."""
    text = (GUIDE / f"{guide}.md").read_text("utf-8")
    inside = text.partition("{% if mit_formular() %}")[2].partition("{% endif %}")[0]
    return [step for _, step in _STEP.findall(inside)]


def pictures() -> dict[str, Picture]:
    """Every picture that the guide names."""
    return {picture.name: picture for page in pages() for picture in _pictures_of(page)}


def _pictures_of(page: Path) -> Iterator[Picture]:
    text = page.read_text("utf-8")
    steps = [(match.start(), match.end(), words_of(match[2])) for match in _STEP.finditer(text)]
    for match in _PICTURE.finditer(text):
        told = next((words for start, end, words in steps if start < match.start() < end), ())
        width, height = int(match["width"]), int(match["height"])
        yield Picture(page.stem, match["name"], match["alt"], width, height, told)


@dataclass
class Camera:
    """What is on the screen at each step: looked at always, photographed where the pictures are to be made anew."""

    writes: bool
    wanted: dict[str, Picture] = field(default_factory=pictures)
    seen: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.writes:  # a strict build wants to have them all
            PICTURES.mkdir(exist_ok=True)
            for picture in self.wanted.values():
                picture.file.touch()

    def look(self, guide: str, page: Page) -> str:
        """The words on the screen now, kept for the steps of a page of the guide."""
        told = page.locator("body").aria_snapshot().translate(_ISOLATES)
        self.seen[guide] = self.seen.get(guide, "") + told
        return told

    def take(self, name: str, page: Page, corner: Locator | None = None, left: float = 0, above: float = 0) -> None:
        """A picture from the corner of what it shows (`left` and `above` CSS pixels more), else of the top of the screen."""
        picture = self.wanted[name]
        told = self.look(picture.guide, page)
        assert [word for word in picture.words if word not in told] == [], name
        self.taken.add(name)
        if self.writes:
            picture.file.write_bytes(self._shot(page, picture, corner, left, above))

    @staticmethod
    def _shot(page: Page, picture: Picture, corner: Locator | None, left: float, above: float) -> bytes:
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement?.blur()")
        page.wait_for_timeout(400)  # until nothing fades any more
        place = corner.bounding_box() if corner else None
        x, y = (place["x"] - left, place["y"] - above) if place else (0, 0)
        clip = FloatRect(x=max(x, 0), y=max(y, 0), width=picture.width * CUT, height=picture.height * CUT)
        return _as_webp(page, page.screenshot(clip=clip, animations="disabled", caret="hide"))


def _as_webp(page: Page, png: bytes) -> bytes:
    """The picture as small as Chromium makes it."""
    blank = page.context.new_page()
    data: str = blank.evaluate(
        """async ([png, quality]) => {
            const image = new Image();
            image.src = `data:image/png;base64,${png}`;
            await image.decode();
            const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
            canvas.getContext('2d').drawImage(image, 0, 0);
            return canvas.toDataURL('image/webp', quality).split(',')[1];
        }""",
        [b64encode(png).decode(), QUALITY],
    )
    blank.close()
    return b64decode(data)
