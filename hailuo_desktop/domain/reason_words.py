"""The sentences for reasons: one message a code, said in the language spoken now."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from hailuo_desktop.formats import date_and_time, number
from hailuo_desktop.translate import Marked, mark, t

from .cap_words import CAP
from .file_words import FILES
from .frame_words import IMAGE
from .network_words import NETWORK
from .picture_words import PICTURES, refusal
from .reason import TEXT, Reason, Reasons, Value

NEWER = mark("A newer version of the app noted “{code}” here, which this one has no words for.")
# Values that are numbers: credits, and measures.
NUMBERS = frozenset(
    {"cap", "spent", "odd", "fell", "estimate", "megabytes", "seconds", "pixels", "most"}
)
MOMENTS = frozenset({"made"})  # values that are seconds since 1970

# Whatever the engine notes about a take or the queue.
_ENGINE: Mapping[str, Marked] = {
    "cut_short": mark("The app was closed before the service answered."),
    "looking": mark("The answer of the service was lost: looking for the take in its task list."),
    "task_taken": mark("The service answered with a task that belongs to another take already."),
    "balance_fell": mark("The balance fell by {fell} credits meanwhile."),
    "balance_same": mark("The balance has not changed, which is no proof."),
    "film_set_aside": mark(
        "What came down is kept as “{file}” in the library, and the film is asked for again."
    ),
    "film_left_aside": mark(
        "What came down of this film could not be read, and EvoLink has the film no more: all that "
        "came is kept as “{file}” in the library. Another program may read it."
    ),
    "link_expired": mark(
        "EvoLink made this film and has it no more: it keeps films for a day, and this one was "
        "not fetched in time. Its task can still be asked about at EvoLink's support."
    ),
    "no_link": mark(
        "The service says that the video is ready and gives no link yet: asking again."
    ),
    "status_unknown": mark(
        "The service gives a state that this version does not know: asking again."
    ),
    "foreign_account": mark(
        "It was sent with another API key, or to another address: with those in use again, the app "
        "fetches it by itself."
    ),
    "task_gone": mark(
        "The service no longer knows this task; its records expire. Look for the video on "
        "evolink.ai before you send the shot again."
    ),
    "waits_for": mark("Waits for shot {shot}."),
    "waits_for_first": mark("Waits for the shot that it begins with."),
    "waits_for_kept": mark("Waits until you keep a take of shot {shot}."),
    "waits_for_kept_first": mark("Waits until you keep a take of the shot that it begins with."),
    "chain_goes_on": mark("It goes on when a take of that shot comes through."),
    "app_fault": mark(
        "A fault of the app holds this take up; nothing is lost. Start the app anew to go on."
    ),
    "answers_unknown": mark(
        "The last {count} requests came back without an answer that says whether EvoLink made a "
        "film, so the rest waits: decide about those takes, then go on."
    ),
    "ledger_blind": mark(
        "The library may have lost takes that were paid for, and EvoLink's task list cannot be "
        "read: look on evolink.ai for films that you miss here, then go on."
    ),
    "answer_blind": mark(
        "EvoLink's task list cannot be read while a request of yours has no answer yet: look on "
        "evolink.ai for its film, decide about that take, then go on."
    ),
    "film_unlike": mark(
        "The service's list has one task that may be this take, and its film is not what was asked "
        "for: look at it before you decide."
    ),
    "film_unlike_aside": mark("What came down is kept as “{file}” in the library."),
    "match_without_film": mark(
        "The service's list has one task that may be this take, and it ended without a film."
    ),
    "match_gone": mark(
        "The service's list has one task that may be this take; its film cannot be fetched any "
        "more, so nothing shows whose it is."
    ),
    "strangers_tasks": mark(
        "The service's list has tasks that may be this take or somebody else's: look at their "
        "films before you decide."
    ),
    "task_elsewhere": mark(
        "Task {task} already belongs to another take: look for the one that no take has."
    ),
    "too_soon": mark(
        "The queue has not taken this take up yet; answer the keychain's question, then try again."
    ),
    "frame_missing": mark(
        "The frame “{name}” is missing from the library: drop it into the shot again, then send "
        "the shot again."
    ),
}

# Whatever the way to the service, or its answer, comes to.
_SERVICE: Mapping[str, Marked] = {
    "account_empty": mark(
        "The EvoLink account has no credits left: top it up on evolink.ai, then go on."
    ),
    "key_limit_used": mark(
        "This API key has used up its own limit: raise the limit or enter another key."
    ),
    "key_day_used": mark(
        "This API key has used up its limit for today: go on tomorrow, or enter another key."
    ),
    "limit_renews": mark("The limit starts anew at midnight, {zone} time."),
    "key_wrong": mark("EvoLink does not accept the API key: check it, or enter another one."),
    "key_dead": mark("This API key is disabled or has expired: enter another one."),
    "account_disabled": mark(
        "The EvoLink account is disabled: ask EvoLink's support, or enter another key."
    ),
    "content_refused": mark(
        "EvoLink's content filter refused this shot; nothing was charged. Change the words or "
        "frames."
    ),
    "model_forbidden": mark(
        "This API key may not use the model: allow it on evolink.ai, or choose another model."
    ),
    "models_allowed": mark("It may use {models}."),
    "model_away": mark(
        "The model is not available at EvoLink at the moment; nothing was charged. Trying it later."
    ),
    "busy": mark("EvoLink asks to slow down: waiting, then going on by itself."),
    "task_unknown": mark("The service knows no such task."),
    "task_foreign": mark(
        "The task belongs to another account: enter the API key that it was sent with."
    ),
    "still_in_flight": mark(
        "EvoLink does not know yet what became of an earlier sending of this take."
    ),
    "key_conflict": mark("EvoLink holds another request under this take's key already."),
    "address_unknown": mark("The service knows nothing at that address."),
    "call_unknown": mark("The service has no such call."),
    "picture_too_large": mark("The picture is too large for EvoLink: save it smaller, below 4 MB."),
    "blocked": mark(
        "Something on the way to EvoLink blocks the app ({status}): check the network, VPN or "
        "firewall."
    ),
    "sent_elsewhere": mark(
        "EvoLink sent the request on to another address ({status}), where the key must not go: "
        "check the service's address in the settings."
    ),
    "service_fault": mark("EvoLink answered with a fault of its own ({status})."),
    "service_fault_said": mark("EvoLink answered with a fault of its own ({status}): {said}"),
    "answer_unproven": mark(
        "The answer to this take ({status}) was not EvoLink's own, and does not prove that nothing "
        "was made."
    ),
    "answer_unproven_said": mark(
        "The answer to this take ({status}) does not prove that nothing was made: {said}"
    ),
    "answer_too_large": mark("EvoLink's answer was larger than any answer should be."),
    "refused": mark("EvoLink refused the request: {said}"),
    "refused_status": mark("EvoLink refused the request: status {status}"),
    "service_says": mark("The service says: {said}"),
    "no_reason": mark("The service gave no reason."),
    "no_id": mark("EvoLink took the request and gave no task id back."),
    "no_id_said": mark("EvoLink took the request and gave no task id back: {said}"),
    "no_balance": mark("EvoLink gave no balance."),
    "no_models": mark("EvoLink did not say which models it has."),
    "task_nonsense": mark("EvoLink gave an answer about the task that makes no sense."),
    "list_nonsense": mark("EvoLink gave an answer about the tasks that makes no sense."),
    "bad_take_key": mark(
        "The take's own key is not of the form that EvoLink takes: send the shot again."
    ),
    "no_task_id": mark(
        "“{task}” is no task id: they begin with task-unified-, as evolink.ai shows them."
    ),
    "no_network": mark("EvoLink cannot be reached: check the network. The app goes on by itself."),
    "too_slow": mark("EvoLink did not answer in time: asking again."),
    "broke": mark("The connection to EvoLink broke: asking again."),
    "answer_lost": mark("The connection broke before EvoLink answered."),
    "no_key": mark("There is no API key yet: enter one; the takes wait."),
    "bad_key": mark("The API key holds characters that no key has: copy it again."),
    "bad_proxy": mark(
        "The proxy in this system's settings is none that the app can go through (SOCKS is not): "
        "set HTTPS_PROXY to an http:// address and unset ALL_PROXY, or use no proxy, and start "
        "again."
    ),
    "uploads_full": mark(
        "EvoLink's space for uploads is full: {used} of {limit} files are there. They go by "
        "themselves after 72 hours; or delete some on evolink.ai, then send the shot again."
    ),
    "frame_unreadable": mark("The frame “{name}” cannot be read ({why})."),
    "frame_wrong_kind": mark("The frame “{name}” is no JPEG, PNG or WebP: choose another picture."),
    "frame_without_address": mark(
        "EvoLink took a frame and gave no address back: it is sent again."
    ),
    "frame_not_taken": mark("EvoLink did not take a frame: {said}"),
    "no_quota": mark("EvoLink did not say how many uploads it holds."),
    "result_address_none": mark("The service gave a result address that is none."),
    "result_address_here": mark(
        "The service gave a result address on this computer: it is not fetched."
    ),
    "result_host_private": mark("The result's host {host} is in a private network."),
    "download_broke": mark("The download broke off: going on with it."),
    "page_for_film": mark("Instead of the video a page of text came down: trying again."),
    "link_dead": mark("The link to the video is dead: asking the service for a new one."),
    "result_redirects": mark("The result's address redirects without an end."),
    "result_host_busy": mark("The result's host asks to slow down."),
    "result_host_status": mark("The result's host answered with status {status}."),
}

# The errors of failed tasks, by the service's own code.
_TASKS: Mapping[str, Marked] = {
    "task_content_policy_violation": mark(
        "The content filter refused this shot: change the words or frames."
    ),
    "task_invalid_parameters": mark(
        "The service found a setting invalid: check prompt, frames and length."
    ),
    "task_image_processing_error": mark("The service could not use a frame: try another picture."),
    "task_image_dimension_mismatch": mark("A frame does not fit the request: resize it."),
    "task_request_cancelled": mark("The task was cancelled at the service: send the shot again."),
    "task_generation_failed_no_content": mark(
        "The model made nothing of it: change the prompt or try again."
    ),
    "task_service_error": mark("The model's maker had a fault: try again in a minute."),
    "task_upstream_error": mark("The model's maker had a fault: try again in a minute."),
    "task_generation_timeout": mark("The model took too long: try again later."),
    "task_resource_exhausted": mark("The model is overloaded: try again in a few minutes."),
    "task_quota_exceeded": mark("Too much at once for the service: try again in a minute."),
    "task_service_unavailable": mark("The model is not available at the moment: try again later."),
    "task_model_unavailable": mark("The model is not available at the moment: try again later."),
    "task_resource_not_found": mark(
        "The service has lost the task or a frame: send the shot again."
    ),
    "task_unknown_error": mark(
        "The service does not know why: ask EvoLink's support, with the task id."
    ),
}

WORDS: Mapping[str, Marked] = {
    **_ENGINE,
    **CAP,
    **FILES,
    **PICTURES,
    **_SERVICE,
    **NETWORK,
    **_TASKS,
}


def worded(reasons: Reasons) -> str:
    """The reasons' sentences, one after the other; empty where there is none."""
    return " ".join(map(_sentence, reasons))


def _sentence(reason: Reason) -> str:
    if reason.code == TEXT:
        return str(reason.values.get("text", ""))
    if reason.code in IMAGE:
        return refusal(reason)
    values = {name: _shown(name, value) for name, value in reason.values.items()}
    words = WORDS.get(reason.code)
    return t(NEWER, code=reason.code) if words is None else t(words, **values)


def _shown(name: str, value: Value) -> str:
    """Numbers and times as people write them; a status, a name, the service's words as they are."""
    if name in MOMENTS and isinstance(value, int):
        return date_and_time(value)
    if name not in NUMBERS:
        return str(value)
    try:
        return number(Decimal(value))
    except InvalidOperation:
        return str(value)
