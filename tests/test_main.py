"""``hailuo-desktop``: what it says of itself, and how it ends when something goes wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from hailuo_desktop import __main__ as program
from hailuo_desktop import __version__

ROOT = Path(__file__).resolve().parents[1]
KEY = "sk-quite-secret-7261"


@pytest.fixture(autouse=True)
def own_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HAILUO_LIBRARY", str(tmp_path / "library"))


def test_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        program.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Hailuo Desktop {__version__}\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ([], ["render", "takes", "settle", "rehearsal", "schema", "EVOLINK_API_KEY", "examples:"]),
        (
            ["render"],
            ["--max-credits", "--dry-run", "--shots", "--names", "exit codes:", "130", '"problem"'],
        ),
        (["takes"], ["ledger", "--json"]),
        (["settle"], ["--resubmit", "--abandon", "--task TASK_ID", "evolink.ai"]),
        (["rehearsal"], ["--port", "--files-port", "--speed", "EVOLINK_API_KEY"]),
        (["schema"], ["storyboard.json", ".csv", ".hailuo"]),
    ],
)
def test_its_help(line: list[str], words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        program.main([*line, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for word in words:
        assert word in said
    assert max(map(len, said.splitlines())) <= 100


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["render", "a.json"], "--output"),
        (["render", "a.json", "--output", "o", "--takes", "0"], "no number of takes from 1 to 99"),
        (["render", "a.json", "--output", "o", "--max-credits", "-1"], "no amount of credits"),
        (["render", "a.json", "--output", "o", "--max-credits", "nan"], "no amount of credits"),
        (["render", "a.json", "--output", "o", "--max-credits", "1e-999999999"], "no amount of"),
        (["rehearsal", "--port", "70000"], "no port from 0"),
        (["rehearsal", "--speed", "0"], "no speed above 0"),
        (["dance"], "invalid choice"),
    ],
)
def test_what_cannot_be_meant_is_exit_2(
    line: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        program.main(line)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_a_batch_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["render", "nowhere.json", "--output", "out"]) == 2
    said = capsys.readouterr()
    assert "“nowhere.json” cannot be opened: No such file or directory" in said.out + said.err


def test_a_library_that_cannot_be_made_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("HAILUO_LIBRARY", str(tmp_path / "file" / "library"))
    batch = tmp_path / "fog.csv"
    batch.write_text("prompt\nFog\n", "utf-8")
    for more in ([], ["--rehearsal"]):
        assert program.main(["render", str(batch), "--output", str(tmp_path), *more]) == 2
        said = capsys.readouterr().err
        assert "cannot be opened (Not a directory)" in said
        assert said.count("\n") == 1


# A program with a bug in it, which the key runs into.
BROKEN = """
import sys
from hailuo_desktop.studio import importing
from hailuo_desktop.store import library
from hailuo_desktop.__main__ import main

def broken(*_, **__):
    try:
        raise KeyError("Bearer " + sys.argv[1])
    except KeyError as error:
        raise RuntimeError("with " + sys.argv[1]) from error

importing.Importing.batch = broken
library.Takes.all = broken
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("line", [["render", "fog.csv", "--output", "out"], ["takes"]])
def test_a_bug_is_one_sentence_a_log_and_exit_1_and_the_key_stands_nowhere(
    tmp_path: Path, line: list[str]
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "library.sqlite").touch()
    (tmp_path / "fog.csv").write_text("prompt\nFog\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", BROKEN, KEY, *line, "--library", str(library)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "EVOLINK_API_KEY": KEY, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    (log,) = tmp_path.rglob("hailuo-desktop.log")
    assert done.stderr == (
        "hailuo-desktop: Something went wrong inside the app; your takes are safe on disk. "
        f"What happened is written in {log}.\n"
    )
    written = log.read_text("utf-8")
    assert written.count("Traceback") == 2
    assert "RuntimeError: with [key]" in written
    assert KEY not in written


def test_without_a_screen_it_says_what_to_do_instead(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert program.main([]) == 2
    assert "no screen here to open a window on" in capsys.readouterr().err
