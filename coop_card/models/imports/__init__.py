# SPDX-License-Identifier: LGPL-3.0-or-later
"""Imports from Excel: the machinery, and what the rows of files may be."""

from . import (
    res_company_imports,
    res_config_settings,
    coop_import,
    coop_import_problem,
    coop_import_row,
    coop_import_figures,
    coop_import_steps,
    coop_import_work,
    coop_import_cleaning,
    coop_import_checking,
    coop_import_writing,
    coop_import_workbooks,
    coop_import_kind,
    coop_import_members,
    coop_import_members_writing,
)
