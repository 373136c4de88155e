"""The pinned requirements: complete, in range, with hashes, and with no word of where from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from pythons import SUPPORTED
from requirements_lock import places

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "packaging" / "requirements"
FILES = ("run", "test", "lint", "bundle", "uv")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS: dict[str, list[str]] = PYPROJECT["dependency-groups"]
RUN: list[str] = PYPROJECT["project"]["dependencies"]
DECLARED = {
    "run": RUN,
    "test": RUN + GROUPS["test"],
    "lint": RUN + GROUPS["test"] + GROUPS["lint"],
    "bundle": RUN + GROUPS["bundle"],
    "uv": GROUPS["setup"],
}
SYSTEMS = [("linux", "Linux"), ("win32", "Windows"), ("darwin", "Darwin")]
PYTHONS = [f"{major}.{minor}" for major, minor in SUPPORTED]


def text(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text("utf-8")


def pins(name: str) -> list[tuple[Requirement, list[str]]]:
    """Each pinned release with the hashes of its files."""
    lines = text(name).replace("\\\n", " ").splitlines()
    parts = [line.split("--hash=") for line in lines]
    return [(Requirement(first), [each.strip() for each in rest]) for first, *rest in parts]


def environment(platform: str, system: str, python: str) -> dict[str, str]:
    """What markers ask for, on such a computer."""
    return {
        "sys_platform": platform,
        "platform_system": system,
        "python_version": python,
        "python_full_version": f"{python}.5",
    }


def resolved(name: str, platform: str, system: str, python: str) -> dict[str, tuple[str, str]]:
    """By package: the release and its hashes that a file of pins has for one system."""
    here = environment(platform, system, python)
    return {
        canonicalize_name(requirement.name): (
            next(iter(requirement.specifier)).version,
            " ".join(hashes),
        )
        for requirement, hashes in pins(name)
        if requirement.marker is None or requirement.marker.evaluate(here)
    }


@pytest.mark.parametrize("name", FILES)
def test_every_release_is_pinned_by_its_hashes(name: str) -> None:
    for requirement, hashes in pins(name):
        assert [each.operator for each in requirement.specifier] == ["=="], requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes), requirement


@pytest.mark.parametrize("name", FILES)
def test_no_place_to_download_from_is_named(name: str) -> None:
    assert places(text(name)) == []
    assert not re.search(r"https?:|file:|\.org|\.com|\bindex\b|find-links", text(name))


@pytest.mark.parametrize(
    "line", ["--index-url x", "-i x", "a @ file:///x", "    # from https://x.example/simple"]
)
def test_a_place_would_be_noticed(line: str) -> None:
    assert places(f"a==1 \\\n    --hash=sha256:00\n{line}\n")


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(("platform", "system"), SYSTEMS)
@pytest.mark.parametrize("name", FILES)
def test_what_the_project_declares_is_pinned_in_range_everywhere(
    name: str, platform: str, system: str, python: str
) -> None:
    pinned = resolved(name, platform, system, python)
    here = environment(platform, system, python)
    for declared in map(Requirement, DECLARED[name]):
        if declared.marker is not None and not declared.marker.evaluate(here):
            continue
        version, _ = pinned[canonicalize_name(declared.name)]
        assert version in declared.specifier, declared


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(("platform", "system"), SYSTEMS)
def test_the_files_agree_where_they_meet(platform: str, system: str, python: str) -> None:
    small, middle, large = (
        resolved(name, platform, system, python).items() for name in ("run", "test", "lint")
    )
    assert small < middle < large
    assert small < resolved("bundle", platform, system, python).items()
