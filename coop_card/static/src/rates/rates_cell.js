// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, useRef, useState} from "@odoo/owl";
import {formatFloat} from "@web/core/utils/numbers";
import {useDebounced} from "@web/core/utils/timing";
import {parseFloat} from "@web/views/fields/parsers";

/** How long somebody must not have typed for the sums to follow, in milliseconds. */
const PAUSE = 250;

/** Format a sum; what tiers add to it is known only after all members are computed. */
export function formatSum([amount, whole], digits) {
    const text = formatFloat(amount, {digits: [16, digits]});
    if (whole) {
        return text;
    }
    return amount ? `${text} + …` : "…";
}

/** A cell of the grid: the rate that applies, where it is from, and what it costs. */
export class RatesCell extends Component {
    static template = "coop_card.RatesCell";
    static props = {
        cell: Object,
        label: String,
        source: String,
        unit: String,
        digits: Number,
        editable: Boolean,
        preview: Function,
        set: Function,
        open: Function,
        move: Function,
    };

    setup() {
        this.input = useRef("input");
        this.state = useState({typed: null, wrong: false});
        this.isLeaving = false;
        this.preview = useDebounced((value) => this.props.preview(value), PAUSE);
    }

    get isOwn() {
        return Boolean(this.props.cell.rate_id);
    }

    /** The rate that applies, as text; empty without one. */
    get rate() {
        const {value} = this.props.cell;
        const options = {digits: [16, 6], trailingZeros: false};
        return typeof value === "number" ? formatFloat(value, options) : "";
    }

    get text() {
        return this.state.typed ?? (this.isOwn ? this.rate : "");
    }

    get sum() {
        const {cell, digits} = this.props;
        return cell.sum ? formatSum(cell.sum, digits) : "";
    }

    /** Return what is typed: null for nothing, undefined for what is no rate. */
    read(text) {
        const bare = text.replace("%", "").trim();
        if (!bare) {
            return null;
        }
        try {
            const value = parseFloat(bare);
            return value >= 0 ? value : undefined;
        } catch {
            return undefined;
        }
    }

    onInput(ev) {
        this.state.typed = ev.target.value;
        const value = this.read(ev.target.value);
        this.state.wrong = value === undefined;
        if (this.state.wrong) {
            this.preview.cancel();
        } else {
            this.preview(value);
        }
    }

    /** Keep what was typed; what is no rate is forgotten, and the sums with it. */
    async onLeave() {
        const {typed} = this.state;
        if (typed === null || this.isLeaving) {
            return;
        }
        this.isLeaving = true;
        this.preview.cancel();
        const value = this.read(typed);
        try {
            await this.props.set(value);
        } finally {
            this.isLeaving = false;
            Object.assign(this.state, {typed: null, wrong: false});
        }
    }

    onKeydown(ev) {
        const moves = {Enter: 1, ArrowDown: 1, ArrowUp: -1};
        if (ev.key in moves) {
            ev.preventDefault();
            this.onLeave();
            this.props.move(ev.target, moves[ev.key]);
        } else if (ev.key === "Escape" && this.state.typed !== null) {
            ev.stopPropagation();
            this.forget();
        } else if (ev.key === "F2") {
            ev.preventDefault();
            this.props.open();
        }
    }

    /** Go back to the rate as it was before somebody typed. */
    forget() {
        this.preview.cancel();
        Object.assign(this.state, {typed: null, wrong: false});
        this.props.set(undefined);
    }
}
