package io.baton.bidding;

import io.baton.document.DocumentAccess;
import io.baton.document.DocumentAdded;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The papers of a bid: read by who reads the bid, added by who writes it, who with that is an author (R-BD-3, R-BD-4). */
@Component
class BidDocuments implements DocumentAccess {

    static final String PURPOSE = "bid";

    private final TenderRecords tenders;
    private final TenderReaders readers;
    private final BidWriters writers;
    private final Clock clock;

    BidDocuments(TenderRecords tenders, TenderReaders readers, BidWriters writers, Clock clock) {
        this.tenders = tenders;
        this.readers = readers;
        this.writers = writers;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public boolean mayRead(String businessKey, String personId) {
        return tenders.find(businessKey)
                .filter(tender -> readers.mayRead(tender, personId))
                .isPresent();
    }

    @Override
    public boolean mayAdd(String businessKey, String personId) {
        return mayRead(businessKey, personId) && writers.mayAttach(businessKey, personId);
    }

    @EventListener
    void on(DocumentAdded added) {
        var document = added.document();
        if (document.purpose().equals(PURPOSE)) {
            // Once more under the lock: the file may have taken longer than the step in which it could be added.
            tenders.lock(document.businessKey());
            if (!writers.mayAttach(document.businessKey(), document.createdBy())) {
                throw new BidNotYours();
            }
            tenders.joined(document.businessKey(), document.createdBy(), true, document.createdBy(), clock.instant());
        }
    }
}
