package io.baton.project.catalogue;

import io.baton.web.Refusal;
import java.time.Instant;

/** Somebody else changed the product since the person opened it. */
class ProductChangedMeanwhile extends Refusal {

    ProductChangedMeanwhile(String who, Instant when) {
        super(Kind.STALE, "project.refusal.productChangedMeanwhile", who, when);
    }
}
