"""Boards come in from files and go out to them."""

import asyncio
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from hailuo_desktop.domain.batch_files import MOST_SHOTS
from hailuo_desktop.domain.review import review
from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.domain.take import Completed, Hold
from hailuo_desktop.media.contact_sheet import Grid
from hailuo_desktop.store.batch.read import read
from hailuo_desktop.store.batch.writing import write_template
from hailuo_desktop.studio.unpacking import waiting_elsewhere
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.carry.import_dialog import ImportDialog
from tests.app.conftest import Stage
from tests.fakes.films import film
from tests.fakes.pictures import image_file


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


def board(stage: Stage) -> Storyboard:
    return stage.wiring.edits.board


def said(stage: Stage) -> str:
    return stage.widgets.window.notice.text()


async def brought(stage: Stage, path: Path) -> Storyboard:
    stage.wiring.commands.carry.import_file(path)
    await background(stage)
    return board(stage)


async def test_a_package_that_comes_home_finds_its_own_board(stage: Stage, tmp_path: Path) -> None:
    stage.widgets.shot.prompt.insertPlainText("A boat [Push in]")
    first = board(stage)
    carry = stage.wiring.commands.carry
    carry.package(tmp_path / "sea.hailuo")
    await background(stage)
    assert "is saved as" in said(stage)
    found = await brought(stage, tmp_path / "sea.hailuo")
    assert found == first
    assert said(stage) == "“Untitled” is in this library already and opens as it was left here."
    stage.wiring.board_presenter.make(
        replace(first, shots=(Shot("n", prompt="New"),)), mark("Other")
    )
    found = await brought(stage, tmp_path / "sea.hailuo")
    assert [shot.id for shot in found.shots] == ["n", first.shots[0].id]
    assert "1 shot that it lacked is added." in said(stage)
    assert len(stage.wiring.studio.library.boards.all()) == 1


async def test_a_package_without_ids_is_a_board_of_its_own(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "sea.json").write_text(
        '{"format": "hailuo-storyboard", "version": 1, "shots": [{"prompt": "A boat"}]}'
    )
    found = await brought(stage, tmp_path / "sea.json")
    again = await brought(stage, tmp_path / "sea.json")
    assert again.id == found.id
    assert said(stage) == "“sea” is in this library already and opens as it was left here."


async def test_a_shot_that_has_moved_to_another_board_stays_there_alone(
    stage: Stage, tmp_path: Path
) -> None:
    stage.widgets.shot.prompt.insertPlainText("A boat [Push in]")
    first = board(stage)
    stage.wiring.commands.carry.package(tmp_path / "sea.hailuo")
    await background(stage)
    boards = stage.wiring.studio.library.boards
    boards.save(Storyboard("other", "Other", first.shots))
    stage.wiring.board_presenter.make(replace(first, shots=(Shot("n"),)), mark("Cut"))
    found = await brought(stage, tmp_path / "sea.hailuo")
    assert first.shots[0].id not in found.rows
    assert [shot.prompt for shot in found.shots] == ["", "A boat [Push in]"]


async def test_takes_that_wait_while_they_are_packed_are_told_of_and_taken_out(
    stage: Stage, tmp_path: Path
) -> None:
    stage.widgets.shot.prompt.insertPlainText("A boat [Push in]")
    shot = board(stage).shots[0]
    stage.wiring.studio.start([])
    stage.wiring.queue_presenter.send([shot], Hold())
    (waiting,) = stage.wiring.known_takes.all()
    carry = stage.wiring.commands.carry
    carry.package(tmp_path / "sea.hailuo")
    await background(stage)
    box = carry.question
    assert box is not None
    assert "1 take of the shots in this package still waits" in box.text()
    assert box.defaultButton().text() == "Leave them here"
    found = read(tmp_path / "sea.hailuo")
    assert found.origin is not None
    assert found.origin.waiting == found.origin.takes == (waiting.id,)
    assert waiting_elsewhere(found, stage.wiring.studio.library) == ""
    (out,) = [each for each in box.buttons() if each.text() == "Take 1 out of this queue"]
    out.click()
    assert stage.wiring.studio.library.takes.find(waiting.id) is None
    assert "1 take of it was still waiting there" in waiting_elsewhere(
        found, stage.wiring.studio.library
    )
    carry.package(tmp_path / "sea.hailuo")
    await background(stage)
    assert carry.question is None


