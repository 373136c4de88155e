"""Whatever is dropped on the board becomes shots, or is listed with its reason and its fix."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import pytest_asyncio
from PIL import Image
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from hailuo_desktop.app.background_tasks import BackgroundTasks
from hailuo_desktop.app.board.drop_presenter import DropPresenter
from hailuo_desktop.app.board.text_drop import TextDrop
from hailuo_desktop.domain.catalog import Mode
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.media.recipe import write_recipe
from hailuo_desktop.media.still import decoded
from hailuo_desktop.store.frames import Frames
from hailuo_desktop.studio.intake import Intake
from hailuo_desktop.ui.board.choice_menu import ChoiceMenu
from hailuo_desktop.ui.board.dropping import Drop
from hailuo_desktop.ui.carry.list_dialog import ListDialog
from hailuo_desktop.ui.shot.image_source import FromData, FromFile
from tests.fakes.heic import register_heic_writer
from tests.fakes.pictures import encoded, image_file, picture
from tests.fakes.table import Table, board, table


@dataclass
class Scene:
    at: Table
    board_presenter: DropPresenter
    frames: Frames
    background: BackgroundTasks

    async def drop(
        self,
        *paths: Path,
        text: str = "",
        before: str = "",
        onto: str = "",
        chain: bool = False,
        choose: str = "",
    ) -> None:
        """Let files go on the board, answer what is asked, and wait until all is done."""
        sources = tuple(FromFile(path) for path in paths)
        self.at.panel.dropped.emit(Drop(sources, text, before, onto, chain, QPoint(10, 10)))
        await self.settle(choose)

    async def settle(self, choose: str = "") -> None:
        while tasks := set(self.background._tasks):
            await asyncio.wait(tasks, timeout=0.01)
            for offer in self.at.panel.findChildren(ChoiceMenu):
                for action in offer.actions():
                    if choose and choose in action.text():
                        action.trigger()

    @property
    def shots(self) -> tuple[Shot, ...]:
        return self.at.edits.board.shots

    @property
    def names(self) -> list[tuple[str, str]]:
        """The names of the frames of each shot."""
        return [
            (shot.first.name if shot.first else "", shot.last.name if shot.last else "")
            for shot in self.shots
        ]

    @property
    def refusals(self) -> list[str]:
        return [each.why for each in self.at.panel.rejects._rejects]


@pytest_asyncio.fixture
async def scene(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[Scene]:
    bugs: list[BaseException] = []
    at = table(qtbot, board(2))
    frames = Frames(tmp_path / "library")
    background = BackgroundTasks(bugs.append)
    made = Scene(
        at,
        DropPresenter(Intake(frames), at.board_presenter, at.panel, background),
        frames,
        background,
    )
    yield made
    await background.aclose()
    assert bugs == []


def film(folder: Path, name: str) -> Path:
    """Ten frames that grow lighter."""
    file = folder / name
    with av.open(str(file), "w") as out:
        stream = out.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        for level in range(0, 250, 25):
            pixels = np.full((360, 640, 3), level, np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(pixels)))
        out.mux(stream.encode())
    return file


async def test_stills_become_shots_in_natural_order_of_their_names(
    scene: Scene, tmp_path: Path
) -> None:
    files = [image_file(tmp_path, name) for name in ("shot 10.png", "Shot 2.png", "shot 1.jpg")]
    await scene.drop(*files, before="s1", choose="One shot per image")
    assert [first for first, _ in scene.names] == [
        "", "shot 1.jpg", "Shot 2.png", "shot 10.png", "",
    ]  # fmt: skip
    assert {shot.mode for shot in scene.shots[1:4]} == {Mode.I2V}
    assert scene.at.undo_words == "Add 3 shots from stills"
    scene.at.edits.stack.undo()
    assert scene.at.edits.board == board(2)


@pytest.mark.parametrize("asked", [True, False])
async def test_stills_become_a_chain_by_shift_or_by_choice(
    scene: Scene, tmp_path: Path, asked: bool
) -> None:
    files = [image_file(tmp_path, f"{n}.png") for n in range(4)]
    await scene.drop(*files, chain=not asked, choose="Chain")
    assert scene.names[2:] == [("0.png", "1.png"), ("1.png", "2.png"), ("2.png", "3.png")]
    assert {shot.mode for shot in scene.shots[2:]} == {Mode.FLF}


async def test_one_still_asks_nothing(scene: Scene, tmp_path: Path) -> None:
    await scene.drop(image_file(tmp_path, "one.png"), before="s0")
    assert scene.names[0] == ("one.png", "")


async def test_a_choice_that_is_declined_drops_nothing(scene: Scene, tmp_path: Path) -> None:
    files = [image_file(tmp_path, f"{n}.png") for n in range(2)]
    scene.at.panel.dropped.emit(Drop(tuple(map(FromFile, files)), "", "", at=QPoint(1, 1)))
    while not scene.at.panel.findChildren(ChoiceMenu):
        await asyncio.sleep(0)
    scene.at.panel.findChildren(ChoiceMenu)[0]._say("")
    await scene.settle()
    assert scene.at.edits.board == board(2)


async def test_a_folder_is_its_stills(scene: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "stills"
    (folder / "inner").mkdir(parents=True)
    for name in ("b.png", "a.png", "inner/c.png"):
        image_file(folder, name)
    (folder / ".hidden.png").write_bytes(b"no picture")
    (folder / "Thumbs.db").write_bytes(b"no picture")
    await scene.drop(folder, choose="One shot")
    assert [first for first, _ in scene.names[2:]] == ["a.png", "b.png"]
    assert scene.refusals == [
        "What lies deeper in “stills” was left out (“inner”): drop that by itself."
    ]


async def test_stills_on_a_card_are_its_two_ends(scene: Scene, tmp_path: Path) -> None:
    one, two = image_file(tmp_path, "one.png"), image_file(tmp_path, "two.png")
    await scene.drop(one, two, onto="s1")
    assert scene.names == [("", ""), ("one.png", "two.png")]
    await scene.drop(one, onto="s0")
    await scene.drop(two, onto="s0")
    assert scene.names[0] == ("one.png", "two.png")
    assert scene.at.undo_words == "Set frame"


async def test_more_stills_than_a_card_has_frames_are_shots_beside_it(
    scene: Scene, tmp_path: Path
) -> None:
    stills = [image_file(tmp_path, f"{n}.png") for n in range(3)]
    await scene.drop(*stills, onto="s1", before="s1", choose="One shot")
    assert scene.names == [("", ""), ("0.png", ""), ("1.png", ""), ("2.png", ""), ("", "")]
    assert scene.refusals == []


async def test_lines_of_text_become_shots(scene: Scene, tmp_path: Path) -> None:
    await scene.drop(text="A boat [Push in]\n\r\n  A lamp  \n")
    assert [shot.prompt for shot in scene.shots[2:]] == ["A boat [Push in]", "A lamp"]
    file = tmp_path / "prompts.txt"
    file.write_text("Eins\nZwei – drei", encoding="utf-16")
    await scene.drop(file, before="s0")
    assert [shot.prompt for shot in scene.shots[:2]] == ["Eins", "Zwei – drei"]


def asked(scene: Scene) -> ListDialog:
    (dialog,) = scene.at.panel.findChildren(ListDialog)
    return dialog


async def test_a_list_with_numbers_and_headings_is_shown_before_it_comes(
    scene: Scene, tmp_path: Path
) -> None:
    file = tmp_path / "list.txt"
    file.write_text("# Scene 1\n1. A boat leaves\n2) Gulls circle\n- Night falls\n")
    await scene.drop(file)
    dialog = asked(scene)
    assert len(scene.shots) == 2
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert rows == ["Scene 1", "A boat leaves", "Gulls circle", "Night falls"]
    assert dialog.accept_button.text() == "Add 3 shots"
    dialog.accept_button.click()
    new = scene.shots[2:]
    assert [shot.prompt for shot in new] == ["A boat leaves", "Gulls circle", "Night falls"]
    assert [shot.scene for shot in new] == ["Scene 1", "", ""]


async def test_lines_or_paragraphs_are_asked_where_both_could_be_meant(scene: Scene) -> None:
    await scene.drop(text="A boat\nGulls\n\nNight")
    dialog = asked(scene)
    assert dialog.accept_button.text() == "Add 3 shots"
    dialog.choices["paragraphs"].click()
    assert dialog.accept_button.text() == "Add 2 shots"
    dialog.accept_button.click()
    assert [shot.prompt for shot in scene.shots[2:]] == ["A boat\nGulls", "Night"]


async def test_a_text_of_doubtful_encoding_is_asked_about(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes("là".encode("cp1252"))
    await scene.drop(file)
    dialog = asked(scene)
    assert not dialog.accept_button.isEnabled()
    combo = dialog.encoding.combo
    combo.setCurrentIndex(combo.findData("cp1252"))
    combo.activated.emit(combo.currentIndex())
    dialog.accept_button.click()
    assert scene.shots[-1].prompt == "là"


async def test_a_text_that_cannot_be_read_leaves_the_others_be(
    scene: Scene, tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").write_bytes("Маяк на скале, лодка".encode() + b"\xd0")
    (tmp_path / "good.txt").write_text("A boat")
    (tmp_path / "empty.txt").write_text("")
    await scene.drop(*(tmp_path / name for name in ("bad.txt", "good.txt", "empty.txt")))
    assert scene.shots[-1].prompt == "A boat"
    assert [refusal.split("”")[0] for refusal in scene.refusals] == [
        "“bad.txt",
        "There is nothing in “empty.txt",
    ]


async def test_a_bug_in_one_thing_of_a_drop_leaves_the_others_be(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Words of {name}")
    bugs: list[BaseException] = []
    scene.background.report = bugs.append
    read = TextDrop.file

    async def buggy(self: TextDrop, path: Path, insert: Any) -> None:
        if path.name == "b.txt":
            raise RuntimeError("a bug")
        await read(self, path, insert)

    monkeypatch.setattr(TextDrop, "file", buggy)
    await scene.drop(*(tmp_path / name for name in ("a.txt", "b.txt", "c.txt")))
    assert [shot.prompt for shot in scene.shots[2:]] == ["Words of a.txt", "Words of c.txt"]
    assert scene.refusals == ["“b.txt” was left out: something went wrong inside the app."]
    assert [str(bug) for bug in bugs] == ["a bug"]


async def test_a_list_among_stills_is_offered(scene: Scene, tmp_path: Path) -> None:
    heard: list[object] = []
    scene.board_presenter.batch_dropped.connect(heard.append)
    folder = tmp_path / "film"
    folder.mkdir()
    image_file(folder, "a.png")
    (folder / "shots.csv").write_text("prompt,first_frame\nDawn,a.png\n")
    await scene.drop(folder, choose="Import the list “shots.csv”")
    assert (heard, len(scene.shots)) == ([folder / "shots.csv"], 2)
    await scene.drop(folder, choose="the pictures alone")
    assert (heard, len(scene.shots)) == ([folder / "shots.csv"], 3)


async def test_a_table_that_was_saved_as_text_is_one(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "Unicode text.txt"
    file.write_text("Shot\tPrompt\n01\tA boat\n02\tGulls\n", encoding="utf-16")
    await scene.drop(file)
    assert [(s.name, s.prompt) for s in scene.shots[2:]] == [("01", "A boat"), ("02", "Gulls")]


async def test_cells_of_a_spreadsheet_are_shots_by_their_columns(scene: Scene) -> None:
    text = 'Shot\tPrompt\tSeconds\tMood\n01\t"A boat\nleaves"\t10 s\tcalm\n02\tGulls\tlong\t\n'
    scene.at.panel.dropped.emit(Drop((), text, "", cells=True))
    await scene.settle()
    new = [(s.name, s.prompt, s.duration, s.notes) for s in scene.shots[2:]]
    assert new == [("01", "A boat\nleaves", 10, "calm"), ("02", "Gulls", 6, "")]


async def test_a_film_of_this_app_gives_back_its_shot(scene: Scene, tmp_path: Path) -> None:
    data = encoded(picture(1280, 720), "PNG")
    frame = await Intake(scene.frames).data(data, "sea.png", where=None)  # type: ignore[arg-type]
    recipe = {
        "prompt": "A boat [Push in]",
        "model": "MiniMax-Hailuo-02",
        "quality": "1080p",
        "duration": 6,
        "parameters": {"prompt_optimizer": False},
        "frames": [{"name": "sea.png", "sha256": frame.digest}],
    }
    made = tmp_path / "made.mp4"
    write_recipe(film(tmp_path, "plain.mp4"), made, recipe)
    await scene.drop(made, before="s0")
    shot = scene.shots[0]
    assert (shot.prompt, shot.quality, shot.prompt_optimizer) == (
        "A boat [Push in]",
        "1080p",
        False,
    )
    assert shot.first == frame
    assert scene.refusals == []


async def test_a_frame_that_a_film_names_and_nobody_has_is_told(
    scene: Scene, tmp_path: Path
) -> None:
    made = tmp_path / "made.mp4"
    recipe = {"prompt": "A boat", "frames": [{"name": "sea.png", "sha256": "0" * 64}]}
    write_recipe(film(tmp_path, "plain.mp4"), made, recipe)
    await scene.drop(made)
    assert scene.shots[-1].prompt == "A boat"
    assert scene.shots[-1].first is None
    assert "sea.png" in scene.refusals[0]


@pytest.mark.parametrize(("choice", "level"), [("First frame", 0), ("Last frame", 225)])
async def test_of_any_other_film_the_artist_takes_an_end(
    scene: Scene, tmp_path: Path, choice: str, level: int
) -> None:
    await scene.drop(film(tmp_path, "clip.mp4"), choose=choice)
    frame = scene.shots[-1].first
    assert frame is not None
    assert frame.name == f"clip {choice.lower()}.png"
    image = decoded(scene.frames.path(frame.digest).read_bytes())
    assert abs(image.pixelColor(100, 100).red() - level) <= 4


async def test_a_film_on_a_card_may_become_its_take(scene: Scene, tmp_path: Path) -> None:
    wished: list[tuple[Path, str]] = []
    scene.board_presenter.clip_dropped.connect(lambda clip, shot: wished.append((clip, shot)))
    clip = film(tmp_path, "clip.mp4")
    shot = scene.shots[0].id
    await scene.drop(clip, onto=shot, choose="as a take of 01")
    assert wished == [(clip, shot)]
    assert len(scene.shots) == 2


async def test_a_broken_film_is_listed(scene: Scene, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film at all")
    await scene.drop(broken, choose="First frame")
    assert scene.at.edits.board == board(2)
    assert "broken.mp4" in scene.refusals[0]


async def test_a_batch_is_left_to_those_who_import_it(scene: Scene, tmp_path: Path) -> None:
    wished: list[Path] = []
    scene.board_presenter.batch_dropped.connect(wished.append)
    files = [tmp_path / name for name in ("board.hailuo", "list.csv")]
    for file in files:
        file.write_bytes(b"")
    await scene.drop(*files)
    assert wished == files
    assert scene.at.edits.board == board(2)


@pytest.mark.parametrize("name", ["Chase.storyboarder", "storyboard.json"])
async def test_a_folder_may_be_a_whole_storyboard(scene: Scene, tmp_path: Path, name: str) -> None:
    wished: list[Path] = []
    scene.board_presenter.batch_dropped.connect(wished.append)
    project = tmp_path / "Chase"
    project.mkdir()
    for each in (name, "board-1.png", "notes.txt"):
        (project / each).write_bytes(b"")
    await scene.drop(project)
    assert wished == [project / name]
    assert scene.at.edits.board == board(2)
    assert scene.refusals == []


async def test_a_folder_with_nothing_in_it_is_told(scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "Rushes" / "deeper").mkdir(parents=True)
    await scene.drop(tmp_path / "Rushes")
    assert scene.refusals == ["There is nothing in “Rushes” that a board can use."]


async def test_what_is_refused_is_mended_by_one_click_in_its_place(
    scene: Scene, tmp_path: Path
) -> None:
    wide = image_file(tmp_path, "wide.png", 2000, 500)
    bitmap = tmp_path / "old.bmp"
    bitmap.write_bytes(encoded(picture(1280, 720), "BMP"))
    small = image_file(tmp_path, "tiny.png", 100, 60)
    before = wide.read_bytes()
    await scene.drop(wide, bitmap, small, before="s1", choose="One shot")
    assert scene.at.edits.board == board(2)
    rejects = scene.at.panel.rejects
    assert rejects.isVisibleTo(scene.at.panel)
    assert [button.text() for button in rejects.fix_buttons()] == ["Convert", "Crop"]
    assert "301 px or more" in scene.refusals[1]
    for button in rejects.fix_buttons():
        button.click()
        button.click()  # a second click does no harm
    await scene.settle()
    assert [first for first, _ in scene.names] == ["", "old.png", "wide.png", ""]
    crop = scene.shots[2].first.crop if scene.shots[2].first else None
    assert crop is not None
    assert crop.width == pytest.approx(1250 / 2000)
    assert wide.read_bytes() == before
    assert len(scene.refusals) == 1
    rejects.close_button.click()
    assert rejects.isHidden()


async def test_all_are_mended_at_once(scene: Scene, tmp_path: Path) -> None:
    files = [image_file(tmp_path, f"{n}.png", 2000, 500) for n in range(3)]
    await scene.drop(*files, choose="One shot")
    scene.at.panel.rejects.fix_all.click()
    await scene.settle()
    assert [first for first, _ in scene.names[2:]] == ["0.png", "1.png", "2.png"]
    assert scene.refusals == []


def bitmap(folder: Path, name: str) -> Path:
    file = folder / name
    file.write_bytes(encoded(picture(1280, 720), "BMP"))
    return file


async def test_a_mended_still_takes_the_place_that_it_had_in_the_drop(
    scene: Scene, tmp_path: Path
) -> None:
    files = [
        image_file(tmp_path, "1.png"),
        bitmap(tmp_path, "2.bmp"),
        image_file(tmp_path, "3.png"),
    ]
    await scene.drop(*files, before="s1", choose="One shot")
    scene.at.panel.rejects.fix_buttons()[0].click()
    await scene.settle()
    assert [first for first, _ in scene.names] == ["", "1.png", "2.png", "3.png", ""]
    assert scene.at.undo_words == "Add shot from mended still"
    scene.at.edits.stack.undo()
    assert [first for first, _ in scene.names] == ["", "1.png", "3.png", ""]


async def test_mended_stills_join_their_chain_in_one_step(scene: Scene, tmp_path: Path) -> None:
    files = [bitmap(tmp_path, f"{n}.bmp") for n in (1, 3, 4)]
    await scene.drop(*files, image_file(tmp_path, "2.png"), before="s0", chain=True)
    assert scene.names[0] == ("2.png", "")
    scene.at.panel.rejects.fix_all.click()
    await scene.settle()
    assert scene.names[:3] == [("1.png", "2.png"), ("2.png", "3.png"), ("3.png", "4.png")]
    assert len(scene.shots) == 5
    assert scene.at.undo_words == "Add 2 shots from mended stills"
    scene.at.edits.stack.undo()
    assert scene.names[:2] == [("2.png", ""), ("", "")]


async def test_mended_stills_on_a_card_are_its_ends_in_their_order(
    scene: Scene, tmp_path: Path
) -> None:
    await scene.drop(bitmap(tmp_path, "1.bmp"), image_file(tmp_path, "2.png"), onto="s1")
    assert scene.names[1] == ("2.png", "")
    scene.at.panel.rejects.fix_buttons()[0].click()
    await scene.settle()
    assert scene.names[1] == ("1.png", "2.png")


async def test_pictures_without_a_file_are_taken_as_they_are(scene: Scene) -> None:
    source = FromData(encoded(picture(800, 450), "PNG"), "Pasted picture.png")
    scene.at.panel.dropped.emit(Drop((source,), "", ""))
    await scene.settle()
    assert scene.names[-1] == ("Pasted picture.png", "")


async def test_a_shot_that_has_gone_meanwhile_is_no_crash(scene: Scene, tmp_path: Path) -> None:
    file = image_file(tmp_path, "one.png")
    scene.at.panel.dropped.emit(Drop((FromFile(file),), "", "s1"))
    scene.at.run("delete", "s1")
    await scene.settle()
    assert scene.names[-1] == ("one.png", "")


async def test_what_was_meant_for_a_card_that_has_gone_is_not_lost(
    scene: Scene, tmp_path: Path
) -> None:
    file = image_file(tmp_path, "one.png")
    scene.at.panel.dropped.emit(Drop((FromFile(file),), "", "", onto="s1"))
    scene.at.run("delete", "s1")
    await scene.settle()
    assert scene.names == [("", ""), ("one.png", "")]


async def test_one_bad_picture_takes_no_other_along(scene: Scene, tmp_path: Path) -> None:
    """Whatever is wrong with it: nobody can name all the ways in which readers fail."""
    one, two = image_file(tmp_path, "1.png"), image_file(tmp_path, "3.png")
    huge = Image.new("L", (12_000, 11_000), 90)
    register_heic_writer()
    bad = {
        "2 huge.tif": huge,
        "2 cut.heic": Image.new("RGB", (640, 400)),
        "2 cut.gif": Image.new("RGB", (640, 400)),
    }
    for name, image in bad.items():
        kind = {"tif": "TIFF", "heic": "HEIF", "gif": "GIF"}[name.rpartition(".")[2]]
        compression = {"compression": "tiff_lzw"} if kind == "TIFF" else {}
        image.save(tmp_path / name, kind, **compression)
        if "cut" in name:
            data = (tmp_path / name).read_bytes()
            (tmp_path / name).write_bytes(data[: len(data) // 2])
    (tmp_path / "2 text.png").write_bytes(b"not a picture")
    names = [*bad, "2 text.png"]
    await scene.drop(one, *(tmp_path / name for name in names), two, choose="One shot")
    assert [first for first, _ in scene.names[2:]] == ["1.png", "3.png"]
    assert len(scene.refusals) == len(names)
    assert all(any(name in why for why in scene.refusals) for name in names)
    await scene.drop(tmp_path / "2 huge.tif")  # and it is said again, each time
    assert sum("132 megapixels" in why for why in scene.refusals) == 2


async def test_a_long_drop_can_be_stopped_and_then_adds_nothing(
    scene: Scene, tmp_path: Path
) -> None:
    files = [image_file(tmp_path, f"{n}.png") for n in range(3)]
    reading = scene.at.panel.reading
    reading.show_progress = lambda done, count: reading.stop_requested.emit()
    await scene.drop(*files, choose="One shot")
    assert scene.at.edits.board == board(2)
    assert scene.refusals == []
