package io.baton.bidding;

import java.util.Arrays;
import java.util.Set;

/** Which bids an overview counts and lists, by the moment at which they ended (K-3, R-BD-7). */
public enum BidSelection {
    WON(TenderStatus.WON),
    LOST(TenderStatus.LOST),
    /** What the win rate counts. */
    DECIDED(TenderStatus.WON, TenderStatus.LOST),
    VOID(TenderStatus.VOID),
    MISSED(TenderStatus.MISSED),
    CANCELLED(TenderStatus.CANCELLED);

    private final Set<TenderStatus> statuses;

    BidSelection(TenderStatus... statuses) {
        this.statuses = Set.of(statuses);
    }

    String[] statuses() {
        return Arrays.stream(TenderStatus.values())
                .filter(statuses::contains)
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
