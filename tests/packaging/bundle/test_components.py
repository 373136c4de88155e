"""Whose files a bundle carries, and that nothing goes out without its licence."""

import json
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest
from bundle import components, licences
from bundle.components import Carried, Component, library, owner
from bundle.place import HERE, ROOT, version
from bundle.sbom import write as write_sbom
from stop import Stop

X264 = Component("x264", "165", "GPL-2.0-or-later", "https://x.example", (HERE / "start.py",))
BARE = Component("bare", "1", "MIT", "", ())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("av.libs/libx264-d6533a8d.so.165", "x264"),
        ("av.libs/libavcodec-5e6b81c2.so.62", "FFmpeg (PyAV)"),
        ("PySide6/Qt/lib/libavcodec.so.61", "FFmpeg (Qt)"),
        ("PySide6/Qt/lib/libicudata.so.73", "ICU"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "Qt for Python"),
        ("PySide6.QtCore", "Qt for Python"),
        ("shiboken6", "Qt for Python"),
        ("pi_heif.libs/libheif-7a3e919c.so.1", "libheif and libde265"),
        ("av.libs/avcodec-62-984de.dll", "FFmpeg (PyAV)"),
        ("av.libs/libdav1d-959eb.dll", "dav1d"),
        ("av.libs/libSvtAv1Enc-c4dd9.dll", "SVT-AV1"),
        ("PySide6/avcodec-61.dll", "FFmpeg (Qt)"),
        ("PySide6/Qt6Core.dll", "Qt for Python"),
        ("PySide6/msvcp140.dll", "Microsoft Visual C++ Runtime"),
        ("libstdc++-6-110c9.dll", "GCC's runtime"),
        ("libheif-75127.dll", "libheif and libde265"),
        ("PySide60/x.so", None),
        ("httpx/_client.py", None),
    ],
)
def test_libraries_that_wheels_do_not_speak_of(path: str, name: str | None) -> None:
    assert getattr(library(path), "name", None) == name


def test_every_library_of_the_table_has_its_texts_and_no_text_is_left_over() -> None:
    texts = {text for component, _ in components.named() for text in component.texts}
    assert texts == {*(HERE / "licences").iterdir()}
    assert len({component.name for component, _ in components.named()}) == len(components.named())


def test_the_table_speaks_of_the_wheels_that_are_pinned() -> None:
    pinned = (ROOT / "packaging/requirements/bundle.txt").read_text("utf-8")
    told = components.tomllib.loads((HERE / "libraries.toml").read_text("utf-8"))["wheels"]
    for name, number in told.items():
        assert f"{name.lower().replace('_', '-')}=={number}" in pinned


def test_another_wheel_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "libraries.toml").write_text('[wheels]\nav = "1.0"\n[[library]]\n', "utf-8")
    monkeypatch.setattr(components, "HERE", tmp_path)
    with pytest.raises(Stop, match=r"av 1\.0, and this is"):
        components.libraries()


def test_each_file_has_an_owner(tmp_path: Path) -> None:
    import httpx

    for source, name in (
        (Path(httpx.__file__), "httpx"),
        (Path(json.__file__), "Python"),
        (ROOT / "hailuo_desktop/assets.py", "Hailuo Desktop"),
        (ROOT / "resources/theme.qss", "Hailuo Desktop"),
        (tmp_path / "stray.so", None),
    ):
        found = owner(Carried(source.name, source, "DATA"))
        assert getattr(found, "name", None) == name
    assert components.ours().version == version()
    assert components.python().version == sys.version.split()[0]


def test_a_file_of_nobody_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"stray\.so"):
        components.components([Carried("stray.so", tmp_path / "stray.so", "BINARY")])


def test_a_component_without_a_text_stops_the_build() -> None:
    components.check([X264])
    with pytest.raises(Stop, match="bare"):
        components.check([X264, BARE])


def test_distributions_say_where_they_come_from() -> None:
    found = {each.name: components.described(each) for each in distributions()}
    assert found["httpx"].source.startswith("https://")
    assert found["keyring"].licence == "MIT"
    assert all(each.is_file() for each in found["keyring"].texts)
    assert found["keyring"].purl == f"pkg:pypi/keyring@{found['keyring'].version}"


def test_the_folder_holds_texts_page_and_list(tmp_path: Path) -> None:
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "old.txt").touch()
    licences.write(tmp_path / "licences", [X264, components.ours()])
    names = {str(each.relative_to(tmp_path / "licences")) for each in tmp_path.rglob("*.*")}
    assert {"GPL-3.0.txt", "COMPONENTS.txt", "sbom.cdx.json", "x264/start.py"} <= names
    assert "old.txt" not in names
    page = (tmp_path / "licences/COMPONENTS.txt").read_text("utf-8")
    assert "x264 165\n    licence: GPL-2.0-or-later\n    source: https://x.example" in page


def test_texts_of_one_name_are_all_kept(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "LICENSE").write_text(name, "utf-8")
    two = Component("two", "1", "MIT", "", (tmp_path / "a/LICENSE", tmp_path / "b/LICENSE"))
    licences.write(tmp_path / "out", [two])
    assert {file.read_text("utf-8") for file in (tmp_path / "out/two").iterdir()} == {"a", "b"}


def test_the_list_for_machines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("1", "2"):
        write_sbom(tmp_path / name, [X264, BARE])
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    told = json.loads((tmp_path / "1").read_text("utf-8"))
    assert told["bomFormat"] == "CycloneDX"
    assert {each["name"]: each["version"] for each in told["components"]} == {
        "x264": "165",
        "bare": "1",
    }
    assert told["metadata"]["component"]["version"] == version()
