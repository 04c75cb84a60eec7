# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fetches the refund summary from the running server, as a person would."""

import http.cookiejar
import json
import urllib.error
import urllib.request

from tools import paths, say

LOGIN = "admin"
PASSWORD = "admin"
PAPERS = {
    "pdf": ("/report/pdf/coop_card.refund_summary/{run}", b"%PDF"),
    "xlsx": ("/coop_card/report/refund_summary/{run}.xlsx", b"PK"),
}
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


def fetch(server, refunds):
    """Write the refund summaries to out/, unless they are there; return paths."""
    wanted = {
        path: (address.format(run=refund.run_id), beginning)
        for refund in refunds
        for suffix, (address, beginning) in PAPERS.items()
        for path in [_path(refund, suffix)]
    }
    missing = [path for path in wanted if not path.exists()]
    if missing:
        paths.OUT.mkdir(exist_ok=True)
        visitor = Visitor(server.url, server.database)
        for done, path in enumerate(missing):
            say.progress(done, len(missing), path.name)
            _write(path, visitor.get(wanted[path][0]), wanted[path][1])
    return list(wanted)


def _path(refund, suffix):
    """Return where the paper of a run lies."""
    name = f"refund-summary-{refund.year}-version-{refund.version}.{suffix}"
    return paths.OUT / name.replace("–", "-")


def _write(path, content, beginning):
    """Write a file whole or not at all, if it is of the right kind."""
    if not content.startswith(beginning):
        raise say.Failure(
            f"The server gave something else than {path.name}: its log says why."
        )
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)
    part.replace(path)
