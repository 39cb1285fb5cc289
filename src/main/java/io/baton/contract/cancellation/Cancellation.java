package io.baton.contract.cancellation;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to cancel a signed contract, and what became of it (R-DL-15).
 *
 * @param cancellation counts the requests for this contract from 1
 * @param reason why, in the words of who asked for it
 * @param openOrders what is to become of orders that are under way
 * @param resourcePlan what is to become of network resources and equipment
 * @param moneyPlan what is to become of payments, refunds and damages
 * @param centre the centre manager's answer
 * @param legal the answer of legal
 * @param finalAmount CNY that the customer pays for the whole contract in the end; negative when more is paid back
 */
record Cancellation(
        String contractNumber,
        int cancellation,
        CancellationStatus status,
        String reason,
        String openOrders,
        String resourcePlan,
        String moneyPlan,
        @Nullable Ruling centre,
        @Nullable Ruling legal,
        @Nullable String stopReason,
        @Nullable String returnedResources,
        @Nullable String returnedBy,
        @Nullable BigDecimal finalAmount,
        @Nullable String accountsRemark,
        @Nullable String settledBy,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant endedAt) {

    /** One of the two answers. */
    record Ruling(boolean approved, String remark, String by) {

        public String messageKey() {
            return "contract.cancellation." + (approved ? "approve" : "refuse");
        }
    }

    /** Whether both have answered and agreed. */
    boolean isApproved() {
        return centre != null && centre.approved() && legal != null && legal.approved();
    }
}
