// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, onMounted, onWillUnmount, xml} from "@odoo/owl";
import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";

/** How often the record is read, in milliseconds. */
export const INTERVAL = 2000;

/**
 * Follows a record that a job works on: as long as it is on screen, the record is read
 * again and again. A form shows it in the states in which the job is busy.
 */
export class CoopFollow extends Component {
    static template = xml`<span class="o_coop_follow"/>`;
    static props = {...standardWidgetProps};

    setup() {
        let timer = null;
        onMounted(() => {
            timer = browser.setInterval(() => this.follow(), INTERVAL);
        });
        onWillUnmount(() => browser.clearInterval(timer));
    }

    /** Read the record, unless somebody is typing or the last answer is still out. */
    async follow() {
        const {record} = this.props;
        if (this.busy || (await record.isDirty())) {
            return;
        }
        this.busy = true;
        try {
            await record.load();
        } finally {
            this.busy = false;
        }
    }
}

registry.category("view_widgets").add("coop_follow", {component: CoopFollow});
