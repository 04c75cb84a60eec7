// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component} from "@odoo/owl";
import {DayFigure} from "./day_table";

/** How each finding of a comparison is coloured; words say it, too. */
const COLOURS = {
    same: "text-bg-success",
    unreported: "text-bg-light",
    partly: "text-bg-warning",
    missing: "text-bg-danger",
    more: "text-bg-danger",
};

/** What the day is compared with: the terminals' own totals, and all sales. */
export class DayComparisons extends Component {
    static template = "coop_card.DayComparisons";
    static components = {DayFigure};
    static props = {
        page: Object,
        open: Function,
        openReported: Function,
        openSales: Function,
        report: Function,
    };

    colour(state) {
        return COLOURS[state];
    }

    /** Return the place of what a terminal has sent. */
    sent(each) {
        return {
            branch_id: each.branch_id,
            origin: "terminal",
            terminal_id: each.terminal_id,
        };
    }
}
