package io.baton.worklist.approval;

import org.jspecify.annotations.Nullable;

/**
 * What a person wants to do.
 *
 * @param taskId about which task
 * @param version of the task as the person saw it; null when the caller saw none
 * @param reason why, in the person's words
 * @param by the person
 * @param key makes a repeated request do nothing again
 */
record Intent(String taskId, @Nullable Integer version, @Nullable String reason, String by, @Nullable String key) {

    static final int LONGEST_REASON = 1000;

    /** @throws OperationInvalid when there is no reason, or one that is too long */
    String requiredReason() {
        var plain = reason == null ? "" : reason.strip();
        if (plain.isEmpty()) {
            throw new OperationInvalid("reason", "worklist.problem.reasonMissing");
        }
        if (plain.length() > LONGEST_REASON) {
            throw new OperationInvalid("reason", "worklist.problem.reasonTooLong", LONGEST_REASON);
        }
        return plain;
    }
}
