package io.baton.bidding;

import io.baton.project.Figure;
import io.baton.project.Leg;
import io.baton.project.Leg.Standing;
import io.baton.project.Phase;
import io.baton.project.Project;
import io.baton.project.ProjectFlow;
import java.util.ArrayList;
import java.util.List;
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
    public Optional<Phase> phase() {
        return Optional.of(Phase.BID);
    }

    @Override
    public List<Leg> of(Project project) {
        return tenders.of(project.number()).stream().map(TenderCases::leg).toList();
    }

    private static Leg leg(Tender tender) {
        return new Leg(
                tender.number(),
                path(tender.number()),
                "bidding.bid",
                Phase.BID,
                switch (tender.status()) {
                    case PREPARING, SUBMITTED -> Standing.RUNNING;
                    case WON -> Standing.DONE;
                    case LOST, VOID, DECLINED, MISSED, WITHDRAWN, CANCELLED -> Standing.FAILED;
                },
                tender.status().messageKey(),
                tender.startedAt(),
                tender.endedAt(),
                figures(tender));
    }

    private static List<Figure> figures(Tender tender) {
        var figures = new ArrayList<Figure>();
        figures.add(Figure.cny("bidding.priceLimit", tender.priceLimit()));
        if (tender.bidBond().signum() > 0) {
            figures.add(Figure.cny("bidding.bidBond", tender.bidBond()));
        }
        if (tender.price() != null) {
            figures.add(Figure.cny("bidding.price", tender.price()));
        }
        tender.margin().ifPresent(margin -> figures.add(Figure.percent("bidding.margin", margin.percent())));
        if (tender.winnerPrice() != null) {
            figures.add(Figure.cny("bidding.winnerPrice", tender.winnerPrice()));
        }
        return figures;
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
                        path(number)));
    }

    private Optional<Tender> tender(String number) {
        return number.startsWith("TB-") ? tenders.find(number) : Optional.empty();
    }

    private static String path(String number) {
        return "/tenders/" + number;
    }
}
