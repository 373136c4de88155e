"""Frames on their way to the files service, and what it makes of them."""

import time
from dataclasses import replace
from email import message_from_bytes
from hashlib import sha256
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import (
    Busy,
    OutcomeUnknown,
    Refused,
    ServiceError,
    Unauthorised,
    Unreachable,
)
from hailuo_desktop.evolink.client import EvoLink
from hailuo_desktop.simulator import Rehearsal
from tests.evolink.conftest import KEY, Connect, Waits
from tests.fakes.pictures import image_file
from tests.fakes.raw_server import RawServer, Reply, reply

URL = "https://files.evolink.ai/photos/photo.png"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
HOURS = 3600.0


def taken(**data: object) -> Reply:
    return reply(
        200, {"success": True, "code": 200, "msg": "ok", "data": {"file_url": URL, **data}}
    )


def quota(used: object, limit: object, left: object) -> Reply:
    data = {"used_files": used, "max_files": limit, "remain_files": left, "user_group": "default"}
    return reply(200, {"success": True, "code": 200, "data": data})


@pytest.fixture
def frame(tmp_path: Path) -> Path:
    file = tmp_path / "0a1b2c"
    file.write_bytes(PNG)
    return file


@pytest.mark.parametrize("name", ["one.jpg", "two.png", "three.webp"])
async def test_a_frame_is_taken_and_can_be_used(
    client: EvoLink, service: Rehearsal, tmp_path: Path, name: str
) -> None:
    file = image_file(tmp_path, name)
    upload = await client.upload(file, name)
    (stored,) = service.service.files.values()
    assert stored.file.read_bytes() == file.read_bytes()
    assert stored.file.suffix == file.suffix
    assert upload.file_id == stored.id
    assert upload.url.startswith(service.files_url)
    # Its 72 hours are those of the rehearsal's own clock.
    lasting = 72 * HOURS / service.service.speed
    assert upload.expires == pytest.approx(time.time() + lasting, abs=60)
    found = await client.quota()
    assert (found.used, found.limit, found.left) == (1, 2000, 1999)


async def test_the_form_is_the_contracts(connect: Connect, frame: Path) -> None:
    async with RawServer(taken(file_id="file_1")) as server:
        upload = await connect(server.url).upload(frame, "../Мой frame №1.JPEG")
        (heard,) = server.heard
    assert (upload.url, upload.file_id) == (URL, "file_1")
    assert (heard.method, heard.target) == ("POST", "/api/v1/files/upload/stream")
    assert heard.headers["authorization"] == f"Bearer {KEY}"
    head = f"Content-Type: {heard.headers['content-type']}\r\n\r\n".encode()
    _, *fields = message_from_bytes(head + heard.body).walk()
    named = {field.get_param("name", header="content-disposition"): field for field in fields}
    assert set(named) == {"file", "fileName"}
    title = f"frame1-{sha256(PNG).hexdigest()[:16]}.png"
    assert named["file"].get_filename() == title
    assert named["file"].get_content_type() == "image/png"
    assert named["fileName"].get_payload() == title
    assert PNG in heard.body


async def test_two_frames_of_one_name_do_not_take_each_others_place(
    client: EvoLink, service: Rehearsal, tmp_path: Path
) -> None:
    for side in ("left", "right"):
        (tmp_path / side).write_bytes(PNG + side.encode())
        await client.upload(tmp_path / side, "frame.png")
    assert len({stored.name for stored in service.service.files.values()}) == 2


@pytest.mark.parametrize("data", [b"", b"GIF89a....", b"RIFF\0\0\0\0WAVEfmt ", b"%PDF-1.7"])
async def test_what_is_no_picture_for_the_model_is_not_sent(
    connect: Connect, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "a.png").write_bytes(data)
    async with RawServer(taken()) as server:
        with pytest.raises(Refused, match=r"“a\.png” is no JPEG, PNG or WebP"):
            await connect(server.url).upload(tmp_path / "a.png", "a.png")
    assert server.heard == []


async def test_a_frame_that_has_gone_is_named(connect: Connect, tmp_path: Path) -> None:
    async with RawServer(taken()) as server:
        with pytest.raises(Refused, match=r"“a\.png” cannot be read"):
            await connect(server.url).upload(tmp_path / "gone", "a.png")


