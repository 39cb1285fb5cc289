package io.baton.internalaudit;

import io.baton.web.Refusal;

/** Only process managers and centre managers keep the checklist (R-IA-3). */
class ChecklistNotYours extends Refusal {

    ChecklistNotYours() {
        super(Kind.FORBIDDEN, "internalaudit.refusal.checklistNotYours");
    }
}
