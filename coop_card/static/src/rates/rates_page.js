// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, onWillStart, useState} from "@odoo/owl";
import {router} from "@web/core/browser/router";
import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {KeepLast} from "@web/core/utils/concurrency";
import {useService} from "@web/core/utils/hooks";
import {formatFloat} from "@web/core/utils/numbers";
import {useSetupAction} from "@web/search/action_hook";
import {ControlPanel} from "@web/search/control_panel/control_panel";
import {FormViewDialog} from "@web/views/view_dialogs/form_view_dialog";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {formatSum} from "./rates_cell";
import {RatesGrid} from "./rates_grid";

/** The rates of a fiscal year as a grid, with what they cost while somebody types. */
export class RatesPage extends Component {
    static template = "coop_card.RatesPage";
    static components = {ControlPanel, RatesGrid};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.last = new KeepLast();
        this.state = useState({page: null, sums: null, direction: "purchase"});
        useSetupAction({
            getLocalState: () => ({
                yearId: this.page.year_id,
                direction: this.state.direction,
            }),
        });
        onWillStart(() => this.begin());
    }

    /** Show the year asked for: by coming back, by a button, by an address. */
    begin() {
        const {state, action} = this.props;
        const {year_id: year} = {...router.current, ...action.context.rates};
        this.state.direction = state?.direction || "purchase";
        return this.load(state?.yearId || year);
    }

    get page() {
        return this.state.page;
    }

    get directions() {
        return this.page.directions;
    }

    get direction() {
        return this.directions.find(({name}) => name === this.state.direction);
    }

    /** Return how the direction of a cell is called. */
    title({direction}) {
        return this.directions.find(({name}) => name === direction).title;
    }

    get total() {
        return this.sum("total/");
    }

    sum(key) {
        const sum = this.state.sums.sums[key];
        return sum ? formatSum(sum, this.page.digits) : "";
    }

    amount(value) {
        return formatFloat(value, {digits: [16, this.page.digits]});
    }

    async load(yearId) {
        const asked = [Number(yearId) || null];
        const page = await this.orm.call("coop.rebate.trial", "get_page", asked);
        Object.assign(this.state, {page, sums: page.sums});
        this.props.updateActionState?.({year_id: page.year_id});
    }

    onYear(ev) {
        return this.load(ev.target.value);
    }

    /** Ask the server for the sums; an older answer does not replace a newer one. */
    async ask(method, asked) {
        const answer = this.orm.call("coop.rebate.trial", method, [
            [this.page.id],
            ...asked,
        ]);
        this.state.sums = await this.last.add(answer);
    }

    /** Show what a rate comes to that is being typed. */
    preview(cell, value) {
        return this.ask("get_sums", [cell, value]);
    }

    /** Keep a rate; null deletes it, undefined forgets what was typed. */
    set(cell, value, known) {
        if (value === undefined) {
            return this.ask("get_sums", []);
        }
        if (value === null && known.rate_id && known.tiers) {
            return this.confirmDeletion(cell);
        }
        return this.ask("action_set", [cell, value]);
    }

    confirmDeletion(cell) {
        return new Promise((resolve) => {
            const answer = (method, asked) => () => resolve(this.ask(method, asked));
            this.dialog.add(ConfirmationDialog, {
                title: _t("Delete the rate?"),
                body: _t("Its tiers go with it."),
                confirmLabel: _t("Delete"),
                confirm: answer("action_set", [cell, null]),
                cancel: answer("get_sums", []),
            });
        });
    }

    /** Open a rate with its basis and its tiers; without one, begin with what applies. */
    open(cell, known, label) {
        const inherited = known.basis === "per_unit" ? "per_unit" : "percent";
        this.dialog.add(FormViewDialog, {
            resModel: "coop.rebate.rate",
            resId: known.rate_id || false,
            title: label,
            canExpand: false,
            readonly: !this.page.editable,
            context: {
                default_fiscal_year_id: this.page.year_id,
                default_direction: cell.direction,
                default_category_id: cell.category_id,
                default_member_type_id: cell.member_type_id || false,
                default_basis: inherited,
                default_value: (known.basis === inherited && known.value) || 0,
            },
            onRecordSaved: () => this.ask("get_sums", []),
        });
    }

    compute() {
        return this.ask("get_sums", [null, null, true]);
    }

    /** Look whether the job has found out by now. */
    look() {
        return this.ask("get_sums", []);
    }

    copy() {
        this.action.doAction("coop_card.coop_rebate_copy_wizard_action", {
            additionalContext: {default_fiscal_year_id: this.page.year_id},
            onClose: () => this.load(this.page.year_id),
        });
    }

    surplus() {
        this.action.doAction("coop_card.coop_rebate_surplus_action", {
            props: {resId: this.page.surplus.id},
            viewType: "form",
        });
    }

    list() {
        this.action.doAction("coop_card.coop_rebate_rate_action");
    }
}

registry.category("actions").add("coop_rates", RatesPage);
