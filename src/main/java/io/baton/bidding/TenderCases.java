package io.baton.bidding;

import io.baton.project.ProjectFlow;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cases with the business keys {@code TB-…}: a bid belongs to its project. */
@Component
class TenderCases implements ProjectFlow {

    private final TenderRecords tenders;
    private final TenderReaders readers;

    TenderCases(TenderRecords tenders, TenderReaders readers) {
        this.tenders = tenders;
        this.readers = readers;
    }

    @Override
    public Optional<String> projectOf(String number) {
        return tender(number).map(Tender::projectNumber);
    }

    @Override
    public Optional<ProjectCase> find(String number) {
        return tender(number)
                .map(tender -> new ProjectCase(
                        number,
                        tender.projectNumber(),
                        tender.startedBy(),
                        readers.participants(tender),
                        "/tenders/" + number));
    }

    private Optional<Tender> tender(String number) {
        return number.startsWith("TB-") ? tenders.find(number) : Optional.empty();
    }
}
