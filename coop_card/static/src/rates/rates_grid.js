// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, useRef} from "@odoo/owl";
import {formatFloat} from "@web/core/utils/numbers";
import {_t} from "@web/core/l10n/translation";
import {RatesCell, formatSum} from "./rates_cell";

const NOTHING = {rate_id: false, value: null, basis: null, tiers: 0, sum: null};

/** The rates of one direction: categories as rows, member types as columns. */
export class RatesGrid extends Component {
    static template = "coop_card.RatesGrid";
    static components = {RatesCell};
    static props = {
        page: Object,
        sums: Object,
        direction: Object,
        preview: Function,
        set: Function,
        open: Function,
    };

    setup() {
        this.table = useRef("table");
    }

    place(category, type) {
        return {
            direction: this.props.direction.name,
            category_id: category.id,
            member_type_id: type.id,
        };
    }

    cell(category, type) {
        const key = [this.props.direction.name, category.id, type.id].join("/");
        return this.props.sums.cells[key] || NOTHING;
    }

    label(category, type) {
        return `${category.name} · ${type.name}`;
    }

    /** Return what a rate is multiplied with, in short. */
    unit(category, type) {
        const units = {
            percent: "%",
            per_unit: `/ ${category.unit || _t("unit")}`,
            pool: _t("shared out"),
        };
        return units[this.cell(category, type).basis]?.toString() || "";
    }

    /** Tell where a rate is from that the cell does not have of its own. */
    source(category, type) {
        const cell = this.cell(category, type);
        if (cell.rate_id || !cell.from) {
            return "";
        }
        const {categories, types} = this.props.page;
        const [categoryId, typeId] = cell.from;
        const above = categories.find(({id}) => id === categoryId);
        const named = types.find(({id}) => id === typeId);
        return above === category ? `← ${named.name}` : `↑ ${above?.name}`;
    }

    base(category) {
        const [amount, quantity] = this.bases(category);
        const digits = [16, this.props.page.digits];
        const texts = amount || quantity ? [formatFloat(amount, {digits})] : [];
        if (quantity && category.unit) {
            const options = {digits: [16, 3], trailingZeros: false};
            texts.push(`${formatFloat(quantity, options)} ${category.unit}`);
        }
        return texts;
    }

    bases(category) {
        const key = `${this.props.direction.name}/${category.id}`;
        return this.props.sums.bases[key] || [0, 0];
    }

    /** Return the sum of a row (``category``), a column (``type``) or all. */
    sum(...key) {
        const sum = this.props.sums.sums[key.join("/")];
        return sum ? formatSum(sum, this.props.page.digits) : "";
    }

    /** Put the cursor into the same column of another row. */
    move(input, rows) {
        const inputs = [...this.table.el.querySelectorAll("input")];
        const step = rows * this.props.page.types.length;
        const next = inputs[inputs.indexOf(input) + step];
        input.blur();
        next?.focus();
    }
}
