"""A rehearsal in a window of its own, started from this one; it outlives it."""

import os

from PySide6.QtCore import QProcess, QProcessEnvironment

from hailuo_desktop.studio.own_program import FOLDER, program, rehearsal_environment


def start_rehearsal() -> bool:
    """False where the system starts no process."""
    command, *arguments = program()
    environment = QProcessEnvironment()
    for name, value in rehearsal_environment(os.environ).items():
        environment.insert(name, value)
    process = QProcess()
    process.setProgram(command)
    process.setArguments([*arguments, "--rehearsal"])
    process.setWorkingDirectory(str(FOLDER))
    process.setProcessEnvironment(environment)
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    return bool(process.startDetached())
