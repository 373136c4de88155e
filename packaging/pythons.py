"""The Pythons that the program runs on; read by any Python, so that it can refuse in words."""

SUPPORTED = ((3, 11), (3, 12), (3, 13), (3, 14))


def supported(major: int, minor: int) -> bool:
    """Whether the program runs on this Python."""
    return (major, minor) in SUPPORTED


def refusal(major: int, minor: int) -> str:
    """What to say to anybody with another Python."""
    names = [f"{major}.{minor}" for major, minor in SUPPORTED]
    return (
        f"Hailuo Desktop needs Python {', '.join(names[:-1])} or {names[-1]}, and this is Python "
        f"{major}.{minor}: start it with one of those, for example with "
        "“python3.12 packaging/dev.py”."
    )
