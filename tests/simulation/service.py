"""EvoLink as an adversary: it keeps every task it makes, and tells of them as it likes.

It counts, and it is the only one that is believed: what the oracle asks, it asks here.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import Any

from .faults import Faults

DAY = 86_400.0
LINKS_LIVE = DAY
RECORDS_LIVE = 30 * DAY
ADDRESS = "http://127.0.0.1:9"  # on this computer, so that no name is looked up; nobody listens
PRICES = {"512p": 10, "768p": 20, "1080p": 50}


@dataclass
class Task:
    """``body`` is the request, ``sender`` the computer, or empty for a stranger's."""

    id: str
    account: str
    sender: str
    key: str
    body: dict[str, Any]
    created: float
    price: int
    ends: float
    end: str
    lists_at: float
    refunded: bool = False

    @property
    def prompt(self) -> str:
        return str(self.body.get("prompt", ""))

    @property
    def kind(self) -> tuple[str, ...]:
        """What its price hangs on."""
        asked = (self.body.get("quality"), self.body.get("duration"))
        return (*map(str, asked), str(len(self.body.get("image_urls", []))))

    def film(self, pictures: Sequence[str]) -> bytes:
        """What stands for a video: whole where its last byte is there; ``pictures`` by hash."""
        told = {"task": self.id, "pictures": pictures, **self.body}
        return b"\0\0\0\x18ftypisom" + json.dumps(told).encode() + b"."


@dataclass
class Key:
    body: bytes
    task: str
    until: float


@dataclass
class Service:
    """``now`` is true time (seconds since the beginning of the world), no computer's own."""

    rng: Random
    faults: Faults
    now: Callable[[], float]
    tasks: dict[str, Task] = field(default_factory=dict[str, Task])
    keys: dict[tuple[str, str], Key] = field(default_factory=dict[tuple[str, str], Key])
    posts: list[tuple[float, str, str]] = field(default_factory=list[tuple[float, str, str]])
    balance: dict[str, float] = field(default_factory=dict[str, float])
    pictures: dict[str, bytes] = field(default_factory=dict[str, bytes])
    calm: bool = False

    def chance(self, probability: float) -> bool:
        return not self.calm and self.rng.random() < probability

    def make(self, account: str, sender: str, key: str, body: dict[str, Any]) -> Task:
        now, faults = self.now(), self.faults
        price = price_of(body)
        hidden = self.chance(faults.forgetful)
        end = "completed"
        if self.chance(faults.failures):
            end = self.rng.choice(("failed", "failed", "cancelled"))
        lasts = self.rng.uniform(40.0, 400.0)
        lag = 0.0 if self.calm else self.rng.uniform(0.0, faults.lag)
        task = Task(
            f"task-unified-{len(self.tasks) + 1}-{self.rng.randrange(1 << 30):x}",
            account,
            sender,
            key,
            body,
            now,
            price,
            now + lasts,
            end,
            float("inf") if hidden else now + lag,
        )
        self.tasks[task.id] = task
        self.balance[account] = self._left(account) - price
        return task

    def stranger(self, account: str, model: str) -> None:
        """Somebody else's tool makes one with the same key, where there is money left."""
        body = {
            "model": model,
            "prompt": f"a stranger's shot {len(self.tasks) + 1}",
            "quality": self.rng.choice(("768p", "1080p")),
            "duration": self.rng.choice((6, 6, 10)),
        }
        if price_of(body) <= self._left(account):
            self.make(account, "", "", body)

    def credits(self, account: str) -> float:
        for task in self.tasks.values():
            self._settle(task)
        return self._left(account)

    def leap(self, account: str, by: float) -> None:
        """A top-up, or somebody else who spends."""
        self.balance[account] = max(0.0, self._left(account) + by)

    def post(self, account: str, sender: str, key: str, raw: bytes) -> tuple[Task | None, str]:
        """The task and a word on how it came: made, replayed, conflict, flying, poor."""
        body: dict[str, Any] = json.loads(raw)
        self.posts.append((self.now(), key, str(body.get("prompt", ""))))
        known = self.keys.get((account, key))
        mode = "kept" if self.calm and self.faults.keys == "conflicts" else self.faults.keys
        if known is not None and mode != "ignored" and self.now() < known.until:
            if mode == "conflicts":
                return None, "flying" if self.rng.random() < 0.5 else "conflict"
            if known.body != raw:
                return None, "conflict"
            return self.tasks[known.task], "replayed"
        if price_of(body) > self._left(account):
            return None, "poor"
        task = self.make(account, sender, key, body)
        self.keys[account, key] = Key(raw, task.id, self.now() + self.faults.keys_for)
        return task, "made"

    def film(self, task: Task) -> bytes:
        """The film begins and ends with the pictures that it was asked for with."""
        shown = (self.pictures.get(url, b"") for url in task.body.get("image_urls", []))
        return task.film([sha256(picture).hexdigest() for picture in shown])

    def report(self, task: Task, links: bool = True) -> dict[str, Any]:
        """One reading, in the vendor's words."""
        now = self.now()
        self._settle(task)
        told: dict[str, Any] = {
            "id": task.id,
            "model": task.body.get("model"),
            "object": "video.generation.task",
            "created": int(task.created + self.faults.skew),
            "status": "processing" if now < task.ends else task.end,
            "progress": 50 if now < task.ends else 100,
        }
        if self.faults.priced:
            told["usage"] = {"credits_reserved": task.price}
        if told["status"] == "completed" and links:
            told["results"] = [f"{ADDRESS}/films/{task.id}/{int(now)}.mp4"]
        if told["status"] == "failed":
            told["error"] = {"code": "service_error", "message": "it broke", "type": "task_error"}
        return told

    def listed(self, account: str, model: str) -> list[Task]:
        """What the list shows now, newest first; of all models where none is named."""
        now = self.now()
        mine = [
            task
            for task in self.tasks.values()
            if task.account == account
            and model in ("", task.body.get("model"))
            and task.lists_at <= now < task.created + RECORDS_LIVE
        ]
        return sorted(mine, key=lambda task: task.created, reverse=True)

    def find(self, account: str, task_id: str) -> Task | None:
        task = self.tasks.get(task_id)
        gone = task is None or self.now() > task.created + RECORDS_LIVE
        return None if gone or (task and task.account != account) else task

    def _left(self, account: str) -> float:
        return self.balance.setdefault(account, 5000.0)

    def _settle(self, task: Task) -> None:
        """What failed is given back, some time after it did."""
        if task.end != "completed" and not task.refunded and self.now() > task.ends + 60.0:
            task.refunded = True
            self.balance[task.account] = self._left(task.account) + task.price


def price_of(body: dict[str, Any]) -> int:
    return PRICES.get(str(body.get("quality")), 20) * int(body.get("duration", 6)) // 6
