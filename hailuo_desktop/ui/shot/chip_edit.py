"""What a click on a chip means for the prompt: to write, to join, or to leave a group."""

from hailuo_desktop.domain.camera import Command, combine, group_at, insert, remove
from hailuo_desktop.domain.edit import Edit


def chip_edit(prompt: str, position: int, command: Command, join: bool) -> tuple[Edit, int]:
    """The edit, and where the cursor stands after it.

    Inside a group a click joins it, or leaves it where the group holds the command already,
    and the cursor stays inside; elsewhere it writes a bracket of its own, or with ``join``
    enters the bracket beside the cursor, which stays outside: what is typed next is no command.
    """
    group = group_at(prompt, position)
    if group is not None and group.holds(command):
        edit = remove(prompt, group, command)
        return edit, edit.cursor - len("]") if edit.text else edit.cursor
    if join or group is not None:
        edit = combine(prompt, position, command)
    else:
        edit = insert(prompt, position, command)
    if group is None and edit.start < position:
        return edit, position + len(edit.text)
    return edit, edit.cursor if group is not None or edit.start == position else position
