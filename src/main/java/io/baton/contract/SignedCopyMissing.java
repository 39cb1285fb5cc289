package io.baton.contract;

import io.baton.web.Refusal;

/** A signature is recorded with the signed copy only (R-CO-1). */
class SignedCopyMissing extends Refusal {

    SignedCopyMissing(String number) {
        super(Kind.INVALID, "contract.refusal.signedCopyMissing", number);
    }
}
