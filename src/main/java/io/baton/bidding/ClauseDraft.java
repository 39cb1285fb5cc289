package io.baton.bidding;

import static io.baton.bidding.TenderDraft.requireText;
import static io.baton.bidding.TenderDraft.stripped;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the clause list as it was typed. Every value may be missing, so that all problems can be told at once.
 *
 * @param clause which one; null for a new one
 * @param reference where it stands in the tender's papers
 * @param kind must or score
 * @param owner account of who answers it
 * @param dropped whether it was entered by mistake; null counts as no
 */
@Schema(name = "ClauseDraft")
public record ClauseDraft(
        @Nullable Integer clause,
        @Nullable String reference,
        @Nullable String requirement,
        @Nullable String kind,
        @Nullable String owner,
        @Nullable Boolean dropped) {

    private static final int LONGEST_REFERENCE = 50;
    private static final int LONGEST_REQUIREMENT = 2000;

    public ClauseDraft {
        reference = stripped(reference);
        requirement = stripped(requirement);
        kind = stripped(kind);
        owner = stripped(owner);
    }

    /** A row of the page that nobody filled in. */
    boolean isBlank() {
        return clause == null && reference == null && requirement == null && owner == null;
    }

    /** Whether it leaves the clause as it is. */
    boolean says(Clause clause) {
        return !isDropped()
                && clause.reference().equals(reference)
                && clause.requirement().equals(requirement)
                && clause.kind().id().equals(kind)
                && clause.owner().equals(owner);
    }

    boolean isDropped() {
        return Boolean.TRUE.equals(dropped);
    }

    /** Adds what is wrong with this row; whether the owner exists is looked up elsewhere. */
    void addProblems(String row, List<FieldProblem> problems) {
        requireText(problems, "reference." + row, reference, LONGEST_REFERENCE);
        requireText(problems, "requirement." + row, requirement, LONGEST_REQUIREMENT);
        if (ClauseKind.of(kind).isEmpty()) {
            problems.add(FieldProblem.of("kind." + row, "bidding.problem.choose"));
        }
        if (owner == null) {
            problems.add(FieldProblem.of("owner." + row, "bidding.problem.ownerMissing"));
        }
    }
}
