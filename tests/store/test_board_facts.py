"""What storyboards there are, without loading them."""

from pathlib import Path

from hailuo_desktop.domain.shot import Shot
from hailuo_desktop.domain.storyboard import Storyboard
from hailuo_desktop.store.library import Library


def test_names_counts_and_whether_it_is_put_away(tmp_path: Path) -> None:
    library = Library.open(tmp_path, "a test")
    library.boards.save(Storyboard("a", "Ä “quoted” \ud800", (Shot("1"), Shot("2"))))
    library.boards.save(Storyboard("b", "Put away", archived=True))
    library.boards.save(Storyboard("a", "Ä “quoted” \ud800", (Shot("1"), Shot("2"), Shot("3"))))
    found = [(each.id, each.name, each.shots, each.archived) for each in library.boards.facts()]
    assert found == [("a", "Ä “quoted” \ud800", 3, False), ("b", "Put away", 0, True)]
    library.close()
