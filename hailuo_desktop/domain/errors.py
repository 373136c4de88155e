"""What can go wrong, split by what the caller does next.

HailuoError
├── ServiceError            the service, or the way to it, said no
│   ├── Refused             this request can never pass: change it
│   │   ├── ContentRefused  the content filter: change words or pictures
│   │   └── ModelUnavailable  the key or the service lacks the model
│   ├── Unauthorised        the key is missing, wrong, disabled or expired: stop all
│   ├── OutOfCredits        account, key or daily limit used up: stop all
│   ├── Busy                rate or capacity: wait, then the same again
│   ├── Unreachable         nothing was sent: no network, no name, refused, no TLS
│   ├── NotFound            the service knows no such task or file
│   └── OutcomeUnknown      sent, and the answer is lost or unreadable
├── LinkExpired             a result link is dead: read the task for a fresh one
├── BadVideo                what came down is not a whole video
├── FilmGone                a finished film is neither here nor at the service any more
├── DiskFull                no room for what has to be written
├── TaskClaimed             the task is another take's already
└── LibraryError            the library on disk cannot be used
"""

from .money import Charge
from .reason import Reason, Reasons, reasons_of
from .reason_words import worded


class HailuoError(Exception):
    """``str(error)`` is what to tell the artist, in the language spoken now.

    Made of reasons, or of a sentence where there is no code for it.
    """

    def __init__(self, *said: Reason | str) -> None:
        super().__init__(*said)
        self.reasons: Reasons = reasons_of(said)

    def __str__(self) -> str:
        return worded(self.reasons)


class ServiceError(HailuoError):
    """``code`` as the service words it, ``retry_after`` in seconds where it was given."""

    retryable = False

    def __init__(
        self,
        *said: Reason | str,
        code: str = "",
        charge: Charge = Charge.NO,
        retry_after: float | None = None,
        request_id: str = "",
    ) -> None:
        super().__init__(*said)
        self.code = code
        self.charge = charge
        self.retry_after = retry_after
        self.request_id = request_id


class Refused(ServiceError):
    """This very request can never pass."""


class ContentRefused(Refused):
    """The content filter said no: other words or pictures may pass."""


class ModelUnavailable(Refused):
    """The key may not use the model, or the service is without it."""


class Unauthorised(ServiceError):
    """The key is missing, wrong, disabled or expired."""


class OutOfCredits(ServiceError):
    """The account, the key or its day has nothing left to spend."""


class Busy(ServiceError):
    """Too much at once: the same request may pass later."""

    retryable = True


class Unreachable(ServiceError):
    """Nothing was sent: no network, no name, no TLS, or a refusal at the door."""

    retryable = True


class NotFound(ServiceError):
    """The service knows no such task or file."""


class OutcomeUnknown(ServiceError):
    """It was sent, and nobody can say what became of it."""

    retryable = True

    def __init__(
        self,
        *said: Reason | str,
        code: str = "",
        charge: Charge = Charge.UNKNOWN,
        retry_after: float | None = None,
        request_id: str = "",
    ) -> None:
        super().__init__(
            *said, code=code, charge=charge, retry_after=retry_after, request_id=request_id
        )


class LinkExpired(HailuoError):
    """The link to a film is dead; reading the task gives a fresh one."""


class BadVideo(HailuoError):
    """``aside`` is where in the library its bytes are kept, where they are."""

    def __init__(self, *said: Reason | str, aside: str = "") -> None:
        super().__init__(*said)
        self.aside = aside


class FilmGone(HailuoError):
    """A finished film is neither here nor at the service any more."""


class DiskFull(HailuoError):
    """There is no room for what has to be written."""


class TaskClaimed(HailuoError):
    """The task is another take's already."""


class LibraryError(HailuoError):
    """The library on disk cannot be used; the sentence says why."""
