# SPDX-License-Identifier: LGPL-3.0-or-later
"""The pictures of the documentation, taken from the running demo co-op.

`table.py` says which there are, `taking.py` takes them, `preparing.py` makes what is to
be seen on them, and `shrink.py` makes small files of them.
"""
