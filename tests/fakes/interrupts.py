"""Ctrl-C and its relatives for another program of ours, as its terminal would send them."""

import signal
import subprocess
import sys

# On Windows Ctrl-C is for a group of programs, and who has one of its own has to ask for it.
GROUP: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
_LISTEN = """
import ctypes, runpy
ctypes.windll.kernel32.SetConsoleCtrlHandler(None, 0)
runpy.run_module("hailuo_desktop", run_name="__main__", alter_sys=True)
"""

if sys.platform == "win32":
    COMMAND = [sys.executable, "-c", _LISTEN]
    SIGNALS = [signal.SIGINT]

    def interrupt(process: "subprocess.Popen[bytes]", _number: int = signal.SIGINT) -> None:
        process.send_signal(signal.CTRL_C_EVENT)
else:
    COMMAND = [sys.executable, "-m", "hailuo_desktop"]
    SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]

    def interrupt(process: "subprocess.Popen[bytes]", number: int = signal.SIGINT) -> None:
        process.send_signal(number)
