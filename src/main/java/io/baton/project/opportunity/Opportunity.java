package io.baton.project.opportunity;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity (R-OP-1).
 *
 * @param expectedRevenue CNY per year
 * @param owner account of the account manager who keeps it
 * @param droppedReason why it was dropped; null as long as it was not
 * @param projectNumber of the need that it became; null as long as it did not
 * @param version the state a person saw, for optimistic locking
 */
public record Opportunity(
        long id,
        Source source,
        long customerId,
        String customerName,
        String title,
        BigDecimal expectedRevenue,
        LocalDate expectedOn,
        String nextStep,
        String owner,
        String departmentId,
        @Nullable String droppedReason,
        @Nullable String projectNumber,
        int version) {

    /** Whether it is neither a need nor dropped. */
    public boolean open() {
        return droppedReason == null && projectNumber == null;
    }

    /** How far it is. */
    public String messageKey() {
        return "project.opportunity.state." + (open() ? "open" : projectNumber == null ? "dropped" : "need");
    }
}
