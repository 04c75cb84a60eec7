# SPDX-License-Identifier: LGPL-3.0-or-later
"""The set-up guide: what a new co-op does first, and how far it is."""

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .steps import STEPS


class CoopGuide(models.AbstractModel):
    """Leads a manager through the set-up of a co-op.

    Odoo's own onboarding keeps which steps somebody has clicked. Here the data says
    what is done, so that nothing has to be ticked off, and what was imported or is
    deleted again counts as it is.
    """

    _name = "coop.guide"
    _description = "Set-up Guide"

    @api.model
    @api.readonly
    def get_guide(self):
        """Return the guide as plain data: its steps, and whether it is hidden."""
        co_op = self._co_op()
        steps = [self._shown(co_op, name, step) for name, step in self._steps().items()]
        return {
            "hidden": co_op.sudo().coop_guide_hidden,
            "finished": all(step["done"] or step["optional"] for step in steps),
            "steps": steps,
        }

    @api.model
    @api.readonly
    def action_open(self, name):
        """Return the action that takes a step."""
        co_op, step = self._co_op(), self._steps()[name]
        if not step.action:
            return co_op._get_records_action()
        action = self.env["ir.actions.actions"]._for_xml_id(step.action)
        return action | {"context": {}} if step.unfiltered else action

    @api.model
    def hide(self, hidden=True):
        """Take the guide off the home page, or put it back."""
        self._co_op().sudo().coop_guide_hidden = hidden

    @api.model
    def _wanted(self):
        """Return the steps that the home page shows; none when nobody needs them."""
        if self._co_op().sudo().coop_guide_hidden:
            return []
        guide = self.get_guide()
        return [] if guide["finished"] else guide["steps"]

    @api.model
    def _co_op(self):
        """Return the co-op to set up, which is up to its managers."""
        if not self.env.user.has_group("coop_card.group_manager"):
            raise AccessError(self.env._("Ask a manager of the co-op to set it up."))
        return self.env.company.root_id

    @api.model
    def _steps(self):
        """Return the steps by name; a hook for addons that need more set up."""
        return STEPS

    def _shown(self, co_op, name, step):
        """Return a step as the web client shows it."""
        language = self.env.lang or "en_US"
        change = "create" if step.action else "write"
        return {
            "name": name,
            "title": step.title._translate(language),
            "about": step.about._translate(language),
            "button": step.button._translate(language),
            "optional": step.optional,
            "done": self._is_done(co_op, step),
            "may": self.env[step.model].has_access(change),
        }

    def _is_done(self, co_op, step):
        """Tell whether the co-op has what a step leads to."""
        records = self.env[step.model].with_context(active_test=False)
        owner = "id" if step.model == "res.company" else "company_id"
        here = Domain(owner, "=", co_op.id) if owner in records._fields else Domain.TRUE
        return bool(records.search_count(here & Domain(step.domain), limit=1))
