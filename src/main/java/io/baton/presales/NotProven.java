package io.baton.presales;

import io.baton.web.Refusal;

/** A benchmark has a converted pilot (R-PS-12). */
class NotProven extends Refusal {

    NotProven() {
        super(Kind.INVALID, "presales.refusal.notProven");
    }
}
