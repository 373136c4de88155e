"""A frozen program stands in for each Python that the product starts."""

import ast
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from bundle.place import HERE, ROOT, version

import hailuo_desktop
from hailuo_desktop.simulator.film import Job

START = HERE / "start.py"


def started(file: Path) -> list[str]:
    """The modules that a source file starts a Python for: what follows ``sys.executable, "-m"``."""
    found: list[str] = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Tuple | ast.List):
            words = [ast.unparse(each) for each in node.elts]
            found += words[2:3] if words[:2] == ["sys.executable", "'-m'"] else []
    return [ast.literal_eval(each) for each in found]


def test_every_module_that_is_started_is_known_to_the_frozen_program() -> None:
    modules = [name for file in ROOT.glob("hailuo_desktop/**/*.py") for name in started(file)]
    assert modules == ["hailuo_desktop.simulator.encode"]
    text = START.read_text("utf-8")
    assert all(f'["-m", "{name}"]' in text for name in modules)


@pytest.mark.slow
def test_it_encodes_a_film(tmp_path: Path) -> None:
    line = [sys.executable, str(START), "-m", "hailuo_desktop.simulator.encode"]
    film = tmp_path / "film.mp4"
    job = Job(prompt="A pier", images=(), quality="512p", seconds=6, target=str(film))
    subprocess.run(line, input=json.dumps(asdict(job)).encode(), cwd=ROOT, check=True)
    assert film.stat().st_size > 1000


def test_else_it_is_the_product() -> None:
    line = [sys.executable, str(START), "--version"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == hailuo_desktop.__version__ == version()
