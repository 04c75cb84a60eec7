// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, onWillStart, useRef, useState} from "@odoo/owl";
import {router} from "@web/core/browser/router";
import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {deserializeDate, serializeDate} from "@web/core/l10n/dates";
import {_t} from "@web/core/l10n/translation";
import {usePopover} from "@web/core/popover/popover_hook";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {useSetupAction} from "@web/search/action_hook";
import {ControlPanel} from "@web/search/control_panel/control_panel";
import {FormViewDialog} from "@web/views/view_dialogs/form_view_dialog";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {shownAction} from "../app/server_action";
import {formatLongDay, formatTypedDay, parseDay} from "../fields/coop_date/era";
import {EraPickerPopover} from "../fields/coop_date/era_picker";
import {DayComparisons} from "./day_comparisons";
import {DayReasonDialog} from "./day_reason_dialog";
import {DayTable} from "./day_table";

/** With more rows than these, and on telephones, branches begin folded. */
const ROWS_AT_A_GLANCE = 30;

/** The figures of a day; those that may be missing have no column then. */
const KINDS = [
    {name: "purchase", title: _t("Purchases"), always: true},
    {name: "purchase_back", title: _t("Taken back"), always: true},
    {name: "sale", title: _t("Produce")},
    {name: "sale_back", title: _t("Produce taken back")},
    {name: "held", title: _t("Held"), always: true},
    {name: "late", title: _t("Late")},
];

/** A day of the co-op: what came in where, compared, and signed off branch by branch. */
export class DayPage extends Component {
    static template = "coop_card.DayPage";
    static components = {ControlPanel, DayTable, DayComparisons};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.input = useRef("day");
        this.picker = usePopover(EraPickerPopover, {position: "bottom"});
        this.state = useState({page: null, unfolded: new Set()});
        const asked = this.asked();
        useSetupAction({
            getLocalState: () => ({day: this.page.date, branchId: this.page.branch_id}),
        });
        onWillStart(async () => {
            const known = this.orm.searchRead("coop.branch", [], ["name"]);
            await this.load(asked.day, asked.branchId);
            this.branches = await known;
        });
    }

    /** Return the day and branch asked for: by coming back, by a button, by an address. */
    asked() {
        const {state, action} = this.props;
        const {day, branch_id: branchId} = {...router.current, ...action.params};
        return state || {day, branchId};
    }

    get page() {
        return this.state.page;
    }

    get day() {
        return deserializeDate(this.page.date);
    }

    get typedDay() {
        return formatTypedDay(this.day);
    }

    get longDay() {
        return formatLongDay(this.day);
    }

    get kinds() {
        const {totals} = this.page;
        return KINDS.filter(
            ({name, always}) => always || totals[name].some(Boolean),
        ).map(({name, title}) => ({name, title: title.toString()}));
    }

    async load(day, branchId) {
        const asked = [day || null, Number(branchId) || null];
        const page = await this.orm.call("coop.day", "get_page", asked);
        const count = page.branches.reduce((sum, {rows}) => sum + rows.length, 0);
        const few = branchId || (!this.env.isSmall && count <= ROWS_AT_A_GLANCE);
        const open = few ? page.branches.map((branch) => branch.branch_id) : [];
        Object.assign(this.state, {page, unfolded: new Set(open)});
        this.props.updateActionState?.({day: page.date, branch_id: page.branch_id});
    }

    /** Show another day or another branch; what is left out stays. */
    show({day = this.page.date, branchId = this.page.branch_id}) {
        return this.load(day, branchId);
    }

    step(days) {
        return this.show({day: serializeDate(this.day.plus({days}))});
    }

    openPicker() {
        const onSelect = (day) => {
            this.picker.close();
            this.show({day: serializeDate(day)});
        };
        this.picker.open(this.input.el, {
            pickerProps: {type: "date", value: this.day, onSelect},
        });
    }

    onTyped(ev) {
        this.picker.close();
        let day = this.day;
        try {
            day = parseDay(ev.target.value);
        } catch {
            ev.target.value = this.typedDay;
        }
        this.show({day: serializeDate(day)});
    }

    onBranch(ev) {
        return this.show({branchId: Number(ev.target.value) || null});
    }

    toggle({branch_id: branchId}) {
        const {unfolded} = this.state;
        if (!unfolded.delete(branchId)) {
            unfolded.add(branchId);
        }
    }

    /** Open what a figure is the sum of. */
    open(kind, place) {
        const branch = this.page.branch_id ? {branch_id: this.page.branch_id} : {};
        return this.ask("action_lines", kind, {...branch, ...place});
    }

    openSales({origin, branch_id: branchId}, members) {
        return this.ask("action_sales", branchId, origin, members);
    }

    /** Ask the server about the day, and show what it answers with. */
    async ask(method, ...asked) {
        const args = [this.page.date, ...asked];
        const found = await this.orm.call("coop.day", method, args);
        this.action.doAction(shownAction(found));
    }

    openReported(place) {
        this.action.doAction("coop_card.coop_terminal_total_action", {
            props: {
                domain: [
                    ["date", "=", this.page.date],
                    ["branch_id", "=", place.branch_id],
                    ["terminal_id", "=", place.terminal_id],
                ],
            },
        });
    }

    /** Type in what a terminal's shift slip says. */
    report({terminal_id: terminal, branch_id: branch}) {
        this.dialog.add(FormViewDialog, {
            resModel: "coop.terminal.total",
            title: _t("What the terminal reports"),
            context: {
                default_date: this.page.date,
                default_terminal_id: terminal,
                default_branch_id: branch,
            },
            onRecordSaved: () => this.show({}),
        });
    }

    signOff(branch) {
        const {branch_id: branchId, name, seen} = branch;
        this.dialog.add(ConfirmationDialog, {
            title: _t("Sign off %s", name),
            body: _t(
                "You put your name to the figures of %(branch)s on %(day)s. What arrives for the day afterwards is booked and shows as late.",
                {branch: name, day: this.longDay},
            ),
            confirmLabel: _t("Sign off"),
            confirm: () => this.sign([this.page.date, branchId, seen]),
            cancel: () => {},
        });
    }

    async sign(asked) {
        try {
            await this.orm.call("coop.day", "action_sign_off", asked);
        } finally {
            await this.show({});
        }
    }

    withdraw({sign_off: {id}}) {
        const confirm = async (reason) => {
            await this.orm.call("coop.day.sign.off", "action_withdraw", [[id], reason]);
            await this.show({});
        };
        this.dialog.add(DayReasonDialog, {confirm});
    }

    print() {
        return this.ask("action_print", this.page.branch_id);
    }

    workbook() {
        return this.ask("action_workbook", this.page.branch_id);
    }
}

registry.category("actions").add("coop_day", DayPage);
