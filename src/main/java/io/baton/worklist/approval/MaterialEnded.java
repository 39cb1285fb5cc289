package io.baton.worklist.approval;

import io.baton.web.Refusal;

/** The question was answered or withdrawn before. */
class MaterialEnded extends Refusal {

    /**
     * @param by the name of who ended it
     * @param at when, as people read times
     */
    MaterialEnded(String by, String at) {
        super(Kind.STALE, "worklist.materialEnded", by, at);
    }
}
