# SPDX-License-Identifier: LGPL-3.0-or-later
"""Odoo's web client in a page: who is logged in, and when all is there to be seen."""

import json

from tools import say

LOG_IN = """
    const answer = await fetch("/web/session/authenticate", {
        method: "POST",
        headers: {"Content-Type": "application/json"},
        body: JSON.stringify({jsonrpc: "2.0", params}),
    });
    return (await answer.json()).result?.uid;
"""
#: Some screen of the app is there, and nothing is still on its way to it.
READY = """
    odoo.isReady
    && document.querySelector(".o_action_manager > *, .o_dialog")
    && !document.querySelector(".o_loading_indicator, .o_blockUI")
"""

#: Ends when the screen has stood still for a while, its pictures and letters there.
SETTLED = """
    await document.fonts.ready;
    await new Promise((resolve) => {
        let waiting = setTimeout(resolve, 1000);
        const again = () => {
            clearTimeout(waiting);
            waiting = setTimeout(resolve, 1000);
        };
        new MutationObserver(again).observe(document.body, {
            childList: true, subtree: true, attributes: true,
        });
    });
"""


class WebClient:
    """The web client of a server, in a page of the browser."""

    def __init__(self, page, server):
        self.page = page
        self.server = server

    def log_in(self, login, password):
        """Open a session, in place of the one before."""
        self.page.go(f"{self.server.url}/web/login")
        self.page.wait("document.readyState === 'complete'", "The login page")
        parameters = {
            "db": self.server.database,
            "login": login,
            "password": password,
        }
        script = f"const params = {json.dumps(parameters)}; {LOG_IN}"
        if not self.page.run(script):
            raise say.Failure(f"{login} cannot log in to {self.server.database}.")

    def go(self, path):
        """Go to a path of the web client and wait until it is there."""
        self.page.go(f"{self.server.url}{path}")
        self.page.wait(READY, path)

    def settle(self):
        """Wait until the screen has stood still for a moment, with all its pictures."""
        self.page.run(SETTLED)
