package io.baton.project.sheet;

import io.baton.web.Refusal;

/** Only who deals with the customer hands a sheet over: the project's account manager, or a lead account manager. */
class SheetNotYours extends Refusal {

    SheetNotYours(String manager) {
        super(Kind.FORBIDDEN, "project.refusal.sheetNotYours", manager);
    }
}
