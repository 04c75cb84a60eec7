# SPDX-License-Identifier: LGPL-3.0-or-later
"""Runs, held against others of their year."""

from odoo import models

from .coop_rebate_settings_mixin import SETTINGS


class CoopRebateRun(models.Model):
    """Leads to the comparisons of a run, and tells how its settings differ."""

    _inherit = "coop.rebate.run"

    def action_compare(self):
        """Choose the version that this one is compared with."""
        self.ensure_one()
        earlier = self.search(
            [
                ("fiscal_year_id", "=", self.fiscal_year_id.id),
                ("version", "<", self.version),
                ("computed_at", "!=", False),
            ],
            order="version desc",
            limit=1,
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_rebate_comparison_action"
        )
        return action | {
            "views": [(False, "form")],
            "context": {
                "default_before_id": (earlier or self).id,
                "default_after_id": earlier and self.id,
            },
        }

    def action_compare_now(self):
        """Show what would come out otherwise if the run were computed now."""
        self.ensure_one()
        comparison = self.env["coop.rebate.comparison"].create({"before_id": self.id})
        comparison.action_make()
        return comparison._get_records_action()

    def _settings_unlike(self, other):
        """Return the names of the settings that another run has otherwise."""
        names = [name for name in SETTINGS if name != "fiscal_year_id"]
        return [name for name in names if other and self[name] != other[name]]

    def _in_words_unlike(self, other):
        """Return how settings differ, e.g. ``Rounding: Half up → Down``."""
        return "; ".join(
            self.env._(
                "%(setting)s: %(before)s → %(after)s",
                setting=self._fields[name]._description_string(self.env),
                before=self._setting_in_words(name),
                after=other._setting_in_words(name),
            )
            for name in self._settings_unlike(other)
        )

    def _setting_in_words(self, name):
        field = self._fields[name]
        if field.type == "selection":
            return dict(field._description_selection(self.env))[self[name]]
        if field.type == "boolean":
            return self.env._("yes") if self[name] else self.env._("no")
        return str(self[name]).removesuffix(".0")
