package io.baton.bidding;

import static io.baton.bidding.BiddingProcess.*;

import io.baton.bidding.BiddingProcess.Step;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who writes what of a bid now: it stands still while its gates judge it, and from its sealing on (R-BD-4). */
@Component
class BidWriters {

    /** The steps in which who has the step writes the list of clauses. */
    private static final Set<String> LISTING =
            Set.of(READ_TENDER, SCORE_BID, PLAN_COMMERCIAL, PREPARE_QUALIFICATION, ASSEMBLE_BID);

    private static final Set<String> PRICING = Set.of(PLAN_COMMERCIAL, ASSEMBLE_BID);

    /** The steps beside which owners answer their clauses. */
    private static final Set<String> ANSWERING =
            Set.of(READ_TENDER, SCORE_BID, PLAN_TECHNICAL, PLAN_COMMERCIAL, PREPARE_QUALIFICATION, ASSEMBLE_BID);

    private final BiddingProcess process;
    private final ClauseRecords clauses;

    BidWriters(BiddingProcess process, ClauseRecords clauses) {
        this.process = process;
        this.clauses = clauses;
    }

    boolean mayList(String number, String personId) {
        return hasOne(number, personId, LISTING::contains);
    }

    boolean mayPrice(String number, String personId) {
        return hasOne(number, personId, PRICING::contains);
    }

    /** Owners answer theirs, and who writes the list any: somebody must be able to answer for an owner who is away. */
    Set<Integer> answerable(String number, String personId) {
        var open = process.open(number, personId);
        if (!isAnswering(open)) {
            return Set.of();
        }
        var writesList = open.stream().anyMatch(step -> LISTING.contains(step.elementId()) && isOf(step, personId));
        return clauses.of(number).stream()
                .filter(clause -> writesList || clause.owner().equals(personId))
                .map(Clause::clause)
                .collect(Collectors.toSet());
    }

    /** Whoever writes anything of the bid may attach files to it. */
    boolean mayAttach(String number, String personId) {
        var open = process.open(number, personId);
        return isAnswering(open)
                && (open.stream().anyMatch(step -> ANSWERING.contains(step.elementId()) && isOf(step, personId))
                        || clauses.of(number).stream()
                                .anyMatch(clause -> clause.owner().equals(personId)));
    }

    private boolean hasOne(String number, String personId, Predicate<String> element) {
        return process.open(number, personId).stream()
                .anyMatch(step -> element.test(step.elementId()) && isOf(step, personId));
    }

    private static boolean isAnswering(List<Step> open) {
        return open.stream().anyMatch(step -> ANSWERING.contains(step.elementId()));
    }

    private static boolean isOf(Step step, String personId) {
        return personId.equals(step.assignee());
    }
}
