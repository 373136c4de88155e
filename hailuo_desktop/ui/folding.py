"""Words as they are looked for: neither case nor accents tell them apart."""

import unicodedata


def folded(text: str) -> str:
    """“Überblenden” is found by “uberb”, and a ligature by its letters, in whatever form."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))
