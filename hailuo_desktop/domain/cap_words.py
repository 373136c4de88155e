"""What a cap on credits holds back, and what an artist may do about it."""

from collections.abc import Mapping

from hailuo_desktop.translate import Marked, mark

CAP: Mapping[str, Marked] = {
    "learning_price": mark(
        "Under a cap, the first take of a kind goes alone, to learn its price: what it costs is "
        "known only then."
    ),
    "cap_full": mark(
        "The cap of {cap} credits holds the rest back: {spent} are spent or reserved. "
        "Raise the cap to send them."
    ),
    "cap_guess": mark(
        "EvoLink has not said yet what such a take costs. It may be {estimate} credits, and "
        "{spent} of the cap of {cap} are spent or reserved: raise the cap to send it."
    ),
    "cap_unpriced": mark(
        "Nobody knows yet what such a take costs, so the cap of {cap} credits holds it back: send "
        "one to learn its price, or lift the cap."
    ),
    "price_untold": mark("EvoLink has not told what the take has cost that was sent to learn it."),
    "cap_odd": mark(
        "The service states {odd} for one take, more than the account held: it may count in "
        "another unit, and the cap cannot be trusted."
    ),
    "cap_unlearnt": mark(
        "Under the cap of {cap} credits, takes of unknown cost go one at a time, and one of them "
        "waits for a decision: settle it, or lift the cap."
    ),
    "cap_blind": mark(
        "EvoLink says neither what such a take costs nor what the account holds, so the cap of "
        "{cap} credits cannot be kept: lift it to send them, or wait until a cost is known."
    ),
}
