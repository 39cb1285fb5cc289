package io.baton.bidding;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who answers a question of the issuer instead (R-BD-6). Every value may be missing, so that all problems can be told at once.
 *
 * @param owner account of who answers it from now on
 * @param reason why
 */
@Schema(name = "HandOnDraft")
public record HandOnDraft(@Nullable String owner, @Nullable String reason) {

    public HandOnDraft {
        owner = TenderDraft.stripped(owner);
        reason = TenderDraft.stripped(reason);
    }
}
