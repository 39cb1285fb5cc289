package io.baton.bidding;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Another deadline that the issuer set for a running bid (R-BD-5). Every value may be missing, so that all problems can be told at
 * once. Times are those of Asia/Shanghai.
 *
 * @param submissionDeadline the last minute that counts from now on
 * @param openingAt when the bids are opened, not before the deadline
 * @param announcement on what grounds, in the issuer's words
 */
@Schema(name = "DeadlineDraft")
public record DeadlineDraft(
        @Nullable LocalDateTime submissionDeadline, @Nullable LocalDateTime openingAt, @Nullable String announcement) {

    private static final int LONGEST_ANNOUNCEMENT = 1000;

    public DeadlineDraft {
        announcement = TenderDraft.stripped(announcement);
    }

    Instant deadline() {
        return TenderDraft.instantOf(Objects.requireNonNull(submissionDeadline));
    }

    Instant opening() {
        return TenderDraft.instantOf(Objects.requireNonNull(openingAt));
    }

    /** What is wrong with these values for this tender, in the order of the page. */
    List<FieldProblem> problems(Tender tender, Instant now) {
        var problems = new ArrayList<FieldProblem>();
        TenderDraft.requireDeadline(problems, submissionDeadline, openingAt, now);
        if (problems.isEmpty()
                && deadline().equals(tender.submissionDeadline())
                && opening().equals(tender.openingAt())) {
            problems.add(FieldProblem.of("submissionDeadline", "bidding.problem.deadlineUnchanged"));
        }
        TenderDraft.requireText(problems, "announcement", announcement, LONGEST_ANNOUNCEMENT);
        return problems;
    }
}
