"""One free look at the service, from the first question to the transcript."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from hailuo_desktop import __version__
from hailuo_desktop.domain.catalog import MODELS
from hailuo_desktop.domain.money import Balance
from hailuo_desktop.evolink.contact.contact import Contact, Exchange
from hailuo_desktop.evolink.json_shapes import mapping
from hailuo_desktop.evolink.parse import balance_of
from hailuo_desktop.studio.options import Options
from hailuo_desktop.studio.selfcheck.finding import Finding, State
from hailuo_desktop.translate import n, t

from . import words
from .circumstances import circumstances
from .figures import offered, rates
from .transcript import Transcript

Tell = Callable[[Finding], None]


@dataclass(frozen=True)
class Look:
    """``models`` are those of ours that the key may use, ``rates`` prices in words by model."""

    findings: tuple[Finding, ...]
    transcript: Transcript
    models: tuple[str, ...] = ()
    balance: Balance | None = None
    rates: tuple[tuple[str, str], ...] = ()

    @property
    def failed(self) -> bool:
        return any(each.state is State.FAILED for each in self.findings)


async def look(options: Options, key: Callable[[], str], tell: Tell) -> Look:
    """``tell`` hears each finding as soon as it is there. It sends nothing but GET.

    BadAddress where the key must not go to the addresses of the options.
    """
    transcript = Transcript(time.time(), key())
    findings: list[Finding] = []
    exchanges: list[Exchange] = []

    def add(finding: Finding) -> None:
        findings.append(finding)
        tell(finding)

    contact = Contact(
        options.api_url, options.files_url, key, version=__version__, models=list(MODELS)
    )
    try:
        async for exchange in contact.exchanges():
            exchanges.append(exchange)
            found = _finding(exchange)
            transcript.add_exchange(exchange, found)
            add(found)
    finally:
        await contact.aclose()
    around = [*circumstances(exchanges, time.time())]
    transcript.add_facts(around)
    for each in around:
        add(each)
    return _look(exchanges, tuple(findings), transcript)


def verdict(look: Look) -> str:
    """All that was found, in one sentence."""
    failed = sum(each.state is State.FAILED for each in look.findings)
    differ = sum(each.state is State.WARNING for each in look.findings)
    if failed:
        return n(
            "{count} answer is none that the app can work with.",
            "{count} answers are none that the app can work with.",
            failed,
        )
    if differ:
        return n(
            "The app can work with the service; {count} thing should be known.",
            "The app can work with the service; {count} things should be known.",
            differ,
        )
    return t("The service answers as the app was built for.")


def _finding(exchange: Exchange) -> Finding:
    """What nobody thought of is a finding too, and never an end."""
    try:
        return words.finding(exchange)
    except Exception as error:  # noqa: BLE001 - answers may hold anything
        kind = type(error).__name__
        said = t("The app cannot read this answer ({kind}).", kind=kind)
        return Finding(exchange.call.name, State.FAILED, said)


def _look(exchanges: list[Exchange], findings: tuple[Finding, ...], transcript: Transcript) -> Look:
    read = {each.call.name: each.answer.data for each in exchanges if each.answer}
    prices = (
        (name.removeprefix(words.PRICE), rates(data))
        for name, data in read.items()
        if name.startswith(words.PRICE)
    )
    return Look(
        findings,
        transcript,
        tuple(offered(read.get("models"))),
        balance_of(mapping(read.get("credits")).get("data")),
        tuple((model, ", ".join(each)) for model, each in prices if each),
    )
