# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a device becomes a terminal."""

from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.tools import SQL

from ...rules import pairing


class CoopTerminal(models.Model):
    """Pairing: a manager makes a code, the device hands it in and gets its key.

    A code is good for a quarter of an hour, five tries and one device. The database
    keeps its hash alone.
    """

    _inherit = "coop.terminal"

    pairing_hash = fields.Char(
        copy=False,
        readonly=True,
        groups="base.group_system",
        help="The hash of the pairing code, while there is one.",
    )
    pairing_expires_at = fields.Datetime(
        "Code valid until",
        copy=False,
        readonly=True,
        help="Until when a device can be paired with the code made last.",
    )
    pairing_tries = fields.Integer(
        copy=False,
        readonly=True,
        groups="base.group_system",
        help="How many times a code has been handed in for this terminal.",
    )

    def action_pair(self):
        """Make a pairing code and show it, this once."""
        self.ensure_one()
        code = self._new_pairing_code()
        self._log_operation("step", step="code")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Pair terminal %s", self.number),
            "res_model": "coop.terminal.pairing.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_terminal_id": self.id, "default_code": code},
        }

    def pairing_standing(self):
        """Return what became of the code that was made last, for who looks at it.

        :return: ``state`` (``open``, ``paired``, ``over``); the ``seconds`` and
            ``tries`` that are left
        """
        self.ensure_one().check_access("write")
        made = self.sudo()
        now = fields.Datetime.now()
        left = (made.pairing_expires_at - now).seconds if made._code_is_open(now) else 0
        paired = made.state == "active" and not made.pairing_hash
        return {
            "state": "open" if left else "paired" if paired else "over",
            "seconds": left,
            "tries": pairing.CODE_TRIES - made.pairing_tries,
        }

    def _code_is_open(self, now):
        """Return whether a device could be paired with the code that was made last."""
        tries_left = self.pairing_tries < pairing.CODE_TRIES
        return bool(self.pairing_hash) and tries_left and self.pairing_expires_at > now

    def _new_pairing_code(self):
        """Make a code that replaces the one before, and return it."""
        self.check_access("write")
        self._targets("enrol")
        code = pairing.new_code()
        lifetime = timedelta(minutes=pairing.CODE_MINUTES)
        self.sudo().write(
            {
                "pairing_hash": pairing.code_hash(code, self._pairing_salt()),
                "pairing_expires_at": fields.Datetime.now() + lifetime,
                "pairing_tries": 0,
            }
        )
        return code

    def _pairing_salt(self):
        return f"coop.terminal,{self.id}"

    @api.model
    def _enrol(self, number, code, device):
        """Pair a device and return its terminal and new key, or None.

        A try counts although nothing comes of it: the caller has to let the database
        keep it. Two co-ops may have a terminal of the same number: the code tells
        which.

        :param dict device: its ``model``, ``version`` and ``serial``, each may be None
        """
        for terminal, expected in self._count_tries(number):
            if pairing.matches(code, terminal._pairing_salt(), expected):
                return terminal, terminal._pair(device)
        return None

    @api.model
    def _count_tries(self, number):
        """Take one of the tries that are left, and return what they are about.

        Tries at the same time wait for each other in the database, so that none goes
        uncounted.

        :return: pairs of a terminal and the hash of its code
        """
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                UPDATE coop_terminal SET pairing_tries = pairing_tries + 1
                WHERE number = %s AND state <> 'suspended'
                AND pairing_hash IS NOT NULL
                AND pairing_tries < %s AND pairing_expires_at > %s
                RETURNING id, pairing_hash
                """,
                number,
                pairing.CODE_TRIES,
                fields.Datetime.now(),
            )
        )
        self.invalidate_model(["pairing_tries"])
        return [(self.browse(id_), expected) for id_, expected in rows]

    def _pair(self, device):
        """Use up the code and return the key that is now the terminal's only one."""
        terminal = self.with_user(SUPERUSER_ID)
        terminal._take_step(
            "enrol",
            pairing_hash=False,
            pairing_expires_at=False,
            enrolled_at=fields.Datetime.now(),
            **{f"device_{name}": value for name, value in device.items()},
        )
        return terminal.key_ids._issue(terminal)
