"""The balance around a POST: a hint, and never a proof."""

from decimal import Decimal

import pytest

from hailuo_desktop.domain.errors import Unreachable
from hailuo_desktop.domain.money import Cost
from hailuo_desktop.engine.balance_probe import FRESH, BalanceProbe, hint
from tests.fakes.clock import FakeClock
from tests.fakes.service import FakeService

TWENTY = Cost(reserved=Decimal(20))


@pytest.fixture
def service() -> FakeService:
    return FakeService(FakeClock())


@pytest.fixture
def probe(service: FakeService) -> BalanceProbe:
    return BalanceProbe(service, service.clock)


async def test_a_fresh_reading_serves_and_an_old_one_is_made_again(
    service: FakeService, probe: BalanceProbe
) -> None:
    await probe.probe()
    await probe.probe()
    assert service.count("credits") == 1
    service.clock.time += FRESH
    await probe.probe()
    assert service.count("credits") == 2
    await probe.probe(0.0)
    assert service.count("credits") == 3


async def test_it_tells_by_how_much_more_it_fell_than_accepted_takes_explain(
    service: FakeService, probe: BalanceProbe
) -> None:
    await probe.probe()
    probe.accepted(TWENTY)
    service.balance -= 55
    assert await probe.fell() == 35


async def test_what_was_not_stated_leaves_the_fall_unknown_until_the_next_look(
    service: FakeService, probe: BalanceProbe
) -> None:
    await probe.probe()
    probe.accepted(Cost())
    probe.accepted(TWENTY)
    assert await probe.fell() is None
    await probe.probe(0.0)
    assert await probe.fell() == 0


async def test_a_balance_that_cannot_be_read_is_not_known(
    service: FakeService, probe: BalanceProbe
) -> None:
    service.faults["credits"].append(Unreachable("No network."))
    await probe.probe()
    assert probe.account is None
    assert await probe.fell() is None
    assert not probe.odd(TWENTY)
    await probe.probe()
    assert probe.account == service.balance


async def test_more_than_there_was_is_odd(service: FakeService, probe: BalanceProbe) -> None:
    service.balance = Decimal(19)
    await probe.probe()
    assert probe.odd(TWENTY)
    assert not probe.odd(Cost(reserved=Decimal(19)))
    assert not probe.odd(Cost())


@pytest.mark.parametrize(
    ("fell", "codes"),
    [(None, []), (Decimal(-5), []), (Decimal(0), ["balance_same"]), (Decimal(7), ["balance_fell"])],
)
def test_the_hint_says_what_was_seen(fell: Decimal | None, codes: list[str]) -> None:
    assert [each.code for each in hint(fell)] == codes
