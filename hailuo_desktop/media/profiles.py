"""Colours of any profile as sRGB, the way a colour-managed viewer shows them."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColorSpace

from .chunks import parts

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsProfile

_Transfer = QColorSpace.TransferFunction
# Which pictures of a mode a profile may speak of; one that speaks of others is no use.
_SPACES = {"GRAY": ("L",), "RGB": ("RGB", "L"), "CMYK": ("CMYK",), "Lab": ("LAB",)}
# White, red, green and blue of sRGB, and what its curve is near to: what says so is sRGB.
_SRGB_POINTS = (0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
_SRGB_GAMMA, _NEARLY = 1 / 2.2, 0.005
# ITU-T H.273, as a PNG's cICP chunk has it.
_PRIMARIES = {
    1: QColorSpace.Primaries.SRgb,
    9: QColorSpace.Primaries.Bt2020,
    12: QColorSpace.Primaries.DciP3D65,
}
_CURVES = {
    1: _Transfer.Bt2020,
    6: _Transfer.Bt2020,
    8: _Transfer.Linear,
    13: _Transfer.SRgb,
    14: _Transfer.Bt2020,
    15: _Transfer.Bt2020,
    16: _Transfer.St2084,
    18: _Transfer.Hlg,
}


def in_srgb(image: "Image", info: Mapping[Any, Any], png: bytes = b"") -> "Image":
    """The picture (L, RGB, CMYK or LAB) as RGB, or as L where its greys need no profile.

    ``info`` is what its file says; ``png`` is that file where it is one.
    """
    from PIL import ImageCms

    profile: Any = _profile(info, png)
    if profile is None and image.mode == "LAB":
        profile = _made("LAB")
    if profile is not None:
        space = str(profile.profile.xcolor_space).strip()
        if image.mode in _SPACES.get(space, ()):
            given = image if image.mode != "L" or space == "GRAY" else image.convert("RGB")
            try:
                shown = ImageCms.profileToProfile(given, profile, _made("sRGB"), outputMode="RGB")
            except ImageCms.PyCMSError:
                shown = None  # a profile that makes no sense is no profile
            if shown is not None:
                return shown
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _profile(info: Mapping[Any, Any], png: bytes) -> "ImageCmsProfile | None":
    """What the file says first: a PNG's cICP goes before its profile, that before its gamma."""
    from PIL.ImageCms import ImageCmsProfile

    found = _coded(png) if png else b""
    found = found or info.get("icc_profile") or ("srgb" not in info and _measured(info)) or b""
    try:
        return ImageCmsProfile(io.BytesIO(found)) if found else None
    except OSError:
        return None


def _coded(png: bytes) -> bytes:
    part = next((each for each in parts(png, "png") if each.name == b"cICP"), None)
    if part is None or part.end - part.body < 8:
        return b""
    primaries, curve = png[part.body], png[part.body + 1]
    if primaries not in _PRIMARIES or curve not in _CURVES:
        return b""
    return _written(QColorSpace(_PRIMARIES[primaries], _CURVES[curve]))


def _measured(info: Mapping[Any, Any]) -> bytes:
    """gAMA, and cHRM where that is there too."""
    gamma = float(info.get("gamma") or 0)
    points = tuple(info.get("chromaticity") or _SRGB_POINTS)
    if gamma <= 0 or len(points) != 8:
        return b""
    near = zip((gamma, *points), (_SRGB_GAMMA, *_SRGB_POINTS), strict=True)
    if all(abs(one - other) < _NEARLY for one, other in near):
        return b""
    white, red, green, blue = (QPointF(*points[at : at + 2]) for at in range(0, 8, 2))
    return _written(QColorSpace(white, red, green, blue, _Transfer.Gamma, 1 / gamma))


def _written(space: QColorSpace) -> bytes:
    return bytes(space.iccProfile().data()) if space.isValid() else b""


def _made(name: str) -> "ImageCmsProfile":
    """One for each picture: littlecms reads profiles as it goes, and threads must not share one."""
    from PIL import ImageCms

    cms: Any = ImageCms
    return cms.ImageCmsProfile(cms.createProfile(name))
