package io.baton.internalaudit;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An internal audit of a project.
 *
 * @param number {@code NS-…}
 * @param passMark points from which an item passes, as it was when the audit began (R-IA-3)
 * @param auditor account of who audits; null until somebody has taken it
 * @param customerDue the day by which the customer expects the report; only of a customer's audit (R-IA-10)
 * @param remark the auditor's overall opinion
 * @param report what the customer was told
 * @param reportedAt when the customer was told
 * @param reply the customer's last words on it
 * @param result null until it is closed
 * @param startedBy account, or {@code system:…} when a review called for it
 * @param cancelReason why it was cancelled
 * @param version counts the changes of its checklist
 */
record Audit(
        String number,
        String projectNumber,
        AuditOrigin origin,
        AuditStatus status,
        int passMark,
        @Nullable String auditor,
        @Nullable LocalDate customerDue,
        @Nullable String remark,
        @Nullable String report,
        @Nullable Instant reportedAt,
        @Nullable String reply,
        @Nullable AuditResult result,
        String startedBy,
        Instant startedAt,
        @Nullable String cancelReason,
        @Nullable Instant closedAt,
        int version) {}
