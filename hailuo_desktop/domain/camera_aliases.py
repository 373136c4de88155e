"""What artists and other tools call the camera's moves, in English, Chinese and Spanish.

“Push out” stands in MiniMax's own English example; the first Chinese name of each is that of its
Chinese page. Spanish is that of film schools, without accents.
"""

from unicodedata import combining, normalize

ALIASES = {
    "Truck left": "dolly left, truck, 左移, 左横移, 向左移, travelling izquierda, mover izquierda",
    "Truck right": "dolly right, 右移, 右横移, 向右移, travelling derecha, mover derecha",
    "Pan left": "pan, tilt left, 左摇, 向左摇, paneo izquierda, panoramica izquierda",
    "Pan right": "tilt right, 右摇, 向右摇, paneo derecha, panoramica derecha",
    "Push in": "push, pull in, dolly, dolly in, 推进, 推近, 前推, 推, empujar, acercar, "
    "acercamiento, travelling adelante, dolly adelante",
    "Pull out": "push out, pull, pull back, dolly out, 拉远, 后拉, 拉出, 拉, alejar, alejamiento, "
    "travelling atras, dolly atras",
    "Pedestal up": "crane up, boom up, 上升, 升, grua arriba, subir, pedestal arriba",
    "Pedestal down": "crane down, boom down, 下降, 降, grua abajo, bajar, pedestal abajo",
    "Tilt up": "tilt, pan up, 上摇, 上仰, inclinar arriba, inclinacion arriba, tilt arriba",
    "Tilt down": "pan down, 下摇, 下俯, inclinar abajo, inclinacion abajo, tilt abajo",
    "Zoom in": "zoom, 变焦推近, 变焦推进, 放大, zoom adentro, acercar zoom",
    "Zoom out": "变焦拉远, 缩小, zoom afuera, alejar zoom",
    "Shake": "handheld, camera shake, shakes, shaking, shaky, 晃动, 抖动, 震动, 手持, temblor, "
    "sacudida, camara en mano",
    "Tracking shot": "follow, follow shot, tracking, track, 跟随, 跟拍, 跟踪, seguimiento, "
    "toma de seguimiento, plano de seguimiento, seguir",
    "Static shot": "static, static camera, fixed, locked, 固定, 静止, camara fija, plano fijo, "
    "toma fija, toma estatica, plano estatico, camara estatica",
}
# Of each, other writing of the same: “镜头推进”, “paneo a la izquierda”.
_LEFT_OUT = ("镜头", "镜", "运镜")
_SMALL = frozenset({"a", "la", "hacia", "el"})
NAMES = {plain: name for name, told in ALIASES.items() for plain in told.split(", ")}


def folded(name: str) -> str:
    """The name without accents, capitals and full-width letters, to be looked up."""
    wide = normalize("NFKD", name.casefold())
    text = "".join(letter for letter in wide if not combining(letter))
    return " ".join("".join(each if each.isalnum() else " " for each in text).split())


def called(name: str) -> str | None:
    """The command that goes by that name, given as ``folded``; None where none does."""
    if name in NAMES:
        return NAMES[name]
    for each in _LEFT_OUT:
        if each in name:
            return NAMES.get(name.replace(each, "", 1).strip())
    return NAMES.get(" ".join(word for word in name.split() if word not in _SMALL))
