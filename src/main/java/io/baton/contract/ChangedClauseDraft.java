package io.baton.contract;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list of changed clauses as it was typed. Every value may be missing, so that all problems can be told at once.
 *
 * @param clause which one; null for a new one
 * @param reference where it stands in the contract
 * @param standard the standard wording
 * @param changed the wording agreed
 * @param reason why
 * @param dropped whether the standard wording holds after all; null counts as no
 */
@Schema(name = "ChangedClauseDraft")
public record ChangedClauseDraft(
        @Nullable Integer clause,
        @Nullable String reference,
        @Nullable String standard,
        @Nullable String changed,
        @Nullable String reason,
        @Nullable Boolean dropped) {

    private static final int LONGEST_REFERENCE = 50;
    private static final int LONGEST_WORDING = 2000;
    private static final int LONGEST_REASON = 1000;

    public ChangedClauseDraft {
        reference = TermsDraft.stripped(reference);
        standard = TermsDraft.stripped(standard);
        changed = TermsDraft.stripped(changed);
        reason = TermsDraft.stripped(reason);
    }

    /** A row of the page that nobody filled in. */
    boolean isBlank() {
        return clause == null && reference == null && standard == null && changed == null && reason == null;
    }

    boolean isDropped() {
        return Boolean.TRUE.equals(dropped);
    }

    void addProblems(int row, List<FieldProblem> problems) {
        TermsDraft.requireText(problems, "reference." + row, reference, LONGEST_REFERENCE);
        TermsDraft.requireText(problems, "standard." + row, standard, LONGEST_WORDING);
        TermsDraft.requireText(problems, "changed." + row, changed, LONGEST_WORDING);
        TermsDraft.requireText(problems, "reason." + row, reason, LONGEST_REASON);
        if (changed != null && changed.equals(standard)) {
            problems.add(FieldProblem.of("changed." + row, "contract.problem.notChanged"));
        }
    }
}
