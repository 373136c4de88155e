"""Cuts with something in every field, and names that trip up whoever does not encode them."""

from fractions import Fraction

from hailuo_desktop.domain.cut import Cut, CutShot, CutTake, FilmFacts

RATES = (Fraction(24), Fraction(25), Fraction(30), Fraction(24000, 1001))
NAMES = (
    "SC01_SH010_t3.mp4",
    "A boat, at 50% & “dawn” <1>.mp4",
    "Der Leuchtturm in Übersee é.mp4",
    "מגדלור بحر.mp4",
    "灯塔 '1'#2?+;.mp4",
)


def cut_take(
    number: int,
    file: str = "",
    rate: Fraction = RATES[1],
    *,
    frames: int = 141,
    first: int = 0,
    length: int | None = None,
    channels: int = 0,
    shot: str = "s1",
) -> CutTake:
    return CutTake(
        id=f"{shot}-take-{number}",
        number=number,
        file=f"media/{file or f'{shot}_t{number}.mp4'}",
        facts=FilmFacts(frames, rate, 1366, 768, channels, 48000 if channels else 0),
        first=first,
        length=frames - first if length is None else length,
        prompt="A boat <&> “fog” [Push in]",
        camera=("Push in",),
        model="MiniMax-Hailuo-02",
        mode="I2V",
        quality="768p",
        task="task-unified-1",
        note="Soft at the end",
        stars=3,
    )


def cut(rate: Fraction = RATES[1]) -> Cut:
    """A trimmed shot with two more takes, one without a film, and one of each odd name."""
    first = cut_take(3, NAMES[0], rate, first=10, length=100)
    others = cut_take(1, rate=rate), cut_take(2, rate=rate, frames=40)
    shots = [
        CutShot("s1", "SC01_SH010", first, others, 6, "INT. SHED", "INT. SHED", "Slower\nstart"),
        CutShot("s2", "SC01_SH020", None, (), 6, "", "INT. SHED"),
    ]
    for place, name in enumerate(NAMES[1:], start=3):
        take = cut_take(1, name, rate, shot=f"s{place}")
        scene = "EXT. SEA é" if place == 3 else ""
        shots.append(CutShot(f"s{place}", f"SH0{place}0", take, (), 6, scene, "EXT. SEA é"))
    return Cut("board-1", "The lighthouse é & co", tuple(shots), rate)
