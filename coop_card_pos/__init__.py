# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lets members buy at Odoo's Point of Sale with their cards."""

from . import models
from . import wizards
