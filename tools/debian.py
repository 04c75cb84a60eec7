# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fetching Debian packages into a private root, without installing them.

apt itself downloads, with lists of its own in the cache and the machine's own mirror,
proxy and keys; no root needed. Each file is checked against the SHA-256 that apt's
verified lists name.
"""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import NamedTuple

from tools import apt, paths, process, say

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
NO_MIRROR = (
    "No Debian mirror with Odoo 19 can be reached: check the network and try again, "
    "or set ODOO_PATH to a folder with the sources of Odoo 19."
)
LIST = "packages.json"
TARGETS = ("--format", "$(RELEASE) $(COMPONENT) $(SITE)", "Created-By: Packages")
URI = re.compile(r"^'(?P<uri>[^']+)' (?P<file>\S+) (?P<size>\d+) SHA256:(?P<sum>\w+)$")
CONFIGURATION = """\
Dir::Etc::sourcelist "{folder}/sources.list";
Dir::Etc::sourceparts "-";
Dir::State "{folder}/state";
Dir::State::status "{folder}/status";
Dir::Cache "{folder}/cache";
Acquire::Languages "none";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
"""


class Package(NamedTuple):
    """A package file as apt's verified lists describe it; size in bytes.

    `request` is what apt knows it by, as in "odoo-19/sid".
    """

    request: str
    file: str
    size: int
    sha256: str


def fetch(wanted):
    """Return the paths of the package files, downloaded and checked.

    `wanted` maps each suite ("sid", or "" for the machine's own release) to the names
    of the packages to take from it.
    """
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise say.Failure(
            "Odoo 19 is fetched with apt-get, which this system lacks: set ODOO_PATH "
            "to a folder with the sources of Odoo 19."
        )
    own = _own_release()
    suites = {suite or own: names for suite, names in wanted.items()}
    requests = [f"{name}/{suite}" for suite, names in suites.items() for name in names]
    packages = _kept(requests)
    if not packages:
        configuration = _configure(suites)
        with say.step("Read the package lists"):
            _update(configuration)
            packages = _describe(configuration, requests)
        _download(configuration, packages)
        _keep(packages)
    return [paths.downloads() / package.file for package in packages]


def _kept(requests):
    """Return the packages that were downloaded before, if all of them are whole."""
    file = paths.downloads() / LIST
    if not file.exists():
        return []
    packages = [Package(*fields) for fields in json.loads(file.read_text())]
    whole = all(_is_whole(paths.downloads() / each.file, each) for each in packages)
    same = [package.request for package in packages] == requests
    return packages if whole and same else []


def _keep(packages):
    """Note what has been downloaded, so that it need not be looked up again."""
    part = paths.downloads() / f"{LIST}.part"
    part.write_text(json.dumps(packages))
    part.replace(paths.downloads() / LIST)


def _own_release():
    """Return the code name of the machine's Debian release, e.g. "bookworm"."""
    text = Path("/etc/os-release").read_text()
    found = re.search(r'^VERSION_CODENAME="?(\w+)', text, re.MULTILINE)
    if not found or not re.search(r"^ID=\"?debian", text, re.MULTILINE):
        raise say.Failure(
            "Odoo 19 is fetched from Debian and this system is another: set ODOO_PATH "
            "to a folder with the sources of Odoo 19."
        )
    return found[1]


def _mirror():
    """Return the address of the Debian mirror that the machine itself uses."""
    listed = subprocess.run(
        ["apt-get", "indextargets", "--no-release-info", *TARGETS],
        capture_output=True,
        text=True,
        check=False,
    )
    release = _own_release()
    for line in listed.stdout.splitlines():
        suite, component, site = line.split(maxsplit=2)
        if (suite, component) == (release, "main"):
            return site
    raise say.Failure(NO_MIRROR)


def _configure(suites):
    """Write apt's private configuration and return its path."""
    folder = paths.cache() / "apt"
    for name in ("state/lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "status").touch()
    mirror = _mirror()
    signed = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
    lines = [f"deb {signed}{mirror} {suite} main\n" for suite in suites]
    (folder / "sources.list").write_text("".join(lines))
    configuration = folder / "apt.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder))
    return configuration


def _apt(configuration, *arguments, **options):
    """Run apt-get on lists and folders of our own."""
    apt.run("-c", configuration, *arguments, guard=True, **options)


def _update(configuration):
    """Fetch the lists of packages, which apt checks against Debian's keys."""
    try:
        _apt(configuration, "update", what="Reading lists", log="package-lists")
    except say.Failure as failure:
        if "disk is full" in str(failure):
            raise
        raise say.Failure(NO_MIRROR) from failure


def _describe(configuration, requests):
    """Return a Package for each request, as apt's lists know it."""
    answer = subprocess.run(
        ["apt-get", "-c", configuration, "download", "--print-uris", *requests],
        capture_output=True,
        text=True,
        check=False,
        env=process.clean_environment(),
    )
    found = [match for line in answer.stdout.splitlines() if (match := URI.match(line))]
    if answer.returncode or len(found) != len(requests):
        raise say.Failure(NO_MIRROR)
    by_name = {each["file"].partition("_")[0]: each for each in found}
    return [
        Package(request, each["file"], int(each["size"]), each["sum"])
        for request in requests
        for each in [by_name[request.partition("/")[0]]]
    ]


def _download(configuration, packages):
    """Download what is not there whole; files under their final name are whole."""
    folder = paths.downloads()
    (folder / "partial").mkdir(parents=True, exist_ok=True)
    missing = [each for each in packages if not _is_whole(folder / each.file, each)]
    if not missing:
        return
    size = sum(package.size for package in missing) / 1e6
    with say.step(f"Download Odoo 19 ({size:.0f} MB)"):
        for _attempt in range(2):
            missing = _download_missing(configuration, missing, folder / "partial")
            if not missing:
                return
        raise say.Failure(
            f"{missing[0].file} arrived damaged twice: try again later, or with "
            "another Debian mirror in the system's apt sources."
        )


def _download_missing(configuration, missing, partial):
    """Download packages, keep the whole ones, return the others."""
    requests = [package.request for package in missing]
    options = {"what": "Downloading Odoo", "log": "download", "cwd": partial}
    _apt(configuration, "download", *requests, **options)
    damaged = []
    for package in missing:
        file = partial / package.file
        if _is_whole(file, package):
            os.replace(file, partial.parent / package.file)
        else:
            file.unlink(missing_ok=True)
            damaged.append(package)
    return damaged


def _is_whole(file, package):
    """Return whether a file is there and is, bit for bit, what the lists name."""
    if not file.exists() or file.stat().st_size != package.size:
        return False
    with file.open("rb") as content:
        digest = hashlib.sha256()
        while block := content.read(1 << 20):
            digest.update(block)
    return digest.hexdigest() == package.sha256


def unpack(file, root, wanted):
    """Unpack the members of a package that `wanted(name)` accepts into `root`."""
    argv = ["dpkg-deb", "--fsys-tarfile", file]
    with subprocess.Popen(
        argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as unpacker:
        stream = unpacker.stdout
        with tarfile.open(fileobj=stream, mode="r|", bufsize=1 << 20) as archive:
            for member in archive:
                if wanted(member.name):
                    archive.extract(member, root, set_attrs=False)
        shutil.copyfileobj(stream, io.BytesIO())  # Let the other side end in peace.
    if unpacker.returncode:
        raise say.Failure(
            f"{file} cannot be unpacked: ./dev clean --all, then try again."
        )
