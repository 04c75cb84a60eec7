# SPDX-License-Identifier: LGPL-3.0-or-later
"""How terminals prove who they are."""

import re

from odoo import models
from odoo.http import request

from ...controllers.problem import Problem

#: A key is 43 characters of the alphabet that fits a header and a URL.
AUTHORIZATION = re.compile(r"coop-terminal +([A-Za-z0-9_-]{43})", re.IGNORECASE)


class IrHttp(models.AbstractModel):
    """Adds ``auth="coop_terminal"``: the key of a terminal, and no session."""

    _inherit = "ir.http"

    @classmethod
    def _auth_method_coop_terminal(cls):
        """Let an active terminal in, as the public user.

        Its id stands in the context as ``coop_terminal_id``.

        :raise Problem: if the key opens nothing, or the terminal is suspended
        """
        request.session.can_save = False
        terminal = cls._coop_terminal()
        if not terminal:
            raise Problem("key_invalid")
        if terminal.state != "active":
            raise Problem("terminal_suspended")
        request.update_env(user=request.env.ref("base.public_user").id)
        request.update_context(coop_terminal_id=terminal.id)

    @classmethod
    def _coop_terminal(cls):
        """Return the terminal whose key the request carries; none if there is none."""
        keys = request.env["coop.terminal.key"].sudo()
        header = request.httprequest.headers.get("Authorization", "")
        match = AUTHORIZATION.fullmatch(header.strip())
        return keys._terminal_of(match[1]) if match else keys.terminal_id
