"""The page that reviewers look at: nothing of a board can break out of its text."""

from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

from hailuo_desktop.domain.cut import Cut, CutShot
from hailuo_desktop.studio.handoff.review_page import review_page
from tests.fakes.cuts import NAMES, cut, cut_take


class Page(HTMLParser):
    """Its elements with their attributes, and the text of all."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_every_take_has_its_film_and_fields_of_its_own() -> None:
    board = cut()
    page = Page(review_page(board, {"s1-take-3": b"jpeg"}))
    films = [unquote(str(video["src"])) for video in page.all("video")]
    assert films == [take.file for take in board.takes]
    assert {f"media/{name}" for name in NAMES} <= {*films}
    assert page.all("video")[0]["poster"] == "data:image/jpeg;base64,anBlZw=="
    ids = [article["data-take"] for article in page.all("article")]
    assert ids == [take.id for take in board.takes]
    assert len(page.all("textarea")) == len(ids)
    labels = [area["aria-label"] for area in page.all("textarea")]
    assert len({*labels}) == len(labels)


def test_what_a_board_says_stays_text() -> None:
    evil = '</script><script>alert(1)</script><img src=x onerror="alert(2)">'
    shot = CutShot("s", evil, replace(cut_take(1), prompt=evil, note=evil), (), 6, evil, evil, evil)
    page = Page(review_page(Cut("b</script>", evil, (shot,)), {}))
    assert [script.get("type") for script in page.all("script")] == ["application/json", None]
    assert page.all("img") == []
    assert sum(evil in text for text in page.texts) >= 4


def test_nothing_is_fetched_from_elsewhere() -> None:
    text = review_page(cut(), {}).decode()
    assert "http://" not in text
    assert "https://" not in text
    assert review_page(cut(), {}) == review_page(cut(), {})
