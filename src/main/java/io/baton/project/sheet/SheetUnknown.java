package io.baton.project.sheet;

import io.baton.web.Refusal;

/** There is no such sheet yet, or the person may not read its case. */
class SheetUnknown extends Refusal {

    SheetUnknown(String caseNumber) {
        super(Kind.NOT_FOUND, "project.refusal.sheetUnknown", caseNumber);
    }
}
