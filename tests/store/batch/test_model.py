"""What is wrong with a batch is said in the language spoken now, whoever found it."""

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from hailuo_desktop.store.batch.model import BatchError, from_json
from hailuo_desktop.translate import speak
from tests.fakes.pseudo_locale import PseudoLocale

# Words of pydantic's own, which knows no other language.
ENGLISH = re.compile(
    r"\b(input|should|valid|list|field required|value error|string)\b", re.IGNORECASE
)
SHOTS = (
    '"duration": "6"',
    '"duration": 6.5',
    '"duration": 0',
    '"duration": 4000',
    '"takes": 1000',
    '"prompt_optimizer": 1',
    '"name": null',
    '"first_crop": 7',
    '"first_crop": [0, 0]',
    '"first_crop": [0, 0, 1, 1, 1]',
    '"first_crop": [0.5, 0, 1, 1]',
    '"first_crop": ["a", -1, 0, 2]',
    '"first_ground": "red"',
    '"first_from": 9',
    '"quality": []',
    '"colour": 1',
    '"name": "a", "name": "b"',
)
BATCHES = ("{", "[]", "7", "{}", '{"shots": []}', '{"shots": 7}', '{"shots": [7]}')
OTHERS = ('{"format": "x", "shots": [{}]}', '{"version": 9, "shots": [{}]}')


@pytest.fixture
def pseudo() -> Iterator[None]:
    speak(PseudoLocale())
    yield
    speak(NullTranslations())


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("text", [*BATCHES, *OTHERS, *(f'{{"shots": [{{{s}}}]}}' for s in SHOTS)])
def test_whatever_is_wrong_is_said_in_the_language_spoken(text: str) -> None:
    with pytest.raises(BatchError) as error:
        from_json(text.encode(), "a.json")
    assert error.value.problems
    for problem in error.value.problems:
        assert ENGLISH.search(problem) is None, problem
