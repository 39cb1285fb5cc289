package io.baton.project;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to a need, which stops the clock (R-SL-8).
 *
 * @param plannedMeasure what will be done
 * @param expectedOn the day it is expected
 * @param customerTodo what the customer must do; null for nothing
 */
public record FirstAnswer(String plannedMeasure, LocalDate expectedOn, @Nullable String customerTodo) {}
