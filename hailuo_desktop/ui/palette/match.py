"""How well what is typed fits the name of a command."""

from hailuo_desktop.ui.folding import folded

BEGINS, INSIDE, SCATTERED = 3.0, 2.0, 1.0
LETTERS = 2  # fewer, scattered over a name, would find almost everything


def fitness(typed: str, title: str, beside: str = "") -> float | None:
    """Higher is better; None: no fit. Every word that is typed has to be found.

    Words fit best where one of the title's begins, then inside one, then with letters left out;
    ``beside`` (its menu, its key) is looked into last, and counts half.
    """
    name, other = folded(title), folded(beside)
    total = 0.0
    for word in folded(typed).split():
        found = _in_words(word, name) or _in_words(word, other) / 2 or _scattered(word, name)
        if not found:
            return None
        total += found
    return total


def _in_words(word: str, text: str) -> float:
    if any(each.startswith(word) for each in text.split()):
        return BEGINS - (0.0 if text.startswith(word) else 0.5)
    return INSIDE if word in text else 0.0


def _scattered(word: str, text: str) -> float:
    """Its letters in their order, the closer together the better."""
    if len(word) < LETTERS:
        return 0.0
    at = first = -1
    for letter in word:
        at = text.find(letter, at + 1)
        if at < 0:
            return 0.0
        first = at if first < 0 else first
    return SCATTERED * len(word) / (at - first + 1)
