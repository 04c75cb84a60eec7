# SPDX-License-Identifier: LGPL-3.0-or-later
"""The keys terminals prove themselves with."""

from odoo import fields, models

from ...rules import pairing


class CoopTerminalKey(models.Model):
    """A terminal's key, of which only the hash is kept.

    A key that a terminal asked for takes over when it is first used: until then the one
    before stays good, so that an answer that is lost locks nobody out.
    """

    _name = "coop.terminal.key"
    _description = "Terminal Key"
    _order = "id desc"
    _rec_name = "terminal_id"

    terminal_id = fields.Many2one(
        "coop.terminal",
        required=True,
        index=True,
        readonly=True,
        ondelete="cascade",
        help="The terminal the key was given to.",
    )
    key_hash = fields.Char(
        required=True,
        readonly=True,
        groups="base.group_system",
        help="SHA-256 of the key. The key itself is with the device alone.",
    )
    create_date = fields.Datetime("Given on", readonly=True, help="When it was given.")
    activated_at = fields.Datetime(
        "In use since", readonly=True, help="When the terminal first used it."
    )
    revoked_at = fields.Datetime(
        "Revoked on", readonly=True, help="Since when it opens nothing any more."
    )

    _hash_uniq = models.Constraint("UNIQUE (key_hash)", "This key exists already.")

    def _issue(self, terminal):
        """Revoke these keys, give the terminal a new one and return it in clear."""
        self._revoke()
        key = pairing.new_key()
        self._keep(terminal, key, activated_at=fields.Datetime.now())
        return key

    def _rotate(self, terminal):
        """Give the terminal a further key and return it in clear.

        One it asked for before and never used is revoked.
        """
        self.filtered(lambda key: not key.activated_at)._revoke()
        key = pairing.new_key()
        self._keep(terminal, key)
        return key

    def _keep(self, terminal, key, **values):
        hashed = pairing.key_hash(key)
        self.create({"terminal_id": terminal.id, "key_hash": hashed, **values})
        self.env["coop.terminal.contact"]._expect(terminal)

    def _activate(self):
        """Let a key take over from the others of its terminal."""
        self.activated_at = fields.Datetime.now()
        (self.terminal_id.key_ids - self)._revoke()

    def _revoke(self):
        """Let keys open nothing any more."""
        valid = self.filtered(lambda key: not key.revoked_at)
        valid.revoked_at = fields.Datetime.now()
