// SPDX-License-Identifier: LGPL-3.0-or-later

import {AlertDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {_t} from "@web/core/l10n/translation";
import {ConnectionLostError} from "@web/core/network/rpc";
import {delay} from "@web/core/utils/concurrency";
import {patch} from "@web/core/utils/patch";
import {PosStore} from "@point_of_sale/app/services/pos_store";
import {readRow} from "../models/coop_counter";

/** How long a counter waits for the server before it judges a card by itself, in ms. */
const PATIENCE = 3000;

/** Why a card is refused, by its state. */
const REFUSALS = {
    draft: _t("Card %s has not been issued yet."),
    stock: _t("Card %s has not been issued yet."),
    early: _t("Card %s is not valid yet."),
    blocked: _t("Card %s is blocked."),
    lost: _t("Card %s was reported lost."),
    replaced: _t("Card %s was replaced by a newer one."),
    returned: _t("Card %s was given back."),
    cancelled: _t("Card %s is cancelled."),
    expired: _t("Card %s has expired."),
    unknown: _t("No card or member has the number %s."),
};

patch(PosStore.prototype, {
    /**
     * Return whom a card or member number stands for, or why it is refused.
     *
     * The server is asked; where it does not answer, what the counter knows counts.
     *
     * @param {string} identifier as read or typed
     * @returns {Promise<{state: string, row: Array}|null>} null if nobody knows
     */
    async coopIdentify(identifier) {
        const counter = this.models["coop.counter"]?.getFirst();
        const answer = await this.coopAsk(identifier);
        if (answer?.row) {
            counter?.remember(answer.row);
        }
        return answer || counter?.find(identifier) || null;
    },

    /** Return the server's answer, or nothing where it gives none in time. */
    coopAsk(identifier) {
        const config = this.config.id;
        const asked = () =>
            this.data.call("pos.config", "coop_identify", [config, identifier]);
        return Promise.race([this.coopIfConnected(asked), delay(PATIENCE)]);
    },

    /** Return what a question to the server gives, or null without a connection. */
    async coopIfConnected(question) {
        try {
            return this.data.network.offline ? null : await question();
        } catch (error) {
            if (error instanceof ConnectionLostError) {
                return null;
            }
            throw error;
        }
    },

    /** Return whether a number is that of a card or member, good or refused. */
    async coopKnows(identifier) {
        const found = await this.coopIdentify(identifier);
        return Boolean(found) && found.state !== "unknown";
    },

    /**
     * Make the member a card stands for the customer of the current order, or say why
     * not. A card that nobody knows offline is kept as read: the server finds its member
     * when the order arrives there.
     *
     * @returns {Promise<Object|null>} the customer, if the card named one
     */
    async coopTakeCard(identifier) {
        const order = this.getOrder();
        const found = await this.coopIdentify(identifier);
        if (!found) {
            return this.coopKeepNumber(order, identifier);
        }
        if (found.state !== "active") {
            return this.coopRefuse(REFUSALS[found.state], identifier);
        }
        return this.coopTakeMember(order, identifier, readRow(found.row));
    },

    async coopTakeMember(order, identifier, member) {
        const partner = await this.coopPartner(member);
        if (!this.coopIsOpen(order) || this.coopIsBound(order, partner)) {
            return null;
        }
        this.setPartnerToCurrentOrder(partner);
        if (member.number) {
            order.coop_card_read = identifier;
        }
        const words = [member.name, member.type, member.memberNumber];
        this.notification.add(words.join(" · "), {type: "success"});
        return partner;
    },

    coopKeepNumber(order, identifier) {
        if (this.coopIsOpen(order) && !this.coopIsBound(order)) {
            order.setPartner(false);
            order.coop_card_read = identifier;
            const sentence = _t(
                "Card %s is checked when the server can be reached again.",
                identifier,
            );
            this.notification.add(sentence, {type: "warning"});
        }
        return null;
    },

    /** Return the contact of a member: the server's, or one of name and id alone. */
    async coopPartner({partnerId, name}) {
        const partners = this.models["res.partner"];
        if (!partners.get(partnerId)) {
            await this.coopIfConnected(() =>
                this.data.read("res.partner", [partnerId]),
            );
        }
        return partners.get(partnerId) || partners.create({id: partnerId, name});
    },

    /** Return whether an order is still on the screen after waiting for the server. */
    coopIsOpen(order) {
        return order.uuid === this.getOrder()?.uuid && !order.finalized;
    },

    /** Say that goods go back to whom they were sold, if the order brings some back. */
    coopIsBound(order, partner) {
        const bound =
            order.getHasRefundLines() && order.getPartner()?.id !== partner?.id;
        if (bound) {
            this.coopRefuse(_t("Returned goods go back to whoever bought them."));
        }
        return bound;
    },

    coopRefuse(sentence, identifier) {
        const body = sentence.toString().replace("%s", identifier);
        this.dialog.add(AlertDialog, {title: _t("Co-op card"), body});
        return null;
    },
});
