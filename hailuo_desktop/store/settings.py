"""Small values by name, as JSON."""

import json

from .database import Database


class Settings:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str, default: object) -> object:
        """The value, or the default where there is none that can be read."""
        rows = self._database.rows("SELECT value FROM setting WHERE name = ?", (name,))
        try:
            return json.loads(rows[0]["value"]) if rows else default
        except (ValueError, RecursionError):
            return default

    def put(self, name: str, value: object) -> None:
        sql = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"
        self._database.write(sql, (name, json.dumps(value)))
