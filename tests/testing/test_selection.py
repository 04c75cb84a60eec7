# SPDX-License-Identifier: LGPL-3.0-or-later
"""./dev test NAME finds what is meant."""

import pytest

from tools import say
from tools.testing import catalogue, selection, stages

THIS = "tests/testing/test_selection.py"


def test_every_stage_can_be_named():
    names = [stage.name for stage in stages.STAGES]
    assert selection.select(names) == dict.fromkeys(names)


@pytest.mark.parametrize(
    "name",
    [THIS, "test_selection.py", f"{THIS}::test_a_test_is_known", "a_test_is_known"],
)
def test_a_test_is_known(name):
    chosen = selection.select([name])
    assert list(chosen) == ["suite"]
    assert f"{THIS}::test_a_test_is_known" in [test.id for test in chosen["suite"]]


def test_an_addon_goes_to_its_stage():
    chosen = selection.select(["coop_card"])
    assert all(test.addon == "coop_card" for test in chosen["addons"])


def test_a_stage_is_not_narrowed_by_a_test_in_it():
    assert selection.select(["suite", THIS])["suite"] is None
    assert selection.select([THIS, "suite"])["suite"] is None


@pytest.mark.parametrize(
    ("name", "hint"), [("brwoser", "browser"), ("no such thing at all", "lint")]
)
def test_an_unknown_name_is_answered_with_a_hint(name, hint):
    with pytest.raises(say.Failure, match=hint):
        selection.select([name])


def test_tests_of_addons_are_named_as_odoo_names_them():
    test = catalogue.Test(
        "tests/addons/web/tests/test_a.py", "TestA", "test_b", "web", frozenset()
    )
    assert test.id == "web/tests/test_a.py::TestA::test_b"
    assert test.spec == "*/tests/addons/web/tests/test_a.py:TestA.test_b"
