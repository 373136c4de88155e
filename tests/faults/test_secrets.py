"""The key is in the request and nowhere else: not on disk, not in a log, not on a screen."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hailuo_desktop.simulator import Rehearsal
from tests.fakes.pictures import image_file
from tests.faults.conftest import KEY, POST, RESULTS, TASKS, UPLOAD

ROOT = Path(__file__).resolve().parents[2]
ECHO = json.dumps({"error": {"code": "weird", "message": f"No: {KEY}", "type": f"Bearer {KEY}"}})
SCRIPTS = {
    "refused": [{"path": POST, "kind": "status", "status": 400, "body": ECHO}],
    "wrong key": [{"path": POST, "kind": "status", "status": 401, "body": ECHO}],
    "fault": [{"path": POST, "kind": "status", "status": 500, "body": ECHO}],
    "redirect": [{"path": POST, "kind": "redirect", "location": f"http://{KEY}@127.0.0.1:9/{KEY}"}],
    "upload": [{"path": UPLOAD, "kind": "status", "status": 400, "body": ECHO}],
    "failed task": [
        {
            "path": TASKS,
            "kind": "replace",
            "hits": [1],
            "body": json.dumps(
                {
                    "id": "task-unified-1-x",
                    "status": "failed",
                    "error": {"code": KEY, "message": f"No {KEY}", "type": "task_error"},
                }
            ),
        }
    ],
    "result": [
        {"path": RESULTS, "kind": "status", "status": 400, "body": ECHO, "hits": [1]},
        {"path": RESULTS, "kind": "redirect", "location": f"/uploads/{KEY}", "hits": [2]},
    ],
}


def rendered(
    folder: Path, rehearsal: Rehearsal, as_json: bool
) -> subprocess.CompletedProcess[bytes]:
    """A batch through the real program, in a process of its own."""
    environment = {
        **os.environ,
        "EVOLINK_API_KEY": KEY,
        "HAILUO_API_URL": rehearsal.api_url,
        "HAILUO_FILES_URL": rehearsal.files_url,
        "HAILUO_POLL_INTERVAL": "0.2",
        "PYTHONPATH": str(ROOT),
        "PYTHONASYNCIODEBUG": "1",  # the most talkative that it can be
    }
    command = [
        sys.executable, "-m", "hailuo_desktop", "render", str(folder / "batch.json"),
        "--output", str(folder / "out"), "--library", str(folder / "library"),
    ]  # fmt: skip
    return subprocess.run(
        command + ["--json"] * as_json,
        env=environment,
        check=False,
        capture_output=True,
        timeout=300,
    )


def batch(folder: Path) -> None:
    image_file(folder, "still.png", 320, 310)
    shots = [{"prompt": "A boat", "first_frame": "still.png", "quality": "512p", "duration": 6}]
    made = {"format": "hailuo-storyboard", "version": 1, "name": "Night", "shots": shots}
    (folder / "batch.json").write_text(json.dumps(made), "utf-8")


Ended = tuple[Path, subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def batches(tmp_path_factory: pytest.TempPathFactory, films: Path) -> dict[str, Ended]:
    """All of them at once: a batch whose answers are lost looks for them for half a minute."""

    def play(script: str) -> Ended:
        folder = tmp_path_factory.mktemp("batch")
        batch(folder)
        with Rehearsal(KEY, speed=1000, folder=folder / "service", films=films) as rehearsal:
            rehearsal.service.faults.follow(json.dumps({"faults": SCRIPTS[script]}))
            done = rendered(folder, rehearsal, as_json=len(script) % 2 == 0)
            assert any(each.authorised for each in rehearsal.service.log)
        return folder, done

    with ThreadPoolExecutor(len(SCRIPTS)) as pool:
        return dict(zip(SCRIPTS, pool.map(play, SCRIPTS), strict=True))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_failing_batch_shows_the_key_to_nobody(batches: dict[str, Ended], script: str) -> None:
    folder, done = batches[script]
    assert done.returncode in (0, 1, 3), done.stderr
    said = {"stdout": done.stdout, "stderr": done.stderr}
    kept = {
        str(file.relative_to(folder)): file.read_bytes()
        for part in ("library", "out")
        for file in (folder / part).rglob("*")
        if file.is_file()
    }
    assert kept
    leaks = [where for where, data in (said | kept).items() if KEY.encode() in data]
    assert leaks == []
    assert b"Traceback" not in done.stderr
