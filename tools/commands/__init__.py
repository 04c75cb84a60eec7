# SPDX-License-Identifier: LGPL-3.0-or-later
"""One module per subcommand of ./dev, each with add_arguments(parser) and run(args).

`run` returns the exit status; None means 0.
"""
