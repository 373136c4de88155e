"""What stands in prompts and notes of takes: they are found by a part of a word in any script.

SQLite's FTS5 with its trigram tokenizer holds the folded text (``domain.collation.searched``: form,
case, width and accents do not count). A word of three characters or more is looked for by its
trigrams, and then in the text itself, so that what is found does hold the word; a shorter one, as
most words of Chinese and Japanese are, is looked for in every text, which takes some 10 ms for
10,000 takes. Nothing is missed. What may be found without being meant: a word inside another
(“art” in “heart”), and, where a script has no blanks, one that two words make at their border.

It is made anew from the takes whenever it is damaged or gone: no take ever depends on it.
"""

import json
from collections.abc import Callable
from contextlib import suppress

from hailuo_desktop.domain.collation import searched
from hailuo_desktop.domain.errors import DiskFull, LibraryError
from hailuo_desktop.domain.take import Take

from .database import Database, Doubled
from .migrations import MAKE_SEARCH
from .rows import take_of

GRAM = 3  # characters: what the tokenizer makes of a text
MOST_GRAMS = 40  # of a word: the text itself decides in the end
_DROP = "DROP TABLE IF EXISTS take_search"
_PUT = """INSERT OR REPLACE INTO take_search (rowid, id, words, note)
    SELECT rowid, id, ?, ? FROM take WHERE id = ?"""
_KNOWN = """SELECT words FROM take_search WHERE rowid = (SELECT rowid FROM take WHERE id = ?)"""
_NOTE = """UPDATE take_search SET note = ?
    WHERE rowid = (SELECT rowid FROM take WHERE id = ?) AND note <> ?"""
_LACKING = "SELECT id FROM take EXCEPT SELECT id FROM take_search"
_LEFT = "SELECT id FROM take_search EXCEPT SELECT id FROM take"
_HOLDS = "(instr(words, ?) > 0 OR instr(note, ?) > 0)"


class Search:
    """Rows by the row numbers of their takes; each is written in its take's own transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look_after(self, *, thorough: bool = False) -> bool:
        """Let it hold every take; whether it had to be made anew. ``thorough`` reads all of it."""
        try:
            if thorough:
                self._check()
            self._catch_up()
        except (LibraryError, DiskFull):
            return self._make_anew()
        return False

    def put(self, take: Take) -> None:
        """Within the transaction that saves the take; LibraryError where the index is damaged."""
        words = _words(take)
        known = self._database.rows(_KNOWN, (take.id,))
        if not known or known[0]["words"] != words:
            self._database.write(_PUT, (words, self._note(take.id), take.id))

    def put_note(self, take_id: str, note: str) -> None:
        """Within the transaction that saves the note; LibraryError where the index is damaged."""
        words = _whole(searched(note))
        self._database.write(_NOTE, (words, take_id, words))

    def alongside(self, write: Callable[[], None], index: Callable[[], None]) -> None:
        """Both in one transaction; ``write`` alone, where only the index stands in the way."""
        try:
            with self._database.transaction():
                write()
                index()
        except Doubled:
            raise
        except (LibraryError, DiskFull):
            self.drop()
            write()

    def forget(self, take_id: str) -> None:
        """Within the transaction that forgets the take, after it."""
        self._database.write("DELETE FROM take_search WHERE id = ?", (take_id,))

    def drop(self) -> None:
        """The next look makes it anew."""
        with suppress(LibraryError, DiskFull):
            self._database.write(_DROP)

    def find(self, word: str) -> set[str]:
        """The ids of the takes that hold one word: a folded text without blanks."""
        try:
            return self._find(word)
        except (LibraryError, DiskFull):
            self._make_anew()
        try:
            return self._find(word)
        except (LibraryError, DiskFull):  # no room for an index: read the takes themselves
            rows = self._database.rows("SELECT * FROM take")
            takes = (take for row in rows if (take := take_of(row)))
            return {t.id for t in takes if word in _words(t) or word in self._note(t.id)}

    def _find(self, word: str) -> set[str]:
        word = _whole(word)
        # One value for all: a row at a time costs more than the search itself.
        sql = f"SELECT json_group_array(id) FROM take_search WHERE {_HOLDS}"  # noqa: S608
        values = [word, word]
        if len(word) >= GRAM:
            sql, values = f"{sql} AND take_search MATCH ?", [*values, _grams(word)]
        return set(json.loads(self._database.rows(sql, values)[0][0]))

    def _catch_up(self) -> None:
        """What came in past it, as from a backup; what cannot be read has no words."""
        lacking = [row["id"] for row in self._database.rows(_LACKING)]
        left = [row["id"] for row in self._database.rows(_LEFT)]
        notes = self._other_notes()
        if not (lacking or left or notes):
            return
        with self._database.transaction():
            for take_id in left:
                self.forget(take_id)
            for take_id in lacking:
                rows = self._database.rows("SELECT * FROM take WHERE id = ?", (take_id,))
                take = take_of(rows[0])
                words = "" if take is None else _words(take)
                self._database.write(_PUT, (words, self._note(take_id), take_id))
            for take_id, note in notes.items():
                self.put_note(take_id, note)

    def _other_notes(self) -> dict[str, str]:
        """The notes that stand there otherwise than they are."""
        rows = self._database.rows("SELECT id, note FROM take_search WHERE note <> ''")
        known = {row["id"]: row["note"] for row in rows}
        noted = self._database.rows("SELECT take, note FROM mark WHERE note <> ''")
        notes = {row["take"]: row["note"] for row in noted}
        return {
            take_id: notes.get(take_id, "")
            for take_id in notes.keys() | known.keys()
            if _whole(searched(notes.get(take_id, ""))) != known.get(take_id, "")
        }

    def _note(self, take_id: str) -> str:
        """As it is searched."""
        rows = self._database.rows("SELECT note FROM mark WHERE take = ?", (take_id,))
        return _whole(searched(rows[0]["note"])) if rows else ""

    def _check(self) -> None:
        """LibraryError where it does not hold what it was given."""
        self._database.write("INSERT INTO take_search (take_search) VALUES ('integrity-check')")

    def _make_anew(self) -> bool:
        """Whether that went well: without it, every search reads the takes."""
        try:
            with self._database.transaction():
                self._database.write(_DROP)
                self._database.write(MAKE_SEARCH)
            self._catch_up()
        except (LibraryError, DiskFull):
            self.drop()
            return False
        return True


def _words(take: Take) -> str:
    return _whole(searched(take.request.prompt))


def _whole(text: str) -> str:
    """SQLite takes no half of a character."""
    return text.encode("utf-8", "replace").decode()


def _grams(word: str) -> str:
    """The word's trigrams, all of which a text that holds it has."""
    grams = dict.fromkeys(word[at : at + GRAM] for at in range(len(word) - GRAM + 1))
    quoted = (f'"{gram.replace(chr(34), chr(34) * 2)}"' for gram in [*grams][:MOST_GRAMS])
    return " AND ".join(quoted)
