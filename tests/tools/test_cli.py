# SPDX-License-Identifier: LGPL-3.0-or-later
"""The command line: help, exit status, sentences instead of tracebacks."""

import errno
import importlib

import pytest

from tools import cli, say
from tools.commands import stop


@pytest.fixture
def failing(monkeypatch):
    """Return a function that lets ./dev stop end with an exception."""

    def let(exception):
        def run(_args):
            raise exception

        monkeypatch.setattr(stop, "run", run)

    return let


@pytest.mark.parametrize("argv", [[], ["help"], ["--help"]])
def test_help_lists_every_command(argv, capsys):
    assert cli.main(argv) == 0
    words = capsys.readouterr().out.split()
    assert set(cli.COMMANDS) <= set(words)


def test_every_command_has_a_module():
    for name in cli.COMMANDS:
        module = importlib.import_module(f"tools.commands.{name}")
        assert callable(module.run)
        assert callable(module.add_arguments)


def test_an_unknown_command_is_a_usage_error(capsys):
    assert cli.main(["frobnicate"]) == 2
    assert "no command 'frobnicate'" in capsys.readouterr().err


def test_a_failure_is_its_sentence(failing, capsys):
    failing(say.Failure("Port 8069 is taken: choose another one."))
    assert cli.main(["stop"]) == 1
    assert capsys.readouterr().err == "Port 8069 is taken: choose another one.\n"


def test_a_full_disk_is_a_sentence(failing, capsys):
    failing(OSError(errno.ENOSPC, "No space left on device"))
    assert cli.main(["stop"]) == 1
    assert "free some space" in capsys.readouterr().err


def test_interruption_has_the_usual_status(failing):
    failing(KeyboardInterrupt())
    assert cli.main(["stop"]) == 130
