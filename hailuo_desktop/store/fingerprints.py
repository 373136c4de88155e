"""What the films of takes are, so that one that was moved away is known again."""

from collections.abc import Iterable

from .database import Database


class Fingerprints:
    """Digests of coded pictures by the ids of takes (media.fingerprint)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, take_id: str, digest: str) -> None:
        sql = "INSERT OR REPLACE INTO film (take, digest) VALUES (?, ?)"
        self._database.write(sql, (take_id, digest))

    def of(self, take_ids: Iterable[str]) -> dict[str, str]:
        """Of those takes that have one."""
        wanted = set(take_ids)
        rows = self._database.rows("SELECT take, digest FROM film")
        return {row["take"]: row["digest"] for row in rows if row["take"] in wanted}
