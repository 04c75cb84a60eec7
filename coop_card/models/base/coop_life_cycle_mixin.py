# SPDX-License-Identifier: LGPL-3.0-or-later
"""Records that live by a table of steps."""

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ...rules.life_cycle import target


class CoopLifeCycleMixin(models.AbstractModel):
    """Lets ``state`` change by steps alone.

    A subclass declares the field ``state``, its table of steps (see
    ``rules/life_cycle.py``) and the states a new record may have. Nobody sets the state
    directly, not even through the web services: a step would be missing.
    """

    _name = "coop.life.cycle.mixin"
    _description = "Life by Steps"
    _inherit = ["coop.logged.mixin"]

    _life_cycle_steps = {}
    _life_cycle_start = ()

    @api.model_create_multi
    def create(self, vals_list):
        """Refuse new records in a state that only a step leads to."""
        records = super().create(vals_list)
        if not self.env.su and set(records.mapped("state")) - {*self._life_cycle_start}:
            raise AccessError(self._state_by_steps())
        return records

    def write(self, vals):
        """Refuse a state that is set without a step."""
        if "state" in vals and not self.env.su:
            raise AccessError(self._state_by_steps())
        return super().write(vals)

    def _state_by_steps(self):
        return self.env._("The state changes by its buttons only.")

    def _targets(self, step):
        """Return the state a step leads each record to, or refuse it for all.

        :raise AccessError: to whom the step is not for
        :raise UserError: naming the first record the step is not possible for
        """
        self._check_role(step)
        targets = {
            record: target(self._life_cycle_steps, step, record.state)
            for record in self
        }
        for record, state in targets.items():
            if not state:
                raise UserError(record._refusal(step))
        return targets

    def _check_role(self, step):
        """Refuse a step to whom it is not for: see the column ``role`` of the table."""
        role = self._life_cycle_steps[step].role
        self.check_access("read" if role else "write")
        if role and not (
            self.env.su or self.env.user.has_group(f"coop_card.group_{role}")
        ):
            raise AccessError(
                self.env._(
                    "The step “%(step)s” is not yours to take. It is for: %(role)s.",
                    step=self._step_names()[step],
                    role=self.env.ref(f"coop_card.group_{role}").sudo().name,
                )
            )

    def _take_step(self, step, **values):
        """Lead the records to where a step leads, setting further values with it."""
        self._check_role(step)
        for state, records in self.grouped(self._targets(step).get).items():
            records.sudo().write({"state": state, **values})
        self._log_operation("step", step=step, reason=values.get("reason"))

    def _refusal(self, step):
        states = dict(self._fields["state"]._description_selection(self.env))
        return self.env._(
            "%(record)s: the step “%(step)s” is not possible in the state “%(state)s”.",
            record=self.display_name,
            step=self._step_names()[step],
            state=states[self.state],
        )

    def _step_names(self):
        """Return how the steps are called, in the user's language."""
        raise NotImplementedError
