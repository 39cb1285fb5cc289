package io.baton.internalaudit;

import io.baton.web.Refusal;

/** The step cannot be completed while items are not scored (R-IA-3). */
class ChecklistUnfinished extends Refusal {

    ChecklistUnfinished(String number, String items) {
        super(Kind.INVALID, "internalaudit.refusal.checklistUnfinished", number, items);
    }
}
