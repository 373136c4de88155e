"""Screenplays on their way to a board."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.script import from_final_draft, from_fountain

FOUNTAIN = """Title: The Lighthouse
Author: Somebody

INT. HARBOUR - DAWN

Fog. A *boat* leaves [Push in].
It rocks.

MARA
(whispering)
We are late.

Gulls circle.

CUT TO:

.ABOVE THE SEA

MARA
Look!

The light goes on. [[a note to myself]]

EXT. CLIFF - NIGHT #7#

JON
Nobody.
"""


def test_scenes_have_their_action_as_prompts() -> None:
    batch = from_fountain(FOUNTAIN, "draft 3")
    assert batch.name == "The Lighthouse"
    assert [(shot.scene, shot.prompt, shot.notes) for shot in batch.shots] == [
        (
            "INT. HARBOUR - DAWN",
            "Fog. A boat leaves [Push in]. It rocks.",
            "MARA: (whispering) We are late.",
        ),
        ("", "Gulls circle.", ""),
        ("ABOVE THE SEA", "The light goes on.", "MARA: Look!"),
        ("7 EXT. CLIFF - NIGHT", "", "JON: Nobody."),
    ]


FINAL_DRAFT = """<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="5"><Content>
<Paragraph Type="Scene Heading" Number="1"><SceneProperties><Summary><Paragraph><Text>not
 this</Text></Paragraph></Summary></SceneProperties><Text>INT. HARBOUR</Text></Paragraph>
<Paragraph Type="Action"><Text>A </Text><Text Style="Bold">boat</Text><Text> leaves.</Text>
</Paragraph>
<Paragraph Type="Character"><Text>MARA</Text></Paragraph>
<Paragraph Type="Parenthetical"><Text>(low)</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>We are late.</Text></Paragraph>
<Paragraph Type="Action"><Text></Text></Paragraph>
<Paragraph Type="Transition"><Text>CUT TO:</Text></Paragraph>
<Paragraph Type="Action"><Text>Gulls.</Text></Paragraph>
<Paragraph><DualDialogue><Paragraph Type="Character"><Text>JON</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Ahoy</Text></Paragraph></DualDialogue></Paragraph>
</Content></FinalDraft>"""


def test_a_script_of_final_draft_is_read_alike() -> None:
    batch = from_final_draft(FINAL_DRAFT.encode(), "Harbour")
    assert batch.name == "Harbour"
    assert [(shot.scene, shot.prompt, shot.notes) for shot in batch.shots] == [
        ("1 INT. HARBOUR", "A boat leaves.", "MARA: (low)\nMARA: We are late."),
        ("", "Gulls.", "JON: Ahoy"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"<other/>",
        b"<FinalDraft",
        b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><FinalDraft>&d;</FinalDraft>',
    ],
)
def test_what_is_no_final_draft_file_is_named(data: bytes) -> None:
    with pytest.raises(BatchError, match="the script is no Final Draft file"):
        from_final_draft(data, "x")


@pytest.mark.parametrize("text", ["", "\n\n", "Title: Nothing\n", "CUT TO:\n"])
def test_a_script_without_anything_to_film_is_named(text: str) -> None:
    with pytest.raises(BatchError, match="the script holds no scene and no action"):
        from_fountain(text, "x")


LINES = st.sampled_from(
    (
        "INT. SEA",
        "",
        "A boat.",
        "MARA",
        "Look!",
        "> CUT TO:",
        "# Act",
        "~song",
        "/* x",
        "[[",
        "@",
        "!",
    )
)


@given(st.lists(LINES, max_size=30))
def test_any_text_is_a_script_or_named(lines: list[str]) -> None:
    try:
        batch = from_fountain("\n".join(lines), "x")
    except BatchError:
        return
    assert all(shot.prompt or shot.scene or shot.notes for shot in batch.shots)


@pytest.mark.parametrize("slug", ["ИНТ. ПОРТ - НОЧЬ", "ΕΣΩΤ. ΛΙΜΑΝΙ", "内景 港口", "НАТ. МОРЕ"])
@pytest.mark.parametrize("before", ["", "Title: x\n\n", "Fog.\r\n\r\n"])
def test_a_scene_begins_as_it_does_in_its_language(slug: str, before: str) -> None:
    last = from_fountain(f"{before}{slug}\n\nA boat.\n", "x").shots[-1]
    assert (last.scene, last.prompt) == (slug, "A boat.")


def test_entities_are_refused_in_words() -> None:
    data = b'<!DOCTYPE a [<!ENTITY x "y">]><FinalDraft>&x;</FinalDraft>'
    with pytest.raises(BatchError, match="it defines entities"):
        from_final_draft(data, "a")
