# SPDX-License-Identifier: LGPL-3.0-or-later
"""The .pot of each addon holds what Odoo exports from it."""

import pytest

from tools import addons, paths, translations
from tools.commands import i18n


@pytest.mark.parametrize("name", addons.names())
def test_template_is_up_to_date(name, database_name):
    exported = translations.Export(i18n.export(database_name, name)).template
    kept = paths.ROOT / name / "i18n" / f"{name}.pot"
    assert kept.read_text() == str(exported), "Run ./dev i18n."
