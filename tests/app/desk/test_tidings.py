"""What is news of the queue: each thing once, in the artist's words."""

from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.app.desk.tidings import Kind, News, Tidings
from hailuo_desktop.domain.reason import plain
from hailuo_desktop.domain.take import (
    Cancelled,
    Completed,
    Failed,
    Processing,
    Queued,
    State,
    Take,
    Uncertain,
)
from hailuo_desktop.engine.events import Cause, Halt
from tests.fakes.any_take import take

DONE, FAILED = Completed("a.mp4"), Failed(plain("Refused."))
DOUBT = Uncertain(plain("The answer was lost."))


class Queue:
    """Takes as the engine publishes them."""

    def __init__(self) -> None:
        self.news: list[News] = []
        self.takes: dict[str, Take] = {}
        self.tidings = Tidings(self.news.append, self.going)

    def going(self) -> int:
        return sum(
            not take.settled and not isinstance(take.state, Uncertain)
            for take in self.takes.values()
        )

    def put(self, name: str, *states: State) -> None:
        for state in states:
            self.takes[name] = made = take(name, state, name=name)
            self.tidings.take_changed(made)

    def kinds(self) -> list[Kind]:
        return [each.kind for each in self.news]


def test_the_last_of_several_tells_of_all() -> None:
    queue = Queue()
    for name in "abc":
        queue.put(name, Queued())
    queue.put("a", Processing(5), DONE)
    queue.put("b", FAILED)
    assert [each.kind for each in queue.news] == [Kind.TAKE, Kind.FAILURE]
    assert queue.news[1].title == "b, take 1 failed"
    assert (queue.news[0].title, queue.news[0].take) == ("a, take 1 is done", "a")
    queue.put("c", DONE)
    assert queue.kinds() == [Kind.TAKE, Kind.FAILURE, Kind.BATCH]
    batch = queue.news[2]
    assert (batch.title, batch.text) == ("2 takes are done", "1 take failed.")
    assert batch.take == "c"


def test_one_alone_is_told_by_its_name() -> None:
    queue = Queue()
    queue.put("Dusk", Queued(), DONE)
    (news,) = queue.news
    assert (news.kind, news.title, news.take) == (Kind.BATCH, "Dusk, take 1 is done", "Dusk")


def test_what_was_settled_or_doubtful_before_is_no_news() -> None:
    queue = Queue()
    queue.put("a", DONE)
    queue.put("b", FAILED)
    queue.put("c", DOUBT)
    assert queue.news == []


def test_a_batch_of_cancelled_takes_says_nothing() -> None:
    queue = Queue()
    queue.put("a", Queued(), Cancelled())
    assert queue.news == []


def test_a_doubt_is_told_once_and_again_when_it_comes_back() -> None:
    queue = Queue()
    queue.put("a", Queued(), DOUBT, DOUBT)
    assert queue.kinds() == [Kind.DECISION]
    assert "may be charged" in queue.news[0].title
    queue.put("a", Queued(), DOUBT)
    assert queue.kinds() == [Kind.DECISION, Kind.DECISION]


def test_a_halt_is_told_once_until_it_has_ended() -> None:
    queue = Queue()
    halt = Halt(Cause.CREDITS, plain("The account is empty."))
    for each in (halt, halt, None, halt):
        queue.tidings.halted(each)
    assert [each.text for each in queue.news] == ["The account is empty."] * 2


STATES = st.sampled_from([Queued(), Processing(5), DONE, FAILED, Cancelled(), DOUBT])


@given(st.lists(st.tuples(st.sampled_from("abc"), STATES), max_size=30))
def test_no_take_is_told_as_done_that_is_not_and_a_batch_only_when_all_is_still(
    steps: list[tuple[str, State]],
) -> None:
    queue = Queue()
    for name, state in steps:
        before = len(queue.news)
        queue.put(name, state)
        fresh = queue.news[before:]
        assert len(fresh) <= 1
        for news in fresh:
            if news.kind is Kind.TAKE:
                assert isinstance(queue.takes[news.take].state, Completed)
            elif news.kind is Kind.FAILURE:
                assert isinstance(queue.takes[news.take].state, Failed)
            elif news.kind is Kind.BATCH:
                assert queue.going() == 0
            else:
                assert isinstance(queue.takes[news.take].state, Uncertain)
