"""Prompts as people and machines really write them: brackets, wide commas, halves of characters."""

from hypothesis import strategies as st

from hailuo_desktop.domain.camera import COMMANDS

NAMES = [command.name for command in COMMANDS]
_PIECES = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from([name.lower() for name in NAMES]),
    st.sampled_from(["[", "]", "[[", "]]", "[]", ",", "，", "、", " ", "\n", "\t", "　", ";"]),
    st.sampled_from(["Push out", "Pan lefft", "John", "1", "INT. HOUSE", "](http://a.b/c)", "🎬"]),
    st.sampled_from(["Straße", "İstanbul", "ﬃ", "\ud83d", "\udc4d", "e\u0301", "\u202e", "\0"]),
    st.text(max_size=6),
    st.text(st.characters(categories=["Cs", "So", "Zs", "Cf"]), max_size=4),
)
_WRITTEN = st.sampled_from([*NAMES, "Push out", "pan left", "Zom in", "slow zoom out", "John", ""])
_GROUPS = st.lists(_WRITTEN, max_size=4).flatmap(
    lambda names: st.sampled_from([",", ", ", "，"]).map(lambda comma: f"[{comma.join(names)}]")
)
PROMPTS = st.lists(_PIECES | _GROUPS, max_size=12).map("".join)
COMMAND = st.sampled_from(COMMANDS)
