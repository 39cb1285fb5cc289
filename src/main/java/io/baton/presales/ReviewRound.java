package io.baton.presales;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One round of a review: every gate judges the same solution version (R-PS-5, R-PS-7).
 *
 * @param round counts from 1
 * @param securityDeclared whether the author declared customer data or a platform
 * @param auditRequired whether the internal audit is one of the gates
 * @param designRemark what the author told the reviewers
 * @param outcome null until the gates are summed up
 * @param ruling of the centre manager on a rejection: confirm or rework
 * @param continuation the centre manager's decision when the rework rounds were used up: continue or stop
 * @param returnedAt when the solution went back to its author
 * @param answers of the gates so far
 */
record ReviewRound(
        int round,
        int solutionVersion,
        boolean securityDeclared,
        boolean auditRequired,
        @Nullable String designRemark,
        @Nullable RoundOutcome outcome,
        @Nullable String ruling,
        @Nullable String rulingRemark,
        @Nullable String ruledBy,
        @Nullable Instant ruledAt,
        @Nullable String continuation,
        @Nullable String continuationReason,
        @Nullable String continuedBy,
        @Nullable Instant continuedAt,
        @Nullable Instant returnedAt,
        Instant createdAt,
        List<GateAnswer> answers) {

    Optional<GateAnswer> answer(Gate gate) {
        return answers.stream().filter(answer -> answer.gate() == gate).findFirst();
    }

    boolean asksForSecurity() {
        return securityDeclared || answers.stream().anyMatch(GateAnswer::securityAdded);
    }
}
