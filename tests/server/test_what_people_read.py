# SPDX-License-Identifier: LGPL-3.0-or-later
"""What people read: what each field is for, and all of it in their language."""

import pytest

from tools import addons, paths, translations
from tools.commands import i18n

STORED_FIELDS = """
    from odoo.models import MAGIC_COLUMNS

    result = [
        [f"{field.model_name}.{field.name}", field.help or ""]
        for model in env.registry.values()
        for field in model._fields.values()
        if field.store
        and field.type != "one2many"
        and field._modules
        and set(field._modules) <= set(ours)
        and field.name not in MAGIC_COLUMNS
    ]
"""


def test_stored_fields_have_help(shell):
    fields = dict(shell(STORED_FIELDS, ours=addons.names()))
    assert fields
    silent = sorted(name for name, text in fields.items() if not text)
    assert not silent, "No help= on " + ", ".join(silent)


@pytest.mark.parametrize("name", addons.names())
def test_template_is_up_to_date(name, shell):
    exported = translations.Export(i18n.export(shell, name)).template
    kept = paths.ROOT / name / "i18n" / f"{name}.pot"
    assert kept.read_text() == str(exported), "Run ./dev i18n."
