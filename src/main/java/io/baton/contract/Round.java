package io.baton.contract;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One time that a version is put before its gates; answers belong to it, and with that to what it froze (R-CO-1).
 *
 * @param round counts from 1 within the version
 * @param digest SHA-256 over terms, clauses and files, 64 hexadecimal digits
 * @param discountLimit percent, the account manager's when it was opened
 * @param deviates whether legal and commercial reviewer are asked
 * @param withdrawn whether the draft that opened it was taken back
 */
record Round(
        int version,
        int round,
        String digest,
        BigDecimal discountLimit,
        boolean deviates,
        boolean withdrawn,
        Instant openedAt) {}
