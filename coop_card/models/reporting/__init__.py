# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reports: what is asked, how it is read, and what is made of it."""

from . import (
    coop_report,
    coop_report_period,
    coop_report_reading,
    coop_report_page,
    coop_report_paper,
    coop_report_delivery,
    coop_report_mailing,
)
