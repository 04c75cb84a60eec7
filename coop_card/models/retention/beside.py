# SPDX-License-Identifier: LGPL-3.0-or-later
"""What Odoo keeps beside a record: messages, activities and files."""

#: Models, with the field that names the model of the record.
BESIDE = {
    "mail.message": "model",
    "mail.activity": "res_model",
    "ir.attachment": "res_model",
}


def forget_beside(records):
    """Delete what people wrote and filed beside records, and what they planned."""
    for name, model_field in BESIDE.items():
        mine = [(model_field, "=", records._name), ("res_id", "in", records.ids)]
        records.env[name].sudo().with_context(active_test=False).search(mine).unlink()


def rename_tracked(field, env, names):
    """Give old and new values of a field, as messages tell them, new names.

    :param field: of records, such as ``coop.card.member_id``
    :param dict names: the new names by the ids of what the field names
    """
    model, _dot, name = field.rpartition(".")
    tracked = env["ir.model.fields"]._get(model, name)
    told = env["mail.tracking.value"].sudo()
    for side in ("old", "new"):
        key = f"{side}_value_integer"
        ours = [("field_id", "=", tracked.id), (key, "in", [*names])]
        for change in told.search(ours):
            change[f"{side}_value_char"] = names[change[key]]
