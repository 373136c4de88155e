"""Balance, file quota and models, as far as the service says."""

from decimal import Decimal
from typing import Any

import pytest

from hailuo_desktop.domain.errors import OutcomeUnknown, ServiceError, Unauthorised
from hailuo_desktop.domain.money import Balance, Charge
from hailuo_desktop.domain.service import FileQuota
from hailuo_desktop.evolink.client import EvoLink
from tests.evolink.conftest import Connect
from tests.fakes.raw_server import RawServer, reply


def stated(user: object, token: object) -> dict[str, Any]:
    return {"success": True, "message": "", "data": {"user": user, "token": token}}


async def test_the_rehearsal_tells_its_balance_and_models(client: EvoLink) -> None:
    assert await client.credits() == Balance(Decimal("1000.0"))
    assert "MiniMax-Hailuo-02" in await client.models()


@pytest.mark.parametrize(
    ("body", "balance"),
    [
        (
            stated(
                {"remaining_credits": 1095.3996, "used_credits": 135.9048},
                {"remaining_credits": 416.4429, "unlimited_credits": False},
            ),
            Balance(Decimal("1095.3996"), Decimal("416.4429")),
        ),
        (
            stated(
                {"remaining_credits": 5},
                {"remaining_credits": 99999.9999, "unlimited_credits": True},
            ),
            Balance(Decimal(5)),
        ),
        (stated({"remaining_credits": "5"}, None), Balance(Decimal(5))),
        (
            stated({"remaining_credits": -0.5}, {"remaining_credits": -3}),
            Balance(Decimal(0), Decimal(0)),
        ),
        (
            stated({"remaining_credits": 5}, {"remaining_credits": 2, "unlimited_credits": "?"}),
            Balance(Decimal(5), Decimal(2)),
        ),
    ],
)
async def test_a_balance_is_read_as_stated(
    connect: Connect, body: dict[str, Any], balance: Balance
) -> None:
    async with RawServer(reply(200, body)) as server:
        assert await connect(server.url).credits() == balance


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<Error/>",
        "null",
        "[]",
        {},
        {"success": True, "data": None},
        stated({}, {}),
        stated({"remaining_credits": None}, {"remaining_credits": 5}),
        stated({"remaining_credits": "NaN"}, {}),
        stated([], []),
    ],
)
async def test_a_balance_that_is_not_told_is_not_made_up(connect: Connect, body: object) -> None:
    async with RawServer(reply(200, body)) as server:
        with pytest.raises(OutcomeUnknown, match="no balance") as caught:
            await connect(server.url).credits()
    assert caught.value.charge is Charge.NO


async def test_a_success_that_says_no_is_an_error(connect: Connect) -> None:
    body = {"success": False, "code": 401, "message": "Invalid or expired token"}
    async with RawServer(reply(200, body)) as server:
        with pytest.raises(Unauthorised):
            await connect(server.url).credits()


@pytest.mark.parametrize("status", [400, 401, 403, 429, 500, 502, 503])
async def test_every_documented_refusal_is_a_service_error(connect: Connect, status: int) -> None:
    error = {"code": status, "message": "No.", "type": "", "fallback_suggestion": "later"}
    async with RawServer(reply(status, {"error": error})) as server:
        with pytest.raises(ServiceError) as caught:
            await connect(server.url).credits()
    assert (caught.value.code, caught.value.charge) == ("", Charge.NO)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"used_files": 35, "max_files": 2000, "remain_files": 65}, FileQuota(35, 2000, 65)),
        ({"used_files": "35", "max_files": 2000.0}, FileQuota(35, 2000, 1965)),
    ],
)
async def test_a_quota_is_read_as_stated(
    connect: Connect, data: dict[str, Any], found: FileQuota
) -> None:
    async with RawServer(reply(200, {"success": True, "code": 200, "data": data})) as server:
        assert await connect(server.url).quota() == found


@pytest.mark.parametrize("data", [None, {}, [], {"used_files": 3}, {"max_files": "many"}])
async def test_a_quota_that_is_not_told_is_not_made_up(connect: Connect, data: object) -> None:
    async with RawServer(reply(200, {"success": True, "data": data})) as server:
        with pytest.raises(OutcomeUnknown, match="uploads"):
            await connect(server.url).quota()


@pytest.mark.parametrize(
    ("body", "models"),
    [
        ({"data": [{"id": "a"}, {"id": "b", "object": "model"}]}, {"a", "b"}),
        ([{"id": "a"}, {"id": 7}, "b", None], {"a"}),
        ({"data": []}, set()),
    ],
)
async def test_models_are_what_the_service_lists(
    connect: Connect, body: object, models: set[str]
) -> None:
    async with RawServer(reply(200, body)) as server:
        assert await connect(server.url).models() == models


@pytest.mark.parametrize("body", ["", "<Error/>", {}, {"data": "all"}])
async def test_models_that_are_not_told_are_not_made_up(connect: Connect, body: object) -> None:
    async with RawServer(reply(200, body)) as server:
        with pytest.raises(OutcomeUnknown, match="models"):
            await connect(server.url).models()
