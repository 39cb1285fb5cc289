package io.baton.bidding;

import io.baton.people.SeparationOfDuties;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody decides on, reviews or approves a bid that they run or wrote (R-BD-4). */
@Component
class BidDuty implements SeparationOfDuties {

    private final TenderRecords tenders;

    BidDuty(TenderRecords tenders) {
        this.tenders = tenders;
    }

    @Override
    public String duty() {
        return "bid";
    }

    @Override
    public Set<String> excluded(String businessKey) {
        var excluded = new HashSet<>(tenders.authors(businessKey));
        excluded.add(tenders.get(businessKey).bidManager());
        return excluded;
    }
}
