package io.baton.presales.pilot;

import io.baton.document.DocumentAccess;
import org.springframework.stereotype.Component;

/** The papers of a pilot, such as what the customer signed: read by who reads the pilot, added by who keeps it while it runs. */
@Component
class PilotDocuments implements DocumentAccess {

    static final String PURPOSE = "pilot";

    private final PilotRecords records;
    private final Pilots pilots;

    PilotDocuments(PilotRecords records, Pilots pilots) {
        this.records = records;
        this.pilots = pilots;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public boolean mayRead(String businessKey, String personId) {
        return pilots.mayRead(businessKey, personId);
    }

    @Override
    public boolean mayAdd(String businessKey, String personId) {
        return records.find(businessKey)
                .filter(pilot -> pilots.mayKeep(pilot, personId))
                .isPresent();
    }
}
