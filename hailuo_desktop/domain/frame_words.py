"""What the rules for pictures say: what is wrong with the file, and what to do about it."""

from collections.abc import Callable, Mapping

from hailuo_desktop.formats import MEGABYTE, number
from hailuo_desktop.translate import t

from .frame import COMFORTABLE, MAX_BYTES, MIN_SHORT_EDGE, TALLEST, WIDEST
from .problem import Values, measure, whole

# ``picture`` is how each sentence begins: a frame of the shot, or the name of a file.


def _missing(picture: str, _: Values) -> str:
    return t(
        "{picture} is a picture that is not there: choose it anew, or clear its slot.",
        picture=picture,
    )


def _format(picture: str, values: Values) -> str:
    kind = str(values["format"]).upper()
    if not kind:
        return t(
            "{picture} is no picture that is known here and a frame must be JPEG, PNG or WebP: "
            "save it as PNG or JPEG.",
            picture=picture,
        )
    return t(
        "{picture} is in {format} format and a frame must be JPEG, PNG or WebP: save it as PNG or "
        "JPEG.",
        picture=picture,
        format=kind,
    )


def _bytes(picture: str, values: Values) -> str:
    measured, most = measure(values, "megabytes"), MAX_BYTES // MEGABYTE
    if measured > most:
        return t(
            "{picture} has {megabytes} MB and a frame may have at most {most} MB ({bytes} bytes): "
            "save it smaller, as JPEG or WebP.",
            picture=picture,
            megabytes=number(measured, 2),
            most=number(most),
            bytes=number(MAX_BYTES),
        )
    return t(
        "{picture} is just over {most} MB and a frame may have at most {most} MB ({bytes} bytes): "
        "save it smaller, as JPEG or WebP.",
        picture=picture,
        most=number(most),
        bytes=number(MAX_BYTES),
    )


def _heavy(picture: str, values: Values) -> str:
    return t(
        "{picture} has {megabytes} MB, where EvoLink advises {advised} MB: it goes as it is, and "
        "a smaller one is safer.",
        picture=picture,
        megabytes=number(measure(values, "megabytes"), 1),
        advised=number(COMFORTABLE // MEGABYTE),
    )


def _short_edge(picture: str, values: Values) -> str:
    return t(
        "{picture} is {width} × {height} px and its short edge must be longer than {edge} px: use "
        "a larger version, of {enough} px or more on the short edge.",
        picture=picture,
        width=values["width"],
        height=values["height"],
        edge=MIN_SHORT_EDGE,
        enough=MIN_SHORT_EDGE + 1,
    )


def _too_wide(picture: str, values: Values) -> str:
    return t(
        "{picture} is {width} × {height} px and may not be wider than {ratio}: crop its sides to "
        "at most {most} px in width.",
        picture=picture,
        width=values["width"],
        height=values["height"],
        ratio="{}:{}".format(*WIDEST),
        most=whole(values, "height") * WIDEST[0] // WIDEST[1],
    )


def _too_tall(picture: str, values: Values) -> str:
    return t(
        "{picture} is {width} × {height} px and may not be taller than {ratio}: crop its top or "
        "foot to at most {most} px in height.",
        picture=picture,
        width=values["width"],
        height=values["height"],
        ratio="{}:{}".format(*TALLEST),
        most=whole(values, "width") * TALLEST[1] // TALLEST[0],
    )


IMAGE: Mapping[str, Callable[[str, Values], str]] = {
    "image_missing": _missing,
    "image_format": _format,
    "image_bytes": _bytes,
    "image_heavy": _heavy,
    "image_short_edge": _short_edge,
    "image_too_wide": _too_wide,
    "image_too_tall": _too_tall,
}
