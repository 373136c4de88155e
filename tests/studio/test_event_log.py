"""Events leave a line each in the log, with ids and states alone."""

import logging

import pytest

from hailuo_desktop.domain.errors import Unreachable
from hailuo_desktop.domain.take import Completed, Failed, Processing
from hailuo_desktop.engine.events import Event, QueueChanged, ServiceSeen, TakeChanged, TasksFound
from hailuo_desktop.studio.event_log import EventLog
from tests.fakes.any_take import take


def test_each_step_is_one_line_and_goes_on_to_whoever_hears(
    caplog: pytest.LogCaptureFixture,
) -> None:
    events: list[Event] = [
        TakeChanged(take("t1", Processing(1.0))),
        TakeChanged(take("t1", Processing(2.0))),
        TakeChanged(take("t1", Failed((), code="content_filter"))),
        TakeChanged(take("t2", Completed("a.mp4"))),
        QueueChanged(False, None),
        ServiceSeen(Unreachable("no network")),
        ServiceSeen(),
        TasksFound(()),
    ]
    heard: list[Event] = []
    log = EventLog(heard.append)
    with caplog.at_level(logging.INFO, "hailuo_desktop"):
        for event in events:
            log(event)
    assert heard == events
    assert [record.getMessage() for record in caplog.records] == [
        "take t1: processing",
        "take t1: failed (content_filter)",
        "take t2: completed",
        "queue: running",
        "service: error Unreachable",
        "service: answers",
        "found tasks: 0",
    ]
