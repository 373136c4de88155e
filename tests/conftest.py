"""What holds for every test: its own home, no screen, no keychain, and no error left unsaid."""

import asyncio
import gc
import logging
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from hailuo_desktop import bootstrap
from tests.fakes.awake import hide_tools

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

HOME = Path(tempfile.mkdtemp(prefix="hailuo-test-home-"))
E2E = Path(__file__).parent / "e2e"
FONTS = Path(__file__).parents[1] / "resources" / "fonts"
# The fonts that are installed are out of sight: the one that ships is all there is.
FONT_CONFIGURATION = HOME / "fonts.conf"
FONT_CONFIGURATION.write_text(
    f"<fontconfig><dir>{FONTS}</dir><cachedir>{HOME}/fonts</cachedir></fontconfig>"
)

# Before Qt, keyring or platformdirs can read them.
os.environ.update(
    HOME=str(HOME),
    USERPROFILE=str(HOME),
    APPDATA=str(HOME / "roaming"),
    LOCALAPPDATA=str(HOME / "local"),
    XDG_CONFIG_HOME=str(HOME / "config"),
    XDG_DATA_HOME=str(HOME / "data"),
    XDG_STATE_HOME=str(HOME / "state"),
    XDG_CACHE_HOME=str(HOME / "cache"),
    PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
    QT_QPA_PLATFORM=os.environ.get("HAILUO_TEST_PLATFORM", "offscreen"),
    QT_LOGGING_RULES="qt.multimedia.*=false",
    FONTCONFIG_FILE=str(FONT_CONFIGURATION),
)
for name in [name for name in os.environ if name.startswith(("HAILUO_", "EVOLINK_"))]:
    if name != "HAILUO_TEST_PLATFORM":
        del os.environ[name]

hide_tools(HOME / "bin")
# A shell in the background, and nohup, have us and whatever we start deaf to these.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
bootstrap.prepare()
bootstrap.load_models()

# The same examples on every machine, however slow.
settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")

# A wait ends when what it waits for is there; how long it may last is a matter of broken code only.
PATIENCE = 60_000  # milliseconds
for wait in (
    QtBot.waitUntil,
    QtBot.waitSignal,
    QtBot.waitSignals,
    QtBot.waitCallback,
    QtBot.waitExposed,
):
    (wait.__kwdefaults__ or {})["timeout"] = PATIENCE


# Folders whose tests start processes, encode films or play whole lives.
SLOW_FOLDERS = {"e2e", "faults", "cli", "benchmarks", "simulator", "packaging"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if SLOW_FOLDERS & {*item.path.relative_to(E2E.parent).parts}:
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collections after each test need not walk through it."""
    settle_memory()


def settle_memory() -> None:
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After a test and all its fixtures: what it left in Qt's hands goes.

    What a file's tests have loaded, and a library keeps, stays as well.
    """
    done = yield
    if "qapp" in getattr(item, "fixturenames", ()):
        from tests.fakes.windows import discard_leftovers, undress

        discard_leftovers()
        undress()
    if nextitem is None or nextitem.path != item.path:
        settle_memory()
    return done


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


class Unsaid(logging.Handler):
    """Collects what went wrong beside a test: warnings in our log, errors nobody awaited."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.loop_errors: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def note(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """An event loop's exception handler."""
        self.loop_errors.append(context)

    def forget(self) -> None:
        self.records.clear()
        self.loop_errors.clear()


UNSAID = Unsaid()


@pytest.fixture
def expected_logs() -> list[logging.LogRecord]:
    """The warnings and errors that the test causes on purpose: for it to look at, none fails it."""
    return UNSAID.records


@pytest.fixture(autouse=True)
def log_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """An unexpected warning in our log fails the test that caused it."""
    UNSAID.forget()
    ours = logging.getLogger("hailuo_desktop")
    ours.addHandler(UNSAID)
    yield
    ours.removeHandler(UNSAID)
    if not {"caplog", "expected_logs"} & set(request.fixturenames):
        assert [record.getMessage() for record in UNSAID.records] == []


@pytest.fixture(autouse=True)
def priority_guard() -> Iterator[None]:
    """A test that leaves its process at real-time priority starves the machine from then on."""
    yield
    if hasattr(os, "sched_getscheduler"):  # Linux alone
        assert os.sched_getscheduler(0) == os.SCHED_OTHER


@pytest.fixture(autouse=True)
def task_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """An exception in a task that nobody awaited fails the test that started the task."""
    UNSAID.loop_errors.clear()
    yield
    if "_asyncio_loop_factory" in request.fixturenames:
        # A task tells of an exception that nobody asked for when it is collected.
        gc.collect()
    for context in UNSAID.loop_errors:
        raise AssertionError(f"Unsaid: {context['message']}") from context.get("exception")


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """End-to-end tests share their loop with Qt, as the program does; all others need no Qt."""
    if E2E in item.path.parents:
        return {"qasync": lambda: watched(qt_loop())}
    return {"asyncio": lambda: watched(asyncio.new_event_loop())}


def watched(loop: asyncio.AbstractEventLoop) -> asyncio.AbstractEventLoop:
    loop.set_exception_handler(UNSAID.note)
    return loop


def qt_loop() -> asyncio.AbstractEventLoop:
    import qasync
    from PySide6.QtWidgets import QApplication

    return qasync.QEventLoop(QApplication.instance() or application())


_applications: list[object] = []


def application() -> object:
    """The one application of the process, kept alive beyond the test that needed it first."""
    from PySide6.QtWidgets import QApplication

    from hailuo_desktop.ui.typeface import use_typeface

    app = QApplication([])
    use_typeface(app)
    _applications.append(app)
    return app


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The films of the rehearsals, kept by content: each is made once for the tests of a run."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent  # which all processes of the run share
    folder = place / "films"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """As pytest-qt makes it, in the typeface that ships."""
    from hailuo_desktop.ui.typeface import use_typeface

    use_typeface(qapp)
    return qapp
