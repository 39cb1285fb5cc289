package io.baton.contract;

import io.baton.web.Refusal;

/** A contract is made from a version of a template; without one nobody knows in which words it is judged (R-CO-1). */
class TemplateMissing extends Refusal {

    TemplateMissing(String number) {
        super(Kind.INVALID, "contract.refusal.templateMissing", number);
    }
}
