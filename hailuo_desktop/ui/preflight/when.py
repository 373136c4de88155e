"""When a batch goes that is queued for later."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QDateTime, QTime
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QWidget

from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.drop_down import DropDown

How = Literal["start", "network", "time"]
CHOICES: tuple[tuple[Marked, How], ...] = (
    (mark("when I press Start"), "start"),
    (mark("when the network is back"), "network"),
    (mark("at a time of my choice"), "time"),
)
NIGHT = QTime(22, 0)
FORMAT = "yyyy-MM-dd HH:mm"  # as the queue says it
OPEN = mark("The app has to be open then, or the takes go when it is opened next.")


@dataclass(frozen=True)
class When:
    """``at`` is unix seconds, for “time” alone."""

    how: How
    at: float = 0.0


class WhenChooser(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.how = DropDown()
        self.how.setAccessibleName(t("When the queue starts"))
        for words, how in CHOICES:
            self.how.addItem(t(words), how)
        self.time = QDateTimeEdit(tonight())
        self.time.setCalendarPopup(True)
        self.time.setDisplayFormat(FORMAT)
        self.time.setToolTip(t(OPEN))
        self.time.setAccessibleName(t("Time at which the queue starts"))
        self.time.setMinimumDateTime(QDateTime.currentDateTime())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.how)
        layout.addWidget(self.time)
        self.how.currentIndexChanged.connect(self._show_time)
        self._show_time()

    def when(self) -> When:
        how: How = self.how.currentData()
        at = self.time.dateTime().toSecsSinceEpoch() if how == "time" else 0
        return When(how, float(at))

    def _show_time(self) -> None:
        self.time.setVisible(self.how.currentData() == "time")


def tonight() -> QDateTime:
    """Ten in the evening, today or tomorrow."""
    now = QDateTime.currentDateTime()
    evening = QDateTime(now.date(), NIGHT)
    return evening if evening > now else evening.addDays(1)