async def test_an_edit_of_a_shot_that_comes_home_is_lost_on_neither_side(
    stage: Stage, tmp_path: Path
) -> None:
    stage.widgets.shot.prompt.insertPlainText("A boat")
    carry, at = stage.wiring.commands.carry, board(stage)
    package = tmp_path / "1.hailuo"
    carry.package(package)
    await background(stage)
    slow = replace(at.shots[0], notes="slow")
    stage.wiring.board_presenter.make(replace(at, shots=(slow,)), mark("Notes"))
    one = await brought(stage, package)
    assert one.shots[0] == slow
    assert [shot.notes for shot in one.shots] == ["slow", ""]
    assert len(one.rows) == 2
    assert "1 shot that it lacked is added." in said(stage)
    again = await brought(stage, package)
    assert again == one


async def test_the_sample_of_a_rehearsal_replaces_nothing_that_was_brought(
    stage: Stage, tmp_path: Path
) -> None:
    text = '{"format": "hailuo-storyboard", "version": 1, "shots": [{"prompt": "A boat"}]}'
    (tmp_path / "b.json").write_text(text)
    showing = asyncio.ensure_future(stage.wiring._show_sample())
    await asyncio.sleep(0)
    found = await brought(stage, tmp_path / "b.json")
    await showing
    assert board(stage) == found
    assert [shot.prompt for shot in found.shots] == ["A boat"]


async def test_every_problem_of_a_batch_is_told_on_its_own_line(
    stage: Stage, tmp_path: Path
) -> None:
    shots = ", ".join('{"prompt": 7, "mood": 1}' for _ in range(500))
    text = f'{{"format": "hailuo-storyboard", "version": 1, "shots": [{shots}]}}'
    (tmp_path / "b.json").write_text(text)
    await brought(stage, tmp_path / "b.json")
    assert said(stage).count("\n") == 999


async def test_takes_go_along_only_where_they_are_wanted(stage: Stage, tmp_path: Path) -> None:
    stage.widgets.shot.prompt.insertPlainText("A boat [Push in]")
    film(stage.wiring.studio.library.videos.path("media/takes/t.mp4"))
    stage.put(stage.take("t", Completed("media/takes/t.mp4")))
    carry = stage.wiring.commands.carry
    carry.package(tmp_path / "board.hailuo")
    carry.package(tmp_path / "all.hailuo", takes=True)
    await background(stage)
    assert [len(read(tmp_path / f"{name}.hailuo").films) for name in ("board", "all")] == [0, 1]


async def test_a_package_that_comes_home_says_what_became_of_it(
    stage: Stage, tmp_path: Path
) -> None:
    stage.widgets.shot.prompt.insertPlainText("A boat [Push in]")
    film(stage.wiring.studio.library.videos.path("media/takes/t.mp4"))
    stage.put(stage.take("0" * 32, Completed("media/takes/t.mp4")))
    stage.wiring.commands.carry.package(tmp_path / "all.hailuo", takes=True)
    await background(stage)
    await brought(stage, tmp_path / "all.hailuo")
    assert said(stage) == "“Untitled” is in this library already and opens as it was left here."
    assert len(stage.wiring.known_takes.all()) == 1
    assert len(stage.wiring.studio.library.boards.all()) == 1


