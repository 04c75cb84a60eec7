# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who gave whom which role."""

from odoo import api, models

#: The roles, the least first.
ROLES = ("operator", "officer", "auditor", "accountant", "manager")


class ResUsers(models.Model):
    """Has the operation log tell who gave roles and co-ops to users, or took them."""

    _name = "res.users"
    _inherit = ["res.users", "coop.logged.mixin"]
    _logged = frozenset({"create", "write"})

    @api.model
    def _is_logged(self, name):
        """Return whether a field decides what a user may do in a co-op."""
        return name in ("group_ids", "company_ids")

    def _logged_value(self, name):
        """Return the roles of a user instead of all of Odoo's groups."""
        if name == "group_ids":
            return ", ".join(self._coop_roles().mapped("name"))
        return super()._logged_value(name)

    def _log_operation(self, action, **values):
        """Tell of new users only where they have a role."""
        told = self
        if action == "create":
            told = self.sudo().filtered(lambda user: user._coop_roles())
        return super(ResUsers, told)._log_operation(action, **values)

    def _logged_company(self):
        """Return the co-op the user works for."""
        return self.company_id.root_id

    def _coop_roles(self):
        """Return the groups of this addon that a user has."""
        roles = [self.env.ref(f"coop_card.group_{role}", False) for role in ROLES]
        known = self.env["res.groups"].concat(*filter(None, roles))
        return self.sudo().all_group_ids & known
