// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, useState} from "@odoo/owl";
import {Pager} from "@web/core/pager/pager";
import {registry} from "@web/core/registry";
import {KeepLast} from "@web/core/utils/concurrency";
import {useService} from "@web/core/utils/hooks";
import {useRecordObserver} from "@web/model/relational_model/utils";
import {formatInteger} from "@web/views/fields/formatters";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";

/** How many rows a page of the screen shows. */
export const ROWS = 80;

/** The rows of a report, read again whenever a filter of the form changes. */
export class CoopReportTable extends Component {
    static template = "coop_card.ReportTable";
    static components = {Pager};
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.limit = ROWS;
        this.count = formatInteger;
        this.shown = {};
        this.state = useState({page: null, offset: 0, loading: false});
        useRecordObserver((record) => this.follow(record));
    }

    /** Return the filters as one text, which tells whether any of them changed. */
    filters(record) {
        const names = (record.data.shown || "").split(" ").filter(Boolean);
        return JSON.stringify(
            names.map((name) => {
                const value = record.data[name];
                return value?.currentIds || value?.id || String(value || "");
            }),
        );
    }

    async follow(record) {
        const filters = this.filters(record);
        if (filters === this.asked) {
            return;
        }
        this.asked = filters;
        if (await record.isDirty()) {
            await record.save({reload: false});
        }
        await this.load(0);
    }

    async load(offset, shown = {}) {
        this.state.loading = true;
        const options = {offset, limit: ROWS, ...this.shown, ...shown};
        const asked = this.orm.call("coop.report", "read_page", [[this.id]], options);
        try {
            this.state.page = await this.keepLast.add(asked);
            this.state.offset = offset;
            const {sort, group_by} = this.page;
            this.shown = {sort, group_by};
        } finally {
            this.state.loading = false;
        }
    }

    get id() {
        return this.props.record.resId;
    }

    get page() {
        return this.state.page;
    }

    /** The columns beside the one that the titles of groups already show. */
    get columns() {
        return this.page.columns.filter((column) => column.name !== this.page.group_by);
    }

    /** The columns from the first that has a sum: group and total stand before them. */
    get summed() {
        return this.columns.slice(this.titled.length);
    }

    get titled() {
        const first = this.columns.findIndex((column) => column.total);
        return this.columns.slice(0, first < 0 ? undefined : Math.max(first, 1));
    }

    /** The room a column is given: about its share of characters, and enough of them. */
    widthOf(column) {
        const whole = this.columns.reduce((sum, {width}) => sum + width, 0);
        const share = (100 * column.width) / whole;
        return `width: ${share.toFixed(1)}%; min-width: ${Math.min(column.width, 20)}ch`;
    }

    sortedBy(column) {
        const [name, falls] = this.page.sort.split(" ");
        return name === column.name ? (falls ? "descending" : "ascending") : "none";
    }

    async sort(column) {
        const falls = this.sortedBy(column) === "ascending";
        await this.load(0, {sort: falls ? `${column.name} desc` : column.name});
    }

    async groupBy(ev) {
        await this.load(0, {group_by: ev.target.value});
    }

    open([model, id]) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            res_id: id,
            views: [[false, "form"]],
        });
    }
}

registry.category("view_widgets").add("coop_report_table", {
    component: CoopReportTable,
    fieldDependencies: [{name: "shown", type: "char"}],
});
