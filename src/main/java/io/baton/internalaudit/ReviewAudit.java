package io.baton.internalaudit;

import org.jspecify.annotations.Nullable;

/**
 * What the last audit of a review came to (R-PS-5).
 *
 * @param auditor account of who audited
 * @param remark the auditor's overall opinion
 * @param result null while it runs
 */
public record ReviewAudit(
        String number, @Nullable String auditor, @Nullable String remark, @Nullable AuditResult result) {}
