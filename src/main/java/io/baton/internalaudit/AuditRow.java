package io.baton.internalaudit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One audit as the list shows it.
 *
 * @param auditor the auditor's name
 * @param findings how many were issued
 * @param open how many of them are being corrected
 */
record AuditRow(
        String number,
        String projectNumber,
        String projectTitle,
        String customerName,
        AuditOrigin origin,
        AuditStatus status,
        @Nullable AuditResult result,
        @Nullable String auditor,
        int findings,
        int open,
        Instant startedAt) {}
