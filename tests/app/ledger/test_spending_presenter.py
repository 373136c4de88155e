"""What takes have cost, shown and saved."""

from decimal import Decimal
from pathlib import Path

from hailuo_desktop.domain.money import Cost
from hailuo_desktop.domain.spending import By
from hailuo_desktop.domain.take import Completed
from tests.app.conftest import Stage


def test_the_report_is_shown_by_what_is_chosen_and_saved(stage: Stage, tmp_path: Path) -> None:
    cost = Cost(used=Decimal("1234.5"))
    stage.put(stage.take("1", Completed("1"), task="t1", cost=cost))
    stage.widgets.window.action_set.by_name["spending"].trigger()
    presenter = stage.wiring.ledger.spending
    assert presenter.dialog is not None
    model = presenter.dialog.table.model()
    shown = [model.index(0, column).data() for column in range(model.columnCount())]
    assert shown[1:] == ["1", "1\u2009234.5", "–", "–", "–", "–", "–"]
    presenter.dialog.by.setCurrentIndex(presenter.dialog.by.findData(By.KIND))
    assert [model.index(0, column).data() for column in range(3)] == ["T2V", "768p", "6 s"]
    presenter.save(tmp_path / "spent.csv")
    text = (tmp_path / "spent.csv").read_text("utf-8-sig")
    assert text.splitlines()[1].startswith("T2V,768p,6,1,1234.5,1,0,")
    presenter.dialog.close()
    assert presenter.dialog is None


def test_a_file_that_cannot_be_written_is_told_of(stage: Stage, tmp_path: Path) -> None:
    presenter = stage.wiring.ledger.spending
    (tmp_path / "file").write_text("")
    presenter.save(tmp_path / "file" / "spent.csv")
    assert "spent.csv" in stage.widgets.window.notice.text()
