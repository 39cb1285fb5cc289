package io.baton.bidding;

import io.baton.internalaudit.AuditedWork;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who runs or wrote a bid of the project: none of them audits it (R-IA-2). */
@Component
class BidTeam implements AuditedWork {

    private final TenderRecords tenders;
    private final BidDuty duty;

    BidTeam(TenderRecords tenders, BidDuty duty) {
        this.tenders = tenders;
        this.duty = duty;
    }

    @Override
    public Set<String> authors(String projectNumber) {
        return tenders.of(projectNumber).stream()
                .flatMap(tender -> duty.excluded(tender.number()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
