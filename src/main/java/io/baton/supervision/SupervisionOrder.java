package io.baton.supervision;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A supervision order.
 *
 * @param number {@code DB-…}
 * @param taskId the supervised task
 * @param taskName its name in Chinese
 * @param taskNameEn its name in English
 * @param taskDueAt when it was due as the order was opened, if it had a limit
 * @param holder who had it then, if anybody
 * @param caseNumber the number of its case
 * @param departmentId the department of its case (R-OR-1)
 * @param reason why it is supervised before it is overdue; null for an order that was opened by itself
 * @param overdueAt since when the task is known to be overdue; null while it is not
 * @param status for what the order waits
 * @param handler who handles it, or is proposed to; null when nobody has the task and its department has no manager
 * @param instruction what the supervisor asks
 * @param dueAt until when the step that waits now must be done
 * @param taskEnd how the supervised task ended; null while it is open
 * @param taskEndedBy who ended it
 * @param taskEndedAt when
 * @param openedBy the supervisor, or {@code system:supervision}
 * @param openedAt when
 * @param closedAt when the order was closed
 */
record SupervisionOrder(
        String number,
        String taskId,
        String taskName,
        String taskNameEn,
        @Nullable Instant taskDueAt,
        @Nullable String holder,
        String caseNumber,
        String departmentId,
        @Nullable String reason,
        @Nullable Instant overdueAt,
        OrderStatus status,
        @Nullable String handler,
        @Nullable String instruction,
        @Nullable Instant dueAt,
        @Nullable TaskEnd taskEnd,
        @Nullable String taskEndedBy,
        @Nullable Instant taskEndedAt,
        String openedBy,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public String taskNameIn(Locale locale) {
        return locale.getLanguage().equals("en") ? taskNameEn : taskName;
    }
}
