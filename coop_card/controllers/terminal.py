# SPDX-License-Identifier: LGPL-3.0-or-later
"""The routes of card terminals; ``contract/openapi.yaml`` describes them."""

import re
from datetime import datetime, timezone

from odoo import http
from odoo.http import request
from odoo.tools import file_path

from ..rules import shift_messages as shifts
from ..rules import terminal_messages as messages
from ..rules.shape import Fault
from .problem import Problem

PREFIX = "/coop_card/v1"
#: What ``./dev contract`` makes of ``contract/openapi.yaml``.
CONTRACT = file_path("coop_card/controllers/openapi.json")
#: Bytes of a body that holds no transactions.
MAX_SMALL = 4096
#: The version of a hotlist, as it stands in an address.
VERSION = re.compile("[0-9]{1,9}", re.ASCII)
#: What is wrong where a device says at its sign-on that it is 1970.
IMPOSSIBLE_CLOCK = {"reason": "time_invalid", "field": "clock"}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def route(path, **options):
    """Declare a route of the channel."""
    return http.route(path, type="coop_card", save_session=False, **options)


class TerminalController(http.Controller):
    """Parses what terminals send, calls a model, and returns what it says."""

    @route(
        f"{PREFIX}/enrol",
        auth="coop_stranger",
        methods=["POST"],
        max_content_length=MAX_SMALL,
    )
    def enrol(self):
        """Give the device that hands in a pairing code its key."""
        message = self._read(messages.ENROLMENT)
        enrolled = (
            request.env["coop.terminal"]
            .sudo()
            ._enrol(message["terminal"], message["pairing_code"], message["device"])
        )
        if not enrolled:
            request.env["coop.security.event"]._note_pairing(message["terminal"])
            # Returned, not raised: the try has to stay counted.
            return Problem("pairing_refused").get_response()
        terminal, key = enrolled
        identity = request.env["coop.terminal.channel"]._identity(terminal)
        return {"key": key, **identity, "server_time": self._server_time()}

    @route(f"{PREFIX}/config", auth="coop_terminal", methods=["GET"], readonly=True)
    def config(self):
        """Tell the terminal what it has to know to work."""
        channel = request.env["coop.terminal.channel"]
        return {"server_time": self._server_time(), **channel._config(self._terminal())}

    @route(
        f"{PREFIX}/sign-on",
        auth="coop_terminal",
        methods=["POST"],
        max_content_length=MAX_SMALL,
    )
    def sign_on(self):
        """Begin or go on with a shift, and tell all that the terminal has to know."""
        message = self._read(shifts.SIGN_ON)
        channel = request.env["coop.terminal.channel"]
        told = channel._sign_on(self._terminal(), message)
        return {"server_time": self._server_time(), **told}

    @route(f"{PREFIX}/hotlist", auth="coop_terminal", methods=["GET"], readonly=True)
    def hotlist(self):
        """Tell which cards to refuse, or what has changed since a version."""
        since = request.httprequest.args.get("since", "0")
        if not VERSION.fullmatch(since):
            raise Problem("query_invalid", field="since")
        company = self._terminal().company_id
        changes = request.env["coop.hotlist"].sudo()._since(company, int(since))
        return {"server_time": self._server_time(), **changes}

    @route(f"{PREFIX}/ping", auth="coop_terminal", methods=["GET"])
    def ping(self):
        """Tell the time to a terminal that has a connection and a valid key."""
        return {"server_time": self._server_time()}

    @route(
        f"{PREFIX}/transactions",
        auth="coop_terminal_booking",
        methods=["POST"],
        max_content_length=messages.MAX_BODY,
    )
    def transactions(self):
        """Book what the terminal posts, each exactly once."""
        items = self._read(messages.BATCH)["transactions"]
        channel = request.env["coop.terminal.channel"].sudo()
        device = self._device()
        results = channel._book(device, items)
        terminal = channel.env["coop.terminal"].browse(device.terminal_id)
        return {"results": results, "sequence": channel._sequence(terminal)}

    @route(
        f"{PREFIX}/inquiry",
        auth="coop_terminal_inquiry",
        methods=["POST"],
        max_content_length=MAX_SMALL,
        readonly=True,
    )
    def inquiry(self):
        """Tell whose card was read, and what its member has accumulated."""
        card = self._read(shifts.INQUIRY)["card"]
        channel = request.env["coop.terminal.channel"]
        answer = channel._inquire(self._terminal(), card, self._device().site)
        if not answer:
            raise Problem("card_unknown")
        return {"server_time": self._server_time(), **answer}

    @route(
        f"{PREFIX}/settlements",
        auth="coop_terminal",
        methods=["POST"],
        max_content_length=shifts.MAX_BODY,
    )
    def settle(self):
        """Compare what the terminal counted of a shift with what has arrived."""
        message = self._read(shifts.SETTLEMENT)
        answer = request.env["coop.terminal.channel"]._settle(self._terminal(), message)
        return {"server_time": self._server_time(), **answer}

    @route(
        f"{PREFIX}/transactions/<uid>",
        auth="coop_terminal",
        methods=["GET"],
        readonly=True,
    )
    def transaction(self, uid):
        """Tell what became of one of the terminal's own transactions."""
        channel = request.env["coop.terminal.channel"]
        known = channel._transaction(self._terminal(), uid)
        if not known:
            raise Problem("uid_unknown")
        return {"server_time": self._server_time(), **known}

    @route(
        f"{PREFIX}/keys/rotate",
        auth="coop_terminal",
        methods=["POST"],
        max_content_length=MAX_SMALL,
    )
    def rotate_key(self):
        """Give the terminal a new key, which takes over when it is first used."""
        self._read(messages.EMPTY)
        key = self._terminal().key_ids._rotate(self._terminal())
        return {"server_time": self._server_time(), "key": key}

    @route(f"{PREFIX}/openapi.json", auth="none", methods=["GET"], readonly=True)
    def openapi(self):
        """Tell the contract of these routes."""
        return http.Stream.from_path(CONTRACT).get_response()

    @route([PREFIX, f"{PREFIX}/<path:path>"], auth="none", readonly=True)
    def unknown(self, path=""):
        """Answer for whatever no other route does."""
        if allowed := self._allowed_methods():
            raise Problem("method_not_allowed", {"Allow": ", ".join(allowed)})
        raise Problem("not_found")

    def _allowed_methods(self):
        """Return the methods by which the address asked for can be reached."""
        adapter = (
            request.env["ir.http"]
            .routing_map()
            .bind_to_environ(request.httprequest.environ)
        )
        matches = {
            method: adapter.match(method=method, return_rule=True)[0]
            for method in METHODS
        }
        return [
            method
            for method, rule in matches.items()
            if rule.endpoint.routing["methods"]
        ]

    def _read(self, reader):
        """Return what a reader makes of the request's body."""
        try:
            return reader(request.dispatcher.read_json())
        except Fault as fault:
            members = {"reason": fault.code, "field": fault.field}
            wrong = members == IMPOSSIBLE_CLOCK
            raise Problem(
                "clock_wrong" if wrong else "body_invalid", **members
            ) from None

    def _device(self):
        """Return who speaks (``rules/terminal_messages.py``)."""
        return request.env.context["coop_device"]

    def _terminal(self):
        """Return the terminal that speaks, in its co-op."""
        device = self._device()
        terminals = request.env["coop.terminal"].sudo()
        return terminals.with_company(device.company_id).browse(device.terminal_id)

    def _server_time(self):
        return datetime.now(timezone.utc).isoformat(timespec="milliseconds")
