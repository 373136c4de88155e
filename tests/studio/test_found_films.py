"""A film that no take claims is fetched to be looked at, once, and at no cost."""

from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.domain.found_task import FoundTask
from hailuo_desktop.domain.service import TaskReport, TaskStatus
from hailuo_desktop.studio.found_films import FoundFilms, NoFilmYet
from tests.fakes.clock import FakeClock
from tests.fakes.service import FakeService
from tests.fakes.world import FakeDisk


@pytest.fixture
def service() -> FakeService:
    made = FakeService(FakeClock())
    made._make("MiniMax-Hailuo-02", "strange")
    return made


@pytest.fixture
def films(service: FakeService, tmp_path: Path) -> FoundFilms:
    return FoundFilms(service, FakeDisk(tmp_path), tmp_path / "found")


FOUND = FoundTask("task-unified-1")


def told(service: FakeService, status: TaskStatus, *links: str) -> None:
    report = TaskReport(FOUND.id, status, results=links)
    service.tasks_made[FOUND.id].reports = deque([report])


async def test_it_is_fetched_once(service: FakeService, films: FoundFilms) -> None:
    told(service, TaskStatus.COMPLETED, "https://result/1.mp4")
    file = await films.film(FOUND)
    assert file.read_bytes() == service.film
    assert await films.film(FOUND) == file
    assert service.count("fetch") == 1
    assert service.count("submit") == 0


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (TaskStatus.PROCESSING, "still making"),
        (TaskStatus.UNKNOWN, "still making"),
        (TaskStatus.FAILED, "nothing came"),
        (TaskStatus.CANCELLED, "nothing came"),
        (TaskStatus.COMPLETED, "any more"),
    ],
)
async def test_why_there_is_nothing_to_look_at(
    service: FakeService, films: FoundFilms, status: TaskStatus, words: str
) -> None:
    told(service, status)
    with pytest.raises(NoFilmYet, match=words):
        await films.film(FOUND)


async def test_what_is_no_film_is_not_shown_and_not_deleted(
    service: FakeService, films: FoundFilms
) -> None:
    told(service, TaskStatus.COMPLETED, "https://result/1.mp4")
    service.film = b"no film at all"
    with pytest.raises(BadVideo):
        await films.film(FOUND)
    (part,) = films.folder.iterdir()
    assert part.read_bytes() == service.film


async def test_a_tasks_name_is_no_path(service: FakeService, films: FoundFilms) -> None:
    odd = replace(FOUND, id="task-unified-1/../../x")
    service.tasks_made[odd.id] = service.tasks_made[FOUND.id]
    told(service, TaskStatus.COMPLETED, "https://result/1.mp4")
    file = await films.film(odd)
    assert file.parent == films.folder
