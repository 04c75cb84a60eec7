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
