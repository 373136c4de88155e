"""What a bundle leaves out, and what it must not."""

from pathlib import Path

import pytest
from bundle.pruning import (
    Entry,
    languages,
    link_stays,
    of_the_system,
    orphaned,
    pruned,
    superfluous,
    unhooked,
)
from hypothesis import given
from hypothesis import strategies as st

QT = "PySide6/Qt"
LINKS = {
    "multimedia/libffmpegmediaplugin.so": ["libQt6Quick.so.6", "libc.so.6"],
    "libQt6Quick.so.6": ["libQt6Qml.so.6"],
    "imageformats/libqpdf.so": ["libQt6Pdf.so.6"],
    "platformthemes/libqgtk3.so": ["libgtk-3.so.0"],
    "libgtk-3.so.0": ["libcairo.so.2", "libglib-2.0.so.0"],
    "PySide6/QtCore.abi3.so": ["libQt6Core.so.6"],
    "libQt6Core.so.6": ["libglib-2.0.so.0"],
}


def binary(path: str, kind: str = "BINARY") -> Entry:
    return path, path, kind


def imports(source: str) -> list[str]:
    return next((names for path, names in LINKS.items() if source.endswith(path)), [])


BINARIES = [
    binary("PySide6/QtCore.abi3.so", "EXTENSION"),
    *(binary(f"{QT}/plugins/{path}") for path in LINKS if "/lib" in path and "PySide6" not in path),
    *(binary(f"{QT}/lib/libQt6{name}.so.6") for name in ("Core", "Pdf", "Qml", "Quick")),
    *(binary(name) for name in ("libgtk-3.so.0", "libcairo.so.2", "libglib-2.0.so.0")),
    binary("libmvec.so.1"),
    binary("libpython3.11.so.1.0"),
]


def test_what_the_player_is_linked_to_stays_and_the_desktops_gtk_goes() -> None:
    left = {Path(path).name for path, _, _ in pruned(BINARIES, imports)}
    assert left == {
        "QtCore.abi3.so",
        "libffmpegmediaplugin.so",
        "libQt6Core.so.6",
        "libQt6Qml.so.6",
        "libQt6Quick.so.6",
        "libglib-2.0.so.0",
        "libpython3.11.so.1.0",
    }


NAMES = [f"lib{letter}.so" for letter in "abcdefgh"]


@given(
    st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES))),
    st.sets(st.sampled_from(NAMES), min_size=1),
)
def test_nothing_that_stays_lacks_a_library_and_nothing_stays_for_nothing(
    links: dict[str, list[str]], roots: set[str]
) -> None:
    entries = [binary(name, "EXTENSION" if name in roots else "BINARY") for name in NAMES]
    left = {path for path, _, _ in pruned(entries, lambda source: links.get(source, []))}
    assert roots <= left
    assert all(set(links.get(name, [])) <= left for name in left)
    assert left == roots | {needed for name in left for needed in links.get(name, [])}


@pytest.mark.parametrize(
    ("path", "languages", "goes"),
    [
        ("babel/locale-data/root.dat", [], False),
        ("babel/locale-data/de.dat", [], True),
        ("babel/locale-data/de_AT.dat", ["de"], False),
        ("babel/locale-data/pt.dat", ["pt_BR"], False),
        ("PySide6/Qt/translations/qtbase_pt_BR.qm", ["pt_BR"], False),
        ("PySide6/Qt/translations/qtbase_de.qm", ["pt_BR"], True),
        ("keyring-25.7.0.dist-info/entry_points.txt", [], False),
        ("keyring-25.7.0.dist-info/RECORD", [], True),
        ("hailuo_desktop/resources/icons/app.svg", [], False),
        ("PySide6\\plugins\\imageformats\\qpdf.dll", [], True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", [], False),
        (f"{QT}/plugins/platforms/libqoffscreen.so", [], False),
        (f"{QT}/plugins/wayland-shell-integration/libxdg-shell.so", [], False),
    ],
)
def test_files(path: str, languages: list[str], goes: bool) -> None:
    assert superfluous(path, languages) is goes


def test_languages_are_those_with_a_catalogue(tmp_path: Path) -> None:
    for name in ("pt_BR", "de"):
        folder = tmp_path / "words" / name / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "hailuo-desktop.mo").touch()
    assert languages(tmp_path) == ["de", "pt_BR"]


@pytest.mark.parametrize(
    ("entry", "system"),
    [
        (("libssl.so.3", "/lib/x86_64-linux-gnu/libssl.so.3", "BINARY"), True),
        (("libglib-2.0.so.0", "/usr/lib/x86_64-linux-gnu/libglib-2.0.so.0", "BINARY"), True),
        (("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/x.so", "BINARY"), False),
        (("lib-dynload/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", "EXTENSION"), False),
        (("av.libs/libx264.so", "/opt/site/libx264.so", "BINARY"), False),
    ],
)
def test_libraries_of_the_system(entry: Entry, system: bool) -> None:
    assert of_the_system(entry) is system


@pytest.mark.parametrize(("platform", "left"), [("linux", 1), ("darwin", 2)])
def test_the_program_starts_without_what_slows_it_down(platform: str, left: int) -> None:
    names = ("pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_pyside6", "start")
    found = unhooked([(name, name, "PYSOURCE") for name in names], platform)
    assert len(found) == left
    assert found[-1][0] == "start"


THERE = {"PySide6/Qt/lib/libQt6Core.so.6", f"{QT}/lib/QtCore.framework/Versions/A/QtCore"}


@pytest.mark.parametrize(
    ("path", "target", "stays"),
    [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", True),
        ("libQt6Pdf.so.6", "PySide6/Qt/lib/libQt6Pdf.so.6", False),
        (f"{QT}/lib/QtCore.framework/QtCore", "Versions/Current/QtCore", True),
        (f"{QT}/lib/QtPdf.framework/QtPdf", "Versions/Current/QtPdf", False),
    ],
)
def test_links_stay_with_what_they_stand_for(path: str, target: str, stays: bool) -> None:
    left = link_stays((path, target, "SYMLINK"), THERE) and not orphaned(path, THERE)
    assert left is stays


def test_a_frameworks_notes_go_with_its_library() -> None:
    assert orphaned(f"{QT}/lib/QtPdf.framework/Resources/Info.plist", THERE)
    assert not orphaned(f"{QT}/lib/QtCore.framework/Resources/Info.plist", THERE)
    assert not orphaned("hailuo_desktop/resources/theme.qss", THERE)
