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
    "more_than_owed": Finding("line.amount > payable.balance", blocks=True),
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
            WHERE other.batch_id = line.batch_id AND other.state = 'planned'
                AND other.member_id = line.member_id
        ) > COALESCE((
            SELECT max(amount)
            FROM (
                SELECT sum(item.amount_residual) AS amount
                FROM account_move_line item
                JOIN account_account account ON account.id = item.account_id
                JOIN res_company company ON company.id = item.company_id
                WHERE item.partner_id = member.partner_id
                    AND item.company_id = line.company_id
                    AND item.currency_id = company.currency_id
                    AND item.parent_state = 'posted' AND NOT item.reconciled
                    AND account.account_type = 'asset_receivable'
                GROUP BY item.account_id
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
        )
        """
    ),
}
