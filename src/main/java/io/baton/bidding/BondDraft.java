package io.baton.bidding;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the bid bond is now (R-BD-5).
 *
 * @param bondState open, returned, forfeited or notPaid
 * @param bondDue the day by which it must be back; required while it is open
 * @param bondNote receipt, account, reason
 */
@Schema(name = "BondDraft")
public record BondDraft(@Nullable String bondState, @Nullable LocalDate bondDue, @Nullable String bondNote) {

    public BondDraft {
        bondNote = TenderDraft.stripped(bondNote);
    }
}
