# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every file of the project keeps the conventions."""

from statistics import median

import pytest

from tests.conventions import odoo_rules, python_rules, text_rules
from tests.conventions.source import sources

RULES = (
    text_rules.long_files,
    text_rules.missing_licences,
    text_rules.left_over_marks,
    text_rules.machine_paths,
    text_rules.bare_suppressions,
    python_rules.long_functions,
    python_rules.missing_docstrings,
    python_rules.impure_imports,
    python_rules.foreign_assignments,
    odoo_rules.misplaced_models,
    odoo_rules.odd_ids,
)
USUAL_FUNCTION = 10  # lines


@pytest.fixture(scope="module")
def project():
    """Every file of the project."""
    return sources()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_project_keeps(rule, project):
    found = [
        f"{source.path}:{line}: {text}"
        for source in project
        for line, text in rule(source)
    ]
    assert not found, f"{rule.__doc__}\n" + "\n".join(found)


def test_most_functions_are_short(project, record_property):
    counts = [
        count for source in project for _node, count in python_rules.functions(source)
    ]
    record_property("median lines of a function", median(counts))
    assert median(counts) <= USUAL_FUNCTION
