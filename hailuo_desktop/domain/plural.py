"""Numbers of things, in words."""


def counted(number: int, noun: str) -> str:
    """“1 take”, “2 takes”."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
