package io.baton.project;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How many cases of a department belong to a day.
 *
 * @param day in Asia/Shanghai
 * @param amount what they come to, in CNY
 */
public record Tally(LocalDate day, String departmentId, int count, BigDecimal amount) {}
