package io.baton.presales.pilot;

import io.baton.web.Refusal;

/** Nothing more is lent for a pilot that is decided. */
class LendingOver extends Refusal {

    LendingOver() {
        super(Kind.STALE, "presales.refusal.lendingOver");
    }
}
