"""What can be copied of the take in hand."""

from hailuo_desktop.translate import mark

from .action import FilmAction

COPY_TAKE_FILE = FilmAction(
    name="copy_take_file",
    text=mark("Copy the file"),
    icon="copy",
    tip=mark("The film, to be pasted into a folder or another program"),
)
COPY_TAKE_PATH = FilmAction(name="copy_take_path", text=mark("Copy the path"))
COPY_TAKE_PROMPT = FilmAction(
    name="copy_take_prompt", text=mark("Copy the prompt"), tip=mark("What this take was made from")
)
TAKE_COPIES: tuple[FilmAction, ...] = (COPY_TAKE_FILE, COPY_TAKE_PATH, COPY_TAKE_PROMPT)
