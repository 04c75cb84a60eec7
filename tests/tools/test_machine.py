# SPDX-License-Identifier: LGPL-3.0-or-later
"""What of the machine is used: folders, ports, PostgreSQL, other ./dev at work."""

import os
import socket
from pathlib import Path

import pytest

from tools import cluster, database, lock, paths, process, say, server, system


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """Return an empty cache."""
    monkeypatch.setenv("COOP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_all_is_kept_where_coop_cache_says(cache):
    for place in (paths.downloads, paths.odoo_root, paths.venvs, paths.logs):
        assert place().parent == cache


def test_too_little_space_is_said_before_anything_is_fetched(cache):
    with pytest.raises(say.Failure, match="free some space"):
        paths.check_space(1e18)


def test_a_cache_that_cannot_be_made_is_said(monkeypatch):
    monkeypatch.setenv("COOP_CACHE", "/dev/null/cache")
    with pytest.raises(say.Failure, match="set COOP_CACHE"):
        paths.check_space(1)


def test_a_taken_port_is_named():
    with socket.socket() as other:
        other.bind((server.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(say.Failure, match=f"Port {port} is taken"):
            server.check_port(port)
    assert server.check_port(port) == port


def test_nothing_of_the_machine_s_python_reaches_ours(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("PGHOST", "/elsewhere")
    environment = process.clean_environment()
    assert "PYTHONPATH" not in environment
    assert "PGHOST" not in environment
    assert environment["PYTHONNOUSERSITE"] == "1"


def test_the_last_words_of_a_program_are_in_the_failure(cache):
    script = "echo first; echo 'the reason'; exit 3"
    with pytest.raises(say.Failure, match="Trying failed: the reason"):
        process.run(["sh", "-c", script], "Trying", "trying")
    assert (cache / "logs" / "trying.log").read_text().startswith("first\n")


def test_a_full_disk_is_recognised_in_a_program_s_words(cache):
    script = "echo 'tee: x: No space left on device'; echo more; exit 1"
    with pytest.raises(say.Failure, match="free some space"):
        process.run(["sh", "-c", script], "Trying", "trying")


def test_a_missing_program_is_installed_by_root_and_named_to_others(monkeypatch):
    need = system.Need("run", "postgresql", lambda: False)
    other = system.Need("test", "chromium", lambda: False)
    monkeypatch.setattr(system, "NEEDS", (need, other))
    monkeypatch.setattr(system.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    with pytest.raises(say.Failure, match=r"sudo apt-get .* postgresql$"):
        system.require("run")
    asked = []
    monkeypatch.setattr(system.os, "geteuid", lambda: 0)
    monkeypatch.setattr(system.apt, "install", asked.append)
    with pytest.raises(say.Failure, match="did not help"):
        system.require("run", "test")
    assert asked == [["postgresql", "chromium"]]


def test_a_lock_has_one_holder(cache):
    with lock.exclusive("odoo"), lock.open_lock("odoo") as other:
        assert not lock.try_lock(other)
    with lock.open_lock("odoo") as other:
        assert lock.try_lock(other)


def installed(folder, *versions):
    """Make the programs of PostgreSQL versions by which they are known."""
    for version in versions:
        programs = folder / version / "bin"
        programs.mkdir(parents=True)
        (programs / "initdb").touch()


def test_the_newest_postgresql_makes_the_cluster(cache, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "INSTALLED", tmp_path / "pg")
    installed(tmp_path / "pg", "9.6", "11", "15", "17")
    assert sorted(cluster.versions()) == [15, 17]
    assert cluster.programs() == tmp_path / "pg" / "17" / "bin"


def test_a_cluster_stays_with_the_postgresql_that_made_it(cache, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "INSTALLED", tmp_path / "pg")
    monkeypatch.setattr(cluster, "folder", lambda: tmp_path / "cluster")
    cluster.data().mkdir(parents=True)
    (cluster.data() / "PG_VERSION").write_text("15\n")
    installed(tmp_path / "pg", "15", "17")
    assert cluster.programs() == tmp_path / "pg" / "15" / "bin"
    (tmp_path / "pg" / "15" / "bin" / "initdb").unlink()
    with pytest.raises(say.Failure, match="postgresql-15"):
        cluster.programs()


def test_the_path_of_the_socket_stays_short(monkeypatch, tmp_path):
    deep = tmp_path / ("a" * 60) / ("b" * 60)
    monkeypatch.setattr(cluster, "folder", lambda: deep)
    assert len(os.fsencode(cluster.socket_folder())) < 60


@pytest.mark.parametrize("name", ["Coop", "a b", "template0", "coop_full_1", "", "ก"])
def test_odd_names_of_databases_are_refused(name):
    with pytest.raises(say.Failure, match="cannot name a database"):
        database.check_name(name)


def test_paths_of_the_clone_are_found_from_anywhere():
    assert (Path(paths.ROOT) / "dev").is_file()
    assert paths.LAUNCHER.is_file()
