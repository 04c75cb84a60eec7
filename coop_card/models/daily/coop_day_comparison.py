# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a day is compared with."""

from decimal import Decimal

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ...rules.day import NOTHING, Figure, compare

#: Documents that sell to customers or take goods back from them.
SALES = ("out_invoice", "out_refund", "out_receipt")


class CoopDay(models.TransientModel):
    """Compares a day with the terminals' own totals and with all sales of the day."""

    _inherit = "coop.day"

    def _terminals(self, rows):
        """Return what each terminal has sent beside what it says it has sent."""
        reported = self._reported()
        received = dict.fromkeys(reported, NOTHING)
        for row in rows:
            if row["origin"] == "terminal":
                place = row["branch_id"], row["terminal_id"]
                received[place] = received.get(place, NOTHING).plus(row["received"])
        found = [
            self._terminal(*place, figure, reported.get(place))
            for place, figure in received.items()
        ]
        return sorted(found, key=lambda each: (each["branch"], each["name"]))

    def _reported(self):
        """Return what terminals reported: figures by branch and terminal."""
        totals = self.env["coop.terminal.total"]
        self.env.flush_all()
        query = totals._search(self._domain())
        keys = [SQL.identifier("branch_id"), SQL.identifier("terminal_id")]
        query.groupby = SQL(", ").join(keys)
        sums = (SQL("sum(transaction_count)"), SQL("COALESCE(sum(amount), 0)::text"))
        return {
            (branch, terminal): Figure(count, Decimal(amount))
            for branch, terminal, count, amount in self.env.execute_query(
                query.select(*keys, *sums)
            )
        }

    def _terminal(self, branch_id, terminal_id, received, reported):
        """Return the comparison of one terminal."""
        state = compare(received, reported)
        return {
            "branch_id": branch_id,
            "branch": self.env["coop.branch"].browse(branch_id or ()).name or "",
            "terminal_id": terminal_id,
            "name": self.env["coop.terminal"].browse(terminal_id).display_name,
            "received": received,
            "reported": reported,
            "state": state,
            "text": self._difference(state, received.minus(reported or NOTHING)),
        }

    def _difference(self, state, difference):
        """Return in words what a comparison found."""
        if state == "unreported":
            return self.env._("Nothing reported yet")
        if state == "same":
            return self.env._("Matches")
        words = {
            "missing": self.env._("Missing here: %(figure)s"),
            "more": self.env._("More here than reported: %(figure)s"),
        }
        return words[state] % {"figure": self._signed_figure(difference)}

    def _signed_figure(self, difference):
        """Return a difference as people write it: −40.00 (slips: −2)."""
        report = self.env["coop.report.mixin"]
        count, amount = difference
        return self.env._(
            "%(amount)s (slips: %(count)s)",
            amount=_sign(amount) + report._format(abs(amount), "amount"),
            count=_sign(count) + report._format(abs(count), "integer"),
        )

    def _sales(self, rows):
        """Return all sales of the day by source, beside what of them accumulates.

        Sources of which the day has nothing are left out.
        """
        sales = [self._sale(rows, **sale) for sale in self._all_sales()]
        figures = ("members", "others", "accumulated")
        return [sale for sale in sales if any(any(sale[name]) for name in figures)]

    def _all_sales(self):
        """Return what was sold in the day, members' and others'; a hook for channels.

        The sums are the co-op's, whoever looks: the page shows them to auditors.

        :return: dicts of ``origin`` (the channel they accumulate through), ``title``,
            ``branch`` (a record; None where the source knows no branches), ``model``
            and ``field`` (what is summed up, in the co-op's currency), ``domain`` and
            ``members`` (the domain that members' sales meet besides)
        """
        if self.branch_id:
            return []
        return [
            {
                "origin": "invoice",
                "title": self.env._("Customer invoices"),
                "branch": None,
                "model": "account.move",
                "field": "amount_total_signed",
                "domain": self._invoice_domain(),
                "members": self._buyer_domain("partner_id")
                | self._buyer_domain("commercial_partner_id"),
            }
        ]

    def _invoice_domain(self):
        """Return the domain of the day's invoices; a hook for what others count."""
        return (
            Domain("company_id", "child_of", self.company_id.id)
            & Domain("state", "=", "posted")
            & Domain("move_type", "in", SALES)
            & Domain("invoice_date", "=", self.date)
        )

    def _buyer_domain(self, partner):
        """Return the domain of documents whose partner is a member of the co-op."""
        return Domain(f"{partner}.coop_member_ids.company_id", "=", self.company_id.id)

    def _sale(self, rows, origin, title, branch, model, field, domain, members):
        """Return the comparison of one source of sales."""
        sold = self._sold(model, field, domain & members)
        accumulated = self._accumulated(rows, origin, branch)
        missing = sold.amount - accumulated.amount
        state = "same" if not missing else "partly" if missing > 0 else "more"
        report = self.env["coop.report.mixin"]
        words = {
            "same": self.env._("All of it accumulates"),
            "partly": self.env._("Does not accumulate: %(amount)s"),
            "more": self.env._("Accumulates beyond the sales: %(amount)s"),
        }
        return {
            "origin": origin,
            "title": title,
            "branch_id": branch.id if branch else False,
            "branch": branch.name if branch else "",
            "members": sold,
            "others": self._sold(model, field, domain & ~members),
            "accumulated": accumulated,
            "state": state,
            "text": words[state] % {"amount": report._format(abs(missing), "amount")},
        }

    def _sold(self, model, field, domain):
        """Return how many documents of a domain there are, and what they come to."""
        aggregates = ["__count", f"{field}:sum"]
        [[count, amount]] = self.env[model].sudo()._read_group(domain, [], aggregates)
        digits = self.company_id.currency_id.decimal_places
        return Figure(count, Decimal(f"{amount or 0:.{digits}f}"))

    def _accumulated(self, rows, origin, branch):
        """Return what members' purchases of a channel come to in the ledger."""
        figure = NOTHING
        for row in rows:
            of_branch = branch is None or row["branch_id"] == branch.id
            if row["origin"] == origin and of_branch:
                for kind in ("purchase", "purchase_back"):
                    figure = figure.plus(row["figures"].get(kind, NOTHING))
        return figure


def _sign(number):
    return "−" if number < 0 else "+" if number else "±"
