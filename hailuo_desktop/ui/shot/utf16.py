"""Qt counts UTF-16 units and the domain counts code points: an emoji is two and one."""

_LAST_SINGLE = "\uffff"


def units(text: str, position: int) -> int:
    """Where Qt has the code point at ``position``."""
    if text.isascii():  # a prompt is asked so often that counting would be felt
        return position
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


def points(text: str, unit: int) -> int:
    """Which code point Qt's position means; one inside a pair means its character."""
    seen = 0
    for position, character in enumerate(text):
        seen += 2 if character > _LAST_SINGLE else 1
        if seen > unit:
            return position
    return len(text)
