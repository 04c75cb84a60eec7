# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fetches the refund summary from the running server, as a person would."""

import http.cookiejar
import json
import re
import urllib.error
import urllib.request

from tools import paths, say

LOGIN = "admin"
PASSWORD = "admin"
ADDRESSES = {
    "pdf": "/report/pdf/coop_card.refund_summary/{run}",
    "xlsx": "/coop_card/report/refund_summary/{run}.xlsx",
}
BEGINNINGS = {"pdf": b"%PDF", "xlsx": b"PK"}
TIMEOUT = 900


class Visitor:
    """Somebody who has logged in to the server."""

    def __init__(self, url, database):
        self.url = url
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(jar)
        )
        self._log_in(database)

    def _log_in(self, database):
        """Open a session; raise Failure if the usual password is not the right one."""
        parameters = {"db": database, "login": LOGIN, "password": PASSWORD}
        request = urllib.request.Request(
            f"{self.url}/web/session/authenticate",
            json.dumps({"jsonrpc": "2.0", "params": parameters}).encode(),
            {"Content-Type": "application/json"},
        )
        with self.opener.open(request, timeout=TIMEOUT) as response:
            if "error" in json.load(response):
                raise say.Failure(
                    f"Login {LOGIN} with password {PASSWORD} is not possible in "
                    f"{database}: begin anew with ./dev db {database} --demo."
                )

    def get(self, path):
        """Return what is at a path of the server."""
        try:
            with self.opener.open(f"{self.url}{path}", timeout=TIMEOUT) as response:
                return response.read()
        except urllib.error.URLError as error:
            raise say.Failure(f"{self.url}{path} gave no file: {error}.") from error


def files(refunds):
    """Return the papers of these runs: a dict of path in out/ to (address, kind)."""
    return {
        paths.OUT / f"{_name(refund)}.{kind}": (address.format(run=refund.run_id), kind)
        for refund in refunds
        for kind, address in ADDRESSES.items()
    }


def due(refunds):
    """Return those of files() that are not there, or older than the run they show."""
    return {
        path: source
        for refund in refunds
        for path, source in files([refund]).items()
        if not path.exists() or path.stat().st_mtime < refund.computed_at
    }


def fetch(server, wanted):
    """Write papers, a dict as due() returns it, from the running server to out/."""
    paths.OUT.mkdir(exist_ok=True)
    visitor = Visitor(server.url, server.database)
    for done, (path, (address, kind)) in enumerate(wanted.items()):
        say.progress(done, len(wanted), path.name)
        _write(path, visitor.get(address), BEGINNINGS[kind])


def _name(refund):
    """Return how the papers of a run are called, without suffix."""
    year = re.sub(r"\W+", "-", refund.year)
    return f"refund-summary-{year}-version-{refund.version}"


def _write(path, content, beginning):
    """Write a file whole or not at all, if it is of the right kind."""
    if not content.startswith(beginning):
        raise say.Failure(
            f"The server gave something else than {path.name}: its log says why."
        )
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)
    part.replace(path)
