# SPDX-License-Identifier: LGPL-3.0-or-later
"""The steps of the set-up guide, as a table."""

from typing import NamedTuple

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class Step(NamedTuple):
    """One step of the set-up guide.

    It is done as soon as the co-op has a record of ``model`` within ``domain``, and is
    taken with the action of the XML id ``action``; without one, the co-op's own record
    opens. It opens ``unfiltered`` where people choose from what is not chosen yet. A
    co-op may do without what is ``optional``.
    """

    title: str
    about: str
    button: str
    model: str
    domain: tuple = ()
    action: str = ""
    optional: bool = False
    unfiltered: bool = False


#: The steps by name, in the order a co-op takes them.
STEPS = {
    "company": Step(
        _lt("Your co-op"),
        _lt("Its name, address and logo stand on letters, receipts and reports."),
        _lt("Enter the address"),
        "res.company",
        (("partner_id.street", "!=", False), ("partner_id.country_id", "!=", False)),
    ),
    "types": Step(
        _lt("Member types"),
        _lt("Ordinary and associate are there. Add others your bylaws know."),
        _lt("See member types"),
        "coop.member.type",
        action="coop_card.coop_member_type_action",
    ),
    "categories": Step(
        _lt("What accumulates"),
        _lt("Choose the product categories whose purchases count for refunds."),
        _lt("Choose categories"),
        "product.category",
        (("coop_accumulates", "=", True),),
        "coop_card.product_category_action",
        unfiltered=True,
    ),
    "rates": Step(
        _lt("Rates"),
        _lt("Say what each category earns. Until a run is approved they may change."),
        _lt("Set rates"),
        "coop.rebate.rate",
        action="coop_card.coop_rebate_trial_action_rates",
    ),
    "terminals": Step(
        _lt("Branches and terminals"),
        _lt("Needed for card terminals; not for invoices and Odoo's Point of Sale."),
        _lt("Add a terminal"),
        "coop.terminal",
        action="coop_card.coop_terminal_action",
        optional=True,
    ),
    "members": Step(
        _lt("Members"),
        _lt("Bring in the register from Excel, with the cards if you like."),
        _lt("Import members"),
        "coop.member",
        action="coop_card.coop_import_action",
    ),
    "cards": Step(
        _lt("Cards"),
        _lt("Make a batch of cards, or take in those a printer delivers."),
        _lt("Make cards"),
        "coop.card",
        action="coop_card.coop_card_batch_action",
    ),
    "openings": Step(
        _lt("Opening balances"),
        _lt("Only if you begin within a year: what members bought before."),
        _lt("Enter balances"),
        "coop.opening",
        (("state", "=", "posted"),),
        "coop_card.coop_opening_action",
        optional=True,
    ),
    "accounts": Step(
        _lt("Accounts"),
        _lt("Choose where refunds are booked, or have the accounts made."),
        _lt("Choose accounts"),
        "res.company",
        (
            ("coop_rebate_journal_id", "!=", False),
            ("coop_rebate_source_account_id", "!=", False),
            ("coop_rebate_payable_account_id", "!=", False),
        ),
        "coop_card.res_config_settings_action",
    ),
    "run": Step(
        _lt("First refund"),
        _lt("Try one at any time. Another manager approves the one that counts."),
        _lt("Compute refunds"),
        "coop.rebate.run",
        (("state", "not in", ("draft", "computing", "cancelled")),),
        "coop_card.coop_rebate_wizard_action",
    ),
}
