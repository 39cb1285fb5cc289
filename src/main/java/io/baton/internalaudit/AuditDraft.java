package io.baton.internalaudit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor starts (R-IA-1). Every value may be missing, so that all problems can be told at once.
 *
 * @param projectNumber {@code XM-…}
 * @param origin delivery or customer; a review calls for its audit by itself
 * @param customerDue the day by which the customer expects the report; required of a customer's audit
 */
@Schema(name = "AuditDraft")
public record AuditDraft(@Nullable String projectNumber, @Nullable String origin, @Nullable LocalDate customerDue) {}
