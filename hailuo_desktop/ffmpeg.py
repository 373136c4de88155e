"""PyAV by one door: everything else imports it from here.

Its modules import each other, and two threads that load it at the same moment fail both, with
"module 'av' has no attribute 'open'". A module that only one thread loads at a time makes the
second one wait. It is slow to load, so import this one where a film is about to be opened.
"""

import av
from av.codec.context import CodecContext
from av.container import InputContainer
from av.error import FFmpegError, InvalidDataError
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from av.video.stream import VideoStream

__all__ = [
    "CodecContext",
    "ColorRange",
    "Colorspace",
    "FFmpegError",
    "InputContainer",
    "Interpolation",
    "InvalidDataError",
    "VideoFrame",
    "VideoReformatter",
    "VideoStream",
    "av",
]
