# SPDX-License-Identifier: LGPL-3.0-or-later
"""Data of the size the project is made for, and how long things take with it."""
