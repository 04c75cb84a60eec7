# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members, cards and what waits, on the home page."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tools import SQL

from .test_home import HomeCase

#: Tallies that differ from what there is; there are none.
DIFFERENCES = """
SELECT model, company_id, state, year FROM (
    SELECT model, company_id, state, year, tally FROM coop_tally
    UNION ALL
    SELECT 'coop.card', company_id, state, 0, -1 FROM coop_card
    UNION ALL
    SELECT 'coop.member', company_id, state, COALESCE(last_year_id, 0), -1
    FROM coop_member WHERE active
) AS counted
GROUP BY model, company_id, state, year HAVING sum(tally) <> 0
"""


class TestTallies(HomeCase):
    """What is kept is what there is, however it changes."""

    def check_exact(self):
        """Check the tallies against members and cards."""
        self.env.flush_all()
        self.assertEqual(self.env.execute_query(SQL(DIFFERENCES)), [])

    def test_tallies_follow_every_change(self):
        self.check_exact()
        card = self.make_card(self.somchai)
        draft = card.copy()
        self.check_exact()
        card.action_report_lost("Left on the bus")
        draft.unlink()
        self.check_exact()
        self.idle.active = False
        self.malee.state = "suspended"
        self.check_exact()
        self.buy(self.malee, "1", day=date(2025, 3, 1))
        self.settlement._settle()
        self.buy(self.malee, "1")
        self.settlement._settle()
        self.check_exact()

    def test_several_rows_become_one(self):
        tallies = self.env["coop.tally"]
        own = [("company_id", "=", self.co_op.id), ("state", "=", "active")]
        for _number in range(3):
            self.make_member()
        self.assertEqual(tallies.search_count(own), 6)
        tallies._sum_up()
        self.assertEqual(tallies.search(own).mapped("tally"), [6])
        self.check_exact()

    def test_a_register_older_than_the_tallies_is_counted_once(self):
        self.env.cr.execute("DELETE FROM coop_tally")
        self.env["coop.tally"]._count_if_new()
        self.check_exact()

    def test_nobody_reads_them_past_the_page(self):
        with self.assertRaises(AccessError):
            self.as_role("manager", self.env["coop.tally"]).search([])


class TestHomeRegister(HomeCase):
    """How many members and cards there are."""

    def members(self, home=None):
        """Return what the page says of members."""
        return self.page(home)["members"]

    def test_members_are_counted_by_what_they_did_this_year(self):
        before = self.members()
        self.assertEqual((before["active"], before["idle"]), (3, 3))
        self.buy(self.somchai, "1")
        self.buy(self.malee, "1", day=date(2025, 3, 1))
        self.assertEqual(self.members()["idle"], 2)
        self.settlement._settle()
        self.assertEqual(self.members()["idle"], 2)
        self.assertEqual(self.malee.last_year_id, self.before)
        self.buy(self.malee, "1")
        self.assertEqual(self.members()["idle"], 1)
        self.settlement._settle()
        self.buy(self.malee, "1", day=date(2025, 3, 1))
        self.settlement._settle()
        self.assertEqual(self.members()["idle"], 1)

    def test_the_report_of_idle_members_lists_as_many(self):
        self.buy(self.somchai, "1")
        action = self.home.action_open_idle()
        report = self.home.env["coop.report"].browse(action["res_id"])
        self.assertEqual(report.read_page()["count"], self.members()["idle"])

    def test_whoever_belongs_to_a_main_member_is_not_waited_for(self):
        self.idle.main_member_id = self.somchai
        self.buy(self.malee, "1")
        self.assertEqual(self.members()["idle"], 1)
        self.buy(self.idle, "1")
        self.assertEqual(self.members()["idle"], 0)
        self.settlement._settle()
        self.assertEqual(self.members()["idle"], 0)
        self.malee.main_member_id = self.somchai
        report = self.home.env["coop.report"].browse(
            self.home.action_open_idle()["res_id"]
        )
        self.assertEqual(report.read_page()["count"], self.members()["idle"])

    def test_standings_open_their_members(self):
        self.idle.state = "suspended"
        members = self.members()
        self.assertEqual((members["active"], members["suspended"]), (2, 1))
        action = self.home.action_open_members("suspended")
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found, self.idle)

    def test_cards_are_counted_by_state(self):
        self.make_card(self.somchai)
        self.make_card(self.malee).action_block("Not paid")
        cards = self.page()["cards"]
        self.assertEqual(
            [(card["key"], card["count"]) for card in cards],
            [("active", 1), ("blocked", 1)],
        )
        for card in cards:
            domain = self.home.action_open_cards(card["key"])["domain"]
            self.assertEqual(self.env["coop.card"].search_count(domain), 1)

    def test_rules_of_readers_hold(self):
        """Here a rule that limits readers to one member."""
        self.buy(self.somchai, "1")
        self.env["ir.rule"].create(
            {
                "name": "One member",
                "model_id": self.env["ir.model"]._get_id("coop.member"),
                "domain_force": f"[('id', '=', {self.somchai.id})]",
            }
        )
        for _turn in range(2):
            members = self.members()
            self.assertEqual((members["active"], members["idle"]), (1, 0))
            self.settlement._settle()

    def test_a_co_op_without_anything_is_greeted(self):
        other = self.env["res.company"].create({"name": "New"})
        user = self.home.env.user
        user.write({"company_id": other.id, "company_ids": [Command.set(other.ids)]})
        page = self.page(self.home.with_context(allowed_company_ids=other.ids))
        self.assertTrue(page["empty"] and page["may_register"])


