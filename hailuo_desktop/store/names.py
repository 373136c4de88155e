"""File names from a template, safe on Windows, macOS and Linux whatever stands in them.

What a system forbids, pathvalidate knows. By hand is what it lets pass and an artist's name may
hold: characters that are not seen or turn the others round, names that read as an option or as
somebody's home, a device's name with a blank behind it, and Unicode's several forms of one name.
"""

import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from pathvalidate import ErrorReason, ValidationError, sanitize_filename, validate_filename
from pathvalidate.handler import ReservedNameHandler

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.domain.film_files import FILM
from hailuo_desktop.formats import number
from hailuo_desktop.translate import t

DEFAULT_TEMPLATE = "{board}/{shot:02}_{name}_t{take}.mp4"
LONGEST = 120  # bytes of one part of a path: 255 less room for “(2)”, “.part” and parents
DEEPEST = 8  # folders: Windows takes 260 characters in all
LONGEST_TEMPLATE = 500  # characters
_EVERYWHERE = "universal"  # what any system forbids
_CONSOLE = ("CONIN$", "CONOUT$")  # devices that pathvalidate does not name
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")
_NUMBERS = {"shot", "take", "seconds"}
_WIDTH = re.compile(r"0?[1-9]?d?")  # “02”: more would fill the disk with noughts


class BadTemplate(HailuoError):
    pass


@dataclass(frozen=True)
class Naming:
    """What a template may ask for; ``shot`` and ``take`` count from 1.

    ``name`` is the shot's own, ``code`` what it is called in any case.
    """

    board: str
    shot: int
    name: str
    take: int
    date: str
    mode: str
    quality: str
    seconds: int
    task: str
    code: str = ""


FIELDS = tuple(Naming.__dataclass_fields__)
_KNOWN = ", ".join(f"{{{field}}}" for field in FIELDS)


@dataclass(frozen=True)
class _Piece:
    """Text as it stands, then a field where there is one."""

    text: str
    field: str
    width: str


def check_template(template: str) -> None:
    """BadTemplate names what is wrong, before anything is made under such a name."""
    if len(template) > LONGEST_TEMPLATE:
        raise BadTemplate(
            t(
                "The template is longer than {most} characters: shorten it.",
                most=number(LONGEST_TEMPLATE),
            )
        )
    list(_pieces(template))
    if template.count("/") > DEEPEST:
        raise BadTemplate(
            t("The template makes more than {most} folders: use fewer “/”.", most=number(DEEPEST))
        )


def path_for(template: str, naming: Naming) -> PurePosixPath:
    """A relative path of safe parts, always ending in .mp4 and never leaving its folder.

    BadTemplate where ``check_template`` would have said so.
    """
    check_template(template)
    values = asdict(naming)
    filled = "".join(piece.text + _value(piece, values) for piece in _pieces(template))
    *folders, last = filled.split("/")
    parts = [safe for part in folders if (safe := safe_name(part))]
    name = safe_name(re.sub(r"(?i)(\.mp4)+\s*$", "", last)) or "take"
    return PurePosixPath(*parts, name + FILM)


def same_name(name: str) -> str:
    """What is left of a name on systems that tell neither case nor Unicode forms apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _pieces(template: str) -> Iterator[_Piece]:
    """Only whole fields of ours: a format string can read attributes and ask for gigabytes."""
    try:
        parsed = [*string.Formatter().parse(template)]
    except ValueError as error:
        raise BadTemplate(
            t(
                "The template “{template}” is not valid ({why}): use {fields}.",
                template=template,
                why=error,
                fields=_KNOWN,
            )
        ) from None
    for text, field, width, conversion in parsed:
        if field is None:
            yield _Piece(text, "", "")
            continue
        if field not in FIELDS or conversion:
            raise BadTemplate(
                t(
                    "The template knows no {field}: use {fields}.",
                    field=_braced(field),
                    fields=_KNOWN,
                )
            )
        if width and not (field in _NUMBERS and _WIDTH.fullmatch(width)):
            raise BadTemplate(
                t(
                    "The template cannot write {field}: only numbers have a width, such as "
                    "{{shot:02}}.",
                    field=_braced(field, width),
                )
            )
        yield _Piece(text, field, width or "")


def _braced(field: str, width: str = "") -> str:
    """As it stands in a template."""
    return f"{{{field}:{width}}}" if width else f"{{{field}}}"


def _value(piece: _Piece, values: dict[str, str | int]) -> str:
    if not piece.field:
        return ""
    if piece.field in _NUMBERS:
        return format(int(values[piece.field]), piece.width)
    # A value must not make folders of its own.
    return str(values[piece.field]).replace("/", "_").replace("\\", "_")


def safe_name(text: str) -> str:
    """One part of a path that every file system takes as it is."""
    text = text.encode("utf-8", "replace").decode()
    keep = ReservedNameHandler.as_is  # until it is cut to its length
    text = sanitize_filename(text, "_", _EVERYWHERE, reserved_name_handler=keep)
    text = " ".join(text.split())
    text = "".join(c for c in text if unicodedata.category(c) not in _INVISIBLE)
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"_{2,}", "_", text).lstrip("-. ~").rstrip(". _")
    text = _shortened(text)
    return f"_{text}" if _reserved(text) else text


def _reserved(text: str) -> bool:
    """Whether Windows takes it for a device, whatever follows a dot or a blank."""
    stem = text.split(".", maxsplit=1)[0].rstrip()
    try:
        validate_filename(stem, _EVERYWHERE, additional_reserved_names=_CONSOLE)
    except ValidationError as error:
        return error.reason is ErrorReason.RESERVED_NAME
    return False


def _shortened(text: str) -> str:
    data = text.encode("utf-8")
    if len(data) <= LONGEST:
        return text
    return data[:LONGEST].decode("utf-8", "ignore").rstrip(". _")
