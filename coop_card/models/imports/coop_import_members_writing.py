# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing members and cards from a file."""

from odoo import api, models

from .copying import copies

#: What rows say of the contact, and what of the member.
CONTACT = (
    "name",
    "street",
    "street2",
    "subdistrict",
    "city",
    "state_id",
    "zip",
    "phone",
    "email",
)
OWN = (
    "title",
    "type_id",
    "group_id",
    "occupation_id",
    "gender",
    "birthdate",
    "national_id",
    "join_date",
    "main_member_id",
)

#: The history says what happened: no messages about it.
QUIET = {
    "tracking_disable": True,
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
}


class CoopImportMembers(models.AbstractModel):
    """Registers new members and changes known ones, through their models."""

    _inherit = "coop.import.members"

    @api.model
    def _fills(self):
        return (
            "res.partner",
            "coop.member",
            "coop.member.type.period",
            "coop.member.event",
            "coop.card",
            "coop.card.event",
        )

    @api.model
    def _write_rows(self, record, rows):
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
        """Register new members, those of one standing together.

        The first of them is registered as the dialog would do it; the rest are made
        like it, see ``copies``. One by one it would take several times as long.
        """
        people = self._make_contacts(company, rows)
        by_standing = {}
        for row, person in zip(rows, people, strict=True):
            by_standing.setdefault(row.prepared["state"], []).append((row, person))
        for pairs in by_standing.values():
            self._make_members(company, pairs)

    def _make_contacts(self, company, rows):
        """Return new contacts in the order of rows."""
        contacts = self.env["res.partner"].with_context(**QUIET)
        values = [_picked(CONTACT, row) for row in rows]
        first = contacts.create({**values[0], "country_id": company.country_id.id})
        return first | copies(first, values[1:])

    def _make_members(self, company, pairs):
        """Make members of rows and contacts, all of one standing."""
        members = self.env["coop.member"].with_context(**QUIET)
        numbers = self._numbers(company, [row for row, _person in pairs])
        values = [
            {**_picked(OWN, row), "number": number, "partner_id": person.id}
            for (row, person), number in zip(pairs, numbers, strict=True)
        ]
        kind = members._default_type_id().id
        for one in values:
            one["type_id"] = one["type_id"] or kind
        state = {"state": pairs[0][0].prepared["state"], "company_id": company.id}
        first = members.create({**values[0], **state})
        made = first | copies(first, values[1:])
        self._begin_histories(first, made, values)
        for (row, _person), member in zip(pairs, made, strict=True):
            row.record = member

    def _numbers(self, company, rows):
        """Return the numbers of new members: as written, or the next ones."""
        missing = [row for row in rows if not row.key]
        new = iter(self.env["coop.member"]._next_numbers(company, len(missing)))
        return [row.key or next(new) for row in rows]

    def _begin_histories(self, first, members, values):
        """Give members what the first has: a type since a day, and its events."""
        rest = [*zip(members.ids, values, strict=True)][1:]
        for period in first.type_period_ids:
            copies(
                period,
                [
                    {
                        "member_id": member,
                        "type_id": one["type_id"],
                        "date_from": one["join_date"] or str(period.date_from),
                    }
                    for member, one in rest
                ],
            )
        for event in first.event_ids.sudo():
            copies(
                event,
                [
                    {"member_id": member, "date": one["join_date"] or str(event.date)}
                    for member, one in rest
                ],
            )

    def _issue(self, company, rows, because):
        """Make the cards and put them into use."""
        if not rows:
            return
        cards = self.env["coop.card"].with_context(**QUIET)
        values = [{**row.card, "member_id": row.record.id} for row in rows]
        first = cards.create({**values[0], "company_id": company.id})
        (first | copies(first, values[1:])).action_issue(reason=because)


def _picked(names, row):
    """Return what a row says of some fields; None where it says nothing."""
    return {name: row.prepared.get(name) for name in names}
