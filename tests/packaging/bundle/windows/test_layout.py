"""What goes into the program's folder on Windows."""

from pathlib import Path

import pytest
from bundle.place import ROOT
from bundle.windows import layout
from bundle.windows.layout import inside, linked, product, qt_modules, useful, wheels

from .test_imports import library

MODULES = {"QtCore", "QtWidgets"}


@pytest.mark.parametrize(
    ("path", "needed"),
    [
        ("PySide6/QtCore.pyd", True),
        ("PySide6/QtOpenGL.pyd", False),
        ("PySide6/Qt6Core.dll", True),  # others may need it; pruned where they do not
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/__init__.py", True),
        ("PySide6/QtCore.pyi", False),
        ("PySide6/designer.exe", False),
        ("PySide6/qml/QtQuick/qmldir", False),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/platforms/qminimal.dll", False),
        ("PySide6/plugins/imageformats/qpdf.dll", False),
        ("PySide6/plugins/multimedia/ffmpegmediaplugin.dll", True),
        ("PySide6/plugins/multimedia/windowsmediaplugin.dll", False),
        ("PySide6/plugins/sqldrivers/qsqlite.dll", False),
        ("av.libs/libx264-165.dll", True),
        ("numpy/_core/numeric.py", True),
        ("numpy/random/mtrand.cp313-win_amd64.pyd", False),
        ("numpy/tests/test_x.py", False),
        ("pygments/lexers/python.py", False),
        ("httpx/_client.py", True),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("httpx-0.28.1.dist-info/METADATA", False),
        ("bin/httpx.exe", False),
    ],
)
def test_files(path: str, needed: bool) -> None:
    assert useful(path, [], MODULES) is needed


def test_a_module_is_no_module_of_a_longer_name() -> None:
    assert inside("curses/__init__.py", ["curses"])
    assert inside("pydoc.py", ["pydoc"])
    assert not inside("pydocs/x.py", ["pydoc"])


def test_libraries_follow_those_that_need_them(tmp_path: Path) -> None:
    for path, links in (
        ("PySide6/QtCore.pyd", ["QT6CORE.dll", "KERNEL32.dll"]),
        ("PySide6/Qt6Core.dll", []),
        ("PySide6/Qt6Pdf.dll", ["Qt6Core.dll"]),
        ("PySide6/plugins/platforms/qwindows.dll", ["Qt6Gui.dll"]),
        ("PySide6/Qt6Gui.dll", ["Qt6Core.dll"]),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(library(links))
    found = {each.path for each in wheels(tmp_path)}
    assert "PySide6/Qt6Gui.dll" in found
    assert found == {
        "PySide6/QtCore.pyd",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt6Gui.dll",
        "PySide6/plugins/platforms/qwindows.dll",
    }


def test_names_are_given_as_the_files_have_them(tmp_path: Path) -> None:
    (tmp_path / "a.pyd").write_bytes(library(["qt6core.DLL", "user32.dll"]))
    assert linked(["x/Qt6Core.dll"])(str(tmp_path / "a.pyd")) == ["Qt6Core.dll"]


def test_qt_is_what_the_sources_import() -> None:
    found = qt_modules(ROOT / "hailuo_desktop")
    assert {"QtCore", "QtGui", "QtWidgets", "QtMultimedia"} <= found
    assert all(each.startswith("Qt") for each in found)


def test_the_product_comes_with_its_resources_and_without_its_notes() -> None:
    paths = {each.path for each in product()}
    assert {"hailuo_desktop/__main__.py", "hailuo_desktop/resources/theme.qss"} <= paths
    assert "hailuo_desktop/ARCHITECTURE.md" not in paths
    assert not [path for path in paths if "__pycache__" in path]


def test_files_are_copied_to_where_they_are_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site/httpx").mkdir(parents=True)
    (tmp_path / "site/httpx/a.py").write_text("1", "utf-8")
    monkeypatch.setattr(layout, "product", list)
    (file,) = layout.fill(tmp_path / "app", tmp_path / "site")
    assert (tmp_path / "app" / file.path).read_text("utf-8") == "1"
