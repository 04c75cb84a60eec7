// SPDX-License-Identifier: LGPL-3.0-or-later
/* global Chart, getComputedStyle */
import {Component, onWillStart, useEffect, useRef, useState} from "@odoo/owl";
import {loadBundle} from "@web/core/assets";
import {browser} from "@web/core/browser/browser";
import {cookie} from "@web/core/browser/cookie";
import {getColor} from "@web/core/colors/colors";
import {localization} from "@web/core/l10n/localization";
import {formatFloat} from "@web/core/utils/numbers";

/** Where the first series, and the one it is compared with, are in Odoo's palette. */
const COLOURS = [1, 25];

/** How much room bars side by side need below one another, in pixels. */
const ROW_HEIGHT = {1: 30, 2: 40};

/** Return a number as short as an axis needs it: 950, 5k, 12.5k. */
function shortened(number) {
    if (Math.abs(number) < 1000) {
        return formatFloat(number, {trailingZeros: false});
    }
    const text = formatFloat(number, {humanReadable: true, decimals: 1});
    return text.replace(`${localization.decimalPoint}0`, "");
}

/**
 * A graph of bars, each of which opens what it stands for.
 *
 * The same figures are a table: people switch to it, and screen readers always have it.
 * Rows are objects of `key`, `title`, `label` (short) and `values`: one for each series,
 * null for what is still to come.
 */
export class HomeGraph extends Component {
    static template = "coop_card.HomeGraph";
    static props = {
        title: String,
        rows: Array,
        series: Array,
        format: Function,
        open: Function,
        lying: {type: Boolean, optional: true},
    };

    setup() {
        this.canvas = useRef("canvas");
        this.state = useState({table: false});
        onWillStart(() => loadBundle("web.chartjs_lib"));
        useEffect(
            (canvas) => {
                const chart = canvas && new Chart(canvas, this.config(canvas));
                return () => chart && chart.destroy();
            },
            () => [this.canvas.el, this.props.rows, this.props.series],
        );
    }

    get height() {
        const {lying, rows, series} = this.props;
        return lying ? rows.length * ROW_HEIGHT[series.length] + 56 : 300;
    }

    /** The values of a row as texts. */
    texts(row) {
        return row.values.map((value) =>
            value === null ? "" : this.props.format(value),
        );
    }

    /** Return what Chart.js draws, in the colours and the font of the page's theme. */
    config(canvas) {
        const {rows, series} = this.props;
        const style = getComputedStyle(canvas);
        const text = {color: style.color, font: {family: style.fontFamily}};
        const scheme = cookie.get("color_scheme");
        return {
            type: "bar",
            data: {
                labels: rows.map((row) => row.label),
                datasets: series.map((label, index) => ({
                    label,
                    data: rows.map((row) => row.values[index]),
                    backgroundColor: getColor(COLOURS[index], scheme, "xl"),
                    borderRadius: 3,
                    maxBarThickness: 28,
                })),
            },
            options: this.options(text, style.getPropertyValue("--border-color")),
        };
    }

    options(text, border) {
        const {lying, rows, series, format} = this.props;
        const moves = !browser.matchMedia("(prefers-reduced-motion: reduce)").matches;
        const names = {grid: {display: false}, ticks: {...text, autoSkip: !lying}};
        const amounts = {
            beginAtZero: true,
            grid: {color: border},
            border: {display: false},
            ticks: {...text, callback: shortened, maxTicksLimit: 6, maxRotation: 0},
        };
        return {
            indexAxis: lying ? "y" : "x",
            maintainAspectRatio: false,
            animation: moves && {duration: 300},
            interaction: {mode: "index", axis: lying ? "y" : "x", intersect: false},
            onClick: (_ev, [element]) =>
                element && this.props.open(rows[element.index]),
            onHover: ({native}, [element]) => {
                native.target.style.cursor = element ? "pointer" : "default";
            },
            scales: lying ? {x: amounts, y: names} : {x: names, y: amounts},
            plugins: {
                legend: {
                    display: series.length > 1,
                    align: "start",
                    labels: {...text, boxWidth: 12, boxHeight: 12},
                    onClick: () => {},
                },
                tooltip: {
                    titleFont: text.font,
                    bodyFont: text.font,
                    callbacks: {
                        title: (items) =>
                            items.length && rows[items[0].dataIndex].title,
                        label: ({dataset, raw}) => `${dataset.label}: ${format(raw)}`,
                    },
                },
            },
        };
    }
}
