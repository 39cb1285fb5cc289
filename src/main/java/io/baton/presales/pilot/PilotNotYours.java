package io.baton.presales.pilot;

import io.baton.web.Refusal;

/** Only the solution's engineer and the account manager start a pilot, while the project is open (R-PS-12). */
class PilotNotYours extends Refusal {

    PilotNotYours() {
        super(Kind.FORBIDDEN, "presales.refusal.pilotNotYours");
    }
}
