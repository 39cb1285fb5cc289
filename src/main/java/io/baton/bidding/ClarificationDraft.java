package io.baton.bidding;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A question of the issuer (R-BD-6). Every value may be missing, so that all problems can be told at once.
 *
 * @param owner account of who answers it
 * @param dueAt by when, in Asia/Shanghai
 */
@Schema(name = "ClarificationDraft")
public record ClarificationDraft(@Nullable String question, @Nullable String owner, @Nullable LocalDateTime dueAt) {

    public ClarificationDraft {
        question = TenderDraft.stripped(question);
        owner = owner == null || owner.isBlank() ? null : owner;
    }
}
