package io.baton.presales.pilot;

import io.baton.web.Refusal;

/** A pilot is extended exactly once (R-PS-12). */
class PilotExtendedAlready extends Refusal {

    PilotExtendedAlready(String number) {
        super(Kind.INVALID, "presales.refusal.pilotExtendedAlready", number);
    }
}
