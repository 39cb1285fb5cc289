package io.baton.presales.pilot;

import io.baton.web.Refusal;

/** A project has one pilot at a time, so that extending one exactly once means something (R-PS-12). */
class PilotRunning extends Refusal {

    PilotRunning(String number) {
        super(Kind.STALE, "presales.refusal.pilotRunning", number);
    }
}
