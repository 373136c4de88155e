"""``hailuo-desktop self-check --service``: the first contact with the paid service."""

import asyncio
import json
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.store.secrets import Keychain
from hailuo_desktop.studio.contact.service_check import Look, look, verdict
from hailuo_desktop.studio.contact.transcript import Transcript
from hailuo_desktop.studio.contact.words import title
from hailuo_desktop.studio.keys import Keys
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.selfcheck.finding import Finding
from hailuo_desktop.studio.selfcheck.words import stated
from hailuo_desktop.translate import t

from .outcome import DONE, SOME_FAILED
from .output import put

OWNER = "hailuo-desktop self-check"


class NoKey(HailuoError):
    pass


def service_check(options: Options, as_json: bool, transcript: Path | None) -> int:
    """Exit code: 0 the app can work with the service, 1 it cannot."""
    with served(options) as chosen:
        seen = asyncio.run(looked(chosen, keys_of(chosen), as_json))
    put_end(seen.transcript, options, transcript, as_json, verdict(seen))
    return SOME_FAILED if seen.failed else DONE


def served(options: Options) -> AbstractContextManager[Options]:
    if not options.rehearsal:
        return nullcontext(options)
    from hailuo_desktop.studio.rehearsing import rehearsing

    return rehearsing(options, OWNER)


def keys_of(options: Options) -> Keys:
    keys = Keys(Keychain(), options.key)
    keys.load()
    if not keys.current():
        raise NoKey(t("There is no API key: name it in {variable}.", variable="EVOLINK_API_KEY"))
    return keys


async def looked(options: Options, keys: Keys, as_json: bool) -> Look:
    return await look(options, keys.current, lambda found: told(found, as_json))


def told(found: Finding, as_json: bool) -> None:
    if as_json:
        put(json.dumps({"event": "check", **found.as_json()}))
    else:
        put(stated(title(found.check), found))


def put_end(
    transcript: Transcript, options: Options, wanted: Path | None, as_json: bool, said: str
) -> None:
    """The transcript to disk, and where it is."""
    file = transcript.save(wanted or options.library.expanduser() / "logs")
    if as_json:
        put(json.dumps({"event": "end", "said": said, "transcript": str(file)}))
        return
    put(said)
    put(
        t(
            "The transcript is {file}. It holds no key, no link and nothing of your account: it "
            "may be sent to a maintainer.",
            file=file,
        )
    )
