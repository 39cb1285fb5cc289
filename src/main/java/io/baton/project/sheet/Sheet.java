package io.baton.project.sheet;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer receives. The content is a small value type of its own, which has no place for class, grade, internal limits,
 * money or what reviewers said (R-SL-10).
 *
 * @param projectNumber {@code XM-…}: its customer receives the sheet, its account manager signs it
 * @param casePath where Baton shows the case
 * @param readyOn the day from which it can be handed over; null while something is missing
 * @param content texts, days and plain numbers only
 */
public record Sheet(String projectNumber, String casePath, @Nullable LocalDate readyOn, Record content) {}
