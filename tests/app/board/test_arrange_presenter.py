"""Cards are added, doubled, moved and taken away, each time as one step."""

from dataclasses import replace

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.translate import mark
from hailuo_desktop.ui.board.filter import Filter
from tests.fakes.table import Table, board


def test_a_new_shot_comes_after_or_before_the_one_in_hand(at: Table) -> None:
    at.board_presenter.select("s1")
    at.run("add", "s1")
    new = at.board_presenter.shot_id
    assert at.ids == f"s0 s1 {new} s2 s3"
    at.board_presenter.select("s1")
    at.run("add_before", "s1")
    assert at.ids == f"s0 {at.board_presenter.shot_id} s1 {new} s2 s3"
    assert at.panel.selected() == [at.board_presenter.shot_id]


def test_undo_says_what_it_undoes(at: Table) -> None:
    at.panel.move_requested.emit(["s0", "s1", "s2"], "")
    assert at.undo_words == "Reorder 3 shots"
    at.run("duplicate", "s3")
    assert at.undo_words == "Duplicate shot"
    at.run("delete", "s0", "s1")
    assert at.undo_words == "Delete 2 shots"
    at.model.renamed.emit("s2", "SC01")
    assert at.undo_words == "Change code"
    at.panel.scene_requested.emit("s2", " The\nharbour ")
    assert at.undo_words == "Change scene heading"
    assert at.edits.board.shot("s2").scene == "The harbour"


def test_undo_brings_back_what_was_deleted_and_chooses_it(at: Table) -> None:
    at.run("delete", "s1", "s2")
    assert at.board_presenter.shot_id == "s3"
    at.edits.stack.undo()
    assert at.ids == "s0 s1 s2 s3"
    assert at.panel.selected() == ["s1", "s2"]
    assert at.board_presenter.shot_id == "s1"


def test_the_last_shot_leaves_an_empty_one(at: Table) -> None:
    at.run("delete", "s0", "s1", "s2", "s3")
    (left,) = at.edits.board.shots
    assert left == Shot(left.id)
    at.edits.stack.undo()
    assert at.edits.board == board()


def test_moving_while_filtered_keeps_the_hidden_ones_in_place(at: Table) -> None:
    at.model.narrow(Filter(kinds=frozenset({"draft"})))
    at.model.narrow(Filter(text="number"))
    shots = list(at.edits.board.shots)
    shots[1] = replace(shots[1], prompt="hidden")
    at.board_presenter.make(replace(at.edits.board, shots=tuple(shots)), mark("Edit"))
    assert at.model.ids() == ["s0", "s2", "s3"]
    at.panel.move_requested.emit(["s3"], "s0")
    assert at.ids == "s3 s1 s0 s2"


def test_the_number_that_a_shot_has_anyway_is_no_code_of_its_own(at: Table) -> None:
    at.model.renamed.emit("s1", "02")
    assert at.edits.board.shots[1].name == ""
    at.model.renamed.emit("s1", "SC_9")
    assert at.edits.board.code("s1") == "SC_9"
    at.model.renamed.emit("s1", "")
    assert at.edits.board.code("s1") == "02"


def test_a_scene_keeps_its_heading_when_its_first_shot_goes(at: Table) -> None:
    at.panel.scene_requested.emit("s0", "Harbour")
    at.panel.scene_requested.emit("s2", "Sea")
    at.panel.move_requested.emit(["s0"], "s3")
    assert at.ids == "s1 s2 s0 s3"
    assert [shot.scene for shot in at.edits.board.shots] == ["Harbour", "Sea", "", ""]
    at.run("delete", "s2")
    assert [shot.scene for shot in at.edits.board.shots] == ["Harbour", "Sea", ""]


def test_a_shot_in_hand_stays_though_an_edit_takes_it_out_of_the_filter(at: Table) -> None:
    at.board_presenter.choose(["s1", "s2"])
    at.panel.show_filter(Filter(text="boat"))
    for typed in ("x", "xy"):
        at.editor.prompt.setPlainText(typed)
    assert at.board_presenter.shot_id == "s1"
    assert [shot.prompt for shot in at.edits.board.shots[:2]] == ["Boat number 0", "xy"]
    assert at.panel.selected() == ["s1", "s2"]
    at.board_presenter.select("s3")
    assert "s1" in at.model.ids()  # no card moves under the pointer
    at.editor.prompt.setPlainText("boat")
    assert at.model.ids() == ["s0", "s2", "s3"]


def test_new_shots_are_seen_though_a_filter_would_hide_them(at: Table) -> None:
    at.panel.show_filter(Filter(text="04"))
    at.arrange.add()
    assert at.panel.selected() == [at.board_presenter.shot_id]
    at.run("delete", *at.panel.selected())
    assert at.ids == "s0 s1 s2 s3"
    assert at.panel.selected() == at.model.ids() == ["s3"]


def test_the_shot_after_a_deleted_one_is_one_that_is_shown(at: Table) -> None:
    at.panel.show_filter(Filter(text="number"))
    at.board_presenter.change([replace(at.edits.board.shots[2], prompt="hidden")], mark("Edit"))
    at.board_presenter.select("s1")
    at.run("delete", "s1")
    assert at.board_presenter.shot_id == "s3"
    assert at.model.ids() == ["s0", "s3"]
