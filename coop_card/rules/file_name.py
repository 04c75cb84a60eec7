# SPDX-License-Identifier: LGPL-3.0-or-later
"""How files are called."""

import re

#: What one system or another does not take in the name of a file.
REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def file_name(text):
    """Return a text as the name of a file that every system takes.

    >>> file_name("Milk: 2025/26.xlsx")
    'Milk- 2025-26.xlsx'
    """
    return REFUSED.sub("-", text)
