"""What can be wrong on the way to a host, and the sentence that each fault is shown with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from hailuo_desktop.translate import Marked, mark, t


class Fault(StrEnum):
    """A kind of fault; what the sentence of each names stands in braces in SENTENCES."""

    # The certificate that the host shows, or something in between.
    UNTRUSTED = "certificate_untrusted"
    OUT_OF_DATE = "certificate_out_of_date"
    OTHER_HOST = "certificate_of_another_host"
    NO_TLS = "no_tls"
    # The network.
    NO_NAME = "name_not_found"
    NO_WAY = "no_way"
    REFUSED = "connection_refused"
    NO_CONNECTION = "connection_timed_out"
    PORTAL = "captive_portal"
    # The proxy.
    PROXY_UNUSABLE = "proxy_unusable"
    PROXY_AWAY = "proxy_unreachable"
    PROXY_LOGIN = "proxy_login_required"
    PROXY_LOGIN_WRONG = "proxy_login_refused"
    PROXY_REFUSED = "proxy_refused"
    PROXY_FAILED = "proxy_failed"
    PROXY_NONSENSE = "proxy_not_understood"
    # The connection, once it stood.
    SLOW = "timed_out"
    BROKE = "connection_broke"
    OTHER = "unreachable"
    # What the environment names and cannot be used.
    CERTIFICATES_MISSING = "certificates_missing"
    CERTIFICATES_UNREADABLE = "certificates_unreadable"
    CERTIFICATES_EMPTY = "certificates_empty"
    KEY_LOG_UNWRITABLE = "key_log_unwritable"


SENTENCES: Mapping[Fault, Marked] = {
    Fault.UNTRUSTED: mark(
        "This computer does not trust the certificate of {host}. Where a company looks into "
        "encrypted connections, add its certificate to those that the system trusts, or name "
        "its file in SSL_CERT_FILE and start again."
    ),
    Fault.OUT_OF_DATE: mark(
        "By this computer's clock, the certificate of {host} is not valid: set the right date "
        "and time; where they are right, {host} has to get a new one."
    ),
    Fault.OTHER_HOST: mark(
        "What answers for {host} shows the certificate of another host: where this network wants "
        "a sign-in, open a web page and sign in; else ask whoever runs the network, VPN or proxy."
    ),
    Fault.NO_TLS: mark(
        "What answers for {host} speaks no TLS: where this network wants a sign-in, open a web "
        "page and sign in; else ask whoever runs the network, VPN or proxy."
    ),
    Fault.NO_NAME: mark(
        "The name {host} is not found (DNS): check the network; where it needs a proxy, name that "
        "in HTTPS_PROXY and start again."
    ),
    Fault.NO_WAY: mark(
        "No network leads to {host}: connect this computer to one. The app goes on by itself."
    ),
    Fault.REFUSED: mark(
        "The connection to {host} is refused: check the firewall and VPN. The app goes on by "
        "itself."
    ),
    Fault.NO_CONNECTION: mark(
        "No connection to {host} comes about: check the network, VPN and firewall. The app goes "
        "on by itself."
    ),
    Fault.PORTAL: mark(
        "This network wants a sign-in first: open a web page in a browser and sign in. The app "
        "goes on by itself."
    ),
    Fault.PROXY_UNUSABLE: mark(
        "The proxy in this system's settings is none that the app can go through: name one that "
        "begins with http://, https:// or socks5:// in HTTPS_PROXY, or use no proxy, and start "
        "again."
    ),
    Fault.PROXY_AWAY: mark(
        "The proxy {proxy} cannot be reached: check the network, and the proxy's address in "
        "HTTPS_PROXY or in the system's settings."
    ),
    Fault.PROXY_LOGIN: mark(
        "The proxy {proxy} wants a login: put it into HTTPS_PROXY as http://name:password@{proxy} "
        "and start again. A proxy that wants the login of Windows (NTLM, Kerberos) needs a local "
        "proxy such as Px or Cntlm in between."
    ),
    Fault.PROXY_LOGIN_WRONG: mark(
        "The proxy {proxy} refuses the name and password that HTTPS_PROXY holds: correct them and "
        "start again. A proxy that wants the login of Windows (NTLM, Kerberos) needs a local "
        "proxy such as Px or Cntlm in between."
    ),
    Fault.PROXY_REFUSED: mark(
        "The proxy {proxy} lets nothing through to {host} ({said}): ask whoever runs it to allow "
        "{host}."
    ),
    Fault.PROXY_FAILED: mark(
        "The proxy {proxy} cannot reach {host} ({said}): try again later, or ask whoever runs it."
    ),
    Fault.PROXY_NONSENSE: mark(
        "What answers at {proxy} is no proxy of the kind that HTTPS_PROXY names: correct the "
        "address, and its beginning (http://, https:// or socks5://), and start again."
    ),
    Fault.SLOW: mark("EvoLink did not answer in time: asking again."),
    Fault.BROKE: mark("The connection to EvoLink broke: asking again."),
    Fault.OTHER: mark("EvoLink cannot be reached: check the network. The app goes on by itself."),
    Fault.CERTIFICATES_MISSING: mark(
        "{variable} names “{path}”, and nothing is there: correct or unset it and start again. "
        "The app goes on without it."
    ),
    Fault.CERTIFICATES_UNREADABLE: mark(
        "{variable} names “{path}”, which cannot be read ({why}): correct or unset it and start "
        "again. The app goes on without it."
    ),
    Fault.CERTIFICATES_EMPTY: mark(
        "{variable} names “{path}”, and no certificate is in it: correct or unset it and start "
        "again. The app goes on without it."
    ),
    Fault.KEY_LOG_UNWRITABLE: mark(
        "SSLKEYLOGFILE names “{path}”, which cannot be written ({why}): correct or unset it and "
        "start again. The app goes on without it."
    ),
}
NO_CERTIFICATES = frozenset(
    {Fault.CERTIFICATES_MISSING, Fault.CERTIFICATES_UNREADABLE, Fault.CERTIFICATES_EMPTY}
)
# The same again, a few seconds later, would meet them again.
LASTING = frozenset(
    {
        Fault.UNTRUSTED,
        Fault.OUT_OF_DATE,
        Fault.OTHER_HOST,
        Fault.NO_TLS,
        Fault.PORTAL,
        Fault.PROXY_UNUSABLE,
        Fault.PROXY_LOGIN,
        Fault.PROXY_LOGIN_WRONG,
        Fault.PROXY_REFUSED,
        Fault.PROXY_NONSENSE,
    }
)


@dataclass(frozen=True)
class Trouble:
    """A fault and what it is about: ``host``, ``proxy``, ``path`` … as its sentence names them."""

    fault: Fault
    values: Mapping[str, str]

    @property
    def sentence(self) -> str:
        return t(SENTENCES[self.fault], **self.values)


def trouble(fault: Fault, **values: str) -> Trouble:
    return Trouble(fault, MappingProxyType(values))
