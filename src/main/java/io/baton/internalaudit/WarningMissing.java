package io.baton.internalaudit;

import io.baton.web.Refusal;

/** The step cannot be completed before every item below the mark has its warning (R-IA-4). */
class WarningMissing extends Refusal {

    WarningMissing(String number, String items) {
        super(Kind.INVALID, "internalaudit.refusal.warningMissing", number, items);
    }
}
