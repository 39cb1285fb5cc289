package io.baton.presales;

import io.baton.web.Refusal;

/** Only the account manager who raised a need may withdraw it (R-PS-9). */
class NotYourNeed extends Refusal {

    NotYourNeed() {
        super(Kind.FORBIDDEN, "presales.refusal.notYourNeed");
    }
}
