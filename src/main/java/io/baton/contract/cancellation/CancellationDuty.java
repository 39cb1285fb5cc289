package io.baton.contract.cancellation;

import io.baton.people.SeparationOfDuties;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Nobody rules on a cancellation that they asked for, and nobody rules twice on one (R-DL-15). */
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
        return records.open(businessKey).stream()
                .flatMap(open -> Stream.concat(
                        Stream.of(open.requestedBy()),
                        Stream.of(open.centre(), open.legal())
                                .filter(Objects::nonNull)
                                .map(Cancellation.Ruling::by)))
                .collect(Collectors.toSet());
    }
}
