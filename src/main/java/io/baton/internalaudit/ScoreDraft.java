package io.baton.internalaudit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor enters for one item of the checklist.
 *
 * @param score whole points 0 to 10 as typed; empty while it is not scored (R-IA-3)
 */
@Schema(name = "ItemScore")
public record ScoreDraft(int item, @Nullable String score, @Nullable String remark) {

    private static final Pattern POINTS = Pattern.compile("\\d|10");

    public ScoreDraft {
        score = score == null || score.isBlank() ? null : score.strip();
        remark = remark == null || remark.isBlank() ? null : remark.strip();
    }

    boolean isInRange() {
        return score == null || POINTS.matcher(score).matches();
    }

    @Nullable
    Integer points() {
        return score == null ? null : Integer.valueOf(score);
    }
}
