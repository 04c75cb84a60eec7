# SPDX-License-Identifier: LGPL-3.0-or-later
"""Letters to members about their refunds."""

from odoo import api, models
from odoo.tools import groupby

from ...printing.letters import Box, Letter, Paragraph
from ...rules.names import full_name
from ...rules.placeholders import fill

#: States of a run whose letters may go out.
DECIDED = ("approved", "posting", "posted")


class CoopLetter(models.AbstractModel):
    """Writes the letter of each claim, in the language of its member."""

    _name = "coop.letter"
    _description = "Letter about a Refund"

    @api.model
    def _write_letters(self, claims, template):
        """Return the letters of claims by the claims' ids.

        What is read for a language is read for all its members at once; so the claims
        should be few hundred at a time.
        """
        letters = {}
        for language, few in groupby(claims, self._language):
            here = self.with_context(lang=language)
            few = here.env["coop.rebate.claim"].union(*few)
            explained = here.env["coop.rebate.explanation"]._of(few)
            sender = few.company_id._coop_sender()
            texts = template.with_env(here.env)
            for claim in few:
                letters[claim.id] = here._letter(
                    sender, claim, explained[claim.id], texts
                )
        return letters

    @api.model
    def _language(self, claim):
        """Return the language a member is written to: the own one, or the co-op's."""
        company = claim.company_id.sudo()
        return claim.member_id.lang or company.partner_id.lang or "en_US"

    @api.model
    def _letter(self, sender, claim, explanation, template):
        """Return the ``printing.letters.Letter`` of a claim."""
        member = claim.member_id
        label = member._label(self.env.lang, coded=False)
        values = self._values(claim, explanation)
        return Letter(
            sender=sender,
            address=(label.name, *label.address),
            postcode=label.postcode,
            subject=fill(template.subject, values),
            greeting=fill(template.greeting or "", values),
            facts=self._facts(claim),
            blocks=tuple(self._blocks(claim, explanation, template, values)),
            signature=tuple(
                filter(None, (template.signer_name, template.signer_title))
            ),
            footer=self._footer(claim.run_id),
            mark=self._mark(claim.run_id),
        )

    @api.model
    def _blocks(self, claim, explanation, template, values):
        """Yield what stands between greeting and signature."""
        tables = self.env["coop.letter.table"]
        if template.opening:
            yield Paragraph(fill(template.opening, values))
        if explanation.lines:
            yield tables._lines(explanation)
        yield tables._sums(explanation, claim.run_id)
        reason = claim._reason_sentence(explanation)
        if reason:
            yield Box(reason)
        if explanation.moves:
            yield tables._moves(explanation)
        if self._is_to_be_paid(explanation):
            yield Paragraph(claim.member_id._payout_sentence())
        if explanation.letter_note:
            yield Paragraph(explanation.letter_note)
        if template.closing:
            yield Paragraph(fill(template.closing, values))

    @api.model
    def _is_to_be_paid(self, explanation):
        """Return whether something is still to be paid."""
        left = explanation.payable if explanation.owed is None else explanation.owed
        return left > 0 and not explanation.unpaid

    @api.model
    def _values(self, claim, explanation):
        """Return what a template's places are filled with."""
        run, member = claim.run_id, claim.member_id
        formatted = self.env["coop.report.mixin"]._format
        return {
            "name": full_name(member.title, member.name),
            "number": member.number,
            "year": run.fiscal_year_id.name,
            "amount": formatted(explanation.amount, "amount"),
            "paid": formatted(explanation.payable, "amount"),
            "retained": formatted(explanation.kept, "amount"),
            "date": formatted(run.date, "date"),
            "resolution": run.resolution_number or "",
            "resolution_date": formatted(run.resolution_date or None, "date"),
            "co_op": claim.company_id.sudo().name,
        }

    @api.model
    def _facts(self, claim):
        """Return the facts beside the address, as pairs of label and text."""
        member, year = claim.member_id, claim.fiscal_year_id
        formatted = self.env["coop.report.mixin"]._format
        today = claim.company_id.sudo()._coop_today()
        period = (
            f"{formatted(year.date_start, 'date')} – {formatted(year.date_end, 'date')}"
        )
        facts = (
            (self.env._("Date"), formatted(today, "date")),
            (self.env._("Member number"), member.number),
            (self.env._("Group"), member.group_id.name),
            (self.env._("Fiscal year"), period),
            (self.env._("Currency"), claim.currency_id.name),
        )
        return tuple((label, text) for label, text in facts if text)

    @api.model
    def _footer(self, run):
        """Return which run the figures are of."""
        resolved = run.resolution_number and self.env._(
            "Resolution %s", run.resolution_number
        )
        computed = self.env._(
            "Refund %(year)s, version %(version)s",
            year=run.fiscal_year_id.name,
            version=run.version,
        )
        shown = (run.company_id.sudo().name, computed, resolved)
        return " · ".join(filter(None, shown))

    @api.model
    def _mark(self, run):
        """Return what warns of figures that nobody has decided on."""
        return "" if run.state in DECIDED else self.env._("Draft, not approved")
