package io.baton.internalaudit;

import io.baton.web.Refusal;

/** The monthly list is read by auditors, managers and who supervises (R-IA-11). */
class RankingNotYours extends Refusal {

    RankingNotYours() {
        super(Kind.FORBIDDEN, "internalaudit.refusal.rankingNotYours");
    }
}
