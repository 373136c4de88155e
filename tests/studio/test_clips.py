"""A clip made elsewhere is a take of its shot: copied, marked, free, and there after a loss."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import av
import pytest

from hailuo_desktop.domain.spending import Spent, Where, total
from hailuo_desktop.domain.standing import standing
from hailuo_desktop.domain.state_words import word
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Take
from hailuo_desktop.media.film import first_frame
from hailuo_desktop.media.recipe import read_recipe, write_recipe
from hailuo_desktop.store.library import DATABASE, Library
from hailuo_desktop.studio.clips import For, NotBroughtIn, bring_in
from hailuo_desktop.studio.opening import open_library
from hailuo_desktop.studio.rebuilding import BOARD
from hailuo_desktop.studio.recipes import recipe_of
from tests.fakes import reels
from tests.fakes.any_take import take
from tests.fakes.takes import board

WANTED = For("shot-1", "01", 3, "The lighthouse")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with closing(open_library(folder, "a test")) as library:
        yield library


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return reels.film(tmp_path / "From the phone.mp4", 50)


def brought(library: Library, clip: Path) -> Take:
    made = bring_in(library.videos, clip, WANTED, 1000.0)
    library.takes.save(made)
    return made


def file_of(library: Library, made: Take) -> Path:
    assert isinstance(made.state, Completed)
    return library.videos.path(made.state.file)


def test_it_is_copied_and_says_what_it_is(library: Library, clip: Path) -> None:
    made = brought(library, clip)
    assert (made.shot, made.number, made.name) == ("shot-1", 3, "01")
    assert made.brought_in == "From the phone.mp4"
    assert (made.request.quality, made.request.duration) == ("176p", 2)
    assert word(made) == "brought in"
    assert file_of(library, made).parent.parent == library.folder / "media" / "takes"
    assert reels.number_of(first_frame(file_of(library, made))) == 0
    assert clip.is_file()


def test_it_costs_nothing_and_is_no_task_of_the_service(library: Library, clip: Path) -> None:
    made = brought(library, clip)
    assert total([made], lambda _: Where(kept=True)) == Spent()
    assert not made.reached
    assert library.takes.claimed() == {}
    assert library.takes.unanswered() == []


def test_no_shot_is_edited_since_a_clip(library: Library, clip: Path) -> None:
    made = brought(library, clip)
    found = standing(board(), "shot-1", [made], {made.id: made}.get)
    assert (found.used, found.edited) == (made.id, False)


@pytest.mark.parametrize(
    ("name", "codec", "suffix"),
    [("a.mov", "libx264", ".mp4"), ("a.webm", "libvpx-vp9", ".mp4"), ("a.avi", "huffyuv", ".avi")],
)
def test_pictures_stay_what_they_were_in_whatever_they_came(
    library: Library, tmp_path: Path, name: str, codec: str, suffix: str
) -> None:
    options = {"deadline": "realtime"} if "vpx" in codec else {"preset": "ultrafast"}
    given = _film(tmp_path / name, codec, options)
    made = brought(library, given)
    there = file_of(library, made)
    assert there.suffix == suffix
    assert library.videos.kept(made) == made.state.file  # type: ignore[union-attr]
    assert first_frame(there) == first_frame(given)
    assert (read_recipe(there) or {})["brought_in"] == name


def _film(file: Path, codec: str, options: dict[str, str]) -> Path:
    if codec == "huffyuv":
        with closing(av.open(str(file), "w")) as out:
            stream = out.add_stream("huffyuv", rate=25)
            stream.width, stream.height, stream.pix_fmt = 320, 176, "yuv422p"
            for number in range(10):
                picture = av.VideoFrame.from_ndarray(reels.numbered(number), format="rgb24")
                out.mux(stream.encode(picture))
            out.mux(stream.encode(None))
        return file
    return reels.film(file, 10, codec=codec, options=options)


def test_what_cannot_be_read_is_named_and_leaves_nothing(library: Library, tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("no film")
    half = reels.film(tmp_path / "half.mp4", 50)
    half.write_bytes(half.read_bytes()[: half.stat().st_size // 2])
    sound = reels.sound_only(tmp_path / "sound.mp4")
    for clip in (text, half, sound, tmp_path / "gone.mp4"):
        with pytest.raises(NotBroughtIn, match=clip.name):
            bring_in(library.videos, clip, WANTED, 1000.0)
    assert library.videos.all() == []
    assert [*library.folder.rglob("*.part")] == []


def test_a_film_of_another_library_comes_in_under_a_name_of_its_own(
    library: Library, clip: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.mp4"
    write_recipe(clip, other, recipe_of(take("f" * 32, task="paid"), "Elsewhere"))
    made = brought(library, other)
    assert made.id != "f" * 32
    assert made.task == ""
    assert (read_recipe(file_of(library, made)) or {})["take"] == made.id


@pytest.mark.parametrize("name", ["a.mp4", "a.avi"])
def test_it_survives_the_loss_of_the_database(folder: Path, tmp_path: Path, name: str) -> None:
    given = _film(tmp_path / name, "huffyuv" if name.endswith("avi") else "libx264", {})
    with closing(open_library(folder, "a test")) as library:
        library.boards.save(Storyboard("b", "Night"))
        made = brought(library, given)
    for file in folder.glob(f"{DATABASE}*"):
        file.unlink()
    for backup in (folder / "backups").glob("*"):
        backup.unlink()
    with closing(open_library(folder, "a test")) as library:
        back = library.takes.find(made.id)
        assert back is not None
        assert (back.brought_in, back.shot, back.number) == (name, "shot-1", 3)
        assert file_of(library, back).is_file()
        (board_again,) = [each for each in library.boards.all() if each.find("shot-1")]
        assert board_again.name in ("The lighthouse", BOARD)
        assert board_again.shot("shot-1").model != ""
