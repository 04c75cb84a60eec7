# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a list is shown, as the web client tells what is done with it."""

#: What in the context says it; see ``static/src/views/coop_list.js``.
ORDER, GROUPS = "coop_list_order", "coop_list_groups"


def order(model):
    """Return the order in which a list of a model is shown; None where nothing says it.

    A list in groups may be ordered by what is no field of its rows: by their number.
    """
    terms = [term.strip() for term in (model.env.context.get(ORDER) or "").split(",")]
    known = [term for term in terms if term.partition(" ")[0] in model._fields]
    return ", ".join(known) or None


def groups(model):
    """Return what a list of a model is grouped by, such as ``join_date:month``."""
    asked = model.env.context.get(GROUPS) or []
    return [spec for spec in asked if spec.split(":")[0] in model._fields]


def title(model, spec, value):
    """Return in words what the rows of a group have in common.

    :param spec: what the list is grouped by
    :param value: as ``formatted_read_group`` gives it
    """
    field = model._fields[spec.split(":")[0]]
    if isinstance(value, (list, tuple)):
        value = value[1]
    elif field.type == "selection":
        value = dict(field._description_selection(model.env)).get(value)
    return str(value) if value else model.env._("None")
