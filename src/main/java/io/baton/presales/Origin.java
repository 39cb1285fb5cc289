package io.baton.presales;

import org.jspecify.annotations.Nullable;

/**
 * What a need is raised from.
 *
 * @param intake id of a request that this account manager accepted (R-SL-9); null when there is none
 * @param opportunity id of this account manager's open opportunity (R-OP-1); null when there is none
 */
public record Origin(@Nullable Long intake, @Nullable Long opportunity) {

    /** The account manager knows of the need directly. */
    public static final Origin NONE = new Origin(null, null);
}
