"""What came of a hand-off, in a sentence and what follows it."""

from hailuo_desktop.formats import number
from hailuo_desktop.translate import n, t

from .hand_off import Handed

MOST = 6  # sentences of what went wrong: a full disk has one for every film


def told(handed: Handed) -> str:
    """The first line says it all; others tell of files that stay, and of what went wrong."""
    lines = [_summary(handed), *_aside(handed), *handed.trouble[:MOST]]
    if (more := len(handed.trouble) - MOST) > 0:
        lines.append(n("{count} more like it.", "{count} more like it.", more))
    return "\n".join(filter(None, lines))


def _summary(handed: Handed) -> str:
    films, files = handed.new_films + handed.old_films, len(handed.changed) + len(handed.same)
    new = handed.new_films + len(handed.changed)
    if not films and not files and not handed.stopped:
        return ""  # the trouble says it all
    words = t(
        "{films} and {files} in {folder}",
        films=n("{count} film", "{count} films", films),
        files=n("{count} file", "{count} files", files),
        folder=handed.folder,
    )
    if handed.stopped:
        return t("Stopped after {what}: do it again to go on.", what=words)
    if not new:
        return t("{what}: nothing had changed.", what=words)
    if new == films + files:
        return t("{what}.", what=words)
    return t("{what}: {count} new or changed.", what=words, count=number(new))


def _aside(handed: Handed) -> list[str]:
    return [
        t(
            "“{file}” is not as it was written here, and stays: the new one is “{other}”.",
            file=theirs.name,
            other=ours.name,
        )
        for theirs, ours in handed.aside
    ]
