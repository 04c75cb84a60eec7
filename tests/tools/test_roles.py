# SPDX-License-Identifier: LGPL-3.0-or-later
"""The guide to roles says what the addon declares."""

from tools import roles


def test_guide_is_up_to_date():
    assert roles.GUIDE.read_text() == roles.text(), "run ./dev roles"


def test_rights_are_those_of_a_role_and_of_what_it_has():
    given = {"operator": {"perm_read"}, "officer": {"perm_write"}, "auditor": set()}
    assert roles._letters(given, {"officer", "operator"}) == "RW"
    assert roles._letters(given, {"auditor"}) == "–"


def test_a_manager_has_every_role():
    assert roles._has()["manager"] == {*roles.ROLES}
    assert roles._has()["officer"] == {"officer", "operator"}
