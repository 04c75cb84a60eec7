// SPDX-License-Identifier: LGPL-3.0-or-later
import {markup} from "@odoo/owl";

/**
 * Return an action that a method on the server gave as the web client shows it.
 *
 * Odoo takes the help of an empty list as HTML where it loads an action itself, and as
 * plain text, tags and all, where it is handed one.
 */
export function shownAction(action) {
    return action.help ? {...action, help: markup(action.help)} : action;
}
