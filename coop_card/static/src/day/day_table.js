// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component} from "@odoo/owl";
import {formatFloat, formatInteger} from "@web/views/fields/formatters";

/** A figure that opens what it is the sum of: how many, and how much. */
export class DayFigure extends Component {
    static template = "coop_card.DayFigure";
    static props = {
        figure: {type: Array, optional: true},
        digits: Number,
        label: String,
        open: {type: Function, optional: true},
    };

    get isEmpty() {
        const [count, amount] = this.props.figure || [0, 0];
        return !count && !amount;
    }

    get count() {
        return formatInteger(this.props.figure[0]);
    }

    get amount() {
        return formatFloat(this.props.figure[1], {digits: [16, this.props.digits]});
    }
}

/** The figures of a day, branch by branch: each opens the lines behind it. */
export class DayTable extends Component {
    static template = "coop_card.DayTable";
    static components = {DayFigure};
    static props = {
        page: Object,
        kinds: Array,
        unfolded: Object,
        toggle: Function,
        open: Function,
        signOff: Function,
        withdraw: Function,
    };

    /** Return what tells a row from the others of its page. */
    key(row) {
        return [row.branch_id, row.origin, row.terminal_id, row.operator_id].join("/");
    }

    /** Return the place of a row as the server knows it. */
    place(row) {
        const {branch_id, origin, terminal_id, operator_id} = row;
        return {branch_id, origin, terminal_id, operator_id};
    }

    isUnfolded(branch) {
        return this.props.unfolded.has(branch.branch_id);
    }
}
