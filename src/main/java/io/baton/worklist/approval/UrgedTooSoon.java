package io.baton.worklist.approval;

import io.baton.web.Refusal;

/** The task was urged a moment ago; the next time is possible later. */
class UrgedTooSoon extends Refusal {

    /**
     * @param by the name of who urged it last
     * @param at when, as people read times
     * @param again from when it may be urged again
     */
    UrgedTooSoon(String by, String at, String again) {
        super(Kind.TOO_MUCH, "worklist.urgedTooSoon", by, at, again);
    }
}
