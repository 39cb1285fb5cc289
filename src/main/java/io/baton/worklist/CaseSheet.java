package io.baton.worklist;

import io.baton.document.Document;
import io.baton.worklist.WorkItem.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case on paper: what it is, who did which step with which answers, what was done beside the steps, and the files that belong to it. In the
 * reader's language, with names for accounts; for use inside the house.
 *
 * @param number the case's number
 * @param customer null when it has none
 * @param acts what people did beside the steps, oldest first
 * @param documents those that the reader may see
 * @param printedBy who asked for this paper
 */
record CaseSheet(
        String number,
        String title,
        @Nullable String customer,
        String department,
        List<Flow> flows,
        List<Act> acts,
        List<Document> documents,
        Map<String, String> authors,
        String printedBy,
        Instant printedAt) {

    /**
     * One flow of the case.
     *
     * @param model the version of its model, as it was deployed: {@code presales-review:3:…}
     * @param version the model's, from 1
     * @param end the name of the end it reached; null while it runs, empty when it was ended from outside
     */
    record Flow(
            String name,
            String model,
            int version,
            @Nullable String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String end,
            List<Step> steps) {}

    /**
     * A step.
     *
     * @param who who did it, or has it; null when nobody has it yet
     * @param onBehalfOf for whom, where it was delegated
     * @param takenAt when that person got it; null when nobody has it yet
     * @param took from when it waited to its end, or till now
     * @param answers label and value of what was filled in
     */
    record Step(
            String name,
            Status status,
            @Nullable String who,
            @Nullable String onBehalfOf,
            Instant waitsSince,
            @Nullable Instant takenAt,
            @Nullable Instant endedAt,
            Elapsed took,
            List<Map<String, String>> answers) {

        /** The message that says how far it is. */
        public String statusKey() {
            return "worklist.sheet.status." + status;
        }
    }

    /** What somebody did beside the steps; {@code who} is null for the product itself. */
    record Act(String name, @Nullable String who, @Nullable String onBehalfOf, Instant at, @Nullable String reason) {}
}
