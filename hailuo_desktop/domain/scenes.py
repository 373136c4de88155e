"""Scenes of a storyboard: a heading stays with its scene when the first of its shots goes."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from .shot import Shot
from .storyboard import Storyboard, without_shots

Scenes = Mapping[str, str]  # for each shot's id the id of the shot that bore its heading, or ""


def scenes_of(board: Storyboard) -> Scenes:
    """The id of the shot that begins its scene, by shot; empty before the first scene."""
    found: dict[str, str] = {}
    here = ""
    for shot in board.shots:
        here = shot.id if shot.scene else here
        found[shot.id] = here
    return found


def cut_out(board: Storyboard, ids: Collection[str]) -> Storyboard:
    """The board without some shots; a scene that is left keeps its heading."""
    return _headed(board, without_shots(board, ids), scenes_of(board))


def settled(before: Storyboard, after: Storyboard, ids: Collection[str], target: str) -> Storyboard:
    """Shots have moved before ``target`` ("" for the end): they join its scene, unless they are
    whole scenes by themselves."""
    scenes = dict(scenes_of(before))
    moving = frozenset(ids)
    whole = {*scenes.values()} - {scene for i, scene in scenes.items() if i not in moving}
    staying = [shot.id for shot in before.shots if shot.id not in moving]
    joined = _joined(before, moving, target, staying)
    for shot_id in moving & scenes.keys():
        if not scenes[shot_id] or scenes[shot_id] not in whole:
            scenes[shot_id] = scenes[joined] if joined else ""
    return _headed(before, after, scenes)


def _joined(board: Storyboard, moving: Collection[str], target: str, staying: list[str]) -> str:
    """The shot whose scene they join: the one that they come before, or else the last one."""
    if target:
        row = board.rows[target]
        after = next((s.id for s in board.shots[row:] if s.id not in moving), "")
        if after:
            return after
    return staying[-1] if staying else ""


def _headed(before: Storyboard, after: Storyboard, scenes: Scenes) -> Storyboard:
    """Each scene's heading stands above its first shot, and nowhere else."""
    shots: list[Shot] = []
    here = ""
    for shot in after.shots:
        scene = scenes.get(shot.id, here)
        heading = before.shot(scene).scene if scene and scene != here else ""
        shots.append(shot if shot.scene == heading else replace(shot, scene=heading))
        here = scene or here
    return replace(after, shots=tuple(shots))
