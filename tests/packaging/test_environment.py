"""The checkout's .venv: when it is made, kept, remade, and what installs into it."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import environment
import pytest
from environment import Environment
from stop import Stop

SETS = ("run", "test", "lint")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with requirements and a .venv that holds nothing yet."""
    root = tmp_path / "a checkout"
    (root / "packaging/requirements").mkdir(parents=True)
    for name in SETS:
        (root / f"packaging/requirements/{name}.txt").write_text(f"{name}==1\n", "utf-8")
    venv.create(root / ".venv", with_pip=False, symlinks=sys.platform != "win32")
    return root


def noted(root: Path, name: str) -> Environment:
    """The environment after a set of requirements was installed."""
    made = Environment(root)
    made.stamp(name)
    return made


def test_nothing_is_installed_at_first(checkout: Path) -> None:
    assert not any(Environment(checkout).has(name) for name in SETS)


def test_a_larger_set_holds_the_smaller_ones(checkout: Path) -> None:
    assert [noted(checkout, "test").has(name) for name in SETS] == [True, True, False]


def test_sets_are_noted_beside_each_other(checkout: Path) -> None:
    noted(checkout, "run")
    noted(checkout, "lint")
    assert set(Environment(checkout).installed()) == {"run", "lint"}


def test_new_pins_are_noticed(checkout: Path) -> None:
    made = noted(checkout, "run")
    made.requirements("run").write_text("run==2\n", "utf-8")
    assert not made.has("run")


def test_a_second_time_nothing_is_done(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    noted(checkout, "run").provide("run")
    assert capfd.readouterr().out == ""


def test_a_moved_environment_is_remade(checkout: Path) -> None:
    noted(checkout, "lint")
    moved = checkout.rename(checkout.with_name("elsewhere"))
    there = Environment(moved)
    assert there.works()
    assert there.installed() == {}
    (there.folder / "leftover").touch()
    there.make()
    assert there.works()
    assert not (there.folder / "leftover").exists()


@pytest.mark.parametrize("note", ["", "not JSON", "[]", "{}", '{"folder": 1}'])
def test_a_spoiled_note_means_that_nothing_is_known(checkout: Path, note: str) -> None:
    (checkout / ".venv/hailuo-desktop.json").write_text(note, "utf-8")
    assert Environment(checkout).installed() == {}


def test_a_broken_environment_is_remade(checkout: Path) -> None:
    made = noted(checkout, "run")
    made.python.unlink()
    assert not made.works()
    made.make()
    assert made.works()


def test_a_missing_environment_is_made(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    made = Environment(checkout)
    made.make()
    assert made.works()


def test_a_sound_environment_is_kept(checkout: Path) -> None:
    made = noted(checkout, "run")
    (made.folder / "kept").touch()
    made.make()
    assert (made.folder / "kept").exists()


def test_a_link_in_place_of_the_environment_is_removed_and_not_followed(
    checkout: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    shutil.rmtree(checkout / ".venv")
    (checkout / ".venv").symlink_to(precious, target_is_directory=True)
    Environment(checkout).remove()
    assert precious.exists()
    assert not (checkout / ".venv").exists()


def test_the_checkout_can_be_imported_and_started_from_anywhere(checkout: Path) -> None:
    package = checkout / "hailuo_desktop"
    package.mkdir()
    (package / "__main__.py").write_text("import sys; print(sys.argv[1:])\n", "utf-8")
    made = Environment(checkout)
    made.link()
    launcher, _ = made.launcher()
    answer = subprocess.check_output([launcher, "a b", "--c"], cwd="/", text=True)
    assert answer.strip() == "['a b', '--c']"


def test_the_checkout_is_named_in_letters_that_every_locale_reads(tmp_path: Path) -> None:
    (tmp_path / "Büro/hailuo_desktop").mkdir(parents=True)
    made = Environment(tmp_path / "Büro")
    venv.create(made.folder, with_pip=False, symlinks=sys.platform != "win32")
    made.link()
    (link,) = made.folder.rglob("hailuo_desktop.pth")
    assert link.read_bytes().isascii()
    subprocess.check_call([made.python, "-c", "import hailuo_desktop"], cwd="/")


def test_places_on_windows(tmp_path: Path) -> None:
    there = Environment(tmp_path, windows=True)
    assert there.python == tmp_path / ".venv/Scripts/python.exe"
    launcher, text = there.launcher()
    assert launcher == tmp_path / ".venv/Scripts/hailuo-desktop.cmd"
    assert text == '@"%~dp0python.exe" -m hailuo_desktop %*\r\n'


def test_uv_installs_with_hashes_into_the_environment() -> None:
    line = environment.installation(["/bin/uv"], Path("/v/python"), Path("r.txt"))
    expected = ["/bin/uv", "pip", "install", "--python", "/v/python"]
    assert line == [*expected, "--require-hashes", "-r", "r.txt"]


def test_pip_installs_with_hashes_into_the_environment() -> None:
    pip = environment.pip_for(Path("/v/python"))
    assert pip == [sys.executable, "-m", "pip", "--python", "/v/python"]
    line = environment.installation(pip, Path("/v/python"), Path("r.txt"))
    assert line[: len(pip)] == pip
    assert line[-3:] == ["--require-hashes", "-r", "r.txt"]


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_a_uv_on_the_path_is_used(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uv = script(tmp_path / "uv", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Environment(checkout).installer() == [str(uv)]


def test_a_uv_that_does_not_start_is_passed_over(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "uv", "exit 127")
    own = script(Environment(checkout).script("uv"), "exit 0")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert Environment(checkout).installer() == [str(own)]


def test_pip_does_it_where_uv_cannot_be_had(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # There are no pins for uv in this checkout, so that its installation fails at once.
    monkeypatch.setenv("PATH", str(tmp_path))
    made = Environment(checkout)
    assert made.installer() == environment.pip_for(made.python)
    with pytest.raises(Stop, match="needs uv"):
        made.uv()


def test_a_failed_step_stops_and_names_its_command() -> None:
    with pytest.raises(Stop, match="exit\\(4\\)"):
        environment.call([sys.executable, "-c", "exit(4)"])


def test_a_failed_installation_is_not_noted(checkout: Path) -> None:
    made = Environment(checkout)
    made.requirements("run").write_text("--no-such-option\n", "utf-8")
    with pytest.raises(Stop):
        made.provide("run")
    assert not Environment(checkout).has("run")
