package io.baton.internalaudit;

import io.baton.web.Refusal;

/** Evidence is a file that was added since the last verification (R-IA-9). */
class EvidenceMissing extends Refusal {

    EvidenceMissing(String number) {
        super(Kind.INVALID, "internalaudit.refusal.evidenceMissing", number);
    }
}
