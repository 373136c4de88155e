"""``python -m tests.benchmarks.download``: our download beside plain httpx and curl, same run."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from hailuo_desktop.evolink.client import EvoLink

SIZE = 256 << 20  # bytes
ROUNDS = 7
SERVER = """
import http.server, functools, sys
class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_): pass
server = http.server.ThreadingHTTPServer(
    ("127.0.0.1", 0), functools.partial(Quiet, directory=sys.argv[1])
)
print(server.server_address[1], flush=True)
server.serve_forever()
"""


def ours(url: str, target: Path) -> None:
    host = url.rpartition("/")[0]

    async def fetch() -> None:
        client = EvoLink(host, host, lambda: "sk-benchmark", version="0")
        await client.fetch(url, target, lambda *_: None)
        await client.aclose()

    asyncio.run(fetch())


def plain(url: str, target: Path) -> None:
    async def fetch() -> None:
        async with httpx.AsyncClient(trust_env=False) as client, client.stream("GET", url) as got:
            with target.open("wb") as file:
                async for chunk in got.aiter_bytes():
                    file.write(chunk)

    asyncio.run(fetch())


def curl(url: str, target: Path) -> None:
    subprocess.run(["curl", "--silent", "--noproxy", "*", "-o", str(target), url], check=True)


def seconds(way: Callable[[str, Path], None], url: str, target: Path) -> float:
    target.unlink(missing_ok=True)
    start = time.perf_counter()
    way(url, target)
    took = time.perf_counter() - start
    assert target.stat().st_size == SIZE
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        film = place / "film.mp4"
        film.write_bytes(b"\0\0\0\x18ftypisom" + os.urandom(SIZE - 12))
        command: list[Any] = [sys.executable, "-c", SERVER, folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
            assert server.stdout
            url = f"http://127.0.0.1:{int(server.stdout.readline())}/film.mp4"
            ways = {"ours": ours, "httpx": plain, "curl": curl}
            took: dict[str, list[float]] = {name: [] for name in ways}
            for _ in range(ROUNDS):
                for name, way in ways.items():
                    took[name].append(seconds(way, url, place / f"{name}.part"))
            server.terminate()
        report({name: median(each) for name, each in took.items()})


def report(took: dict[str, float]) -> None:
    for name, each in took.items():
        print(f"{name:<12} {SIZE / each / 1e6:7.0f} MB/s")
    print(f"of httpx     {took['httpx'] / took['ours']:7.2f}")
    print(f"of curl      {took['curl'] / took['ours']:7.2f}")


if __name__ == "__main__":
    main()
