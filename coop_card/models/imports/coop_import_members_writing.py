# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing members and cards from a file."""

from odoo import api, models

#: What a contact made here does not need: messages about itself, and comparing its
#: address with that of a parent it does not have.
QUIET = {
    "tracking_disable": True,
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "_partners_skip_fields_sync": True,
}


class CoopImportMembers(models.AbstractModel):
    """Registers new members and changes known ones, through their models."""

    _inherit = "coop.import.members"

    @api.model
    def _write(self, record, rows):
        new = [row for row in rows if not row.record]
        known = [row for row in rows if row.record and row.prepared]
        because = self.env._("Import of %s", record.display_name)
        kind = self.with_context(coop_reason=because)
        if new:
            kind._register_new(record.company_id, new)
        for row in known:
            row.record.with_env(kind.env).write(row.prepared)
        kind._issue(record.company_id, [row for row in rows if row.card], because)

    def _register_new(self, company, rows):
        """Register new members, many at once.

        What a new contact and a new member begin with is looked up once instead of for
        each of them: that would take most of the time.
        """
        members = self.env["coop.member"].with_context(**QUIET)
        contacts = self.env["res.partner"].with_context(**QUIET)
        contact_start = {
            **self._start(contacts),
            "country_id": company.country_id.id,
        }
        member_start = {**self._start(members), "company_id": company.id}
        values = [self._split(members, row.prepared) for row in rows]
        people = contacts.create(
            [{**contact_start, **of_him} for of_him, _own in values]
        )
        registered = members.create(
            [
                {**member_start, **own, "number": row.key, "partner_id": person.id}
                for row, person, (_of_him, own) in zip(
                    rows, people, values, strict=True
                )
            ]
        )
        for row, member in zip(rows, registered, strict=True):
            row.record = member

    def _start(self, model):
        """Return what new records of a model begin with, as far as it is the user's."""
        own = [
            name
            for name, field in model._fields.items()
            if not field.inherited and model._has_field_access(field, "write")
        ]
        return model.default_get(own)

    def _split(self, members, values):
        """Return the values of the contact and those of the member."""
        contact, own = {}, {}
        for name, value in values.items():
            (contact if members._fields[name].inherited else own)[name] = value
        return contact, own

    def _issue(self, company, rows, because):
        """Make the cards and put them into use."""
        cards = self.env["coop.card"].with_context(**QUIET)
        made = cards.create(
            [
                {**row.card, "company_id": company.id, "member_id": row.record.id}
                for row in rows
            ]
        )
        made.action_issue(reason=because)
