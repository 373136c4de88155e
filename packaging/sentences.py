"""The sentences of the program: what translators get, and whether the source lets them have it.

python packaging/sentences.py                        check every call of translate
python packaging/sentences.py hailuo-desktop.pot     and write the template of a catalogue
"""

import ast
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from hailuo_desktop.translate import BRACES, fields_of

ROOT = Path(__file__).resolve().parent.parent
# Which arguments of each function are text; “c” is the context. As pybabel’s -k t -k n:1,2 …
KEYWORDS = {"t": None, "mark": None, "n": (1, 2), "p": ((1, "c"), 2)}
TEXTS = {"t": 1, "mark": 1, "n": 2, "p": 2}
# File, line, text or (one, many), comments, context.
Extracted = tuple[str, int, str | tuple[str, ...], list[str], str | None]
Place = tuple[str, int, str]  # file, line, what is wrong there


def extracted(root: Path) -> list[Extracted]:
    """Every sentence that Babel finds under the patterns of pyproject.toml."""
    options = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]
    methods = [(each["pattern"], each["method"]) for each in options["mappings"]]
    comments = ("Translators:",)
    return [*extract_from_dir(root, methods, keywords=KEYWORDS, comment_tags=comments)]


def template(found: Iterable[Extracted]) -> Catalog:
    """The catalogue that a translator fills in."""
    catalogue = Catalog(
        project="Hailuo Desktop",
        copyright_holder="Hailuo Desktop contributors",
        charset="utf-8",
    )
    for name, line, message, comments, context in found:
        catalogue.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalogue


def problems(root: Path, found: Iterable[Extracted]) -> list[Place]:
    """What keeps a sentence from its translators, by file and line."""
    places: list[Place] = []
    meant: dict[tuple[str, str], int] = {}
    for path in sorted((root / "hailuo_desktop").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        calls = Calls(ast.parse(path.read_text("utf-8")))
        places += [(name, line, what) for line, what in calls.problems]
        meant |= {(name, text): line for text, line in calls.texts.items()}
    got = {
        (Path(name).as_posix(), text): line
        for name, line, message, *_ in found
        for text in ((message,) if isinstance(message, str) else message)
    }
    places += [
        (name, meant[name, text], f"“{text}” is not found by Babel")
        for name, text in meant.keys() - got.keys()
    ]
    places += [
        (name, got[name, text], f"“{text}” goes to a namesake of a function of translate")
        for name, text in got.keys() - meant.keys()
    ]
    return sorted(places)


class Calls(ast.NodeVisitor):
    """The calls of translate in a module: their texts, and what is wrong with them, by line."""

    def __init__(self, module: ast.Module) -> None:
        self.texts: dict[str, int] = {}
        self.problems: list[tuple[int, str]] = []
        self._imported: set[str] = set()
        self._depth = 0  # of functions
        self._formatted = 0  # of f-strings
        self.visit(module)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if (node.module or "").rpartition(".")[2] != "translate":
            return
        for each in node.names:
            self._imported.add(each.name)
            if each.asname not in {None, each.name}:
                self._complain(node, f"{each.name} keeps its name, or Babel does not know it")

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> None:
        self._depth += 1
        self.generic_visit(node)
        self._depth -= 1

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - ast calls them by these names
    visit_Lambda = visit_FunctionDef  # noqa: N815

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._formatted += 1
        self.generic_visit(node)
        self._formatted -= 1

    def visit_Call(self, node: ast.Call) -> None:
        name = self._name(node.func)
        if name in TEXTS:
            if not self._depth and name != "mark":
                self._complain(node, f"{name} is called on import, in one language for ever: mark")
            if self._formatted:  # before Python 3.12 it is but one string
                self._complain(node, f"{name} is called inside an f-string: Babel looks in none")
            self._look(node, name)
        self.generic_visit(node)

    def _name(self, called: ast.expr) -> str:
        match called:
            case ast.Name(id=name) if name in self._imported:
                return name
            case ast.Attribute(value=ast.Name(id="translate"), attr=name):
                return name
            case _:
                return ""

    def _look(self, node: ast.Call, name: str) -> None:
        given = node.args[: TEXTS[name]]
        literals = [each.value for each in given if isinstance(each, ast.Constant)]
        texts = [each for each in literals if isinstance(each, str) and each]
        if len(texts) == TEXTS[name]:
            self.texts |= dict.fromkeys(texts[1:] if name == "p" else texts, node.lineno)
            if any(set(BRACES.sub("", text)) & set("{}") for text in texts):
                self._complain(node, "a brace that is no field is doubled")
            if name != "mark":
                self._look_at_fields(node, texts, {"count"} if name == "n" else set())
        elif name != "t" or not _may_be_marked(given):
            self._complain(node, f"{name} takes its text as a literal, with named fields")

    def _look_at_fields(self, node: ast.Call, texts: list[str], known: set[str]) -> None:
        fields = set[str]().union(*map(fields_of, texts))
        given = {each.arg for each in node.keywords if each.arg is not None}
        rest = any(each.arg is None for each in node.keywords)
        missing = set[str]() if rest else fields - given - known
        for field in sorted(missing):
            self._complain(node, f"{{{field}}} has no value")
        for field in sorted(given - fields):
            self._complain(node, f"{field} is a value for no field")

    def _complain(self, node: ast.stmt | ast.expr, what: str) -> None:
        self.problems.append((node.lineno, what))


def _may_be_marked(given: Sequence[ast.expr]) -> bool:
    """Whether it may come from a table of marked texts: pyright knows whether it does."""
    match given:
        case [ast.Name() | ast.Attribute() | ast.Subscript()]:
            return True
        case [ast.Call(func=ast.Attribute(attr=method))]:
            return method not in dir(str)  # "…".format(…) is no literal, whatever it returns
        case [ast.Call()]:
            return True
        case _:
            return False


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Check, and write the template where a file is named; 1 where anything is wrong."""
    if any(each.startswith("-") for each in arguments):
        print(__doc__)
        return 2
    found = extracted(root)
    places = problems(root, found)
    for name, line, what in places:
        print(f"{name}:{line}: {what}")
    catalogue = template(found)
    for target in arguments[:1]:
        with Path(target).open("wb") as file:
            write_po(file, catalogue, width=100)
    print(f"{len(catalogue)} sentences for translators, {len(places)} problems")
    return 1 if places else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
