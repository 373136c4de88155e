"""In and out of the take that is shown: kept with its marks, and shown as they were kept."""

from hailuo_desktop.ui.viewer.player import Player
from hailuo_desktop.ui.viewer.points import Points

from .marks_presenter import MarksPresenter
from .viewer_presenter import ViewerPresenter


class TrimPresenter:
    def __init__(self, *, player: Player, viewer: ViewerPresenter, marks: MarksPresenter) -> None:
        self._player = player
        self._viewer = viewer
        self._marks = marks
        player.points_chosen.connect(self._keep)
        viewer.shown.connect(self._show)
        marks.changed.connect(self._show)

    def _keep(self) -> None:
        points = self._player.points
        self._marks.trim(self._viewer.take_id, points.first, points.last)

    def _show(self) -> None:
        marks = self._marks.marks_of(self._viewer.take_id)
        self._player.show_points(Points(marks.first, marks.last))
