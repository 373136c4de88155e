"""The public list of prices, which knows other models than Hailuo: as the real one does."""

from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .replies import refusal

FRESH = timedelta(minutes=5)
# Credits a second, as the list of 2026-10-10 has them.
LISTED = {"minimax-h3-text-to-video": 8.398, "minimax-h3-image-to-video": 8.398}


async def _all(_: Request) -> Response:
    return JSONResponse({"meta": _meta(), "models": [_priced(model) for model in LISTED]})


async def _one(request: Request) -> Response:
    model = request.path_params["model"]
    if model not in LISTED:
        return refusal(404, "model_not_found", "invalid_request_error", "Model is not listed")
    return JSONResponse({"meta": _meta(), "model": _priced(model)})


def _meta() -> dict[str, Any]:
    now = datetime.now(UTC)
    return {
        "schema_version": "2",
        "price_scope": "public_default",
        "updated_at": now.isoformat(),
        "fresh_until": (now + FRESH).isoformat(),
    }


def _priced(model: str) -> dict[str, Any]:
    credits_ = LISTED[model]
    rate = {"uc": round(credits_ * 10_000), "credits": credits_, "usd": credits_ / 68}
    component = {"rate": rate, "unit": "second", "minimum_charge": None}
    return {
        "model_id": model,
        "operation": "video.generation",
        "lifecycle": "active",
        "pricing_status": "priced",
        "settlement_basis": "per_second",
        "parameters": [],
        "components": [component],
    }


ROUTES = (
    Route("/v1/catalog/pricing-rules", _all),
    Route("/v1/catalog/models/{model}/pricing-rules", _one),
)
