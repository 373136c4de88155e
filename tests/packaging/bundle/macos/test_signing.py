"""Signed from the inside out: what a signature seals is signed before it."""

import plistlib
from pathlib import Path

import pytest
from bundle.macos.signing import ENTITLEMENTS, MACH_O, NOBODY, line, order


def code(file: Path, magic: bytes = MACH_O[0]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(magic + b"rest")
    return file


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An application in small, as PyInstaller lays out Qt and its own in it."""
    app = tmp_path / "Hailuo Desktop.app"
    frameworks = app / "Contents/Frameworks"
    code(app / "Contents/MacOS/hailuo-desktop")
    code(frameworks / "libcrypto.dylib", MACH_O[1])
    code(frameworks / "PySide6/QtCore.abi3.so")
    framework = frameworks / "PySide6/Qt/lib/QtCore.framework"
    code(framework / "Versions/A/QtCore")
    code(framework / "Versions/A/Helpers/helper")
    (framework / "Versions/Current").symlink_to("A")
    (framework / "QtCore").symlink_to("Versions/Current/QtCore")
    (frameworks / "QtCore").symlink_to("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore")
    (app / "Contents/Resources").mkdir()
    (app / "Contents/Resources/theme.qss").write_text("text", "utf-8")
    return app


def test_inside_out(app: Path) -> None:
    found = order(app)
    for number, path in enumerate(found):
        assert not [later for later in found[number + 1 :] if path in later.parents], path
    assert found[-1] == app


def test_each_once_and_no_link_and_no_text(app: Path) -> None:
    names = [str(path.relative_to(app)) for path in order(app)]
    assert sorted(names) == [
        ".",
        "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework",
        "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/Helpers/helper",
        "Contents/Frameworks/PySide6/QtCore.abi3.so",
        "Contents/Frameworks/libcrypto.dylib",
        "Contents/MacOS/hailuo-desktop",
    ]


def test_only_the_application_has_rights_and_only_an_identity_a_time(app: Path) -> None:
    library = app / "Contents/Frameworks/libcrypto.dylib"
    assert str(ENTITLEMENTS) in line(app, "Developer ID")
    assert str(ENTITLEMENTS) not in line(library, "Developer ID")
    assert {"--timestamp", "runtime"} <= set(line(library, "Developer ID"))
    assert "--timestamp" not in line(library, NOBODY)
    assert "--deep" not in line(app, "Developer ID")


def test_the_rights_are_few() -> None:
    rights = plistlib.loads(ENTITLEMENTS.read_bytes())
    assert rights == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
