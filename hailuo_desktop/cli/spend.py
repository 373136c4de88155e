"""``hailuo-desktop self-check --spend``: the cheapest take there is, paid for and checked.

It is a render like any other: ledger, journal, and what is there already is not paid for again.
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hailuo_desktop.studio.contact.service_check import Look, verdict
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from hailuo_desktop.translate import Marked, mark, t

from .outcome import DONE, INVALID, SOME_FAILED, SOME_WAIT, STOPPED
from .output import complain
from .paid_take import NotSent, PaidTake, Wish
from .service_check import keys_of, looked, put_end, served

ENDS: Mapping[int, Marked] = {
    DONE: mark("The take is as it should be."),
    SOME_FAILED: mark("The take is not as it should be."),
    INVALID: mark("The take was not sent."),
    SOME_WAIT: mark("The take waits: run the same command again to go on with it."),
    STOPPED: mark("Stopped: run the same command again to go on."),
}


def spend(options: Options, wish: Wish) -> int:
    """Exit code: 0 it was made and all is as it should be, 1 something is not, 2 it was not sent,
    3 it waits, 130 stopped."""
    with served(options) as chosen:
        keys = keys_of(chosen)
        seen = asyncio.run(looked(chosen, keys, wish.json))
        code = SOME_FAILED
        try:
            if seen.failed:
                complain(t("Nothing was sent: the service has to answer as it should first."))
            else:
                code = _made(chosen, keys, seen, wish)
        except NotSent as error:
            code = INVALID
            complain(str(error))
    said = verdict(seen) if seen.failed else t(ENDS[code])
    put_end(seen.transcript, options, wish.transcript, wish.json, said)
    return code


def _made(options: Options, keys: Keys, seen: Look, wish: Wish) -> int:
    with TemporaryDirectory(prefix="hailuo-check-", ignore_cleanup_errors=True) as folder:
        paid = PaidTake(options, keys, seen, Path(folder), wish)
        try:
            return paid.made()
        finally:
            paid.close()
