"""The commands that are the window's own, and stand in its menus alone."""

from hailuo_desktop.translate import mark

from .action import Action

# File

NEW_BOARD = Action(
    name="new_board",
    text=mark("&New storyboard"),
    keys=("Ctrl+Shift+N",),
    help=mark("new storyboard"),
)
RECENT = Action(name="recent", text=mark("Open re&cent"), opens_list=True)
NEW_SHOT = Action(name="new_shot", text=mark("&New shot"), keys=("Ctrl+N",), help=mark("new shot"))
IMPORT = Action(
    name="import",
    text=mark("&Open or import a storyboard…"),
    keys=("Ctrl+O",),
    help=mark("open or import a storyboard"),
)
TEMPLATE = Action(name="template", text=mark("Save a te&mplate for tables…"))
PACKAGE = Action(
    name="package",
    text=mark("&Save as a package…"),
    keys=("Ctrl+Shift+S",),
    help=mark("save as a package"),
)
PACKAGE_TAKES = Action(name="package_takes", text=mark("Save as a package &with its takes…"))
FILMS = Action(
    name="films", text=mark("&Export films…"), keys=("Ctrl+E",), help=mark("export films")
)
HAND_OFF = Action(
    name="hand_off",
    text=mark("&Hand off to an editor…"),
    keys=("Ctrl+Shift+E",),
    help=mark("hand off to an editor"),
)
REVIEW_NOTES = Action(name="review_notes", text=mark("&Read review notes…"))
TABLE = Action(name="table", text=mark("Export as a &table…"))
SHEET = Action(
    name="sheet",
    text=mark("Storyboard sheet (&PDF)…"),
    keys=("Ctrl+P",),
    help=mark("storyboard sheet, PDF"),
)
BACKUPS = Action(name="backups", text=mark("&Backups…"))
SETTINGS = Action(
    name="settings",
    text=mark("&Settings…"),
    keys=("Ctrl+,",),
    help=mark("settings"),
    icon="settings",
)
KEY = Action(name="key", text=mark("API &key…"))
ASSOCIATE = Action(name="associate", text=mark("Open .hailuo files with a &double click"))
QUIT = Action(name="quit", text=mark("&Quit"), keys=("Ctrl+Q",), help=mark("quit"))

# Edit

UNDO = Action(
    name="undo",
    text=mark("&Undo"),
    keys=("Ctrl+Z",),
    help=mark("undo"),
    needs=mark("There is nothing to undo."),
    repeats=True,
)
REDO = Action(
    name="redo",
    text=mark("&Redo"),
    keys=("Ctrl+Shift+Z", "Ctrl+Y"),
    help=mark("redo"),
    needs=mark("There is nothing to redo."),
    repeats=True,
)
BIN = Action(name="bin", text=mark("&Bin…"))

# View

