# SPDX-License-Identifier: LGPL-3.0-or-later
"""Environments: complete ones are used, half-built ones never."""

import pytest

from tools import paths, process, say, venv


@pytest.fixture
def builds(tmp_path, monkeypatch):
    """Return the list of what is installed; nothing is, really."""
    monkeypatch.setenv("COOP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(paths, "REQUIREMENTS", tmp_path)
    (tmp_path / "odoo.lock").write_text("babel==2.17.0\nlxml==6.1.3\n")
    made = []

    def run(argv, what, log, **options):
        made.append(log)
        argv[-1].mkdir(parents=True) if argv[1:3] == ["-m", "venv"] else None

    monkeypatch.setattr(process, "run", run)
    return made


def test_an_environment_is_built_once(builds):
    first = venv.python()
    assert len(builds) == 2
    assert venv.python() == first
    assert len(builds) == 2


def test_a_half_built_one_is_thrown_away(builds):
    folder = venv.python().parent.parent
    (folder / venv.MARK).unlink()
    (folder / "half").touch()
    venv.python()
    assert len(builds) == 4
    assert not (folder / "half").exists()


def test_other_requirements_are_another_environment(builds, tmp_path):
    before = venv.python()
    (tmp_path / "odoo.lock").write_text("babel==2.18.0\n")
    assert venv.python() != before


def test_a_python_without_wheels_is_said(builds, monkeypatch):
    monkeypatch.setattr(venv, "NEWEST", (3, 9))
    with pytest.raises(say.Failure, match="start dev with one of those"):
        venv.python()
    assert not builds
