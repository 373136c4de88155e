"""The answers that this client was built for, as data.

Sources: the vendor's OpenAPI documents (read on 2026-11-28) for what is documented, and its own
published clients for fields and calls that no document has.
"""

from collections.abc import Mapping

from hailuo_desktop.evolink.parse import STATUSES

from .shape import ANY, FLAG, MOMENT, Kind, Shape, listing, number, record, text

BUILT_FOR = "2026-11-28"  # the day up to which documents and clients were read

_WORDS = tuple(STATUSES)
_MODEL = record(id=text(needed=True), object=text(), created=ANY, owned_by=text(), open=True)
MODELS = record(data=listing(_MODEL, needed=True), object=text(), success=FLAG)

_ACCOUNT = record(needed=True, remaining_credits=number(needed=True), used_credits=number())
_TOKEN = record(remaining_credits=number(), used_credits=number(), unlimited_credits=FLAG)
CREDITS = record(
    success=FLAG, message=text(), data=record(needed=True, user=_ACCOUNT, token=_TOKEN)
)

QUOTA = record(
    success=FLAG,
    code=number(),
    msg=text(),
    data=record(
        needed=True,
        user_group=text(),
        used_files=number(needed=True),
        max_files=number(needed=True),
        remain_files=number(),
        is_custom=FLAG,
        quota_reason=text(),
    ),
)

_LINE = record(
    id=text(needed=True),
    model=text(),
    type=text("video", "image", "audio", "text"),
    status=text(*_WORDS, needed=True),
    progress=number(),
    created_at=MOMENT,
    created=MOMENT,
    duration=number(),
    has_results=FLAG,
    result_count=number(),
    has_error=FLAG,
    credits_used=number(),
)
TASKS = record(data=listing(_LINE, needed=True), total=number(), page=number(), page_size=number())

_USAGE = record(
    billing_rule=text("per_call", "per_token", "per_second"),
    credits_reserved=number(),
    credits_used=number(),
    user_group=text(),
    cost=record(credits=number(), usd=number(), cny=number()),
)
_BILLING = record(
    refund_scope=text("account_balance"),
    charge_status=text("unknown", "reserved", "charged", "released"),
    refund_status=text("unknown", "not_required", "pending", "failed", "completed"),
    reserved_credits=number(),
    charged_credits=number(),
    refunded_credits=number(),
    refunded_at=MOMENT,
)
_TASK: Mapping[str, Shape] = {
    "created": MOMENT,
    "id": text(needed=True),
    "model": text(),
    "object": text(),
    "progress": number(),
    "status": text(*_WORDS, needed=True),
    "type": text("video", "image", "audio", "text"),
    "task_info": record(can_cancel=FLAG, estimated_time=number(), video_duration=number()),
    "usage": _USAGE,
}
SUBMISSION = Shape(Kind.OBJECT, fields=_TASK)
_FAILURE = record(code=text(), message=text(), type=text("task_error"), suggestion=text())
TASK = Shape(
    Kind.OBJECT,
    fields={
        **_TASK,
        "results": listing(text()),
        "result_data": ANY,
        "error": _FAILURE,
        "billing": _BILLING,
        "duration": number(),
        "video_duration": number(),
        "request_id": text(),
    },
)

UPLOAD = record(
    success=FLAG,
    code=number(),
    msg=text(),
    data=record(
        needed=True,
        file_id=text(),
        file_name=text(),
        original_name=text(),
        file_size=number(),
        mime_type=text(),
        upload_path=text(),
        file_url=text(needed=True),
        download_url=text(),
        upload_time=MOMENT,
        expires_at=MOMENT,
    ),
)

# The refusal that proves something on the paid call: code, message and type, all of them texts.
REFUSAL = record(
    error=record(
        needed=True,
        code=text(needed=True),
        message=text(needed=True),
        type=text(needed=True),
        param=text(),
        open=True,
    )
)

# Rules are small expressions; only their frame is known here.
_RATE = record(credits=number(), uc=number(), cny=number(), usd=number(), open=True)
_COMPONENT = record(rate=_RATE, unit=text(), minimum_charge=ANY, open=True)
_PRICED = record(
    model_id=text(needed=True), lifecycle=text(), components=listing(_COMPONENT), open=True
)
_META = record(schema_version=ANY, price_scope=text(), updated_at=MOMENT, open=True)
PRICES = record(meta=_META, models=listing(_PRICED, needed=True), open=True)
PRICE: Shape = record(open=True)