async def test_what_is_wrong_with_a_file_is_said_and_the_board_stays(
    stage: Stage, tmp_path: Path
) -> None:
    (tmp_path / "bad.hailuo").write_bytes(b"no zip")
    before = board(stage)
    assert await brought(stage, tmp_path / "bad.hailuo") == before
    assert "“bad.hailuo” was not imported" in said(stage)


@pytest.mark.parametrize("spoil", ["no picture", "narrow", "cut", "changed"])
async def test_a_package_with_a_picture_that_is_none_is_refused_whole(
    stage: Stage, tmp_path: Path, spoil: str
) -> None:
    good = image_file(tmp_path, "good.png").read_bytes()
    bad = {
        "no picture": b"MZ no picture at all",
        "narrow": image_file(tmp_path, "narrow.png", 1200, 400).read_bytes(),
        "cut": good[: len(good) // 2],
        "changed": good,
    }[spoil]
    names = ("good", "bad", "good")
    shots = ", ".join(f'{{"first_frame": "images/{name}.png"}}' for name in names)
    file = tmp_path / "x.hailuo"
    with zipfile.ZipFile(file, "w") as package:
        text = f'{{"format": "hailuo-storyboard", "version": 1, "shots": [{shots}]}}'
        package.writestr("storyboard.json", text)
        package.writestr("images/good.png", good)
        package.writestr("images/bad.png", bad)
    if spoil == "changed":
        data = bytearray(file.read_bytes())
        data[data.rindex(b"IEND") - 20] ^= 1
        file.write_bytes(data)
    before = board(stage)
    assert await brought(stage, file) == before
    assert said(stage).startswith("“x.hailuo” was not imported: the package is refused whole: ")
    assert "bad.png" in said(stage)
    library = tmp_path / "library"
    assert [*(library / "media" / "frames").rglob("*.*"), *(library / "media").glob("*/*/*")] == []
    assert stage.wiring.studio.library.boards.all() == []


async def test_a_missing_picture_is_told_and_its_shot_comes_all_the_same(
    stage: Stage, tmp_path: Path
) -> None:
    text = '{"format": "hailuo-storyboard", "version": 1, "shots": [{"first_frame": "no.png"}]}'
    (tmp_path / "b.json").write_text(text)
    found = await brought(stage, tmp_path / "b.json")
    assert len(found.shots) == 1
    assert "no.png" in said(stage)


async def test_a_table_asks_what_is_what_and_then_comes_in(stage: Stage, tmp_path: Path) -> None:
    image_file(tmp_path, "boat.png")
    (tmp_path / "night.csv").write_text("Shot,Text,Image\n7,A boat,boat\n8,A lamp,\n")
    stage.wiring.commands.carry.import_file(tmp_path / "night.csv")
    await background(stage)
    dialog = stage.wiring.commands.carry.tables.dialog
    assert dialog is not None
    assert dialog.accept_button.text() == "Import 2 shots"
    dialog.accept_button.click()
    await background(stage)
    shots = board(stage).shots
    assert [(shot.name, shot.prompt) for shot in shots] == [("7", "A boat"), ("8", "A lamp")]
    assert shots[0].first is not None


async def test_tables_dropped_together_each_come_in_as_they_are(
    stage: Stage, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("Prompt,Notes\nA boat,slow\n")
    (tmp_path / "b.csv").write_text("Notes,Prompt\nfast,A lamp\n")
    for name in ("a.csv", "b.csv"):
        stage.wiring.commands.carry.import_file(tmp_path / name)
    await background(stage)
    found = []
    for dialog in stage.widgets.window.findChildren(ImportDialog):
        dialog.accept_button.click()
        await background(stage)
        found.append((board(stage).name, board(stage).shots[0].prompt))
    assert sorted(found) == [("a", "A boat"), ("b", "A lamp")]


async def test_bad_cells_are_told_by_row_before_anything_comes_in(
    stage: Stage, tmp_path: Path
) -> None:
    (tmp_path / "night.csv").write_text("Prompt,Seconds\nA boat,six\n")
    before = board(stage)
    stage.wiring.commands.carry.import_file(tmp_path / "night.csv")
    await background(stage)
    dialog = stage.wiring.commands.carry.tables.dialog
    assert dialog is not None
    assert "row 2" in dialog.problems.toPlainText()
    assert not dialog.accept_button.isEnabled()
    dialog.reject()
    assert board(stage) == before


async def test_a_table_without_a_header_loses_no_shot(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "night.csv").write_text("\nA boat,6\nA lamp,10\n")
    stage.wiring.commands.carry.import_file(tmp_path / "night.csv")
    await background(stage)
    dialog = stage.wiring.commands.carry.tables.dialog
    assert dialog is not None
    assert not dialog.accept_button.isEnabled()
    assert "No column is used yet" in dialog.verdict.text()
    for column, field in enumerate(("prompt", "duration")):
        combo = dialog.table.combo(column)
        combo.setCurrentIndex(combo.findData(field))
        combo.activated.emit(combo.currentIndex())
    assert dialog.accept_button.text() == "Import 1 shot"
    dialog.headless.click()
    assert dialog.accept_button.text() == "Import 2 shots"
    dialog.accept_button.click()
    await background(stage)
    assert [(s.prompt, s.duration) for s in board(stage).shots] == [("A boat", 6), ("A lamp", 10)]


async def test_the_template_can_be_filled_in_and_brought(stage: Stage, tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    stage.wiring.commands.carry.import_file(tmp_path / "template.xlsx")
    await background(stage)
    dialog = stage.wiring.commands.carry.tables.dialog
    assert dialog is not None
    assert dialog.accept_button.text() == "Import 3 shots"
    dialog.reject()
    stage.wiring.commands.carry.tables.save_template(tmp_path / "mine.xlsx")
    assert (tmp_path / "mine.xlsx").is_file()


@pytest.mark.parametrize("on_the_board", [True, False])
async def test_a_batch_may_be_let_go_anywhere_on_the_window(
    stage: Stage, tmp_path: Path, on_the_board: bool
) -> None:
    text = '{"format": "hailuo-storyboard", "version": 1, "shots": [{"prompt": "A boat"}]}'
    (tmp_path / "b.json").write_text(text)
    place = stage.wiring.drop_presenter if on_the_board else stage.widgets.window
    place.batch_dropped.emit(tmp_path / "b.json")
    await background(stage)
    assert board(stage).shots[0].prompt == "A boat"


async def test_a_table_and_a_sheet_go_out(stage: Stage, tmp_path: Path) -> None:
    stage.widgets.shot.prompt.insertPlainText("A boat [Push in]")
    carry = stage.wiring.commands.carry
    carry.table(tmp_path / "sea.csv")
    carry.sheet(tmp_path / "sea.pdf", Grid.SIX)
    await background(stage)
    assert "A boat [Push in]" in (tmp_path / "sea.csv").read_text("utf-8-sig")
    assert (tmp_path / "sea.pdf").read_bytes().startswith(b"%PDF")


async def test_a_folder_that_cannot_be_written_is_named(stage: Stage, tmp_path: Path) -> None:
    stage.wiring.commands.carry.package(tmp_path / "none" / "sea.hailuo")
    await background(stage)
    assert "sea.hailuo" in said(stage)
    assert "saved" not in said(stage)


async def opened(stage: Stage, path: Path) -> ImportDialog:
    stage.wiring.commands.carry.import_file(path)
    await background(stage)
    dialog = stage.wiring.commands.carry.tables.dialog
    assert dialog is not None
    return dialog


async def accepted(stage: Stage, dialog: ImportDialog) -> list[str]:
    dialog.accept_button.click()
    await background(stage)
    return [shot.prompt for shot in board(stage).shots]


async def test_another_sheet_of_a_workbook_can_be_chosen(stage: Stage, tmp_path: Path) -> None:
    book = Workbook()
    for title in ("v1", "v2"):
        page = book.create_sheet(title)
        page.append(["prompt"])
        page.append([f"Words of {title}"])
    book.active = book["v2"]
    book.save(tmp_path / "book.xlsx")
    dialog = await opened(stage, tmp_path / "book.xlsx")
    assert [dialog.sheets.itemText(place) for place in range(2)] == ["v2", "v1"]
    dialog.sheets.setCurrentIndex(1)
    dialog.sheets.activated.emit(1)
    assert await accepted(stage, dialog) == ["Words of v1"]


@pytest.mark.parametrize(("leaves", "prompts"), [(True, ["a", "c"]), (False, ["a", "b", "c"])])
async def test_hidden_rows_are_the_artists_choice(
    stage: Stage, tmp_path: Path, leaves: bool, prompts: list[str]
) -> None:
    book = Workbook()
    page = book.worksheets[0]
    for word in ("prompt", "a", "b", "c"):
        page.append([word])
    page.row_dimensions[3].hidden = True
    book.save(tmp_path / "book.xlsx")
    dialog = await opened(stage, tmp_path / "book.xlsx")
    dialog.hidden.setChecked(leaves)
    assert await accepted(stage, dialog) == prompts


async def test_a_table_of_doubtful_encoding_is_read_as_the_artist_says(
    stage: Stage, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes("prompt\nlà\n".encode("cp1252"))
    dialog = await opened(stage, tmp_path / "a.csv")
    assert not dialog.accept_button.isEnabled()
    combo = dialog.encoding.combo
    for encoding in ("cp1250", "cp1252"):
        combo.setCurrentIndex(combo.findData(encoding))
        combo.activated.emit(combo.currentIndex())
    assert await accepted(stage, dialog) == ["là"]


async def test_a_shot_whose_picture_is_missing_is_not_ready(stage: Stage, tmp_path: Path) -> None:
    """Without it, it would go out as another shot: text to video."""
    layers = {name: {"url": f"b-{name}.png"} for name in ("fill", "pencil")}
    board_of = [{"url": "b.png", "action": "A ball rolls", "layers": layers}]
    (tmp_path / "images").mkdir()
    image_file(tmp_path / "images", "b-fill.png")
    (tmp_path / "s.storyboarder").write_text(json.dumps({"boards": board_of}))
    found = await brought(stage, tmp_path / "s.storyboarder")
    assert [problem.code for problem in review(found, found.shots[0]) if problem.blocks] == [
        "image_missing"
    ]
    assert "“b-pencil.png” is not there" in said(stage)


async def test_a_board_that_no_package_holds_is_not_written(stage: Stage, tmp_path: Path) -> None:
    shots = tuple(Shot(f"s{n}", prompt="a") for n in range(MOST_SHOTS + 1))
    edits = stage.wiring.edits
    edits.make(replace(edits.board, shots=shots), mark("Grow"))
    stage.wiring.commands.carry.package(tmp_path / "big.hailuo")
    await background(stage)
    assert "a package or a table holds 5000 at most" in said(stage)
    assert not (tmp_path / "big.hailuo").exists()


async def test_rows_with_a_problem_do_not_take_the_others_along(
    stage: Stage, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("prompt,duration\nA boat,6\n#REF!,6\nGulls,six\nNight,6\n")
    dialog = await opened(stage, tmp_path / "a.csv")
    assert not dialog.accept_button.isEnabled()
    dialog.unsound.click()
    assert dialog.verdict.text() == "2 shots to import. 2 rows are left out."
    assert await accepted(stage, dialog) == ["A boat", "Night"]


@pytest.mark.parametrize("name", ["shots.ods", "shots.csv", "shots.numbers"])
async def test_a_table_of_another_program_is_named_once(
    stage: Stage, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7")
    stage.wiring.commands.carry.import_file(tmp_path / name)
    await background(stage)
    assert said(stage).count(name) == 1
    assert "was not imported" not in said(stage)
