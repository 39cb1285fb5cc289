package io.baton.internalaudit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer who audited us reads about the correction (R-IA-10, R-SL-10).
 *
 * @param words of the account manager; null until the report is written
 * @param attachments names of the files that go with it
 */
record CorrectiveReport(@Nullable String words, List<Item> findings, List<String> attachments) {

    /**
     * One finding.
     *
     * @param statement the customer's own words
     * @param corrective measure, as last planned; null when none was
     * @param preventive measure, as last planned; null when none was
     * @param evidence names of the files that prove it
     * @param doneOn the day on which the correction was verified; null when it was not corrected
     */
    record Item(
            String statement,
            @Nullable String corrective,
            @Nullable String preventive,
            List<String> evidence,
            @Nullable LocalDate doneOn) {}
}
