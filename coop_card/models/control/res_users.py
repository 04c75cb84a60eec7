# SPDX-License-Identifier: LGPL-3.0-or-later
"""Users whose sign-in was refused."""

from contextlib import contextmanager

from odoo import models
from odoo.exceptions import AccessDenied
from odoo.http import request


class ResUsers(models.Model):
    """Has the security log count sign-ins that were refused."""

    _inherit = "res.users"

    @contextmanager
    def _assert_can_auth(self, user=None):
        """Count a sign-in that is refused, by page or by service."""
        try:
            with super()._assert_can_auth(user=user):
                yield
        except AccessDenied:
            if request:
                self._coop_note_refusal(user)
            raise

    def _coop_note_refusal(self, named):
        """Count a refused sign-in.

        What was typed is not kept where nobody has that login: it may be a password.

        :param named: the login or the id of the user
        """
        key = "id" if isinstance(named, int) else "login"
        everybody = self.sudo().with_context(active_test=False)
        user = everybody.search([(key, "=", named)], limit=1)
        self.env["coop.security.event"].sudo()._note_refusal(
            "sign_in", company=user.company_id.root_id.id, user=user.id
        )
