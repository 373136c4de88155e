"""``rehearsal``: the simulated service alone, for any EvoLink client."""

import json
import signal
import socket
import urllib.request

import pytest

from tests.cli.conftest import KEY, Program, ended
from tests.fakes.interrupts import SIGNALS, interrupt

STOPS = SIGNALS[:2]  # a terminal that hangs up is another story


@pytest.mark.parametrize("number", STOPS)
def test_it_says_where_it_is_and_serves_until_it_is_stopped(
    program: Program, number: signal.Signals
) -> None:
    process = program.start("rehearsal", "--speed", "10")
    assert process.stdout is not None
    where = json.loads(process.stdout.readline())
    assert list(where) == ["api", "files", "key"]
    assert where["key"] == KEY
    headers = {"Authorization": f"Bearer {KEY}"}
    request = urllib.request.Request(f"{where['api']}/v1/credits", headers=headers)
    with urllib.request.urlopen(request) as answer:
        assert json.load(answer)["success"] is True
    interrupt(process, number)
    said = ended(process)
    assert (said.code, said.out, said.err) == (0, "", "")


def test_without_a_key_of_yours_it_has_one_of_its_own(program: Program) -> None:
    process = program.start("rehearsal", EVOLINK_API_KEY="")
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["key"] == "sk-rehearsal"
    interrupt(process, STOPS[-1])
    assert ended(process).code == 0


def test_a_port_that_is_taken_is_said_in_a_sentence(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = program("rehearsal", "--port", str(taken.getsockname()[1]))
    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith("hailuo-desktop: The rehearsal cannot listen there")
    assert "choose another --port" in said.err
    assert "127.0.0.1" not in said.err


def test_a_folder_that_cannot_be_one_is_said_in_a_sentence(program: Program) -> None:
    (program.folder / "file").touch()
    said = program("rehearsal", "--folder", "file")
    assert (said.code, said.out) == (2, "")
    assert "“file”" in said.err
    assert "choose another --folder" in said.err


def test_it_listens_where_it_is_told_to(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = program.start("rehearsal", "--files-port", str(port))
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["files"] == f"http://127.0.0.1:{port}"
    interrupt(process, STOPS[-1])
    assert ended(process).code == 0
