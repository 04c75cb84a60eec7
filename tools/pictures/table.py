# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which pictures the documentation has, and how one gets to what they show."""

from typing import NamedTuple

from tools.browser.page import Size

LAPTOP = Size(1280, 720)
PHONE = Size(390, 760, mobile=True)
ENGLISH, THAI = "en_US", "th_TH"


class Picture(NamedTuple):
    """One picture: `docs/images/NAME.png`.

    `path` is an address of the web client; {xml_id} in it stands for a record, and
    {busiest_day} for a day. `clicks` are CSS selectors of what is clicked there, one
    after another. `role` is whose screen it is.
    """

    name: str
    path: str
    clicks: tuple = ()
    role: str = "manager"
    size: Size = LAPTOP
    lang: str = ENGLISH


MEMBER = "/odoo/coop-members/{coop_card.coop_member_demo_somboon}"
CARD = "/odoo/coop-cards/{coop_card.coop_card_demo_somboon}"
DAY = "/odoo/coop-day?day={busiest_day}"
FIRST_ROW = ".o_data_row td[name]"

PICTURES = (
    Picture("home", "/odoo/coop-home"),
    Picture("home-thai", "/odoo/coop-home", lang=THAI),
    Picture("member", MEMBER, role="officer"),
    Picture("member-thai-phone", MEMBER, role="officer", size=PHONE, lang=THAI),
    Picture("card", CARD, role="officer"),
    Picture("day", DAY, role="accountant"),
    Picture("day-thai", DAY, role="accountant", lang=THAI),
    Picture("rates", "/odoo/coop-rate-grid", role="accountant"),
    Picture("refund-run", "/odoo/coop-refund-runs", (FIRST_ROW,), "accountant"),
    Picture("accumulation", "/odoo/coop-analysis", role="accountant"),
    Picture("terminals", "/odoo/coop-terminals"),
    Picture("reports", "/odoo/action-coop_card.coop_report_action_catalogue"),
)
