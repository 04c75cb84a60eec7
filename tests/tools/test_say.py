# SPDX-License-Identifier: LGPL-3.0-or-later
"""What ./dev says in a log: one plain line for each step."""

import pytest

from tools import say


def test_a_step_is_one_line(capsys):
    with say.step("Unpack Odoo"):
        pass
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("· Unpack Odoo ... ")
    assert line.endswith(" s")


def test_steps_within_a_step_have_lines_of_their_own(capsys):
    with say.step("Outer"), say.step("Inner"):
        pass
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == ["Outer", "Inner", "Outer"]


def test_a_step_that_fails_ends_its_line_without_a_time(capsys):
    with pytest.raises(say.Failure), say.step("Unpack Odoo"):
        raise say.Failure("There is no space.")
    assert capsys.readouterr().out == "· Unpack Odoo ...\n"


def test_a_log_hears_of_progress_now_and_then(capsys, monkeypatch):
    monkeypatch.setattr(say, "LOG_INTERVAL", 0)
    with say.step("Download"):
        say.progress(1, 4, "1 of 4 MB")
    assert "Download ... 25%" in capsys.readouterr().out


def test_progress_of_nothing_is_complete(capsys, monkeypatch):
    monkeypatch.setattr(say, "LOG_INTERVAL", 0)
    with say.step("Download"):
        say.progress(0, 0)
    assert "100%" in capsys.readouterr().out
