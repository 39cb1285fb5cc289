package io.baton.contract;

import io.baton.web.Refusal;

/** Only a signed contract can be amended or cancelled (R-CO-1, R-DL-15). */
public class NotSigned extends Refusal {

    NotSigned(String number) {
        super(Kind.STALE, "contract.refusal.notSigned", number);
    }
}
