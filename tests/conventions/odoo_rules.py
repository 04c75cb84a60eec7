# SPDX-License-Identifier: LGPL-3.0-or-later
"""Conventions about addons: where a model stands, how XML ids are formed."""

import ast
import csv
import re

MODELS = {"Model", "AbstractModel", "TransientModel"}
VIEWS = "form|list|search|kanban|pivot|graph|calendar|activity"
#: Per model of a record: the form of its XML id, and the field that names the model
#: which the id begins with.
IDS = {
    "ir.ui.view": (rf"{{model}}_view_({VIEWS})(_\w+)?", "model"),
    "ir.actions.act_window": (r"{model}_action(_\w+)?", "res_model"),
    "ir.actions.server": (r"{model}_action(_\w+)?", "model_id"),
    "ir.rule": (r"{model}_rule_\w+", "model_id"),
    "ir.cron": (r"ir_cron_\w+", None),
    "ir.model.access": (r"access_{model}_\w+", "model_id"),
    "ir.ui.menu": (r"\w+_menu(_\w+)?", None),
    "res.groups": (r"group_\w+", None),
}


def misplaced_models(source):
    """One model per file, and the file is called after it.

    What extends a model may add to the name what it adds to the model.
    """
    if not source.is_python or source.addon_path is None or source.in_tests:
        return
    found = [node for node in source.tree.body if _is_model(node)]
    for node in found[1:]:
        yield node.lineno, f"{node.name} is a second model in the file"
    for node in found[:1]:
        made, extended = _model_names(node)
        expected = _file_name(made or extended)
        is_part = not made and source.path.stem.startswith(f"{expected}_")
        if source.path.stem != expected and not is_part:
            yield node.lineno, f"{node.name} belongs in {expected}.py"


def _is_model(node):
    """Return whether a statement defines a model of Odoo."""
    return isinstance(node, ast.ClassDef) and any(
        ast.unparse(base).removeprefix("models.") in MODELS for base in node.bases
    )


def _model_names(node):
    """Return the model that a class makes, and the one that it extends.

    What inherits a model under the model's own name extends it, too.
    """
    names = {"_name": "", "_inherit": ""}
    for statement in node.body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if isinstance(target, ast.Name) and target.id in names:
            value = ast.literal_eval(statement.value)
            names[target.id] = value if isinstance(value, str) else value[0]
    made, extended = names.values()
    return (made if made != extended else ""), extended


def _file_name(model):
    """Return what the file of a model is called; a report's leaves its prefix out."""
    return re.sub(r"^report\.\w+\.", "", model).replace(".", "_")


def odd_ids(source):
    """XML ids tell what they name, all in the same form."""
    if source.addon_path is None:
        return
    for line, model, id_, values in _records(source):
        pattern, field = IDS.get(model, (r".*", None))
        of_model = _model_of(values.get(field, "")) if field else ""
        form = pattern.replace("{model}", re.escape(of_model))
        if not re.fullmatch(form, id_):
            shown = pattern.replace("{model}", of_model)
            yield line, f"{id_} should look like {shown}"


def _model_of(value):
    """Return a model's name as ids write it: coop_member for model_coop_member."""
    return value.rpartition(".model_")[2].removeprefix("model_").replace(".", "_")


def _records(source):
    """Yield line, model, XML id and values of each record in an XML or CSV file."""
    if source.path.name == "ir.model.access.csv":
        for number, row in enumerate(csv.DictReader(source.lines), 2):
            yield number, "ir.model.access", row["id"], {"model_id": row["model_id:id"]}
    elif source.path.suffix == ".xml":
        for node in source.xml.iter("record"):
            yield node.sourceline, node.get("model"), _id(node), _values(node)
        for node in source.xml.iter("menuitem"):
            yield node.sourceline, "ir.ui.menu", _id(node), {}


def _id(node):
    """Return the XML id of a record without the addon it may name."""
    return (node.get("id") or "").rpartition(".")[2]


def _values(node):
    """Return what the fields of a record hold as text or refer to."""
    return {
        field.get("name"): field.get("ref") or (field.text or "").strip()
        for field in node.iter("field")
    }
