# SPDX-License-Identifier: LGPL-3.0-or-later
"""What Linux alone has is not needed to sell: the program as on Windows."""

import os
import subprocess
import sys
from pathlib import Path

from coop_terminal import settings
from terminal.tests.builders import sell, signed_on

#: Imports the program without what Windows lacks, and has the doctor open the terminal.
AS_ELSEWHERE = """
import importlib, pkgutil, sys, types

# These choose by themselves what they need of the system they are on.
import PIL.Image, requests, serial.tools.list_ports, textual.app
import textual.renderables.digits, textual.screen, textual.widgets

textual.widgets.Static
MISSING = "evdev fcntl grp pwd resource termios tty".split()
sys.modules.update(dict.fromkeys(MISSING))
sys.modules["msvcrt"] = types.SimpleNamespace(LK_NBLCK=2, locking=lambda *_file: None)

import coop_terminal
from coop_terminal import cli
from coop_terminal.readers import reader
from coop_terminal.readers.settings import ReaderSettings

needs_linux = []
for module in pkgutil.walk_packages(coop_terminal.__path__, "coop_terminal."):
    try:
        importlib.import_module(module.name)
    except ImportError:
        needs_linux.append(module.name)
assert needs_linux == ["coop_terminal.readers.keyboard_line"], needs_linux
try:
    reader.open_line(ReaderSettings.of({"kind": "magtek-keyboard", "port": "x"}))
except OSError as error:
    assert "cannot read it" in str(error)
else:
    raise AssertionError("A keyboard reader was opened without evdev.")
raise SystemExit(cli.main(["doctor"]))
"""


def test_no_import_that_only_linux_has_is_needed(home):
    station = signed_on(home)
    sell(station)
    station.close()
    source = str(Path(settings.__file__).parents[1])
    variables = os.environ | {settings.VARIABLE: str(home), "PYTHONPATH": source}
    command = [sys.executable, "-c", AS_ELSEWHERE]
    ran = subprocess.run(command, env=variables, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr + ran.stdout
