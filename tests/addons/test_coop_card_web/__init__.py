# SPDX-License-Identifier: LGPL-3.0-or-later
"""The web client as browser tests need it; no product database has this addon."""

from .hooks import build_bundles
