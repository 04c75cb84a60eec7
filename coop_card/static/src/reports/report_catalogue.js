// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, onWillStart} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {ControlPanel} from "@web/search/control_panel/control_panel";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";

/** The parts of the catalogue, in order; the server says which report is in which. */
const SECTIONS = [
    {name: "register", title: _t("Members")},
    {name: "cards", title: _t("Cards")},
    {name: "accumulation", title: _t("Accumulation")},
    {name: "refund", title: _t("Refund")},
    {name: "control", title: _t("Control")},
];

/** All reports that the reader is offered, each with a sentence on what it shows. */
export class CoopReportCatalogue extends Component {
    static template = "coop_card.ReportCatalogue";
    static components = {ControlPanel};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        onWillStart(async () => {
            this.reports = await this.orm.call("coop.report", "catalogue", []);
        });
    }

    get sections() {
        return SECTIONS.map((section) => ({
            ...section,
            reports: this.reports.filter((one) => one.section === section.name),
        })).filter((section) => section.reports.length);
    }

    async open(definition) {
        const ask = this.orm.call("coop.report", "action_ask", [definition]);
        return this.action.doAction(await ask);
    }
}

registry.category("actions").add("coop_report_catalogue", CoopReportCatalogue);
