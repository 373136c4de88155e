"""What an answer is expected to look like, and in what a real one differs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hailuo_desktop.evolink.json_shapes import items, mapping
from hailuo_desktop.evolink.wire import moment

MOST = 40  # differences of one answer that are told: a wholly different one has no end


class Kind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    FLAG = "true or false"
    MOMENT = "time"
    OBJECT = "object"
    LIST = "list"
    NOTHING = "null"
    ANY = "anything"


class Differs(StrEnum):
    """How an answer may differ from the one that was expected."""

    NEW = "new"  # a field that is not known
    MISSING = "missing"  # one that the client cannot do without
    OTHER_TYPE = "other_type"
    NEW_WORD = "new_word"  # a status, or a word like one


@dataclass(frozen=True)
class Difference:
    """``path`` is data[].status and the like; ``found`` a kind, or the word that is new."""

    kind: Differs
    path: str
    found: str = ""


@dataclass(frozen=True)
class Shape:
    """``needed``: without it the answer says nothing; ``words`` are all that are known of a text.

    An ``open`` object may have any other field: the client reads none of them.
    """

    kind: Kind
    needed: bool = False
    words: frozenset[str] = frozenset()
    fields: Mapping[str, "Shape"] = field(default_factory=dict[str, "Shape"])
    items: "Shape | None" = None
    open: bool = False


def differences(value: object, shape: Shape, path: str = "") -> list[Difference]:
    """Each once, whatever the length of a list."""
    found = dict.fromkeys(_differences(value, shape, path))
    return list(found)[:MOST]


def kind_of(value: object) -> Kind:
    match value:
        case None:
            return Kind.NOTHING
        case bool():
            return Kind.FLAG
        case int() | float():
            return Kind.NUMBER
        case str():
            return Kind.TEXT
        case list():
            return Kind.LIST
        case _:
            return Kind.OBJECT


def _differences(value: object, shape: Shape, path: str) -> Iterator[Difference]:
    kind = kind_of(value)
    if kind is Kind.NOTHING and not shape.needed:
        return
    if not _fits(value, kind, shape.kind):
        yield Difference(Differs.OTHER_TYPE, path, kind.value)
        return
    if shape.words and isinstance(value, str) and value.casefold() not in shape.words:
        yield Difference(Differs.NEW_WORD, path, value)
    if shape.kind is Kind.OBJECT:
        yield from _of_object(mapping(value), shape, path)
    if shape.kind is Kind.LIST and shape.items is not None:
        for item in items(value):
            yield from _differences(item, shape.items, f"{path}[]")


def _of_object(value: Mapping[str, object], shape: Shape, path: str) -> Iterable[Difference]:
    for name, expected in shape.fields.items():
        if name in value:
            yield from _differences(value[name], expected, _inner(path, name))
        elif expected.needed:
            yield Difference(Differs.MISSING, _inner(path, name))
    if shape.open:
        return
    for name in value.keys() - shape.fields.keys():
        yield Difference(Differs.NEW, _inner(path, name), kind_of(value[name]).value)


def _inner(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _fits(value: object, found: Kind, expected: Kind) -> bool:
    if expected is Kind.ANY:
        return True
    if expected is Kind.MOMENT:
        return moment(value) is not None
    return found is expected


def text(*words: str, needed: bool = False) -> Shape:
    return Shape(Kind.TEXT, needed, frozenset(words))


def number(*, needed: bool = False) -> Shape:
    return Shape(Kind.NUMBER, needed)


def listing(each: Shape, *, needed: bool = False) -> Shape:
    return Shape(Kind.LIST, needed, items=each)


def record(*, needed: bool = False, open: bool = False, **fields: Shape) -> Shape:  # noqa: A002
    return Shape(Kind.OBJECT, needed, fields=fields, open=open)


FLAG = Shape(Kind.FLAG)
MOMENT = Shape(Kind.MOMENT)
ANY = Shape(Kind.ANY)
