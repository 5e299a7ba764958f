"""What is kept of rendered pages: nothing is rendered twice, and nothing stale or spoilt is ever shown."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from digitalfahrplan.archive.files import regular_files
from digitalfahrplan.frozen import units, without_tables, write_archive
from digitalfahrplan.frozen.cache import Cache
from digitalfahrplan.frozen.writing import cache_beside
from tests.archive import CHAIN, chain, freeze, rechain, remake, write_chain
from tests.archive import content as files
from tests.frozen import NAMES, copied, snapshots

PAGE = f"archiv/{NAMES[0]}/schule-laufend/index.html"
DOUBTS = ("KETTE.txt nennt diese Fassung nicht.", "KETTE.txt ist in Zeile 2 unterbrochen.")
COMPARED = f"archiv/vergleich/{NAMES[0]}/{NAMES[1]}/index.html"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return snapshots(tmp_path_factory.mktemp("stadt"))


@pytest.fixture
def archive(original: Path, tmp_path: Path) -> Path:
    return copied(original, tmp_path)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def everything(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def again(archive: Path, site: Path) -> list[str]:
    """What a build renders that begins with an empty site."""
    shutil.rmtree(site, ignore_errors=True)
    return write_archive(archive, site).rendered


def test_a_second_build_renders_nothing_and_gives_the_same(archive: Path, site: Path) -> None:
    assert {*NAMES, "archiv"} <= set(again(archive, site))
    first = everything(site)
    done = write_archive(archive, site)
    assert (done.rendered, done.files) == ([], len(first))
    assert again(archive, site) == []
    assert everything(site) == first
    assert (site / PAGE).stat().st_nlink > 1


def test_another_archive_with_the_same_bytes_gives_the_same_pages(
    original: Path, archive: Path, site: Path, tmp_path: Path
) -> None:
    again(archive, site)
    write_archive(original, tmp_path / "other")
    assert everything(tmp_path / "other") == everything(site)


def test_other_code_renders_everything_again(archive: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = again(archive, site)
    monkeypatch.setattr(units, "code_digest", lambda: "other")
    assert again(archive, site) == first


def test_the_code_counts_with_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = shutil.copytree(Path(units.__file__).parent.parent, tmp_path / "one/digitalfahrplan")
    twin = shutil.copytree(package, tmp_path / "two/digitalfahrplan")

    def digest(folder: Path) -> str:
        monkeypatch.setattr(units, "__file__", str(folder / "frozen/units.py"))
        return units.code_digest.__wrapped__()

    assert digest(twin) == digest(package)
    (twin / "presentation/paper/papier.css").write_text("p {}", "utf-8")
    assert digest(twin) != digest(package)


def test_a_new_snapshot_renders_itself_and_its_neighbours(original: Path, tmp_path: Path, site: Path) -> None:
    town = tmp_path / "town"
    shutil.copytree(original.parent, town, ignore=shutil.ignore_patterns(".cache"))
    again(town / "archive", site)
    assert freeze(town, "2027", "2027-03-01") == 0
    rendered = again(town / "archive", site)
    assert "2027/2027-03-01" in rendered
    assert NAMES[2] in rendered
    assert NAMES[0] not in rendered
    assert (site / "archiv/vergleich/2027/2026-12-10/2027/2027-03-01/index.html").is_file()


def test_why_a_measure_has_ended_reaches_the_comparison_and_nothing_else(tmp_path: Path, site: Path) -> None:
    """The list of addresses lies outside of the snapshots, so what is kept depends on it."""
    content, addresses = files(tmp_path), tmp_path / "archive/ADRESSEN.txt"
    assert freeze(tmp_path, "2026", "2026-01-29") == 0
    (content / "intern/bauakte.md").unlink()
    addresses.write_text(
        f"{addresses.read_text('utf-8')}massnahmen/bauakte 2026-03-12 entfallen: Doppelt erfasst.\n", "utf-8"
    )
    assert freeze(tmp_path, "2026", "2026-06-30") == 0
    again(tmp_path / "archive", site)
    pair = "archiv/vergleich/2026/2026-01-29/2026/2026-06-30/"
    assert "12.03.2026: Doppelt erfasst." in (site / pair / "index.html").read_text("utf-8")
    whole = addresses.read_text("utf-8")
    addresses.write_text(whole.replace("Doppelt erfasst", "Anders entschieden"), "utf-8")
    assert again(tmp_path / "archive", site) == [pair]
    assert "Anders entschieden" in (site / pair / "index.html").read_text("utf-8")


def test_an_edited_page_of_the_cache_is_noticed(archive: Path, site: Path) -> None:
    again(archive, site)
    whole = (site / PAGE).read_bytes()
    (site / PAGE).write_bytes(whole.replace(b"archiviert", b"gefaelscht"))  # the same file as in the cache
    assert again(archive, site) == [NAMES[0]]
    assert (site / PAGE).read_bytes() == whole


@pytest.mark.parametrize("spoil", [
    lambda entry: (entry / "liste.json").write_text("{"),
    lambda entry: (entry / "liste.json").write_text('{"schaden": "", "dateien": [["../../x", 1, 1]]}'),
    lambda entry: (entry / "liste.json").write_text('{"dateien": 5}'),
    lambda entry: (entry / "liste.json").unlink(),
    lambda entry: shutil.rmtree(entry / "archiv"),
    lambda entry: (entry / PAGE).unlink(),
    lambda entry: ((entry / PAGE).unlink(), (entry / PAGE).symlink_to("/etc/hostname")),
    lambda entry: shutil.rmtree(entry),
])  # fmt: skip
def test_a_spoilt_entry_is_rendered_again(archive: Path, site: Path, spoil: object) -> None:
    assert callable(spoil)
    again(archive, site)
    first = everything(site)
    entry = next(
        path.parents[4] for path in cache_beside(archive).rglob("schule-laufend/index.html") if NAMES[0] in str(path)
    )
    spoil(entry.parent if entry.name == "archiv" else entry)
    assert again(archive, site) == [NAMES[0]]
    assert everything(site) == first


def test_old_entries_and_the_rest_of_killed_runs_go_and_nothing_else(archive: Path, site: Path) -> None:
    again(archive, site)
    folder = cache_beside(archive)
    for name in ("0" * 64, ".neu-tot", "fremd"):
        (folder / name).mkdir()
    again(archive, site)
    assert {"fremd"} == {path.name for path in folder.iterdir() if path.name in ("0" * 64, ".neu-tot", "fremd")}


def test_an_interrupted_run_leaves_no_entry(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "a/b.html", b"x"
        raise KeyboardInterrupt

    cache = Cache(tmp_path / "c")
    with pytest.raises(KeyboardInterrupt), cache.in_use():
        cache.keep("0" * 64, files(), lambda: "")
    assert [path.name for path in (tmp_path / "c").iterdir()] == [".in-arbeit"]


def test_builds_at_the_same_time_leave_one_another_their_entries(tmp_path: Path) -> None:
    one, other = Cache(tmp_path / "c"), Cache(tmp_path / "c")
    with one.in_use():
        kept = one.keep("0" * 64, [("a.html", b"x")], lambda: "")
        with other.in_use():
            other.keep("1" * 64, [("a.html", b"y")], lambda: "")
            assert other.keep("0" * 64, [("a.html", b"x")], lambda: "") == kept
        assert (kept.folder / "a.html").read_bytes() == b"x"
        assert one.find("1" * 64) is not None
    with Cache(tmp_path / "c").in_use():
        pass
    assert [path.name for path in (tmp_path / "c").iterdir()] == [".in-arbeit"]


def test_without_a_cache_the_pages_come_all_the_same(archive: Path, site: Path) -> None:
    (archive.parent / ".cache").write_text("kein Ordner", "utf-8")
    assert set(again(archive, site)) >= set(NAMES)
    first = everything(site)
    assert set(again(archive, site)) >= set(NAMES)
    assert everything(site) == first


def test_on_another_disk_files_are_copied(archive: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again(archive, site)
    first = everything(site)

    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    assert again(archive, site) == []
    assert everything(site) == first
    assert (site / PAGE).stat().st_nlink == 1


def test_files_of_a_bag_come_folder_by_folder_and_nothing_else_does(tmp_path: Path) -> None:
    """The order of the zip file of a bag, and so its bytes, hang on it."""
    for name in ("b.txt", "a/2", "a/10", "a.b/1", "ä/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "link").symlink_to("b.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert regular_files(tmp_path) == ["a/10", "a/2", "a.b/1", "b.txt", "ä/x"]
    assert regular_files(tmp_path / "a/loop") == regular_files(tmp_path / "nowhere") == []


def test_no_archive_no_pages(tmp_path: Path, site: Path) -> None:
    assert write_archive(tmp_path / "archive", site).files == 0
    assert list(tmp_path.iterdir()) == []


def spoil_figures(archive: Path) -> None:
    path = archive / NAMES[0] / "data/roadmap.json"
    path.write_bytes(path.read_bytes().replace(b'"rang": 1', b'"rang": 2', 1))


def remade(archive: Path) -> None:
    spoil_figures(archive)
    remake(archive / NAMES[0])


def no_json(archive: Path) -> None:
    (archive / NAMES[0] / "data/roadmap.json").write_text("[" * 100_000, "utf-8")
    remake(archive / NAMES[0])
    rechain(archive)


def no_plan(archive: Path) -> None:
    (archive / NAMES[0] / "data/roadmap.json").write_text("[]", "utf-8")
    remake(archive / NAMES[0])
    rechain(archive)


def gone(archive: Path) -> None:
    shutil.rmtree(archive / NAMES[0])


def only_a_file(archive: Path) -> None:
    gone(archive)
    (archive / NAMES[0]).write_text("", "utf-8")


def no_info(archive: Path) -> None:
    (archive / NAMES[0] / "bag-info.txt").unlink()


def open_to_scripts(archive: Path) -> None:
    """A consistent snapshot, whose report would run something for everybody who opens it."""
    report = archive / NAMES[0] / "data/bericht.html"
    report.write_bytes(report.read_bytes().replace(b"default-src &#x27;none&#x27;", b"default-src *"))
    remake(archive / NAMES[0])
    rechain(archive)


@pytest.mark.parametrize(
    "spoil", [spoil_figures, remade, no_json, no_plan, gone, only_a_file, no_info, open_to_scripts]
)
def test_a_damaged_snapshot_shows_no_figures_and_the_others_stay(archive: Path, site: Path, spoil: object) -> None:
    assert callable(spoil)
    again(archive, site)
    other = (site / f"archiv/{NAMES[2]}/schule-laufend/index.html").read_bytes()
    spoil(archive)
    shutil.rmtree(site)
    assert set(write_archive(archive, site).damaged) == {NAMES[0]}
    html = (site / f"archiv/{NAMES[0]}/index.html").read_text("utf-8")
    assert "Diese Fassung ist beschädigt." in html
    assert "<table" not in html.partition('id="pruefen"')[0]
    assert not (site / f"archiv/{NAMES[0]}/roadmap.json").exists()
    assert not (site / f"archiv/{NAMES[0]}/bericht.html").exists()
    if (archive / CHAIN).read_text("ascii").count(NAMES[0]) and spoil in (spoil_figures, remade):
        assert "Diese Fassung ist beschädigt." in (site / PAGE).read_text("utf-8")
        assert (site / f"archiv/{NAMES[2]}/schule-laufend/index.html").read_bytes() == other
    shutil.rmtree(site)
    warm = write_archive(archive, site)
    assert (warm.rendered, set(warm.damaged)) == ([], {NAMES[0]})  # said at every build


@pytest.mark.parametrize("warm", [False, True])
def test_the_tables_that_a_snapshot_lacks_are_known_before_its_pages(archive: Path, site: Path, warm: bool) -> None:
    assert without_tables(archive) == frozenset()
    spoil_figures(archive)
    (archive / NAMES[2] / "data/roadmap.json").write_text('{"schema_version": 99}', "utf-8")
    remake(archive / NAMES[2])
    rechain(archive)
    if warm:
        write_archive(archive, site)
    assert without_tables(archive) == {NAMES[0], NAMES[2]}
    write_archive(archive, site)
    assert {name for name in NAMES if not (site / f"archiv/{name}/daten").exists()} == {NAMES[0], NAMES[2]}


def lose_a_line(archive: Path) -> None:
    lines = chain(archive)
    write_chain(archive, [lines[0], lines[2]])


def swap_lines(archive: Path) -> None:
    lines = chain(archive)
    write_chain(archive, [lines[0], lines[2], lines[1]])


@pytest.mark.parametrize("spoil", [lambda archive: (archive / CHAIN).unlink(), lose_a_line, swap_lines])
def test_a_damaged_chain_takes_no_page_away_and_pages_say_what_it_is_worth(
    archive: Path, site: Path, spoil: object
) -> None:
    assert callable(spoil)
    again(archive, site)
    first = everything(site)
    spoil(archive)
    shutil.rmtree(site)
    assert write_archive(archive, site).damaged == {}
    assert first.keys() <= everything(site).keys()
    assert {path for path in first if path.endswith((".zip", ".csv", ".json"))} & _changed(first, site) == set()
    for name in NAMES:
        for page in (f"archiv/{name}/index.html", f"archiv/{name}/schule-laufend/index.html"):
            html = (site / page).read_text("utf-8")
            assert any(doubt in html for doubt in DOUBTS)
            assert "df-archiv__band--schaden" in html
            assert "| sha256sum" not in html  # no root that the chain does not give
    assert any(doubt in (site / COMPARED).read_text("utf-8") for doubt in DOUBTS)
    assert without_tables(archive) == frozenset()


def _changed(before: dict[str, bytes], site: Path) -> set[str]:
    return {path for path, raw in everything(site).items() if before.get(path) != raw}


def test_other_line_ends_of_the_chain_change_no_page(archive: Path, site: Path) -> None:
    again(archive, site)
    first = everything(site)
    (archive / CHAIN).write_bytes((archive / CHAIN).read_bytes().replace(b"\n", b"\r\n").rstrip())
    assert again(archive, site) == []
    assert everything(site) == first


def test_a_mended_snapshot_is_shown_again(archive: Path, site: Path) -> None:
    path = archive / NAMES[0] / "data/roadmap.json"
    whole = path.read_bytes()
    spoil_figures(archive)
    assert write_archive(archive, site).damaged
    path.write_bytes(whole)
    assert write_archive(archive, site).damaged == {}
    assert "beschädigt" not in (site / PAGE).read_text("utf-8")
