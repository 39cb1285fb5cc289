package io.baton.supervision;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One order as the list shows it.
 *
 * @param title what the supervised case is about
 * @param customerName its customer, if it has one
 * @param department the department's name in Chinese
 * @param departmentEn in English
 * @param handlerName the handler's name
 * @param late whether the step that waits now is late
 * @param mark of the last handling, once it was accepted
 */
record OrderRow(
        String number,
        String taskName,
        String taskNameEn,
        String caseNumber,
        String title,
        @Nullable String customerName,
        String department,
        String departmentEn,
        OrderStatus status,
        @Nullable String handlerName,
        @Nullable Instant dueAt,
        boolean late,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable TaskEnd taskEnd,
        @Nullable Integer mark) {

    public String taskNameIn(Locale locale) {
        return locale.getLanguage().equals("en") ? taskNameEn : taskName;
    }

    public String departmentIn(Locale locale) {
        return locale.getLanguage().equals("en") ? departmentEn : department;
    }
}
