# SPDX-License-Identifier: LGPL-3.0-or-later
"""How terminals prove who they are."""

import re
from datetime import datetime, timezone

from werkzeug.exceptions import NotFound
from werkzeug.routing import RequestRedirect

from odoo import models
from odoo.http import request

from ...controllers.problem import Problem
from ...rules import contact

#: A key is 43 characters of the alphabet that fits a header and a URL.
AUTHORIZATION = re.compile(r"coop-terminal +([A-Za-z0-9_-]{43})", re.IGNORECASE)
PREFIX = "/coop_card/v1"
SLASHES = re.compile("/+")
#: What has been found out about a request, for when Odoo runs it again.
COUNTED = "coop_card.counted"


class IrHttp(models.AbstractModel):
    """Adds ``auth="coop_terminal"``: the key of a terminal, and no session.

    ``auth="coop_terminal_booking"`` is the same for requests that have to find cards,
    ``auth="coop_terminal_inquiry"`` for those of them that only ask: a terminal may not
    ask that often.
    """

    _inherit = "ir.http"

    @classmethod
    def _match(cls, path_info):
        """Answer addresses of the channel with slashes too many as unknown ones."""
        try:
            return super()._match(path_info)
        except (NotFound, RequestRedirect):
            path = SLASHES.sub("/", path_info)
            if not f"{path}/".startswith(f"{PREFIX}/"):
                raise
        return super()._match(PREFIX)

    @classmethod
    def _auth_method_coop_terminal(cls):
        """Let an active terminal in, as the public user.

        It stands in the context as ``coop_device`` (``rules/terminal_messages.py``).

        :raise Problem: if the key opens nothing, the terminal is suspended, or asks
            too often
        """
        cls._coop_let_in()

    @classmethod
    def _auth_method_coop_terminal_booking(cls):
        """Let an active terminal in that posts what was done with cards."""
        cls._coop_let_in(cards=True)

    @classmethod
    def _auth_method_coop_terminal_inquiry(cls):
        """Let an active terminal in that asks about a card."""
        cls._coop_let_in(inquiry=True, cards=True)

    @classmethod
    def _auth_method_coop_stranger(cls):
        """Let anybody in, as the public user, who does not ask too often."""
        cls._coop_keep_pace(cls._coop_once(cls._coop_ask, "code"))
        cls._auth_method_public()

    @classmethod
    def _coop_let_in(cls, inquiry=False, cards=False):
        request.session.can_save = False
        visit, wait = cls._coop_once(cls._coop_visit, inquiry, cards)
        cls._coop_keep_pace(wait)
        if not visit:
            raise Problem("key_invalid")
        if visit.state != "active":
            raise Problem("terminal_suspended")
        if visit.is_first and not request.env.cr.readonly:
            key = request.env["coop.terminal.key"].sudo().browse(visit.key_id)
            key._activate()
        request.update_env(user=request.env.ref("base.public_user").id)
        request.update_context(coop_device=visit.device)

    @classmethod
    def _coop_once(cls, count, *args):
        """Return what a function that counts the request says.

        It is called once, however often Odoo runs the request.
        """
        environ = request.httprequest.environ
        if COUNTED not in environ:
            # What was read before is let go: counting may have to wait for others.
            request.env.cr.rollback()
            environ[COUNTED] = count(*args)
        return environ[COUNTED]

    @classmethod
    def _coop_visit(cls, inquiry, cards):
        """Return the visit of the terminal that asks, if any, and how long it waits."""
        headers = request.httprequest.headers
        match = AUTHORIZATION.fullmatch(headers.get("Authorization", "").strip())
        now = datetime.now(timezone.utc)
        told = {
            "address": request.httprequest.remote_addr,
            "program": contact.program(headers.get("User-Agent")),
            "clock_offset": contact.clock_offset(headers.get("Coop-Clock"), now),
            "waiting_count": contact.waiting(headers.get("Coop-Waiting")),
        }
        contacts = request.env["coop.terminal.contact"].sudo()
        visit = contacts._visit(match[1], inquiry, cards, **told) if match else None
        if not visit:
            cls._coop_note("key")
        elif visit.state != "active":
            cls._coop_note("suspended", visit.company_id, visit.terminal_id)
        return visit, visit.wait if visit else cls._coop_ask("key")

    @classmethod
    def _coop_note(cls, kind, company=None, terminal=None):
        """Have the security log count a request that is refused."""
        log = request.env["coop.security.event"].sudo()
        log._note_refusal(kind, company=company, terminal=terminal)

    @classmethod
    def _coop_ask(cls, kind):
        """Return how many seconds who proves nothing has to wait, 0 for none."""
        strangers = request.env["coop.terminal.stranger"].sudo()
        return strangers._ask(kind, request.httprequest.remote_addr)

    @classmethod
    def _coop_keep_pace(cls, wait):
        """Refuse a request that comes too early.

        :raise Problem: with the seconds to wait
        """
        if wait:
            raise Problem("too_many_requests", {"Retry-After": str(wait)})
