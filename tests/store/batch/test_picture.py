"""Pictures that a batch names."""

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.picture import Beside, Picture


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())


@pytest.mark.parametrize("given", ["stills/a.png", "stills\\a.png"])
def test_a_path_is_relative_to_the_batch(tmp_path: Path, given: str) -> None:
    put(tmp_path, "stills/a.png")
    assert Beside(tmp_path).picture(given).read() == b"stills/a.png"


@pytest.mark.parametrize("given", ["stills/boat", "stills\\BOAT.PNG", "other/Boat.png", "boat.png"])
def test_a_folder_that_is_given_is_searched_first(tmp_path: Path, given: str) -> None:
    put(tmp_path, "boat.jpg", "stills/boat.png", "stills/boat.jpg", "other/boat.png")
    expected = {"stills/boat": b"stills/boat.jpg", "other/Boat.png": b"other/boat.png"}
    found = Beside(tmp_path).picture(given)
    if given == "boat.png":
        assert not found.file.is_file()
    else:
        assert found.read() == expected.get(given, b"stills/boat.png")


def test_many_names_need_one_look_at_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, *(f"{n}.png" for n in range(30)))
    looks: list[Path] = []
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: looks.append(self) or listed(self))
    lying = Beside(tmp_path)
    assert [lying.picture(str(n)).file.name for n in range(30)] == [f"{n}.png" for n in range(30)]
    assert looks == [tmp_path]


@pytest.mark.parametrize("given", ["boat", "BOAT", "boat.png", "Boat.PNG", "./Boat"])
def test_a_name_is_enough_where_the_picture_lies_in_the_folder(tmp_path: Path, given: str) -> None:
    put(tmp_path, "boat.png", "boat.txt", "boats.png")
    assert Beside(tmp_path).picture(given).read() == b"boat.png"


def test_a_missing_picture_is_named(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"the image “none\.png” is not there"):
        Beside(tmp_path).picture("none.png").read()


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    assert Beside(tmp_path / "none").picture("a.png") == Picture(tmp_path / "none" / "a.png")


FORMS = ("NFC", "NFD", "NFKC", "NFKD")


@given(
    st.sampled_from(("Bilder für Szene", "Étoiles", "stills")),
    st.sampled_from(("Fée lumière.png", "Ångström.JPG", "ガラス.webp", "한글.png")),
    st.sampled_from((*product(FORMS, FORMS),)),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_neither_form_nor_case_hides_a_picture(
    folder: str, name: str, forms: tuple[Any, Any], is_loud: bool
) -> None:
    on_disk, given_as = forms
    with TemporaryDirectory() as place:
        real = normalize(on_disk, f"{folder}/{name}")
        put(Path(place), real)
        wanted = normalize(given_as, f"{folder}/{name}")
        found = Beside(Path(place)).picture(wanted.upper() if is_loud else wanted)
        if normalize("NFC", wanted) == normalize("NFC", real):
            assert found.read() == real.encode()


def test_a_picture_that_is_missing_at_its_path_is_not_taken_from_elsewhere(tmp_path: Path) -> None:
    put(tmp_path, "boat.png", "other/boat.png")
    for name in ("stills/boat.png", "C:\\work\\boat.png", str(tmp_path / "none" / "boat.png")):
        assert not Beside(tmp_path).picture(name).file.is_file()


def test_a_bare_name_is_looked_up_in_the_folders_beside_the_batch(tmp_path: Path) -> None:
    put(tmp_path, "stills/boat.png", "stills/gull.png", "other/gull.png")
    lying = Beside(tmp_path)
    assert lying.picture("Boat.png").read() == b"stills/boat.png"
    assert not lying.picture("gull.png").file.is_file()  # which of the two?
    assert lying.elsewhere == {"Boat.png": Path("stills/boat.png")}


@pytest.mark.parametrize("name", ["sea boat\u200b.png", "sea\u00a0boat.png", "\ufeffSea boat"])
def test_what_is_invisible_in_a_name_hides_no_picture(tmp_path: Path, name: str) -> None:
    put(tmp_path, "sea boat.png")
    assert Beside(tmp_path).picture(name).read() == b"sea boat.png"
