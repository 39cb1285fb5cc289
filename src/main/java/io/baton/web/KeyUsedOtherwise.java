package io.baton.web;

/** An idempotency key came again with another operation. */
public class KeyUsedOtherwise extends Refusal {

    KeyUsedOtherwise() {
        super(Kind.INVALID, "web.idempotency.usedOtherwise");
    }
}
