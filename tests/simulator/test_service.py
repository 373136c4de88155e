"""What the service keeps: across a restart, a crash and a damaged file."""

import json
from pathlib import Path

import pytest

from hailuo_desktop.simulator.log import Logged
from hailuo_desktop.simulator.service import Service
from tests.simulator.conftest import T2V, Ticking, until


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "service"


def opened(folder: Path, clock: Ticking) -> Service:
    return Service("sk-x", 1.0, folder, now=clock)


def lay(service: Service, body: dict[str, object]) -> Path:
    film = service.films / f"{service._content(body)}.mp4"
    film.write_bytes(b"film")
    return film


def test_tasks_files_and_balance_survive_a_restart(folder: Path, clock: Ticking) -> None:
    first = opened(folder, clock)
    stored = first.store(b"picture", "a.png", ".png", "photos")
    task, _ = first.generate(T2V, "key")
    again = opened(folder, clock)
    assert again.tasks == {task.id: task}
    assert again.files == {stored.id: stored}
    assert again.balance == 980
    assert again.generate(T2V, "key") == (task, True)


def test_the_folder_may_move(folder: Path, clock: Ticking, tmp_path: Path) -> None:
    first = opened(folder, clock)
    stored = first.store(b"picture", "a.png", ".png", "photos")
    folder.rename(tmp_path / "moved")
    again = opened(tmp_path / "moved", clock)
    assert again.files[stored.id].file.read_bytes() == b"picture"


def test_a_film_that_was_not_made_yet_is_made_after_a_restart(folder: Path, clock: Ticking) -> None:
    first = opened(folder, clock)
    task, _ = first.generate(T2V, "")
    again = opened(folder, clock)
    lay(again, T2V)
    again.start()
    until(lambda: again.tasks[task.id].settled)
    again.stop()
    assert again.used == task.price
    third = opened(folder, clock)
    third.start()
    third.stop()
    assert third.used == task.price


@pytest.mark.parametrize(
    "damage",
    [
        b"", b"{", b"[]", b"7", b"null", b"\xff\xfe", b"[" * 100_000,
        b'{"credits": "much"}', b'{"tasks": {"a": {}}}',
        b'{"tasks": {"a": {"id": "a", "key": "", "body": {}, "created": 1, "film": "a.mp4"}}}',
    ],
    ids=range(10),
)  # fmt: skip
def test_a_damaged_file_is_kept_aside_and_the_service_starts_afresh(
    folder: Path, clock: Ticking, damage: bytes
) -> None:
    opened(folder, clock).generate(T2V, "")
    (folder / "service.json").write_bytes(damage)
    again = opened(folder, clock)
    assert again.tasks == {}
    assert again.balance == 1000
    assert (folder / "damaged-service.json").read_bytes() == damage
    again.generate(T2V, "")
    assert len(opened(folder, clock).tasks) == 1


def test_a_crash_in_the_middle_of_a_write_loses_nothing(folder: Path, clock: Ticking) -> None:
    opened(folder, clock).generate(T2V, "")
    (folder / "service.json.part").write_bytes(b'{"tasks": {"half')
    assert len(opened(folder, clock).tasks) == 1


def test_a_failure_is_refunded_once(folder: Path, clock: Ticking) -> None:
    service = opened(folder, clock)
    task, _ = service.generate(T2V, "")
    for _ in range(2):
        service._film_done(task.id, "service_error")
    assert (service.balance, service.used) == (1000, 0)
    assert service.status(task) == "failed"


def test_what_was_made_is_spent_once(folder: Path, clock: Ticking) -> None:
    service = opened(folder, clock)
    task, _ = service.generate(T2V, "")
    for _ in range(2):
        service._film_done(task.id, "")
    assert (service.balance, service.used) == (980, 20)


def test_the_same_words_and_pictures_share_a_film(folder: Path, clock: Ticking) -> None:
    service = opened(folder, clock)
    uploads = [service.store(data, "a.png", ".png", "photos") for data in (b"a", b"a", b"b")]
    films = [
        service._content({**T2V, "image_urls": [f"http://x/uploads/{each.file.name}"]})
        for each in uploads
    ]
    assert films[0] == films[1] != films[2]
    assert service._content(T2V) != service._content({**T2V, "duration": 10})


def test_the_log_can_be_read_by_another_process(folder: Path, clock: Ticking) -> None:
    service = opened(folder, clock)
    service.note(Logged("POST", "/v1/x", "key", '{"a": "ö"}', True))
    service.note(Logged("GET", "/v1/y"))
    lines = (folder / "requests.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["/v1/x", "/v1/y"]
    assert json.loads(lines[0])["body"] == '{"a": "ö"}'
    assert [each.path for each in service.log] == ["/v1/x", "/v1/y"]


def test_what_may_expire_can_be_made_to(folder: Path, clock: Ticking) -> None:
    service = opened(folder, clock)
    stored = service.store(b"picture", "a.png", ".png", "photos")
    assert service.alive(stored)
    assert service.link_lives(clock.time)
    service.expire()
    assert not service.alive(stored)
    assert not service.link_lives(clock.time)
    clock.time += 1
    assert service.link_lives(clock.time)
