package io.baton.insight;

import io.baton.bidding.BidResult;
import io.baton.project.ProjectResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The projects or bids behind a number of the board.
 *
 * @param department the chosen one; null for everything within reach
 * @param sum how many there are, on all pages: the number on the board
 * @param cases the newest first, a page of them
 * @param next where the next page begins ({@code before}); null on the last one
 */
record Cases(Part part, Period period, @Nullable String department, Sum sum, List<Case> cases, @Nullable String next) {

    /**
     * One of them.
     *
     * @param number its business key
     * @param departmentId the department to which it is counted
     * @param person the account manager, of a bid the bid manager
     * @param statusKey leads to the words for its state
     * @param raisedAt when the need was raised; null of a bid
     * @param endedAt when it was signed, of a bid when it ended; null when nothing is signed
     * @param amount expected CNY per year, of a bid its price in CNY before tax, if there was one
     */
    record Case(
            String number,
            String title,
            String customerName,
            String departmentId,
            String person,
            String statusKey,
            @Nullable Instant raisedAt,
            @Nullable Instant endedAt,
            @Nullable BigDecimal amount) {

        static Case of(ProjectResult project) {
            return new Case(
                    project.number(),
                    project.title(),
                    project.customerName(),
                    project.departmentId(),
                    project.raisedBy(),
                    project.status().messageKey(),
                    project.raisedAt(),
                    project.signedAt(),
                    project.annualRevenue());
        }

        static Case of(BidResult bid) {
            return new Case(
                    bid.number(),
                    bid.title(),
                    bid.customerName(),
                    bid.departmentId(),
                    bid.bidManager(),
                    bid.status().messageKey(),
                    null,
                    bid.endedAt(),
                    bid.price());
        }
    }
}
