# SPDX-License-Identifier: LGPL-3.0-or-later
"""Cards and labels on paper: plain data in, PDF out. Nothing here imports Odoo.

Lengths are in millimetres from the upper left corner, sizes of type in points.
"""
