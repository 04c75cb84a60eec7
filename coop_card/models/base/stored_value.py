# SPDX-License-Identifier: LGPL-3.0-or-later
"""What people read for values that histories keep as they are stored."""

from odoo import fields


def readable(records, field, value):
    """Return the text of a kept value in the reader's language: names, days, yes or no.

    :param records: of a model with ``coop.era.mixin``; it says who reads
    :param field: the field whose value it was
    :param str value: the value as text, or something empty
    """
    if value and field.type == "selection":
        return dict(field._description_selection(records.env)).get(value, value)
    if value and field.type == "date":
        return records._format_day(fields.Date.to_date(value))
    if value and field.type == "boolean":
        return records.env._("yes") if value == "True" else records.env._("no")
    return value
