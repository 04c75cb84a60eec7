# SPDX-License-Identifier: LGPL-3.0-or-later
"""The HTTP edge: parse, call a model, serialise."""

from . import dispatcher, exports, imports, letters, printing, reports, terminal
