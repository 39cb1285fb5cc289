package io.baton.project.sheet;

import io.baton.web.Refusal;

/** The sheet is a draft still: something that the customer must read is missing. */
class SheetNotReady extends Refusal {

    SheetNotReady() {
        super(Kind.STALE, "project.refusal.sheetNotReady");
    }
}
