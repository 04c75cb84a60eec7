// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, onWillStart, useState} from "@odoo/owl";
import {formatCurrency} from "@web/core/currency";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";
import {ControlPanel} from "@web/search/control_panel/control_panel";
import {formatFloat, formatInteger} from "@web/views/fields/formatters";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {shownAction} from "../app/server_action";
import {HomeGraph} from "./home_graph";

/**
 * What else stands at the top of the home page, such as a guide for a new co-op.
 *
 * Components get the `page` as the server gives it, and `reload` to read it again.
 */
export const homePanels = registry.category("coop_card_home_panels");

/** The home of the app: the year, the members, the cards, and what waits. */
export class HomePage extends Component {
    static template = "coop_card.HomePage";
    static components = {ControlPanel, HomeGraph};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.panels = homePanels.getEntries();
        const {direction} = this.props.state || {};
        this.state = useState({page: null, direction});
        useSetupAction({getLocalState: () => ({direction: this.state.direction})});
        onWillStart(() => this.load());
    }

    async load() {
        this.state.page = await this.orm.call("coop.home", "get_page", []);
    }

    get page() {
        return this.state.page;
    }

    get directions() {
        return this.page.accumulation.directions;
    }

    /** The direction chosen: purchases, unless the co-op has only the other. */
    get sums() {
        const {direction} = this.state;
        return (
            this.directions.find((one) => one.direction === direction) ||
            this.directions[0]
        );
    }

    /** What the graphs compare: this year and, where there is one, the year before. */
    get years() {
        const {year, before} = this.page.accumulation;
        return before ? [year, before] : [year];
    }

    rows(bars) {
        return bars.map(({key, title, label, amount, before, ahead}) => ({
            key,
            title,
            label: label || title,
            values: [amount || !ahead ? amount : null, before].slice(
                0,
                this.years.length,
            ),
        }));
    }

    get cards() {
        return this.page.cards.map(({key, title, count}) => ({
            key,
            title,
            label: title,
            values: [count],
        }));
    }

    get cardTotal() {
        return this.page.cards.reduce((sum, {count}) => sum + count, 0);
    }

    /** How much more than a year earlier the months that are over brought, in words. */
    get change() {
        const {until, until_total: now, until_before: before} = this.sums;
        if (!until || !before) {
            return "";
        }
        const sign = now < before ? "−" : "+";
        const change = sign + this.percent(Math.abs(now - before) / before);
        return _t("%(change)s against last year, until %(month)s", {
            change,
            month: until,
        });
    }

    get idlePart() {
        const {idle, active, suspended} = this.page.members;
        return _t("%s of the members", this.percent(idle / (active + suspended || 1)));
    }

    percent(part) {
        return `${formatFloat(100 * part, {digits: [16, 1]})} %`;
    }

    integer(number) {
        return formatInteger(number);
    }

    money(amount) {
        return formatCurrency(amount, this.page.currency_id);
    }

    /** An amount in a table, where all are in the same currency. */
    amount(amount) {
        return formatCurrency(amount, this.page.currency_id, {noSymbol: true});
    }

    choose(direction) {
        this.state.direction = direction;
    }

    /** Open what the server says is behind a figure. */
    async open(method, ...asked) {
        const found = await this.orm.call("coop.home", method, asked);
        this.action.doAction(shownAction(found));
    }

    openSums(by = null, key = null) {
        return this.open("action_open_sums", this.sums.direction, by, key);
    }

    openYearBefore() {
        return this.open("action_open_sums", this.sums.direction, null, null, true);
    }

    startWith(name) {
        const views = name === "member" ? {viewType: "form"} : {};
        this.action.doAction(`coop_card.coop_${name}_action`, views);
    }
}

registry.category("actions").add("coop_home", HomePage);
