"""The database's shape, step by step; a step that has shipped is never changed."""

# What can be made anew from the other tables, should it be damaged.
DERIVED = "take_search"
MAKE_SEARCH = """CREATE VIRTUAL TABLE take_search USING fts5(
    id UNINDEXED, words, note, tokenize = 'trigram case_sensitive 1', detail = none
)"""
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE take (
            id TEXT PRIMARY KEY,
            shot TEXT NOT NULL,
            number INTEGER NOT NULL,
            state TEXT NOT NULL,
            outcome TEXT NOT NULL,
            task TEXT,
            created REAL NOT NULL,
            changed REAL NOT NULL,
            data TEXT NOT NULL
        )""",
        "CREATE UNIQUE INDEX take_task ON take (task) WHERE task IS NOT NULL",
        "CREATE INDEX take_shot ON take (shot, number)",
        """CREATE TABLE board (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            changed REAL NOT NULL,
            data TEXT NOT NULL
        )""",
        """CREATE TABLE upload (
            service TEXT NOT NULL,
            digest TEXT NOT NULL,
            url TEXT NOT NULL,
            expires REAL NOT NULL,
            file_id TEXT NOT NULL,
            PRIMARY KEY (service, digest)
        )""",
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ),
    (
        "ALTER TABLE take ADD COLUMN checksum TEXT",
        # Text as the bytes that it is: a damaged one would stop the function.
        """UPDATE take SET checksum = row_checksum(CAST(id AS BLOB), CAST(shot AS BLOB), number,
            CAST(state AS BLOB), CAST(outcome AS BLOB), CAST(task AS BLOB), created, changed,
            CAST(data AS BLOB))""",
    ),
    (
        """CREATE TABLE found_task (
            id TEXT PRIMARY KEY,
            ruling TEXT NOT NULL,
            data TEXT NOT NULL
        )""",
    ),
    (
        "ALTER TABLE take ADD COLUMN request TEXT",
        "UPDATE take SET request = request_digest(CAST(data AS BLOB))",
        # Only a row that is what was written may be signed anew.
        """UPDATE take SET checksum = row_checksum(CAST(id AS BLOB), CAST(shot AS BLOB), number,
            CAST(state AS BLOB), CAST(outcome AS BLOB), CAST(task AS BLOB), created, changed,
            CAST(data AS BLOB), request)
            WHERE checksum = row_checksum(CAST(id AS BLOB), CAST(shot AS BLOB), number,
            CAST(state AS BLOB), CAST(outcome AS BLOB), CAST(task AS BLOB), created, changed,
            CAST(data AS BLOB))""",
        "CREATE INDEX take_request ON take (request)",
    ),
    (
        """CREATE TABLE bin (
            id TEXT PRIMARY KEY,
            board TEXT NOT NULL,
            name TEXT NOT NULL,
            deleted REAL NOT NULL,
            data TEXT NOT NULL
        )""",
    ),
    # What was uploaded may not be what is shown now: older versions sent transparency and notes.
    ("DELETE FROM upload",),
    (
        """CREATE TABLE mark (
            take TEXT PRIMARY KEY,
            rejected INTEGER NOT NULL,
            stars INTEGER NOT NULL,
            note TEXT NOT NULL,
            first_frame INTEGER,
            last_frame INTEGER,
            binned REAL,
            changed REAL NOT NULL
        )""",
    ),
    # It is filled by whoever looks after it.
    (MAKE_SEARCH,),
    ("CREATE TABLE film (take TEXT PRIMARY KEY, digest TEXT NOT NULL)",),
)