class TestHomeWaiting(HomeCase):
    """Each role is told what it may do something about."""

    def waiting(self, role=None, home=None):
        """Return how much waits, by name, for a role or whoever looks."""
        if role:
            home = self.as_role(role, self.env["coop.home"])
        return {one["name"]: one["count"] for one in self.page(home)["waiting"]}

    def hold(self):
        """Let a transaction wait for review."""
        self.book(self.document(card="no such card"))

    def test_what_is_held_waits_for_those_who_review(self):
        self.hold()
        for role, waits in {
            "operator": False,
            "officer": True,
            "auditor": False,
            "accountant": True,
            "manager": True,
        }.items():
            with self.subTest(role):
                self.assertEqual("review" in self.waiting(role), waits)

    def test_runs_wait_for_another_manager(self):
        runs = self.env["coop.rebate.run"]
        run = runs.create({"fiscal_year_id": self.before.id})
        user = self.home.env.user
        run.with_user(user).action_compute()
        self.assertEqual(run.state, "computed")
        self.assertNotIn("runs", self.waiting())
        self.assertEqual(self.waiting("manager")["runs"], 1)
        self.assertNotIn("runs", self.waiting("accountant"))

    def test_cards_and_applicants_wait_for_officers(self):
        self.make_member("New", state="applicant")
        self.make_card(self.somchai).print_state = "waiting"
        waiting = self.waiting("officer")
        self.assertEqual((waiting["applicants"], waiting["prints"]), (1, 1))
        self.assertFalse(self.waiting("operator"))
        self.assertFalse(self.waiting("auditor"))

    def test_activities_wait_for_whose_they_are(self):
        operator = self.make_user("operator")
        self.somchai.activity_schedule(
            "mail.mail_activity_data_todo",
            date_deadline=date(2026, 5, 31),
            user_id=operator.id,
        )
        home = self.env["coop.home"].with_user(operator)
        self.assertEqual(self.waiting(home=home), {"activities": 1})
        self.assertFalse(self.waiting("operator"))

    def test_days_wait_once_the_co_op_signs_off_days(self):
        accountant = self.make_user("accountant")
        home = self.env["coop.home"].with_user(accountant)
        self.buy_at(self.north, date(2026, 5, 30), "1")
        self.buy_at(self.south, date(2026, 5, 31), "1")
        self.buy(self.malee, "1", day=date(2026, 5, 31))
        self.buy(self.malee, "1", day=date(2026, 6, 1))
        self.settlement._settle(limit=1)
        self.assertNotIn("days", self.waiting(home=home))
        signs = self.env["coop.day"].with_user(accountant)
        [branch] = signs.get_page("2026-05-30")["branches"]
        signs.action_sign_off("2026-05-30", self.north.id, branch["seen"])
        self.assertEqual(self.waiting(home=home)["days"], 2)
        self.assertNotIn("days", self.waiting("officer"))
        params = home.action_open_waiting("days")["params"]
        self.assertEqual(params, {"day": "2026-05-31", "branch_id": False})

    def test_all_that_waits_opens_as_many_records(self):
        self.hold()
        self.make_member("New", state="applicant")
        waiting = self.waiting()
        self.assertGreater(len(waiting), 1)
        for name, count in waiting.items():
            action = self.home.action_open_waiting(name)
            records = self.home.env[action["res_model"]]
            self.assertEqual(records.search_count(action["domain"]), count)
