// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, onMounted, onWillStart, onWillUnmount, useState} from "@odoo/owl";
import {browser} from "@web/core/browser/browser";
import {ConnectionLostError} from "@web/core/network/rpc";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useService} from "@web/core/utils/hooks";

const SECOND = 1000;

/** How often the server is asked what became of the code, in seconds. */
export const EVERY = 3;

/** Shows for how long a pairing code is good, and what becomes of it. */
export class CoopPairing extends Component {
    static template = "coop_card.CoopPairing";
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.standing = useState({state: "", seconds: 0, tries: 0});
        let timer = null;
        onWillStart(() => this.ask());
        onMounted(() => {
            timer = browser.setInterval(() => this.tick(), SECOND);
        });
        onWillUnmount(() => browser.clearInterval(timer));
    }

    /** The time that is left, as minutes and seconds. */
    get left() {
        const {seconds} = this.standing;
        const rest = String(seconds % 60).padStart(2, "0");
        return `${Math.floor(seconds / 60)}:${rest}`;
    }

    /** Count down as long as the code is open, and ask now and then. */
    async tick() {
        if (this.standing.state !== "open") {
            return;
        }
        this.standing.seconds = Math.max(this.standing.seconds - 1, 0);
        if (this.standing.seconds % EVERY === 0) {
            await this.ask();
        }
    }

    /** Learn how the code stands; ask on where the connection is lost for a moment. */
    async ask() {
        try {
            this.tell(await this.fetch());
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                this.standing.state = "";
                throw error;
            }
        }
    }

    fetch() {
        const {id} = this.props.record.data.terminal_id;
        return this.orm.silent.call("coop.terminal", "pairing_standing", [id]);
    }

    /** Take on what the server told: more time than before is that of another code. */
    tell(told) {
        const {state, seconds} = this.standing;
        const replaced = state === "open" && told.seconds > seconds + EVERY;
        Object.assign(this.standing, told, replaced ? {state: "over"} : {});
    }
}

registry.category("view_widgets").add("coop_pairing", {
    component: CoopPairing,
    fieldDependencies: [{name: "terminal_id", type: "many2one"}],
});
