"""The files host over real sockets: three ways to upload, what is kept, and for how long."""

import base64
from datetime import datetime

import pytest

from hailuo_desktop.simulator import Fault
from hailuo_desktop.simulator.service import MAX_FILES, UPLOAD_LIFE
from tests.simulator.conftest import T2V, Caller, Ticking, film_of

PNG = b"\x89PNG\r\n\x1a\nthe rest of a picture"
KINDS = {
    "image/jpeg": b"\xff\xd8\xff\xe0 jpeg",
    "image/png": PNG,
    "image/gif": b"GIF89a gif",
    "image/webp": b"RIFF\0\0\0\0WEBP webp",
}


def i2v(caller: Caller, url: str) -> dict[str, object]:
    body = {**T2V, "image_urls": [url]}
    film_of(caller, body)
    return body


@pytest.mark.parametrize(("kind", "data"), KINDS.items(), ids=KINDS)
def test_a_picture_comes_back_as_it_was_sent(caller: Caller, kind: str, data: bytes) -> None:
    facts = caller.upload(data, "my still.bin").json()["data"]
    assert (facts["mime_type"], facts["file_size"]) == (kind, len(data))
    assert facts["original_name"] == "my still.bin"
    assert caller.client.get(facts["file_url"]).content == data
    assert caller.client.get(facts["download_url"]).content == data


@pytest.mark.parametrize("data", [b"", b"text", b"%PDF-1.7", b"RIFF\0\0\0\0AVI ", b"BM bitmap"])
def test_what_is_no_picture_is_refused(caller: Caller, data: bytes) -> None:
    answer = caller.upload(data)
    assert (answer.status_code, answer.json()["success"]) == (400, False)
    assert caller.service.files == {}


def test_base64_bare_or_as_a_data_url(caller: Caller) -> None:
    bare = base64.b64encode(PNG).decode()
    for text in (bare, f"data:image/png;base64,{bare}"):
        answer = caller.files("POST", "/upload/base64", json={"base64_data": text})
        assert caller.client.get(answer.json()["data"]["file_url"]).content == PNG


def test_an_upload_by_address_is_fetched_from_this_computer(caller: Caller) -> None:
    first = caller.upload(PNG).json()["data"]["file_url"]
    answer = caller.files("POST", "/upload/url", json={"file_url": first, "file_name": "a.png"})
    facts = answer.json()["data"]
    assert facts["original_name"] == "a.png"
    assert facts["file_url"] != first
    assert caller.client.get(facts["file_url"]).content == PNG


@pytest.mark.parametrize(
    "url",
    ["https://example.com/a.png", "http://192.168.1.1/a.png", "http://localhost/a.png",
     "http://127.0.0.1.example.com/a", "file:///etc/passwd", "http://[::1", "gopher://127.0.0.1/",
     "http://0.0.0.0/a", "http://127.0.0.1:1/nobody", "http://127.0.0.1:99999/", "", 7, None],
)  # fmt: skip
def test_an_upload_by_any_other_address_is_refused(caller: Caller, url: object) -> None:
    answer = caller.files("POST", "/upload/url", json={"file_url": url})
    assert (answer.status_code, answer.json()["success"]) == (400, False)


def test_a_redirect_does_not_lead_an_upload_elsewhere(caller: Caller) -> None:
    target = caller.upload(PNG).json()["data"]["file_url"]
    caller.service.faults.add(Fault("/uploads/hop", "redirect", location=target))
    hop = f"{caller.rehearsal.files_url}/uploads/hop"
    assert caller.files("POST", "/upload/url", json={"file_url": hop}).status_code == 400


@pytest.mark.parametrize("path", ["/upload/base64", "/upload/url", "/upload/stream"])
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b"7"])
def test_an_upload_that_makes_no_sense_is_refused(
    caller: Caller, path: str, content: bytes
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = caller.files("POST", path, content=content, headers=headers)
    assert (answer.status_code, answer.json()["success"]) == (400, False)


@pytest.mark.parametrize(
    "names",
    [{"file_name": "a/b.png"}, {"file_name": "a" * 256}, {"file_name": 7}, {"file_name": "\\"},
     {"upload_path": "/etc"}, {"upload_path": "a/../../b"}, {"upload_path": ["a"]}],
    ids=range(7),
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(caller: Caller, names: dict[str, object]) -> None:
    body = {"base64_data": base64.b64encode(PNG).decode(), **names}
    assert caller.files("POST", "/upload/base64", json=body).status_code == 400


def test_an_upload_dies_after_three_days(caller: Caller, clock: Ticking) -> None:
    url = caller.upload(PNG).json()["data"]["file_url"]
    clock.time += UPLOAD_LIFE - 1
    assert caller.client.get(url).status_code == 200
    clock.time += 2
    assert caller.client.get(url).status_code == 404
    assert caller.files("GET", "/quota").json()["data"]["used_files"] == 0
    task = caller.generate(i2v(caller, url)).json()["id"]
    assert caller.task(task)["error"]["code"] == "image_processing_error"
    assert caller.service.balance == 1000


def test_a_fast_service_says_how_soon_its_uploads_die(caller: Caller, clock: Ticking) -> None:
    caller.service.speed = 100.0
    facts = caller.upload(PNG).json()["data"]
    dies = datetime.fromisoformat(facts["expires_at"]).timestamp()
    assert dies == pytest.approx(clock.time + UPLOAD_LIFE / 100)
    clock.time = dies + 1
    assert caller.client.get(facts["file_url"]).status_code == 404


def test_files_are_listed_by_pages_and_deleted(caller: Caller) -> None:
    ids = [caller.upload(PNG).json()["data"]["file_id"] for _ in range(3)]
    pages = [
        caller.files("GET", "/list", params={"page": n, "pageSize": 2}).json()["data"]
        for n in (1, 2)
    ]
    assert [f["file_id"] for page in pages for f in page["files"]] == ids
    assert {page["total"] for page in pages} == {3}
    assert caller.files("DELETE", f"/{ids[0]}").json()["success"]
    assert caller.files("DELETE", f"/{ids[0]}").status_code == 404
    assert caller.files("GET", "/list").json()["data"]["total"] == 2
    assert caller.files("GET", "/list", params={"page": "x"}).status_code == 400
    assert len([*(caller.service.folder / "files").iterdir()]) == 2


def test_the_quota_counts_down_and_is_kept(caller: Caller) -> None:
    caller.upload(PNG)
    quota = caller.files("GET", "/quota").json()["data"]
    assert (quota["used_files"], quota["remain_files"]) == (1, MAX_FILES - 1)
    stored = next(iter(caller.service.files.values()))
    for n in range(MAX_FILES - 1):
        caller.service._state.files[f"file_{n}"] = stored.__class__(
            f"file_{n}", "a", stored.file, stored.uploaded, "", ""
        )
    assert caller.upload(PNG).status_code == 403


def test_the_files_want_the_key_and_the_results_do_not(caller: Caller) -> None:
    caller.key = "sk-another"
    for method, path in (("POST", "/upload/stream"), ("GET", "/quota"), ("DELETE", "/file_1")):
        answer = caller.files(method, path)
        assert (answer.status_code, answer.json()["code"]) == (401, 401)
    assert caller.client.get(f"{caller.rehearsal.files_url}/results/none.mp4").status_code == 404
