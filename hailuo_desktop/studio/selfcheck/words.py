"""What was found, for people: lines, a verdict, and a text to be sent on."""

from collections.abc import Mapping, Sequence

from hailuo_desktop.translate import Marked, mark, n, t

from .finding import Finding, State

TITLES: Mapping[str, Marked] = {
    "versions": mark("Versions"),
    "frames": mark("Film player"),
    "encoder": mark("Film encoder"),
    "images_in": mark("Pictures, read"),
    "images_out": mark("Pictures, sent"),
    "keyring": mark("Keychain"),
    "tls": mark("Encryption"),
    "certificates": mark("Certificates"),
    "disk": mark("Disk"),
    "fonts": mark("Typeface"),
}
STATES: Mapping[State, Marked] = {
    State.OK: mark("fine"),
    State.WARNING: mark("note"),
    State.FAILED: mark("FAILED"),
}


def line(finding: Finding) -> str:
    """One finding as a line for people."""
    return stated(t(TITLES[finding.check]), finding)


def stated(title: str, finding: Finding) -> str:
    """As ``line``, under a title of its own."""
    return t(
        "{title}: {state}. {said}", title=title, state=t(STATES[finding.state]), said=finding.said
    )


def verdict(found: Sequence[Finding]) -> str:
    """All findings in one sentence."""
    failed = sum(each.state is State.FAILED for each in found)
    if not failed:
        return t("All is well: the program has what it needs here.")
    return n(
        "{count} check failed: what it names does not work here.",
        "{count} checks failed: what they name does not work here.",
        failed,
    )


def text(found: Sequence[Finding]) -> str:
    """All of it with its facts, for the clipboard."""
    lines: list[str] = []
    for each in found:
        lines.append(line(each))
        lines += [f"    {name}: {value}" for name, value in each.facts.items()]
    return "\n".join([*lines, "", verdict(found)])
