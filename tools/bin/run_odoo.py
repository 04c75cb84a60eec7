# SPDX-License-Identifier: LGPL-3.0-or-later
"""Start Odoo's command line.

A file of its own in a folder of its own: Odoo's gevent child starts this same file
again, and whatever lies beside it comes first on Python's path.
"""

import odoo.cli

if __name__ == "__main__":
    odoo.cli.main()
