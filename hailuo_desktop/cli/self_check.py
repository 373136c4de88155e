"""``hailuo-desktop self-check``: whether this computer has all that the program needs."""

import json
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.selfcheck.apart import all_checks
from hailuo_desktop.studio.selfcheck.checks import CHECKS, checked
from hailuo_desktop.studio.selfcheck.finding import Finding, State
from hailuo_desktop.studio.selfcheck.words import line, verdict
from hailuo_desktop.translate import t

from .outcome import DONE, INVALID, SOME_FAILED
from .output import complain, put


@dataclass(frozen=True)
class Wish:
    """What the command line asks for; ``only`` is how it starts itself for one check."""

    json: bool = False
    only: str | None = None
    service: bool = False
    spend: bool = False
    yes: bool = False
    again: bool = False
    retry_failed: bool = False
    transcript: Path | None = None

    @classmethod
    def of(cls, given: Namespace) -> "Wish":
        return cls(**{name: getattr(given, name) for name in cls.__dataclass_fields__})


def self_check(options: Options, wish: Wish) -> int:
    """Exit code: 0 all is well, 1 something failed, 2 the command is not valid."""
    if wish.only is not None:
        return _one(options, wish.only)
    if wish.spend:
        from .spend import Wish as Spending
        from .spend import spend

        paying = Spending(wish.json, wish.yes, wish.again, wish.retry_failed, wish.transcript)
        return spend(options, paying)
    if wish.service:
        from .service_check import service_check

        return service_check(options, wish.json, wish.transcript)
    return _all(options, wish.json)


def _one(options: Options, name: str) -> int:
    if name not in CHECKS:
        complain(t("There is no check “{name}”.", name=name))
        return INVALID
    put(json.dumps(checked(name, options).as_json()))
    return DONE


def _all(options: Options, as_json: bool) -> int:
    found: list[Finding] = []
    for finding in all_checks(options.library):
        found.append(finding)
        put(json.dumps({"event": "check", **finding.as_json()}) if as_json else line(finding))
    code = SOME_FAILED if any(each.state is State.FAILED for each in found) else DONE
    put(json.dumps({"event": "end", "code": code}) if as_json else verdict(found))
    return code
