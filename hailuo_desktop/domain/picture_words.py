"""The sentences for pictures: what is wrong with a file that should become a frame."""

from collections.abc import Iterable, Mapping

from hailuo_desktop.translate import Marked, mark, t

from .frame_words import IMAGE
from .problem import Problem
from .reason import Reason, Reasons, reason
from .reason import Value as Plain

# What decoding a picture comes to; ``name`` is the file's own.
PICTURES: Mapping[str, Marked] = {
    "picture_empty": mark("“{name}” is empty: save the picture again."),
    "picture_none": mark("“{name}” is no picture: drop a JPEG, PNG or WebP."),
    "picture_unknown": mark(
        "“{name}” is in a format that cannot be read here: save it as PNG or JPEG."
    ),
    "picture_cut_short": mark("“{name}” is cut short: its end is missing. Copy or save it again."),
    "picture_animated": mark("“{name}” is an animation: save one of its pictures as PNG or JPEG."),
    "picture_film": mark("“{name}” is a film: drop it on the board to have one of its frames."),
    "picture_header": mark(
        "“{name}” is damaged: its header makes no sense. Save the picture again."
    ),
    "picture_sums": mark("“{name}” is damaged: its checksums are wrong. Copy or save it again."),
    "picture_damaged": mark(
        "“{name}” cannot be shown: its pixels are damaged. Save the picture again."
    ),
    "picture_not_shown": mark("“{name}” cannot be shown."),
    "picture_memory": mark(
        "“{name}” is too large for the memory of this computer: make it smaller."
    ),
    "picture_pixels": mark(
        "“{name}” cannot be shown or sent: it has {pixels} megapixels and may have at most {most}. "
        "Make it smaller."
    ),
    "picture_unfit": mark("“{name}” cannot be made fit to send: make it smaller."),
    "picture_unlike": mark(
        "“{name}” would not be sent as it is shown: save it as PNG and drop it again."
    ),
    "layers_none": mark("“{name}” has no layer that can be read."),
    "layer_unreadable": mark("“{name}” has a layer that cannot be read."),
    "frame_gone": mark("“{name}” is missing from the library: drop it again."),
    "frame_unready": mark("“{name}” cannot be made ready to send ({why}): check the disk."),
}


def refusals(name: str, problems: Iterable[Problem]) -> Reasons:
    """Why the file of that name cannot be a frame: a reason for every image rule it breaks.

    Of a file in a format that the service refuses, nothing else is known, so nothing is said.
    """
    known = {problem.code: problem for problem in problems}
    told = [known["image_format"]] if "image_format" in known else known.values()
    return tuple(reason(each.code, name=name, **_plain(each)) for each in told)


def refusal(why: Reason) -> str:
    """The sentence for a broken image rule; KeyError for any other reason."""
    return IMAGE[why.code](t("“{name}”", name=why.values["name"]), why.values)


def _plain(problem: Problem) -> dict[str, Plain]:
    """Whole numbers and words as they are; a measure travels as its digits."""
    return {
        name: value if isinstance(value, int | str) else str(value)
        for name, value in problem.values.items()
    }
