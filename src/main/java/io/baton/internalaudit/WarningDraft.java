package io.baton.internalaudit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The warning of an item that does not pass (R-IA-4). Every value may be missing, so that all problems can be told at once.
 *
 * @param aspect an {@link Aspect} id; only read when a customer's finding is entered
 * @param statement what is wrong; of a customer's finding, the customer's words
 * @param responsible the first responsible person: exactly one account
 * @param verifier account of the internal auditor who will verify the correction
 */
@Schema(name = "Warning")
public record WarningDraft(
        @Nullable String aspect,
        @Nullable String statement,
        @Nullable List<String> responsible,
        @Nullable String verifier) {

    public WarningDraft {
        statement = statement == null || statement.isBlank() ? null : statement.strip();
        responsible = responsible == null
                ? List.of()
                : responsible.stream().filter(one -> !one.isBlank()).distinct().toList();
        verifier = verifier == null || verifier.isBlank() ? null : verifier;
    }
}
