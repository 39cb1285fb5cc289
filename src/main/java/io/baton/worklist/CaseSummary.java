package io.baton.worklist;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the work list and the task page show of the case behind a task.
 *
 * @param businessKey the case's number
 * @param title what the case is about
 * @param customerId the customer's id
 * @param customerName the customer's name
 * @param customerClass R-CU-1, if known
 * @param grade R-PJ-1, once graded
 * @param departmentId the case's department (R-OR-1)
 * @param startedBy the account that started it
 * @param participants accounts with a part in the case; they may read it
 * @param path the case's page
 */
public record CaseSummary(
        String businessKey,
        String title,
        String customerId,
        String customerName,
        @Nullable String customerClass,
        @Nullable String grade,
        String departmentId,
        String startedBy,
        Set<String> participants,
        String path) {

    public CaseSummary {
        participants = Set.copyOf(participants);
    }
}
