"""The wheel, built from the checkout and installed in an environment that never saw it."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240  # seconds for one step; a rehearsed take is made in a few


def step(*line: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """What a command prints; the test fails with everything it said where the command does."""
    done = subprocess.run(
        line, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def built(target: str, source: Path, folder: Path) -> Path:
    """The one file that a build of `target` (wheel or sdist) leaves in the folder."""
    step(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    (path,) = folder.iterdir()
    return path


def contents(wheel: Path) -> dict[str, int]:
    """Each file of a wheel and its checksum, but for the list of them."""
    with zipfile.ZipFile(wheel) as archive:
        return {e.filename: e.CRC for e in archive.infolist() if not e.filename.endswith("RECORD")}


def unpack(archive: Path, folder: Path) -> None:
    """File by file: the first releases of Python 3.11 know no filter for the whole."""
    with tarfile.open(archive) as packed:
        for member in packed.getmembers():
            if (content := packed.extractfile(member)) is not None:
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a clean environment that holds the wheel.

    What the wheel depends on is borrowed from the environment of the tests, so that no network is
    needed; a path line does not read the path lines of what it names, and so the checkout itself
    stays out of reach.
    """
    home = tmp_path_factory.mktemp("clean") / "env"
    step(sys.executable, "-m", "venv", "--without-pip", home)
    there = {"base": str(home), "platbase": str(home)}
    site = Path(sysconfig.get_path("purelib", "venv", vars=there))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    commands = Path(sysconfig.get_path("scripts", "venv", vars=there))
    pip = [sys.executable, "-m", "pip", "--python", commands / "python"]
    offline = ["--no-deps", "--no-index", "--no-cache-dir", "--disable-pip-version-check"]
    # pip would count a borrowed installation as its own and remove it.
    step(*pip, "install", *offline, "--ignore-installed", wheel)
    return commands


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    """An environment in which neither the checkout nor anybody's library is known."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHONPATH")}
    return {**kept, "HAILUO_LIBRARY": str(tmp_path / "library"), "HAILUO_POLL_INTERVAL": "0.2"}


def test_the_wheel_holds_the_program_and_what_it_shows(wheel: Path) -> None:
    names = contents(wheel)
    for part in (
        "hailuo_desktop/__main__.py",
        "hailuo_desktop/py.typed",
        "hailuo_desktop/resources/icons/play.svg",
        "hailuo_desktop/resources/fonts/HailuoDesktopUI-Regular.ttf",
        "hailuo_desktop/resources/fonts/OFL.txt",
        "hailuo_desktop/resources/samples/the-lighthouse/storyboard.json",
    ):
        assert part in names
    shipped = {path.name for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert shipped <= {Path(name).name for name in names}


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in contents(wheel)}
    assert {top.removesuffix(".dist-info").split("-")[0] for top in tops} == {"hailuo_desktop"}
    assert not [name for name in contents(wheel) if "__pycache__" in name]


def test_the_licence_comes_along(wheel: Path) -> None:
    assert [name for name in contents(wheel) if name.endswith(".dist-info/licenses/LICENSE")]


def test_the_source_archive_is_complete(wheel: Path, tmp_path: Path) -> None:
    archive = built("sdist", ROOT, tmp_path / "sdist")
    unpack(archive, tmp_path / "unpacked")
    (source,) = (tmp_path / "unpacked").iterdir()
    for part in ("packaging/dev.py", "packaging/requirements/run.txt", "tests/conftest.py"):
        assert (source / part).is_file()
    again = built("wheel", source, tmp_path / "again")
    assert contents(again) == contents(wheel)


def test_the_installed_program_is_not_the_checkout(
    scripts: Path, variables: dict[str, str], tmp_path: Path
) -> None:
    question = "import hailuo_desktop; print(hailuo_desktop.__file__)"
    said = step(scripts / "python", "-c", question, cwd=tmp_path, env=variables)
    assert Path(said.strip()).is_relative_to(scripts.parent)


def test_the_installed_program_tells_its_version(
    scripts: Path, variables: dict[str, str], tmp_path: Path, wheel: Path
) -> None:
    said = step(scripts / "hailuo-desktop", "--version", cwd=tmp_path, env=variables)
    assert said.strip() == f"Hailuo Desktop {wheel.name.split('-')[1]}"


def test_the_installed_program_renders_a_sample(
    scripts: Path, variables: dict[str, str], tmp_path: Path
) -> None:
    question = "from hailuo_desktop.assets import asset; print(asset('samples', 'the-lighthouse'))"
    sample = step(scripts / "python", "-c", question, cwd=tmp_path, env=variables).strip()
    assert Path(sample).is_relative_to(scripts.parent)
    videos = tmp_path / "videos"
    line = ["render", sample, "--output", videos, "--rehearsal", "--shots", "1"]
    step(scripts / "hailuo-desktop", *line, cwd=tmp_path, env=variables)
    made = [*videos.rglob("*.mp4")]
    assert made
    assert all(path.read_bytes()[4:8] == b"ftyp" for path in made)
