"""What can be wrong on the way to a host, as a kind and what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from hailuo_desktop.domain.network_words import NETWORK
from hailuo_desktop.domain.reason import Reason, reason
from hailuo_desktop.domain.reason_words import worded
from hailuo_desktop.translate import fields_of


class Fault(StrEnum):
    """A kind of fault, by the code of its reason."""

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
    def reason(self) -> Reason:
        """Only what its sentence names: what a host said besides may echo the key."""
        code = self.fault.value
        named = fields_of(NETWORK[code])
        return reason(code, **{n: value for n, value in self.values.items() if n in named})

    @property
    def sentence(self) -> str:
        return worded((self.reason,))


def trouble(fault: Fault, **values: str) -> Trouble:
    return Trouble(fault, MappingProxyType(values))
