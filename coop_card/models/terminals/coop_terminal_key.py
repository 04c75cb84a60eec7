# SPDX-License-Identifier: LGPL-3.0-or-later
"""The keys terminals prove themselves with."""

from odoo import fields, models


class CoopTerminalKey(models.Model):
    """A terminal's key, of which only the hash is kept."""

    _name = "coop.terminal.key"
    _description = "Terminal Key"
    _order = "id desc"

    terminal_id = fields.Many2one("coop.terminal", required=True, index=True)
    key_hash = fields.Char(required=True, groups="base.group_system")
    revoked_at = fields.Datetime()

    _hash_uniq = models.Constraint("UNIQUE (key_hash)", "This key exists already.")
