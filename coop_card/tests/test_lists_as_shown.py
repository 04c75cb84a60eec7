# SPDX-License-Identifier: LGPL-3.0-or-later
"""Excel files of lists as they are on the screen: their filters, order and groups."""

from odoo.tests import tagged

from .search_case import SearchCase


@tagged("post_install", "-at_install")
class TestListsAsShown(SearchCase):
    """The list of members found, after somebody has worked with it."""

    def tables(self, marked=None, domain=None, order="", groups=()):
        """Return the tables of the file of a list that shows itself like this."""
        context = {
            **self.search_for().action_show()["context"],
            "coop_list_order": order,
            "coop_list_groups": list(groups),
        }
        if domain is not None:
            context["active_domain"] = domain
        members = (marked or self.somchai.browse()).with_context(**context)
        url = members.action_list_workbook()["url"]
        search_id = int(url.split("/")[-1].removesuffix(".xlsx"))
        search = self.env["coop.member.search"].browse(search_id)
        return self.env["report.coop_card.member_list"]._build(search).tables

    def names(self, **shown):
        """Return the names of each group of the file, in their order, by its title."""
        [table] = self.tables(domain=self.in_co_op(), **shown)
        return {
            group.title: [row["name"] for row in group.rows] for group in table.groups
        }

    def in_co_op(self, *further):
        """Return the domain of the list, and what was chosen in it besides."""
        return [["company_id", "=", self.co_op.id], *further]

    def test_the_order_that_was_clicked_is_kept(self):
        names = ["Idle", "Malee", "นายSomchai"]
        self.assertEqual(self.names(order="name ASC"), {"": names})
        self.assertEqual(self.names(order="name DESC"), {"": names[::-1]})

    def test_an_order_by_amount_is_kept(self):
        names = ["Malee", "นายSomchai", "Idle"]
        self.assertEqual(self.names(order="accumulated DESC, number ASC"), {"": names})

    def test_marked_members_keep_the_order_too(self):
        marked = self.somchai | self.idle
        [table] = self.tables(marked=marked, order="name ASC")
        self.assertEqual(
            [row["name"] for row in table.groups[0].rows], ["Idle", "นายSomchai"]
        )

    def test_what_was_filtered_in_the_list_is_left_out(self):
        domain = self.in_co_op(["gender", "=", "female"])
        [table] = self.tables(domain=domain)
        self.assertEqual([row["name"] for row in table.groups[0].rows], ["Malee"])

    def test_groups_are_those_of_the_list_with_their_sums(self):
        groups = self.names(groups=["group_id"], order="name ASC")
        self.assertEqual(
            groups, {"Village 1": ["นายSomchai"], "None": ["Idle", "Malee"]}
        )
        [table] = self.tables(domain=self.in_co_op(), groups=["gender"])
        self.assertEqual(table.columns[0].title, "Gender")
        sums = {group.title: group.totals["amount"] for group in table.groups}
        self.assertEqual(sums["Female"], 200)

    def test_groups_in_groups_and_by_month_have_titles(self):
        groups = self.names(groups=["gender", "join_date:year"])
        self.assertIn("Female / 2024", groups)

    def test_a_list_ordered_by_the_size_of_its_groups_has_its_own_order(self):
        names = self.names(groups=["gender"], order="__count DESC")
        self.assertEqual(sum(map(len, names.values())), 3)