_ON_BOARD = mark("Panels fold in the Board workspace.")
BOARD = Action(
    name="board",
    text=mark("Board"),
    menu=mark("&Board panel"),
    keys=("Ctrl+Alt+1",),
    help=mark("fold board, shot, queue, viewer"),
    needs=_ON_BOARD,
    checkable=True,
)
SHOT = Action(
    name="shot",
    text=mark("Shot"),
    menu=mark("&Shot panel"),
    keys=("Ctrl+Alt+2",),
    help=mark("fold board, shot, queue, viewer"),
    needs=_ON_BOARD,
    checkable=True,
)
QUEUE = Action(
    name="queue",
    text=mark("Queue"),
    menu=mark("&Queue panel"),
    keys=("Ctrl+Alt+3",),
    help=mark("fold board, shot, queue, viewer"),
    needs=_ON_BOARD,
    checkable=True,
)
VIEWER = Action(
    name="viewer",
    text=mark("Viewer"),
    menu=mark("&Viewer panel"),
    keys=("Ctrl+Alt+4",),
    help=mark("fold board, shot, queue, viewer"),
    needs=_ON_BOARD,
    checkable=True,
)
BOARD_WORKSPACE = Action(
    name="board_workspace",
    text=mark("Board"),
    menu=mark("B&oard workspace"),
    keys=("Ctrl+1",),
    help=mark("board, review, queue"),
    checkable=True,
)
REVIEW_WORKSPACE = Action(
    name="review_workspace",
    text=mark("Review"),
    menu=mark("&Review workspace"),
    keys=("Ctrl+2",),
    help=mark("board, review, queue"),
    checkable=True,
)
QUEUE_WORKSPACE = Action(
    name="queue_workspace",
    text=mark("Queue"),
    menu=mark("Q&ueue workspace"),
    keys=("Ctrl+3",),
    help=mark("board, review, queue"),
    checkable=True,
)
NEXT_PANE = Action(
    name="next_pane", text=mark("&Next pane"), keys=("F6",), help=mark("next or previous pane")
)
PREVIOUS_PANE = Action(
    name="previous_pane",
    text=mark("&Previous pane"),
    keys=("Shift+F6",),
    help=mark("next or previous pane"),
)
NEXT_SHOT = Action(
    name="shot_after",
    text=mark("Ne&xt shot"),
    keys=("Alt+PgDown",),
    help=mark("next or previous shot, from the prompt, too"),
    repeats=True,
)
PREVIOUS_SHOT = Action(
    name="shot_before",
    text=mark("P&revious shot"),
    keys=("Alt+PgUp",),
    help=mark("next or previous shot, from the prompt, too"),
    repeats=True,
)
RESET_LAYOUT = Action(name="reset_layout", text=mark("Reset &layout"))
ANIMATIC = Action(
    name="animatic",
    text=mark("Play the &animatic"),
    keys=("F5",),
    help=mark("play the animatic"),
)
SKETCHES = Action(name="sketches", text=mark("Sketch camera &moves on hover"), checkable=True)
FULL_SCREEN = Action(
    name="full_screen", text=mark("&Full screen film"), keys=("F11",), help=mark("full screen film")
)

ALL_TAKES = Action(
    name="all_takes", text=mark("All &takes…"), keys=("Ctrl+T",), help=mark("all takes")
)
BRING_IN = Action(name="bring_in", text=mark("&Bring in a clip…"))
SPENDING = Action(name="spending", text=mark("S&pending…"))

# Queue

SEND = Action(
    name="send",
    text=mark("&Add shot to the queue"),
    keys=("Ctrl+Return", "Ctrl+Enter"),
    help=mark("add the shot to the queue"),
    by_panels=True,
)
BATCH_WITHOUT = Action(
    name="batch_without",
    text=mark("Send batch: shots &without a take…"),
    keys=("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    help=mark("send all shots without a take"),
)
BATCH_READY = Action(name="batch_ready", text=mark("Send batch: all &ready shots…"))
BATCH_SELECTED = Action(name="batch_selected", text=mark("Send batch: &selected shots…"))
PAUSE = Action(
    name="pause",
    text=mark("&Pause the queue"),
    keys=("Ctrl+Alt+P",),
    help=mark("pause or resume the queue"),
    checkable=True,
)

# Help

GUIDE = Action(name="guide", text=mark("&Guide"), keys=("F1",), help=mark("guide"))
WELCOME = Action(name="welcome", text=mark("&Welcome"))
PALETTE = Action(
    name="palette",
    text=mark("&Find a command…"),
    keys=("Ctrl+Shift+P",),
    help=mark("find a command by its name"),
    icon="search",
)
SHORTCUTS = Action(
    name="shortcuts",
    text=mark("&Keyboard shortcuts"),
    keys=("Ctrl+?",),
    help=mark("this page"),
)
SERVICE = Action(name="service", text=mark("Look at &EvoLink…"))
LOG = Action(name="log", text=mark("&Log…"))
DIAGNOSTICS = Action(name="diagnostics", text=mark("Copy &diagnostics"))
UPDATES = Action(name="updates", text=mark("Look for a newer &release"))
UPDATES_DAILY = Action(name="updates_daily", text=mark("Look for one &once a day"), checkable=True)
ABOUT = Action(name="about", text=mark("&About Hailuo Desktop"))

PANELS = (BOARD, SHOT, QUEUE, VIEWER)
WORKSPACES = (BOARD_WORKSPACE, REVIEW_WORKSPACE, QUEUE_WORKSPACE)
