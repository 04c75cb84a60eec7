# SPDX-License-Identifier: LGPL-3.0-or-later
"""Conventions of the code that no linter knows."""
