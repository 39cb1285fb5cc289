package io.baton.supervision;

import io.baton.people.SeparationOfDuties;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody checks and evaluates what they handled themselves (R-SL-6). */
@Component
class HandlingDuty implements SeparationOfDuties {

    private final SupervisionReaders readers;

    HandlingDuty(SupervisionReaders readers) {
        this.readers = readers;
    }

    @Override
    public String duty() {
        return "handling";
    }

    @Override
    public Set<String> excluded(String businessKey) {
        return readers.handlers(businessKey);
    }
}
