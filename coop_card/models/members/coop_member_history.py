# SPDX-License-Identifier: LGPL-3.0-or-later
"""Keeping what changes about members."""

from contextlib import contextmanager

from odoo import api, fields, models

from ...rules import national_id

#: What is kept of the contact, from wherever it is changed.
CONTACT_FIELDS = (
    "name",
    "street",
    "street2",
    "subdistrict",
    "city",
    "state_id",
    "zip",
    "country_id",
    "phone",
    "email",
)
#: What is kept of the member.
MEMBER_FIELDS = (
    "title",
    "national_id",
    "birthdate",
    "gender",
    "group_id",
    "occupation_id",
    "main_member_id",
    "join_date",
    "leave_date",
    "keep_reason",
)
#: Everything a change in the history can be about, besides a step.
HISTORY_FIELDS = (
    "number",
    "type_id",
    "beneficiary_ids",
    *MEMBER_FIELDS,
    *CONTACT_FIELDS,
)

#: What a step sets besides the standing: the event of the step says it.
DAYS_OF_STEPS = {"join_date", "leave_date"}


class CoopMember(models.Model):
    """Writes down each change of data, from what to what.

    The history begins with admission or with the first card: what an applicant
    corrects before is no change of a holder's data.
    """

    _inherit = "coop.member"

    event_ids = fields.One2many("coop.member.event", "member_id", "History")

    @api.model_create_multi
    def create(self, vals_list):
        """Begin the history of those who are registered as members at once."""
        members = super().create(vals_list)
        members.filtered(lambda member: member.state == "active")._keep_events(
            lambda member: {
                "kind": "standing",
                "what": "admit",
                "value_to": member.state,
                "date": member.join_date or member.company_id._coop_today(),
            }
        )
        return members

    def write(self, vals):
        """Keep what changes about members."""
        names = {*MEMBER_FIELDS} & vals.keys()
        if "state" in vals:
            names -= DAYS_OF_STEPS
        with self._with_history()._history_kept(names):
            return super().write(vals)

    @contextmanager
    def _history_kept(self, names):
        """Write down what changes about these members meanwhile.

        Of whom becomes anonymous meanwhile, nothing is written down.

        :param names: of the fields to watch
        """
        before = self._history_values(names)
        yield
        after = self._history_values(names)
        events = [
            member._prepare_event(
                kind="data",
                what=name,
                value_from=member._history_text(name, old),
                value_to=member._history_text(name, after[member][name]),
            )
            for member in self
            if not member.anonymous_since
            for name, old in before[member].items()
            if old != after[member][name]
        ]
        self.env["coop.member.event"].sudo().create(events)

    def _with_history(self):
        """Return those who have a history, as it is kept for everybody."""
        return self.sudo().filtered(
            lambda member: (
                not member.anonymous_since
                and (member.state != "applicant" or member.card_ids)
            )
        )

    def _history_values(self, names):
        return {
            member: {name: member._history_value(name) for name in names}
            for member in self
        }

    def _history_value(self, name):
        """Return what is stored; of the contact, where it is the contact's own."""
        if name in CONTACT_FIELDS:
            return self.partner_id[name]
        if self._fields[name].type == "one2many":
            return ", ".join(self[name].mapped("display_name"))
        return self[name]

    def _history_text(self, name, value):
        """Return a value as the history keeps it; days and choices stay technical."""
        if name == "national_id":
            return national_id.masked(value or "") or False
        if self._fields[name].type == "many2one":
            return value.display_name
        return str(value) if value else False

    def _prepare_event(self, **values):
        """Return the values of an event of this member that counts from today."""
        return {
            "member_id": self.id,
            "company_id": self.company_id.id,
            "date": self.company_id._coop_today(),
            "reason": self.env.context.get("coop_reason"),
            **values,
        }

    def _keep_events(self, values):
        """Write down one event of each member.

        :param values: function from a member to the values of its event
        """
        events = [member._prepare_event(**values(member)) for member in self]
        self.env["coop.member.event"].sudo().create(events)
