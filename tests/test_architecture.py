"""The rules of the house that a linter cannot see."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "hailuo_desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300
PICTURES = {".webp", ".png", ".jpg", ".heic", ".avif", ".ttf"}
TOP = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "hailuo_desktop",
    "packaging",
    "pyproject.toml",
    "resources",
    "tests",
}
# Written in pieces so that this file keeps the rule that it checks.
ELSEWHERE = re.compile(
    "|".join(
        [
            r"(?<![\w.])/" + r"(?:root|work)/",
            r"(?<![\w.])/home" + r"/(?!user\b|you\b|artist\b)\w",
            r"C:\\" + r"Users\\",
            "pypi" + r"\.(?:org|python)",
            "pythonhosted" + r"\.org",
            "registry" + r"\.npmjs",
            r"(?<!@)\bdebian" + r"\.(?:org|net)\b",
            r"(?i:users[/\\]+)" + "root",
        ]
    )
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(folder: str) -> Iterator[tuple[str, ast.AST]]:
    """Every node of every module of a layer, with where it is."""
    for path in SOURCES:
        if name(path).startswith(f"hailuo_desktop/{folder}/"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                yield f"{name(path)}:{getattr(node, 'lineno', 0)}", node


def texts() -> Iterator[Path]:
    """Every file that belongs in a checkout, but for pictures and typefaces."""
    for top in sorted(TOP):
        for path in [ROOT / top, *sorted((ROOT / top).rglob("*"))]:
            if path.is_file() and path.suffix not in PICTURES and "__pycache__" not in path.parts:
                yield path


def test_the_layers_are_where_the_rules_look_for_them() -> None:
    assert [*parsed("ui")]
    assert [*parsed("domain")]


def test_the_window_is_synchronous() -> None:
    asynchronous = ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith
    assert [where for where, node in parsed("ui") if isinstance(node, asynchronous)] == []


def test_the_window_runs_no_event_loop_of_its_own() -> None:
    nested = {"exec", "exec_", "processEvents", "waitForFinished", "QEventLoop"}
    found = [
        where
        for where, node in parsed("ui")
        if isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id) in nested
    ]
    assert found == []


def test_only_the_runtime_names_the_loop_of_qt() -> None:
    found = {name(path) for path in SOURCES if "qasync" in path.read_text("utf-8")}
    assert found == {"hailuo_desktop/runtime.py"}


def test_every_folder_of_the_package_is_a_package() -> None:
    bare = {path.parent for path in SOURCES if not (path.parent / "__init__.py").exists()}
    assert bare == set()


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_module_is_too_long_to_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_no_text_names_a_machine_or_a_package_registry() -> None:
    found = {
        name(path): match.group()
        for path in texts()
        if (match := ELSEWHERE.search(path.read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "cd /" + "root/x",
        "see /" + "work/main",
        "C:/users/" + "root/x",
        "https://" + "pypi" + ".org/simple",
        "https://www.debian" + ".org/doc",
    ],
)
def test_a_machine_or_a_registry_would_be_noticed(line: str) -> None:
    assert ELSEWHERE.search(line)


def test_the_top_level_holds_what_it_should() -> None:
    assert TOP - {"docs"} <= {path.name for path in ROOT.iterdir()}
    assert [*ROOT.glob("*.py")] == []


def test_tests_have_no_packages_and_sit_beside_what_they_test() -> None:
    assert [name(path) for path in (ROOT / "tests").rglob("__init__.py")] == []
    layers = {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    others = {"__pycache__", "benchmarks", "e2e", "fakes", "faults", "packaging", "simulation"}
    assert folders - layers - others == set()


def test_each_module_of_the_engine_has_a_test_of_its_name_that_asks_something() -> None:
    """Whoever changes one finds in one guess what holds it."""
    for path in SOURCES:
        if path.parent == PACKAGE / "engine" and path.name != "__init__.py":
            test = ROOT / "tests" / "engine" / f"test_{path.name}"
            assert test.is_file(), f"{name(path)} has no tests/engine/test_{path.name}"
            assert "def test_" in test.read_text("utf-8"), f"{name(test)} tests nothing"


def test_no_test_is_skipped_or_mocked() -> None:
    forbidden = re.compile(
        r"mark\." + r"skip|pytest\." + r"skip\(|unittest\." + r"mock|import" + "orskip"
    )
    found = [
        name(path)
        for path in (ROOT / "tests").rglob("*.py")
        if forbidden.search(path.read_text("utf-8"))
    ]
    assert found == []


def layer(path: Path) -> str:
    inside = path.relative_to(PACKAGE).parts
    return inside[0] if len(inside) > 1 else path.stem


def border() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]]:
    """Every function and class that one layer takes from another."""
    made = {
        (path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."), node.name): (
            path,
            node,
        )
        for path in SOURCES
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    taken = {
        (node.module, each.name)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0
        for each in node.names
        if (found := made.get((node.module, each.name))) and layer(found[0]) != layer(path)
    }
    for module, word in sorted(taken):
        yield f"{module}.{word}", made[module, word][1]


def test_what_a_layer_offers_to_others_says_what_it_is() -> None:
    assert [where for where, node in border() if not ast.get_docstring(node)] == []
