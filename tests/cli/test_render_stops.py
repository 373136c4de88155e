"""A render that is stopped, or that nobody listens to any more, loses nothing."""

import io
import os
import signal
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from hailuo_desktop.__main__ import main
from hailuo_desktop.domain.take import Submitting
from hailuo_desktop.simulator import Fault, Rehearsal
from tests.cli.conftest import Batches, Program, Said, ended, posts, shot, until
from tests.fakes.interrupts import SIGNALS, interrupt

GENERATIONS = "/v1/videos/generations"
# What a terminal is, for a test: it gives back what is shown, and types what it is given.
TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"


@pytest.mark.parametrize("number", SIGNALS)
def test_a_stop_says_what_goes_on_and_the_next_run_collects_it(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path, number: signal.Signals
) -> None:
    service.service.speed = 20.0  # slow enough to be stopped in the middle
    line = ("render", batches.json(shot("Fog")), "--output", "out", "--json")
    process = program.start(*line)
    until(process, "pending")
    interrupt(process, number)
    said = ended(process)
    assert said.code == 130
    assert said.err == "hailuo-desktop: Stopping (once more to leave at once) …\n"
    end = said.lines[-1]
    assert (end["event"], end["code"], end["completed"], end["waiting"]) == ("end", 130, 0, 1)
    service.service.speed = 1000.0
    assert program(*line).code == 0
    assert [*(tmp_path / "out").rglob("*.mp4")]
    assert len(posts(service)) == len(service.service.tasks) == 1


def test_a_second_stop_leaves_at_once_and_the_ledger_knows_what_was_being_sent(
    program: Program, batches: Batches, service: Rehearsal
) -> None:
    service.service.faults.add(Fault(GENERATIONS, "hang"))
    process = program.start("render", batches.json(shot("Fog")), "--output", "out", "--json")
    until(process, "submitting")
    interrupt(process)
    assert process.stderr is not None
    assert b"once more" in process.stderr.readline()
    interrupt(process)
    assert ended(process).code == 130
    (take,) = program.takes()
    assert isinstance(take.state, Submitting)


class Interrupted(io.StringIO):
    """Ctrl-C comes while the program says its first word."""

    def write(self, _text: str) -> int:
        signal.raise_signal(signal.SIGINT)
        return 0


def test_a_stop_before_anything_is_sent_says_no_more_than_that(
    batches: Batches, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = batches.write("a.json", "{")
    with redirect_stdout(Interrupted()):
        code = main(["render", str(batch), "--output", str(batches.folder / "out")])
    assert (code, capsys.readouterr().err) == (130, "hailuo-desktop: Stopped.\n")
    assert {path.name for path in batches.folder.iterdir()} == {"a.json"}


def test_a_reader_that_goes_away_stops_no_paid_work(
    program: Program, batches: Batches, tmp_path: Path
) -> None:
    process = program.start("render", batches.json(shot("Fog")), "--output", "out", "--json")
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    assert process.wait() == 0
    process.stderr.close()
    assert said == b""
    assert [*(tmp_path / "out").rglob("*.mp4")]


def unread(program: Program, *arguments: object) -> Said:
    """Run with a stdout that nobody reads, from the first character on."""
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.Popen(
        program.line(*arguments),
        cwd=program.folder,
        env=program.environment(),
        stdout=writer,
        stderr=subprocess.PIPE,
    )
    os.close(writer)
    _, err = process.communicate()
    return Said(process.returncode, "", err.decode().replace(os.linesep, "\n"))


@pytest.mark.parametrize("arguments", [("takes",), ("schema",), ("--help",), ("--version",)])
def test_a_list_that_nobody_reads_ends_in_silence(
    program: Program, batches: Batches, arguments: tuple[str, ...]
) -> None:
    program("render", batches.json(shot("Fog")), "--output", "out", "--dry-run")
    assert unread(program, *arguments) == Said(0, "", "")


def shown(terminal: "subprocess.Popen[bytes]", words: bytes) -> bytes:
    """All that a terminal has shown until it shows these words."""
    assert terminal.stdout is not None
    seen = b""
    while words not in seen:
        more = os.read(terminal.stdout.fileno(), 4096)
        assert more, seen.decode("utf-8", "replace")
        seen += more
    return seen


def test_on_a_terminal_there_is_a_live_table_and_ctrl_c_stops_it(
    program: Program, batches: Batches, service: Rehearsal, tmp_path: Path
) -> None:
    if sys.platform == "win32":  # its terminals cannot be had as files
        return
    line = ("render", batches.json(shot("Fog")), "--output", "out", "--rehearsal")
    terminal = subprocess.Popen(
        [sys.executable, "-c", TERMINAL, *program.line(*line)],
        cwd=tmp_path,
        env=program.environment(TERM="xterm"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert terminal.stdin is not None
    seen = shown(terminal, b"rendering")
    assert b"Shot" in seen
    assert b"\x1b[" in seen
    terminal.stdin.write(b"\x03")
    terminal.stdin.flush()
    said, _ = terminal.communicate()
    assert terminal.returncode == 130
    assert "Stopped. 1 take is at the service, where it goes on" in " ".join(said.decode().split())
    # The film that was half made when Ctrl-C reached the terminal is made all the same.
    again = program(*line, "--json")
    assert again.code == 0, again.out
    assert {take for _, take, _ in again.states()} == {1}
    assert posts(service) == []