@pytest.mark.parametrize(
    ("stated", "hours"),
    [
        (5.0, 5.0),
        (72.0, 72.0),
        (None, 72.0),
        (500.0, 72.0),
    ],
)
async def test_a_frame_lasts_as_stated_but_never_beyond_what_is_documented(
    connect: Connect, frame: Path, stated: float | None, hours: float
) -> None:
    now = time.time()
    expires = None
    if stated is not None:
        moment = time.gmtime(now + (stated + 8) * HOURS)
        expires = time.strftime("%Y-%m-%dT%H:%M:%S+08:00", moment)
    async with RawServer(taken(expires_at=expires)) as server:
        upload = await connect(server.url).upload(frame, "a.png")
    assert upload.expires == pytest.approx(now + hours * HOURS, abs=60)


@pytest.mark.parametrize(
    ("stated", "hours"),
    [("soon", 72.0), ("", 72.0), (7, 7 / HOURS), ([], 72.0), ("2001-01-01T00:00:00", 0.0)],
)
async def test_an_odd_time_is_as_good_as_none(
    connect: Connect, frame: Path, stated: object, hours: float
) -> None:
    async with RawServer(taken(expires_at=stated)) as server:
        upload = await connect(server.url).upload(frame, "a.png")
    if hours == 72.0:
        assert upload.expires == pytest.approx(time.time() + 72 * HOURS, abs=60)
    else:
        assert upload.expires < time.time()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<Error/>",
        "[]",
        {},
        {"success": True},
        {"success": True, "data": {"url": URL}},
        {"data": {"file_url": 7}},
        {"data": {"file_url": "ftp://x"}},
    ],
)
async def test_a_frame_without_an_address_is_sent_again(
    connect: Connect, frame: Path, waits: Waits, body: object
) -> None:
    async with RawServer(reply(200, body)) as server:
        with pytest.raises(Unreachable, match="sent again"):
            await connect(server.url).upload(frame, "a.png")
        assert len(server.heard) == 1


REFUSALS = [
    reply(403, {"success": False, "code": 403, "msg": "Storage limit"}),
    reply(400, {"success": False, "code": 400, "msg": "Storage limit"}),
    reply(200, {"success": False, "code": 403, "msg": "Storage limit"}),
    reply(200, {"success": False, "msg": "Storage limit"}),
]


@pytest.mark.parametrize("refusal", REFUSALS)
async def test_a_full_space_is_explained_with_its_numbers(
    connect: Connect, frame: Path, refusal: Reply
) -> None:
    async with RawServer(refusal, quota(2000, 2000, 0)) as server:
        with pytest.raises(Refused) as caught:
            await connect(server.url).upload(frame, "a.png")
        assert server.heard[1].target == "/api/v1/files/quota"
    assert str(caught.value) == (
        "EvoLink's space for uploads is full: 2000 of 2000 files are there. They go by "
        "themselves after 72 hours; or delete some on evolink.ai, then send the shot again."
    )


async def test_a_space_is_full_when_nothing_is_left_whatever_the_count(
    connect: Connect, frame: Path
) -> None:
    async with RawServer(REFUSALS[0], quota(35, 2000, 0)) as server:
        with pytest.raises(Refused, match="35 of 2000 files"):
            await connect(server.url).upload(frame, "a.png")


async def test_the_rehearsal_explains_a_full_space_too(
    client: EvoLink, service: Rehearsal, frame: Path
) -> None:
    upload = await client.upload(frame, "a.png")
    stored = service.service.files[upload.file_id]
    more = (replace(stored, id=f"file_{number}") for number in range(2000))
    service.service._state.files.update({each.id: each for each in more})
    with pytest.raises(Refused, match="2001 of 2000 files"):
        await client.upload(frame, "b.png")


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize(
    "space", [quota(35, 2000, 65), quota(None, None, None), reply(500), reply(200, "<html>")]
)
async def test_any_other_refusal_is_passed_on(
    connect: Connect, frame: Path, refusal: Reply, space: Reply
) -> None:
    async with RawServer(refusal, space) as server:
        with pytest.raises(Refused) as caught:
            await connect(server.url).upload(frame, "a.png")
    assert str(caught.value) == "EvoLink did not take a frame: Storage limit"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (reply(401), Unauthorised),
        (reply(200, {"success": False, "code": 401, "msg": "key"}), Unauthorised),
        (reply(429), Busy),
        (reply(200, {"success": False, "code": 429, "msg": "slow"}), Busy),
        (reply(500), OutcomeUnknown),
        (reply(200, {"success": False, "code": 503, "msg": "later"}), OutcomeUnknown),
        (reply(307, headers={"location": "/elsewhere"}), OutcomeUnknown),
    ],
)
async def test_trouble_is_no_refusal_of_the_frame(
    connect: Connect, frame: Path, answer: Reply, kind: type[ServiceError]
) -> None:
    async with RawServer(answer) as server:
        with pytest.raises(kind):
            await connect(server.url).upload(frame, "a.png")
        assert len(server.heard) == 1
