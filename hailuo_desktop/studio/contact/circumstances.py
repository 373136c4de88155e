"""What all answers together tell of this computer and of the way to the service."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from hailuo_desktop.evolink.contact.calls import Host
from hailuo_desktop.evolink.contact.contact import Exchange
from hailuo_desktop.formats import date, listed, number
from hailuo_desktop.studio.selfcheck.finding import Finding, State
from hailuo_desktop.translate import n, t

CLOSE = 90.0  # seconds that two clocks may differ without harm
SOON = 14 * 86_400.0  # seconds before a certificate runs out
# Who vouches for public hosts; another name is most likely that of a company or a virus guard.
USUAL = (
    *("Let's Encrypt", "Google Trust Services", "DigiCert", "Amazon", "Cloudflare", "Sectigo"),
    *("GlobalSign", "SSL Corporation", "ZeroSSL", "Microsoft", "GoDaddy", "Entrust", "IdenTrust"),
    *("Internet Security Research Group", "TrustAsia", "Buypass", "Certum", "Actalis"),
)


def circumstances(exchanges: Sequence[Exchange], now: float) -> Iterator[Finding]:
    """``now`` is unix seconds; nothing is told where nobody answered."""
    skews = [each.skew for each in exchanges if each.skew is not None]
    if skews:
        yield clock(median(skews))
    if any(each.issuer for each in exchanges):
        yield certificate(exchanges, now)
    if any(each.answer is not None for each in exchanges):
        yield route(each for each in exchanges if each.answer is not None)


def clock(skew: float) -> Finding:
    """``skew``: seconds that this computer is ahead of the service."""
    facts = {"seconds ahead": f"{skew:.0f}"}
    if abs(skew) <= CLOSE:
        said = t("This computer and the service agree on the time.")
        return Finding("clock", State.OK, said, facts)
    minutes = max(2, round(abs(skew) / 60))
    if skew > 0:
        said = n(
            "This computer's clock is {minutes} minute ahead of the service's: set the right time.",
            "This computer's clock is {minutes} minutes ahead of the service's: set the right "
            "time.",
            minutes,
            minutes=number(minutes),
        )
    else:
        said = n(
            "This computer's clock is {minutes} minute behind the service's: set the right time.",
            "This computer's clock is {minutes} minutes behind the service's: set the right time.",
            minutes,
            minutes=number(minutes),
        )
    return Finding("clock", State.WARNING, said, facts)


def certificate(exchanges: Iterable[Exchange], now: float) -> Finding:
    shown = [each for each in exchanges if each.issuer]
    issuers = list(dict.fromkeys(each.issuer for each in shown))
    ends = min((each.expires for each in shown if each.expires is not None), default=None)
    facts = {"issuer": ", ".join(each for each in issuers if is_usual(each)) or "another"}
    odd = [each for each in issuers if not is_usual(each)]
    if odd:
        said = t(
            "It is vouched for by {issuer}, which is none of the usual authorities: a company's "
            "network, or a guard on this computer, may look into your connections.",
            issuer=listed(odd),
        )
        return Finding("certificate", State.WARNING, said, facts)
    if ends is not None and ends - now < SOON:
        said = t("It runs out on {date}.", date=date(ends))
        return Finding("certificate", State.WARNING, said, facts)
    said = t("It is vouched for by {issuer}.", issuer=listed(issuers))
    return Finding("certificate", State.OK, said, facts)


def is_usual(issuer: str) -> bool:
    return any(each.casefold() in issuer.casefold() for each in USUAL)


def route(answered: Iterable[Exchange]) -> Finding:
    by_host: dict[Host, str] = {}
    for each in answered:
        by_host[each.call.host] = each.proxy
    proxies = list(dict.fromkeys(filter(None, by_host.values())))
    facts = {host.value: "proxy" if proxy else "direct" for host, proxy in by_host.items()}
    if not proxies:
        return Finding("route", State.OK, t("It is reached directly."), facts)
    said = t("It is reached through the proxy {proxy}.", proxy=listed(proxies))
    return Finding("route", State.OK, said, facts)
