package io.baton.bidding;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The issuer asks for a presentation (R-BD-6).
 *
 * @param presentationAt when, in Asia/Shanghai
 * @param place where, and who takes part
 */
@Schema(name = "PresentationDraft")
public record PresentationDraft(@Nullable LocalDateTime presentationAt, @Nullable String place) {

    public PresentationDraft {
        place = TenderDraft.stripped(place);
    }
}
