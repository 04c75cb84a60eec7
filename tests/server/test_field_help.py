# SPDX-License-Identifier: LGPL-3.0-or-later
"""A person who points at a field reads what it is for."""

from tools import addons

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
