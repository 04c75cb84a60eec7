# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who may call what of the refund: runs, payouts and letters."""

#: A method that only shows what the caller may read anyway is for anybody.
ANYBODY = ""

#: Whoever has one of the roles may call the method on a record of the co-op.
REFUND_CALLS = {
    "coop.letter.job": {
        "action_download": ANYBODY,
        "action_go_on": "accountant",
    },
    "coop.letter.wizard": {
        "action_write": "accountant",
    },
    "coop.payout.batch": {
        "action_bank_file": ANYBODY,
        "action_cancel": "accountant",
        "action_cheques": ANYBODY,
        "action_entries": ANYBODY,
        "action_findings": ANYBODY,
        "action_go_on": "accountant",
        "action_lines": ANYBODY,
        "action_payables": ANYBODY,
        "action_post": "accountant",
        "action_receipts": ANYBODY,
        "action_refresh": "accountant",
        "action_remove_blocked": "accountant",
        "action_returned": ANYBODY,
        "action_signatures": ANYBODY,
        "action_undo": "accountant",
    },
    "coop.payout.line": {
        "action_return": "accountant",
    },
    "coop.payout.return.wizard": {
        "action_confirm": "accountant",
    },
    "coop.payout.wizard": {
        "action_confirm": "accountant",
    },
    "coop.rebate.afford.wizard": {
        "action_apply": "accountant",
        "action_change": "accountant",
        "action_find": "accountant",
        "action_look": ANYBODY,
        "action_stop": "accountant",
    },
    "coop.rebate.claim": {
        "action_letter": ANYBODY,
    },
    "coop.rebate.comparison": {
        "action_differences": ANYBODY,
        "action_make": "auditor",
    },
    "coop.rebate.copy.wizard": {
        "action_copy": "accountant",
    },
    "coop.rebate.difference": {
        "action_claims": ANYBODY,
        "action_ledger": ANYBODY,
    },
    "coop.rebate.payable": {
        "action_payments": ANYBODY,
    },
    "coop.rebate.post.wizard": {
        "action_confirm": "accountant",
    },
    "coop.rebate.reverse.wizard": {
        "action_confirm": "accountant",
    },
    "coop.rebate.run": {
        "action_approve": "manager",
        "action_cancel": "accountant",
        "action_compare": ANYBODY,
        "action_compare_now": "auditor",
        "action_compute": "accountant",
        "action_excel": ANYBODY,
        "action_exchange": ANYBODY,
        "action_explain": ANYBODY,
        "action_go_on": "accountant",
        "action_import_changes": ANYBODY,
        "action_pdf": ANYBODY,
        "action_post": "accountant",
        "action_reverse": "accountant",
        "action_stop": "accountant",
    },
    "coop.rebate.surplus": {
        "action_run": ANYBODY,
    },
    "coop.rebate.tie.out": {
        "action_open": "auditor",
        "action_refresh": "auditor",
    },
    "coop.rebate.tie.out.line": {
        "action_show": ANYBODY,
    },
    "coop.rebate.trial": {
        "action_set": "accountant",
        "get_page": "auditor",
        "get_sums": "auditor",
    },
    "coop.rebate.wizard": {
        "action_compute": "accountant",
    },
}
