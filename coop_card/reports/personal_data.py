# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the co-op keeps about one member, for the member who asks."""

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools import format_datetime, html2plaintext

from .table import Column, Table

#: What stands about the member on the member.
ABOUT = (
    "number",
    "title",
    "name",
    "national_id",
    "vat",
    "gender",
    "birthdate",
    "state",
    "type_id",
    "group_id",
    "occupation_id",
    "main_member_id",
    "join_date",
    "leave_date",
    "street",
    "street2",
    "subdistrict",
    "city",
    "state_id",
    "zip",
    "country_id",
    "phone",
    "email",
    "comment",
    "payout_method_id",
    "payout_bank_id",
    "keep_reason",
    "merged_into_id",
)

#: What else is kept: a sheet for each model, oldest first.
KEPT = {
    "coop.member.type.period": ("date_from", "type_id"),
    "coop.member.event": (
        "create_date",
        "date",
        "what",
        "text_from",
        "text_to",
        "reason",
        "resolution",
    ),
    "coop.member.beneficiary": ("name", "relation", "share", "phone", "address"),
    "coop.card": ("number", "type_id", "state", "valid_from", "valid_to"),
    "coop.card.event": (
        "effective_at",
        "card_id",
        "step",
        "state_to",
        "reason",
        "address",
    ),
    "coop.accumulation": (
        "date",
        "reference",
        "category_id",
        "product_id",
        "direction",
        "quantity",
        "amount",
        "amount_tax",
        "branch_id",
        "card_id",
        "origin",
    ),
    "coop.rebate.claim": (
        "run_id",
        "base_amount",
        "amount",
        "cash_amount",
        "retained_amount",
    ),
    "coop.payout.line": (
        "batch_id",
        "fiscal_year_id",
        "amount",
        "state",
        "bank_account_number",
        "reference",
        "note",
    ),
    "coop.rebate.exclusion": ("fiscal_year_id", "kind", "reason"),
    "coop.rebate.note": ("fiscal_year_id", "note"),
}
KINDS = {"date": "date", "float": "amount", "monetary": "amount"}
WIDE = 28


class PersonalData(models.AbstractModel):
    """A workbook with all that the register, the cards and the ledger say of a member.

    Members may ask for it (Personal Data Protection Act B.E. 2562, section 30).
    Officers hand it out: it holds the whole national id, and the refunds, which
    officers see nowhere else.
    """

    _name = "report.coop_card.personal_data"
    _description = "Personal Data"
    _inherit = ["coop.report.mixin"]
    _report_model = "coop.member"

    @api.model
    def _build(self, record):
        """Return what is kept about a member.

        :raise AccessError: to all but officers
        """
        if not self.env.user.has_group("coop_card.group_officer"):
            raise AccessError(
                self.env._("Officers give members the data that is kept about them.")
            )
        member = record.sudo()
        tables = [self._about(member)]
        tables += [self._kept(name, names, member) for name, names in KEPT.items()]
        title = self.env._("Personal data of %s", member.display_name)
        return self._frame(title, member.company_id, [], tables)

    @api.model
    def _about(self, member):
        """Return the member's own data as a table of two columns."""
        columns = [
            Column("label", self.env._("Entry"), width=WIDE),
            Column("value", self.env._("Value"), width=2 * WIDE),
        ]
        labels = member.fields_get(ABOUT, ["string"])
        rows = [
            {"label": labels[name]["string"], "value": self._text(member, name)}
            for name in ABOUT
        ]
        return Table.of(self._title(member), columns, rows)

    @api.model
    def _kept(self, name, names, member):
        """Return the records of another model about a member as a table."""
        records = self.env[name].sudo().with_context(active_test=False)
        found = records.search([("member_id", "=", member.id)], order="id")
        labels = found.fields_get(names, ["string"])
        columns = [
            Column(name, labels[name]["string"], self._kind(found, name), width=WIDE)
            for name in names
        ]
        rows = [{name: self._value(record, name) for name in names} for record in found]
        return Table.of(self._title(found), columns, rows)

    @api.model
    def _title(self, records):
        return self.env["ir.model"]._get(records._name).name

    @api.model
    def _kind(self, records, name):
        return KINDS.get(records._fields[name].type, "text")

    @api.model
    def _value(self, record, name):
        """Return a value as a cell takes it: numbers and days as such."""
        if self._kind(record, name) == "text":
            return self._text(record, name)
        return record[name] or None

    @api.model
    def _text(self, record, name):
        """Return a value as text, in the reader's language."""
        field, value = record._fields[name], record[name]
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, "")
        if field.type == "many2one":
            return value.display_name or ""
        if field.type == "datetime":
            return format_datetime(self.env, value)
        if field.type == "date":
            return self._format(value or None, "date")
        if field.type == "html":
            return html2plaintext(value or "")
        return str(value or "")
