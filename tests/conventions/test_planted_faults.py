# SPDX-License-Identifier: LGPL-3.0-or-later
"""Each convention catches a planted fault, and leaves sound code alone."""

import re
from pathlib import PurePosixPath
from textwrap import dedent

import pytest

from tests.conventions import odoo_rules, python_rules, text_rules
from tests.conventions.source import Source
from tests.conventions.test_conventions import RULES

MODEL = """
    class CoopMember(models.Model):
        _name = "coop.member"
        _inherit = ["mail.thread"]
"""
EXTENSION = """
    class CoopMember(models.Model):
        _inherit = "coop.member"
"""
VIEW = """
    <odoo>
        <record id="{id}" model="ir.ui.view">
            <field name="model">coop.member</field>
        </record>
    </odoo>
"""
LONG = "def long():\n" + "    print()\n" * 40
FAULTY = (
    (text_rules.long_files, "coop_card/a.py", "x = 1\n" * 301),
    (text_rules.missing_licences, "tools/a.py", "x = 1"),
    (text_rules.left_over_marks, "coop_card/a.xml", "<!-- TO~DO: later -->"),
    (text_rules.machine_paths, "docs/a.md", "see /wo~rk/main"),
    (text_rules.machine_paths, "tools/a.py", "URL = 'deb.deb~ian.org'"),
    (text_rules.bare_suppressions, "tools/a.py", "import os  # no~qa: F401"),
    (text_rules.bare_suppressions, "coop_card/a.py", "a()  # pylint: dis~able=b"),
    (python_rules.long_functions, "tools/a.py", LONG),
    (python_rules.missing_docstrings, "tools/a.py", "x = 1"),
    (python_rules.missing_docstrings, "tools/a.py", '"""A."""\nclass B:\n    pass'),
    (python_rules.missing_docstrings, "tools/a.py", '"""A."""\ndef b():\n    pass'),
    (python_rules.impure_imports, "coop_card/rules/a.py", "from odoo import api"),
    (python_rules.impure_imports, "coop_card/rules/a.py", "from ..models import a"),
    (python_rules.impure_imports, "terminal/a.py", "import odoo.tools"),
    (
        python_rules.foreign_assignments,
        "coop_card/models/a.py",
        "from odoo import models\nmodels.Model.write = None",
    ),
    (
        python_rules.foreign_assignments,
        "coop_card/models/a.py",
        "import odoo.http as http\nsetattr(http.Request, 'x', 1)",
    ),
    (odoo_rules.misplaced_models, "coop_card/models/member.py", MODEL),
    (odoo_rules.misplaced_models, "coop_card/models/member_lists.py", EXTENSION),
    (odoo_rules.misplaced_models, "coop_card/models/coop_member.py", MODEL + MODEL),
    (odoo_rules.odd_ids, "coop_card/views/a.xml", VIEW.format(id="view_coop_member")),
    (
        odoo_rules.odd_ids,
        "coop_card/views/a.xml",
        VIEW.format(id="coop_card_view_form"),
    ),
    (
        odoo_rules.odd_ids,
        "coop_card/views/a.xml",
        '<odoo><menuitem id="menu_members"/></odoo>',
    ),
    (
        odoo_rules.odd_ids,
        "coop_card/security/ir.model.access.csv",
        "id,model_id:id\ncoop_member_access_user,model_coop_member",
    ),
)
SOUND = (
    ("coop_card/models/coop_member.py", MODEL),
    ("coop_card/wizards/wizard.py", "self.name = 1\nself.env.x = 2"),
    ("coop_card/rules/a.py", "from . import b\nfrom decimal import Decimal"),
    ("coop_card/views/a.xml", VIEW.format(id="coop_member_view_form_simple")),
    ("coop_card/models/coop_member_lists.py", EXTENSION),
    ("tools/a.py", "# the shell wants it so\nrun(x)  # no~qa: S602"),
    ("tools/b.py", "run(x)  # no~qa: S602 the shell wants it so"),
    ("tools/c.py", "HOME = Path('~/.cache')\nBIN = '/usr/lib/x'\nX = f'{a}/home/b'"),
)
#: Rules that the sound examples, being so short, cannot keep.
FORMAL = {text_rules.missing_licences, python_rules.missing_docstrings}


def source(path, text):
    """Return a file of that path and indented text.

    A tilde between two letters stands for nothing: this file keeps the conventions.
    """
    text = re.sub(r"(?<=[A-Za-z])~(?=[A-Za-z])", "", dedent(text))
    return Source(PurePosixPath(path), text.lstrip("\n"))


@pytest.mark.parametrize(
    ("rule", "path", "text"), FAULTY, ids=lambda value: getattr(value, "__name__", "")
)
def test_fault_is_found(rule, path, text):
    assert list(rule(source(path, text)))


@pytest.mark.parametrize(("path", "text"), SOUND, ids=lambda value: value[:20])
def test_sound_code_is_left_alone(path, text):
    for rule in RULES:
        if rule not in FORMAL:
            assert not list(rule(source(path, text))), rule.__doc__


def test_every_rule_has_a_planted_fault():
    assert {rule for rule, _path, _text in FAULTY} == set(RULES)
