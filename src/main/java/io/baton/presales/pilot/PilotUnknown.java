package io.baton.presales.pilot;

import io.baton.web.Refusal;

/** There is no such pilot, or none that the person may read. */
class PilotUnknown extends Refusal {

    PilotUnknown(String number) {
        super(Kind.NOT_FOUND, "presales.refusal.pilotUnknown", number);
    }
}
