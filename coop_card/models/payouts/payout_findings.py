# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is looked at before refunds are paid, as a table.

Each condition reads the rows that ``FOUND`` in ``queries.py`` joins: ``line``,
``batch``, ``method``, ``payable``, ``member``, ``payee``, ``partner`` and ``bank``.
The payee is the member, or whoever the member was merged into; ``partner`` is theirs.
"""

from typing import NamedTuple


class Finding(NamedTuple):
    """Something about a planned payment.

    ``condition``: when it is so. ``blocks``: the payment cannot be booked then.
    ``asked``: it is looked at only for the kinds of methods that ask for it.
    """

    condition: str
    blocks: bool = False
    asked: bool = False


FINDINGS = {
    "more_than_owed": Finding(
        "NOT method.collects AND line.amount > payable.balance", blocks=True
    ),
    "owes_less_back": Finding(
        "method.collects AND line.amount > -payable.balance", blocks=True
    ),
    "year_in_work": Finding(
        """
        EXISTS (
            SELECT FROM coop_rebate_run run
            WHERE run.fiscal_year_id = payable.fiscal_year_id
                AND run.state IN ('posting', 'reversing')
        )
        """,
        blocks=True,
    ),
    "no_bank": Finding("bank.id IS NULL OR NOT bank.active", blocks=True, asked=True),
    "owes_less": Finding(
        """
        (
            SELECT sum(other.amount) FROM coop_payout_line other
            JOIN coop_member owner ON owner.id = other.member_id
            WHERE other.batch_id = line.batch_id AND other.state = 'planned'
                AND payee.id IN (owner.id, owner.merged_into_id)
        ) > COALESCE((
            SELECT max(amount)
            FROM (
                SELECT sum(item.amount_residual) AS amount
                FROM coop_member debtor
                JOIN account_move_line item ON item.partner_id = debtor.partner_id
                JOIN account_account account ON account.id = item.account_id
                JOIN res_company company ON company.id = item.company_id
                WHERE payee.id IN (debtor.id, debtor.merged_into_id)
                    AND item.company_id = line.company_id
                    AND item.currency_id = company.currency_id
                    AND item.parent_state = 'posted' AND NOT item.reconciled
                    AND account.account_type = 'asset_receivable'
                GROUP BY item.partner_id, item.account_id
            ) AS debt
        ), 0)
        """,
        blocks=True,
        asked=True,
    ),
    "no_address": Finding(
        "COALESCE(partner.street, '') = '' OR COALESCE(partner.zip, '') = ''",
        asked=True,
    ),
    "deceased": Finding("payee.state = 'deceased'"),
    "merged": Finding("payee.id <> member.id"),
    "owes": Finding(
        """
        EXISTS (
            SELECT FROM coop_rebate_payable other
            WHERE other.member_id IN (member.id, payee.id) AND other.balance < 0
                AND other.id <> payable.id
        )
        """
    ),
}
