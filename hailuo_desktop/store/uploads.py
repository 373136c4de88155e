"""Frames at the files service, by content and by service, until their links expire."""

from hailuo_desktop.domain.service import Upload

from .database import Database


class Uploads:
    """Those of one service; a rehearsal's links mean nothing to EvoLink."""

    def __init__(self, database: Database, service: str) -> None:
        self._database = database
        self._service = service

    def find(self, digest: str) -> Upload | None:
        sql = "SELECT url, expires, file_id FROM upload WHERE service = ? AND digest = ?"
        rows = self._database.rows(sql, (self._service, digest))
        return Upload(*rows[0]) if rows else None

    def save(self, digest: str, upload: Upload) -> None:
        self._database.write(
            "INSERT OR REPLACE INTO upload (service, digest, url, expires, file_id)"
            " VALUES (?, ?, ?, ?, ?)",
            (self._service, digest, upload.url, upload.expires, upload.file_id),
        )

    def forget(self, digest: str) -> None:
        sql = "DELETE FROM upload WHERE service = ? AND digest = ?"
        self._database.write(sql, (self._service, digest))
