package io.baton.bidding;

import static io.baton.bidding.BiddingProcess.*;

import io.baton.bidding.TenderEntry.Kind;
import io.baton.engine.TaskFacts;
import io.baton.worklist.CompletionWithdrawal;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The steps of the preparation can be taken back while the next one is untouched. From the submission on nothing can: the issuer has the
 * bid or the answer, or has given a result.
 */
@Component
class BidWithdrawals implements CompletionWithdrawal {

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry(READ_TENDER, Kind.READ),
            Map.entry(SCORE_BID, Kind.SCORED),
            Map.entry(DECIDE_GO, Kind.GO),
            Map.entry(DECIDE_GO_AS_HEAD, Kind.GO),
            Map.entry(PLAN_TECHNICAL, Kind.TECHNICAL),
            Map.entry(PLAN_COMMERCIAL, Kind.COMMERCIAL),
            Map.entry(PREPARE_QUALIFICATION, Kind.QUALIFICATION),
            Map.entry(CHECK_TERMS, Kind.TERMS),
            Map.entry(ASSEMBLE_BID, Kind.ASSEMBLED),
            Map.entry(REVIEW_BID, Kind.REVIEW),
            Map.entry(APPROVE_PRICE_AS_FINANCE, Kind.FINANCE),
            Map.entry(APPROVE_PRICE_AS_CENTRE, Kind.CENTRE),
            Map.entry(APPROVE_PRICE_AS_HEAD, Kind.HEAD),
            Map.entry(SEAL_BID, Kind.SEALED));

    private final Bidding bidding;

    BidWithdrawals(Bidding bidding) {
        this.bidding = bidding;
    }

    @Override
    public boolean isPossible(TaskFacts completed, String by) {
        var kind = KINDS.get(completed.elementId());
        return completed.processKey().equals(PROCESS)
                && kind != null
                && bidding.mayWithdraw(completed.businessKey(), kind, by);
    }

    @Override
    public void withdraw(TaskFacts completed, String by, String reason) {
        bidding.withdrawn(completed.businessKey(), KINDS.get(completed.elementId()), by);
    }
}
