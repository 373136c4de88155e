"""The Python that is carried is the one that was pinned, whoever has packed it."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from bundle.windows import python
from bundle.windows.python import GIVEN, Pin, fingerprint, pin, provide, unpack
from stop import Stop


def packed(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


FILES = {"python313.dll": b"library", "LICENSE.txt": b"text"}


def test_how_it_was_packed_does_not_matter(tmp_path: Path) -> None:
    for name, compression in (("a", zipfile.ZIP_STORED), ("b", zipfile.ZIP_DEFLATED)):
        unpack(packed(FILES, compression), tmp_path / name)
    os.utime(tmp_path / "b" / "LICENSE.txt", (1, 1))
    assert fingerprint(tmp_path / "a") == fingerprint(tmp_path / "b")


@pytest.mark.parametrize("change", [{"LICENSE.txt": b"other"}, {"more.dll": b""}])
def test_each_byte_and_name_matters(tmp_path: Path, change: dict[str, bytes]) -> None:
    unpack(packed(FILES), tmp_path / "a")
    unpack(packed(FILES | change), tmp_path / "b")
    assert fingerprint(tmp_path / "a") != fingerprint(tmp_path / "b")


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    zip_ = tmp_path / "given.zip"
    zip_.write_bytes(packed(FILES))
    monkeypatch.setattr(python, "TARGET", tmp_path / "python")
    monkeypatch.setenv(GIVEN, str(zip_))
    return zip_


def pinned_as(fingerprint_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python, "pin", lambda: Pin("3.13.2", fingerprint_))


def test_one_given_by_hand_is_taken(
    tmp_path: Path, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpack(given.read_bytes(), tmp_path / "right")
    pinned_as(fingerprint(tmp_path / "right"), monkeypatch)
    assert (provide() / "python313.dll").read_bytes() == b"library"
    given.unlink()
    assert (provide() / "LICENSE.txt").is_file()  # it is there already


def test_another_one_is_refused_and_its_fingerprint_told(
    tmp_path: Path, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpack(given.read_bytes(), tmp_path / "right")
    pinned_as("0" * 64, monkeypatch)
    with pytest.raises(Stop, match=fingerprint(tmp_path / "right")):
        provide()


def test_a_package_of_the_index_leaves_only_the_files(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / ".lock").touch()
    for each in tmp_path.iterdir():
        python.remove(each)
    assert not [*tmp_path.iterdir()]


def test_the_pin_names_a_python_and_its_files() -> None:
    assert Pin("3.13.2", "").line == "3.13"
    assert Pin("3.13.2", "").name == "python313"
    assert len(pin().fingerprint) == 64
