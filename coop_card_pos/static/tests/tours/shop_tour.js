// SPDX-License-Identifier: LGPL-3.0-or-later
// A day at the counter: a member's card is read and she buys, a blocked card is refused,
// a number is typed, goods come back, two cards are read without a connection, and one is
// shown only when its member pays.
import * as Chrome from "@point_of_sale/../tests/pos/tours/utils/chrome_util";
import * as Dialog from "@point_of_sale/../tests/generic_helpers/dialog_util";
import * as Offline from "@point_of_sale/../tests/generic_helpers/offline_util";
import * as PaymentScreen from "@point_of_sale/../tests/pos/tours/utils/payment_screen_util";
import * as ProductScreen from "@point_of_sale/../tests/pos/tours/utils/product_screen_util";
import * as ReceiptScreen from "@point_of_sale/../tests/pos/tours/utils/receipt_screen_util";
import * as TicketScreen from "@point_of_sale/../tests/pos/tours/utils/ticket_screen_util";
import {registry} from "@web/core/registry";
import {scan_barcode} from "@point_of_sale/../tests/generic_helpers/utils";
import {see} from "@coop_card/../tests/tours/steps";

const CARD = "000000018";
const BLOCKED = "000000026";
const UNKNOWN = "000000034";
const CUSTOMER = ".product-screen .set-partner";

/** Pay what is on the screen in cash and see the receipt. */
function pay() {
    return [
        ProductScreen.clickPayButton(),
        PaymentScreen.clickPaymentMethod("Cash"),
        PaymentScreen.clickValidate(),
        ReceiptScreen.isShown(),
    ].flat();
}

function receiptSays(part, text) {
    return see(`The receipt says ${text}`, `.coop-receipt-${part}:contains(${text})`);
}

const sale = [
    scan_barcode(CARD),
    ProductScreen.customerIsSelected("Malee Boonmee"),
    ProductScreen.clickDisplayedProduct("Rice 5 kg"),
    pay(),
    receiptSays("number", "••••0123"),
    receiptSays("name", "Malee B."),
    see("It tells no more", ".pos-receipt:not(:contains(Boonmee))"),
    receiptSays("total", "100.00"),
    ReceiptScreen.clickNextOrder(),
];

const refusal = [
    scan_barcode(BLOCKED),
    Dialog.bodyIs(`"Card ${BLOCKED} is blocked."`),
    Dialog.confirm(),
    scan_barcode(UNKNOWN),
    Dialog.bodyIs(`"No card or member has the number ${UNKNOWN}."`),
    Dialog.confirm(),
    see("No customer is chosen", `${CUSTOMER}:contains(Customer)`),
];

const typedNumber = [
    ProductScreen.clickPartnerButton(),
    {
        content: "Type the number",
        trigger: ".modal .modal-header input",
        run: `edit ${CARD}`,
    },
    {content: "Enter", trigger: ".modal .modal-header input", run: "press Enter"},
    ProductScreen.customerIsSelected("Malee Boonmee"),
];

const refund = [
    ProductScreen.clickRefund(),
    TicketScreen.selectOrder("001"),
    ProductScreen.clickNumpad("1"),
    TicketScreen.toRefundTextContains("To Refund: 1"),
    TicketScreen.confirmRefund(),
    PaymentScreen.isShown(),
    PaymentScreen.clickPaymentMethod("Cash"),
    PaymentScreen.clickValidate(),
    ReceiptScreen.isShown(),
    receiptSays("total", "0.00"),
    ReceiptScreen.clickNextOrder(),
];

const withoutConnection = [
    Offline.setOfflineMode(),
    scan_barcode(CARD),
    ProductScreen.customerIsSelected("Malee Boonmee"),
    scan_barcode(UNKNOWN),
    see("The number is kept", `${CUSTOMER}:contains(Card ${UNKNOWN})`),
    ProductScreen.clickDisplayedProduct("Rice 5 kg"),
    pay(),
    Dialog.confirm("Continue with limited functionality"),
    Offline.setOnlineMode(),
    ReceiptScreen.clickNextOrder(),
    ProductScreen.clickDisplayedProduct("Rice 5 kg"),
    pay(),
    ReceiptScreen.clickNextOrder(),
    Chrome.isSyncStatusConnected(),
];

const lateCard = [
    ProductScreen.clickDisplayedProduct("Rice 5 kg"),
    ProductScreen.clickPayButton(),
    scan_barcode(CARD),
    see("She is the customer", ".payment-screen .partner-name:contains(Malee Boonmee)"),
    PaymentScreen.clickPaymentMethod("Cash"),
    PaymentScreen.clickValidate(),
    ReceiptScreen.isShown(),
    receiptSays("name", "Malee B."),
    ReceiptScreen.clickNextOrder(),
    Chrome.endTour(),
];

/** On a busy machine the server takes longer than a step usually waits. */
function patient(step) {
    return {timeout: 60000, ...step};
}

registry.category("web_tour.tours").add("coop_card_pos_shop", {
    steps: () =>
        [
            Chrome.startPoS(),
            sale,
            refusal,
            typedNumber,
            refund,
            withoutConnection,
            lateCard,
        ]
            .flat(3)
            .map(patient),
});
