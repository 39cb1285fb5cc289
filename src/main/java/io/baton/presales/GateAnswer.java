package io.baton.presales;

import java.time.Instant;

/**
 * What a gate said of one solution version (R-PS-5).
 *
 * @param digest of that version
 * @param securityAdded whether the reviewer asked for the security gate
 * @param by account of the reviewer
 */
record GateAnswer(
        int round,
        Gate gate,
        int solutionVersion,
        String digest,
        Verdict verdict,
        String remark,
        boolean securityAdded,
        String by,
        Instant at) {}
