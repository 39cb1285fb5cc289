package io.baton.internalaudit;

import io.baton.web.Refusal;

/** The step cannot be completed before a customer's finding was entered (R-IA-1). */
class StatementMissing extends Refusal {

    StatementMissing(String number) {
        super(Kind.INVALID, "internalaudit.refusal.statementMissing", number);
    }
}
