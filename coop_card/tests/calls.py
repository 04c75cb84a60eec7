# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who may call what: the public methods of all our models."""

from .calls_refund import ANYBODY, REFUND_CALLS

#: Whoever has one of the roles may call the method on a record of the co-op.
CALLS = REFUND_CALLS | {
    "account.move": {
        "action_coop_cards": ANYBODY,
        "action_coop_transactions": ANYBODY,
    },
    "coop.accumulation.above.wizard": {
        "action_show": ANYBODY,
    },
    "coop.card": {
        "action_accept": "officer",
        "action_block": "operator",
        "action_cancel": "officer",
        "action_charge": "officer",
        "action_dequeue_print": "officer",
        "action_enqueue_print": "officer",
        "action_give_out": "officer",
        "action_hand_in": "officer",
        "action_invoices": ANYBODY,
        "action_issue": "officer",
        "action_replace": "officer",
        "action_report_lost": "operator",
        "action_restock": "officer",
        "action_return": "officer",
        "action_scanned": ANYBODY,
        "action_unblock": "officer",
    },
    "coop.card.batch": {
        "action_approve": "officer",
        "action_make": "officer",
        "action_refuse": "officer",
    },
    "coop.card.issue.list.wizard": {
        "action_confirm": "officer",
    },
    "coop.card.issue.wizard": {
        "action_scan_card": "officer",
        "action_scan_member": "officer",
    },
    "coop.card.move.wizard": {
        "action_confirm": "officer",
    },
    "coop.card.print.job": {
        "action_again": "officer",
        "action_confirm": "officer",
        "action_download": ANYBODY,
        "action_download_tracks": ANYBODY,
    },
    "coop.card.print.wizard": {
        "action_print": "officer",
    },
    "coop.card.return.wizard": {
        "action_confirm": "officer",
        "action_scan_card": "officer",
    },
    "coop.card.step.wizard": {
        "action_confirm": "operator",
    },
    "coop.card.template": {
        "action_print_sample": ANYBODY,
    },
    "coop.correction": {
        "action_open": ANYBODY,
    },
    "coop.day": {
        "action_lines": ANYBODY,
        "action_print": ANYBODY,
        "action_sales": ANYBODY,
        "action_sign_off": "accountant",
        "action_workbook": ANYBODY,
        "get_page": ANYBODY,
    },
    "coop.day.sign.off": {
        "action_open_day": ANYBODY,
        "action_withdraw": "accountant",
    },
    "coop.fiscal.year": {
        "action_close": "accountant",
        "action_compare_now": "auditor",
        "action_reopen": "accountant",
    },
    "coop.hotlist": {
        "action_open": ANYBODY,
    },
    "coop.import": {
        "action_check": "officer accountant",
        "action_import": "officer accountant",
        "action_leave_out": "officer accountant",
        "action_next_run": ANYBODY,
        "action_opening": ANYBODY,
        "action_pause": "officer accountant",
        "action_problems": ANYBODY,
        "action_result": ANYBODY,
        "action_rows": ANYBODY,
        "action_template": ANYBODY,
    },
    "coop.label.wizard": {
        "action_print": "officer",
    },
    "coop.member": {
        "action_admit": "officer",
        "action_change_search": ANYBODY,
        "action_decease": "officer",
        "action_list_print": ANYBODY,
        "action_list_workbook": ANYBODY,
        "action_personal_data": ANYBODY,
        "action_reinstate": "officer",
        "action_resign": "officer",
        "action_send_sms": ANYBODY,
        "action_suspend": "officer",
        "action_terminate": "officer",
        "get_suggestions": "operator auditor",
    },
    "coop.member.anonymise.wizard": {
        "action_confirm": "manager",
    },
    "coop.member.beneficiary": {
        "get_suggestions": "officer auditor",
    },
    "coop.member.merge.wizard": {
        "action_merge": "manager",
        "action_swap": "manager",
    },
    "coop.member.retention": {
        "action_open_member": ANYBODY,
    },
    "coop.member.search": {
        "action_print": "operator auditor",
        "action_show": "operator auditor",
        "action_workbook": ANYBODY,
        "get_suggestions": "operator auditor",
    },
    "coop.member.step.wizard": {
        "action_confirm": "officer",
    },
    "coop.opening": {
        "action_check": "officer accountant",
        "action_go_on": "accountant",
        "action_import": "officer accountant",
        "action_lines": ANYBODY,
        "action_post": "accountant",
        "action_reverse": "accountant",
        "action_waiting": ANYBODY,
    },
    "coop.opening.line": {
        "action_reverse": "accountant",
    },
    "coop.opening.reverse.wizard": {
        "action_confirm": "accountant",
    },
    "coop.operation": {
        "action_open": ANYBODY,
    },
    "coop.operation.entry": {
        "action_open": ANYBODY,
    },
    "coop.operator": {
        "action_remove_pin": "officer",
        "action_set_pin": "officer",
    },
    "coop.operator.pin.wizard": {
        "action_confirm": "officer",
    },
    "coop.report": {
        "action_adopt": ANYBODY,
        "action_ask": ANYBODY,
        "action_excel": ANYBODY,
        "action_keep": ANYBODY,
        "action_pdf": ANYBODY,
        "action_send": ANYBODY,
        "catalogue": ANYBODY,
        "read_page": ANYBODY,
    },
    "coop.report.delivery": {
        "action_go_on": ANYBODY,
    },
    "coop.security.event": {
        "action_open": ANYBODY,
    },
    "coop.slip": {
        "action_reverse": "officer accountant",
    },
    "coop.slip.sheet": {
        "action_begin": "operator",
        "action_post": "operator",
        "action_review": ANYBODY,
        "action_transactions": ANYBODY,
    },
    "coop.terminal": {
        "action_pair": "manager",
        "action_resume": "manager",
        "action_revoke": "manager",
        "action_suspend": "manager",
        "action_view_held": ANYBODY,
        "action_view_transactions": ANYBODY,
        "pairing_standing": "manager",
    },
    "coop.terminal.batch": {
        "action_view_late": ANYBODY,
        "action_view_transactions": ANYBODY,
    },
    "coop.transaction": {
        "action_book": "officer accountant",
        "action_codes": "officer accountant",
        "action_dismiss": "officer accountant",
        "action_move": "officer accountant",
        "action_reverse": "officer accountant",
    },
    "coop.transaction.code.wizard": {
        "action_book": "officer accountant",
        "action_confirm": "officer accountant",
    },
    "coop.transaction.dismiss.wizard": {
        "action_confirm": "officer accountant",
    },
    "coop.transaction.move.wizard": {
        "action_confirm": "officer accountant",
    },
    "coop.transaction.reverse.wizard": {
        "action_confirm": "officer accountant",
    },
    "res.config.settings": {
        "action_coop_make_rebate_accounts": "manager",
    },
    "res.partner": {
        "action_make_member": "officer",
        "action_open_membership": ANYBODY,
    },
}
