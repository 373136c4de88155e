"""The window's own menus: what stands in each, in which order."""

from hailuo_desktop.translate import Marked, mark

from . import films, picture, playback, shots, takes, window
from .action import Action
from .compare import COMPARE_ENTRIES
from .marks import CULL, REJECT, REJECTED_FILMS, VARY

Menu = tuple[Marked, tuple[Action | None, ...]]
_FILE = (
    *(window.NEW_BOARD, window.IMPORT, window.RECENT, None),
    *(window.TEMPLATE, window.PACKAGE, window.PACKAGE_TAKES, None),
    *(window.FILMS, window.HAND_OFF, window.REVIEW_NOTES, window.TABLE, window.SHEET, None),
    *(window.BACKUPS, window.KEY, window.ASSOCIATE, None, window.QUIT),
)
_EDIT = (
    *(window.UNDO, window.REDO, None),
    *(shots.CUT, shots.COPY, shots.PASTE, shots.DUPLICATE, shots.DELETE, None),
    *(shots.SELECT_ALL, shots.FIND, None),
    *(*picture.PICTURE_GOES, None, window.BIN, None, window.SETTINGS),
)
_SHOT = (
    *(window.NEW_SHOT, shots.ADD_BEFORE, None),
    *(shots.RENAME, shots.SCENE, shots.BULK, shots.RENUMBER, None),
    *(window.PREVIOUS_SHOT, window.NEXT_SHOT, shots.EARLIER, shots.LATER, None),
    *(shots.CHAIN, shots.LINK, shots.WAIT, shots.WAIT_ANY, shots.UNLINK, None),
    *(shots.COPY_FILM, shots.COPY_FILM_PATH, shots.COPY_PROMPT),
)
_TAKES = (
    *(films.KEEP, REJECT, None),
    *(CULL, *COMPARE_ENTRIES, None, VARY, window.BRING_IN, None),
    *(window.ALL_TAKES, window.SPENDING, None, REJECTED_FILMS),
)
_QUEUE = (
    *(window.SEND, window.BATCH_WITHOUT, window.BATCH_READY, window.BATCH_SELECTED, None),
    *(window.PAUSE, None),
    *(takes.RESOLVE, takes.FOLLOW, takes.RETRY, takes.START, takes.EDIT, None),
    *(takes.TO_FRONT, takes.TO_END, None),
    *(takes.CANCEL, takes.STOP, takes.REVEAL, takes.REMOVE),
)
_PLAYBACK = (
    *(films.TOGGLE_FILM, films.BACKWARDS, films.PAUSE_FILM, films.FORWARDS, None),
    *(films.FRAME_BACK, films.FRAME_ON, films.FRAMES_BACK, films.FRAMES_ON),
    *(films.TO_FIRST_FRAME, films.TO_LAST_FRAME, None),
    *(playback.MARK_IN, playback.MARK_OUT, playback.CLEAR_POINTS, None, *playback.LOOPS, None),
    *(playback.SLOWER, playback.FASTER, playback.USUAL_SPEED),
)
_VIEW = (
    *(window.BOARD_WORKSPACE, window.REVIEW_WORKSPACE, window.QUEUE_WORKSPACE, None),
    *(window.NEXT_PANE, window.PREVIOUS_PANE, None),
    *(window.BOARD, window.SHOT, window.QUEUE, window.VIEWER, window.RESET_LAYOUT, None),
    *(window.ANIMATIC, window.SKETCHES, window.FULL_SCREEN, None),
    *(picture.ZOOM_FIT, picture.ZOOM_IN, picture.ZOOM_OUT, picture.THIRDS, picture.SAFE_AREAS),
)
_HELP = (
    *(window.GUIDE, window.WELCOME, window.PALETTE, window.SHORTCUTS, None),
    *(window.SERVICE, window.LOG, window.DIAGNOSTICS, None),
    *(window.UPDATES, window.UPDATES_DAILY, None, window.ABOUT),
)
MENUS: tuple[Menu, ...] = (
    (mark("&File"), _FILE),
    (mark("&Edit"), _EDIT),
    (mark("&Shot"), _SHOT),
    (mark("&Takes"), _TAKES),
    (mark("&Queue"), _QUEUE),
    (mark("&Playback"), _PLAYBACK),
    (mark("&View"), _VIEW),
    (mark("&Help"), _HELP),
)
