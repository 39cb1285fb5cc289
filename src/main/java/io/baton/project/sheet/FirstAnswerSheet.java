package io.baton.project.sheet;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to a need, as the customer reads it (R-SL-8).
 *
 * @param plannedMeasure what we will do
 * @param expectedOn until when
 * @param customerTodo what the customer must do; null when there is nothing
 */
record FirstAnswerSheet(String plannedMeasure, LocalDate expectedOn, @Nullable String customerTodo) {}
