# SPDX-License-Identifier: LGPL-3.0-or-later
"""The table of linters: what each runs, and how it repairs what it can.

`checking.py` runs them. Their settings are in pyproject.toml, eslint.config.mjs and
.prettierrc.yaml.
"""

from typing import NamedTuple

ODOO_CHECKS = (
    "used-before-assignment,undefined-variable,eval-used,unreachable,"
    "function-redefined,sql-injection,missing-gettext,gettext-variable,"
    "gettext-placeholders,gettext-repr,raise-unlink-override"
)
ODOO_PLUGINS = (
    "_pylint_path_setup,pylint.extensions.bad_builtin,_odoo_checker_sql_injection,"
    "_odoo_checker_gettext,_odoo_checker_unlink_override"
)
LEFT_OUT = (
    "missing-readme",  # the README at the root speaks for every addon
    "consider-merging-classes-inherited",  # a large model has a file for each subject
)


class Checker(NamedTuple):
    """One linter.

    `command` and `fix` are a program and its arguments, in which {root}, {glob},
    {addons}, {po} and {js} stand for places and lists of files.
    """

    name: str
    command: str
    fix: str = ""


CHECKERS = (
    Checker("ruff", "ruff check --output-format=concise .", "ruff check --fix ."),
    Checker("format", "ruff format --check --output-format=concise .", "ruff format ."),
    Checker(
        "pylint-odoo",
        "pylint --disable=all --enable=odoolint"
        f" --disable={','.join(LEFT_OUT)} {{addons}}",
    ),
    Checker(
        "oca-module",
        "oca-checks-odoo-module {addons}",
        "oca-checks-odoo-module --fix {addons}",
    ),
    Checker("oca-po", "oca-checks-po {po}", "oca-checks-po --fix {po}"),
    # What Odoo runs on its own code in test_lint, here on ours only.
    Checker(
        "odoo-pylint",
        "pylint --rcfile= --disable=all --score=n"
        f" --enable={ODOO_CHECKS} --load-plugins={ODOO_PLUGINS} {{addons}}",
    ),
    Checker("eslint", "eslint {js}", "eslint --fix {js}"),
    Checker("prettier", "prettier --check {js}", "prettier --write {js}"),
    # Odoo's rewriter of outdated code; the pattern keeps it out of Odoo's addons.
    Checker(
        "odoo-upgrade",
        "odoo upgrade_code --from=17.0 --glob={glob} --addons-path={root} --dry-run",
        "odoo upgrade_code --from=17.0 --glob={glob} --addons-path={root}",
    ),
)
