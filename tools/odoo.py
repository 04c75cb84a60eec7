# SPDX-License-Identifier: LGPL-3.0-or-later
"""The Odoo in use: fetched into the cache, or the one that ODOO_PATH names."""

import contextlib
import functools
import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from tools import addons, debian, lock, paths, postgres, process, say, venv

SERIES = "19.0"
SPACE_NEEDED = 2.5e9
PACKAGES = {
    "sid": (
        "odoo-19",
        "fonts-roboto-unhinted",
        "fonts-montserrat",
        "fonts-glyphicons-halflings",
        "fonts-ocr-b",
        "libjs-jquery",
        "libjs-jquery-form",
        "libjs-underscore",
    ),
    # Odoo links to files that newer releases of these two no longer have.
    "": ("fonts-font-awesome", "fonts-inconsolata"),
}
MODULES = "usr/lib/python3/dist-packages"
LOADING = re.compile(r"Loading module (\w+) \((\d+)/(\d+)\)")
CONFIGURATION = """\
[options]
addons_path = {addons}
data_dir = {data}
http_interface = 127.0.0.1
limit_time_cpu = 600
limit_time_real = 1200
"""


def source():
    """Return the folder that holds the `odoo` package; Odoo is fetched if need be."""
    chosen = os.environ.get("ODOO_PATH")
    return _named(Path(chosen).expanduser().resolve()) if chosen else _fetched()


def _named(folder):
    """Return where in the folder of ODOO_PATH the package is, of the right version."""
    candidates = (folder, folder.parent, folder / MODULES)
    for candidate in candidates:
        release = candidate / "odoo" / "release.py"
        if release.is_file():
            _check_version(release)
            return candidate
    raise say.Failure(
        f"ODOO_PATH names {folder}, but there is no Odoo in it: set it to the folder "
        "that holds odoo-bin, or unset it to have Odoo 19 fetched."
    )


def _check_version(release):
    """Raise Failure unless release.py is that of Odoo 19."""
    found = re.search(r"version_info = \('?([\w~]+)'?, (\d+)", release.read_text())
    version = found.groups() if found else ("unknown", "")
    if ".".join(version) != SERIES:
        raise say.Failure(
            f"ODOO_PATH names Odoo {'.'.join(version)}, and this needs Odoo {SERIES}: "
            "set it to another folder, or unset it to have Odoo 19 fetched."
        )


def _fetched():
    """Return the folder of the Odoo in the cache."""
    root = paths.odoo_root()
    if not root.exists():
        with lock.exclusive("odoo"):
            if not root.exists():
                _fetch(root)
    return root / MODULES


def _fetch(root):
    """Download and unpack Odoo and the fonts and scripts that it links to."""
    paths.check_space(SPACE_NEEDED)
    files = debian.fetch(PACKAGES)
    part = root.with_suffix(".part")
    with say.step("Unpack Odoo"):
        shutil.rmtree(part, ignore_errors=True)
        done, total = 0, sum(file.stat().st_size for file in files)
        for file in files:
            debian.unpack(file, part, _is_wanted)
            done += file.stat().st_size
            say.progress(done, total)
        (part / "packages").write_text("".join(f"{file.name}\n" for file in files))
        part.rename(root)


def _is_wanted(name):
    """Return whether a packaged file is needed; two thirds of all are translations."""
    folder, _, file = name.rpartition("/")
    if not folder.endswith(("/i18n", "/i18n_extra")):
        return True
    return file.partition(".")[0] in addons.LANGUAGES


def version():
    """Return what tells this Odoo from another one: packages, or the release file."""
    listed = paths.odoo_root() / "packages"
    if os.environ.get("ODOO_PATH"):
        listed = source() / "odoo" / "release.py"
    return hashlib.sha256(str(source()).encode() + listed.read_bytes()).hexdigest()


def command(*arguments):
    """Return the command line that runs Odoo with these arguments."""
    return [str(part) for part in (venv.python("odoo"), paths.LAUNCHER, *arguments)]


def environment(*sets):
    """Return the environment of an Odoo process.

    `sets` names further requirement sets (requirements/NAME.lock) whose packages
    the process may import beside Odoo's own.
    """
    packages = [_import_path(), *(venv.site_packages(name) for name in sets)]
    return process.clean_environment(
        ODOO_RC=str(_configuration()),
        PYTHONPATH=os.pathsep.join(str(folder) for folder in packages),
        PYTHONUNBUFFERED="1",
        **postgres.environment(),
    )


@functools.cache
def _import_path():
    """Return the folder to put on Python's path.

    A folder of installed packages holds more than Odoo, and nothing else of it may be
    imported: there, a folder with nothing but a link to Odoo stands in.
    """
    folder = source()
    if folder.name not in {"dist-packages", "site-packages"}:
        return folder
    link = paths.cache() / "links" / paths.digest(folder) / "odoo"
    if not link.exists():
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        with contextlib.suppress(FileExistsError):  # another thread made it
            link.symlink_to(folder / "odoo")
    return link.parent


def _configuration():
    """Write Odoo's configuration file for this clone and return its path."""
    folder = paths.cache() / "configuration"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{paths.digest(paths.ROOT)}.conf"
    text = CONFIGURATION.format(addons=paths.ROOT, data=paths.data_dir())
    if not file.exists() or file.read_text() != text:
        # Several threads and processes may come here at once; the last one wins.
        with tempfile.NamedTemporaryFile("w", dir=folder, delete=False) as part:
            part.write(text)
        Path(part.name).replace(file)
    return file


def run(*arguments, what="Odoo", sets=(), log="odoo", **variables):
    """Run Odoo to its end; raise Failure naming the log file if it fails.

    `variables` are further ones of the environment.
    """
    process.run(
        command(*arguments),
        what,
        log,
        watch=_show_loading,
        env={**environment(*sets), **variables},
        cwd=paths.ROOT,
    )


def shell_command(database):
    """Return the command line of Odoo's shell on a database."""
    return command("shell", f"--database={database}", "--no-http", "--log-level=warn")


def shell(database, script=None):
    """Run Odoo's shell, or a script in it, and return the exit status."""
    argv = shell_command(database)
    if script is None:
        return process.attended(argv, env=environment())
    with open(script) as content:
        return process.attended(argv, env=environment(), stdin=content)


def _show_loading(line):
    """Show how many modules are loaded, from what Odoo logs."""
    found = LOADING.search(line)
    if found:
        say.progress(int(found[2]), int(found[3]), found[1])
