package io.baton.contract.cancellation;

import io.baton.people.SeparationOfDuties;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Nobody rules on a cancellation that they asked for (R-DL-15). */
@Component
class CancellationDuty implements SeparationOfDuties {

    private final CancellationRecords records;

    CancellationDuty(CancellationRecords records) {
        this.records = records;
    }

    @Override
    public String duty() {
        return "contractCancellation";
    }

    @Override
    public Set<String> excluded(String businessKey) {
        return records.open(businessKey).stream().map(Cancellation::requestedBy).collect(Collectors.toSet());
    }
}
