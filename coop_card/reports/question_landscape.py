# SPDX-License-Identifier: LGPL-3.0-or-later
"""Any report of the catalogue, on paper that lies on its side."""

from odoo import models


class QuestionLandscape(models.AbstractModel):
    """The same on paper that lies on its side."""

    _name = "report.coop_card.question_landscape"
    _description = "Report of the Catalogue, Landscape"
    _inherit = ["report.coop_card.question"]
