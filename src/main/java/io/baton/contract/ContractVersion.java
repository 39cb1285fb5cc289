package io.baton.contract;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The first version of a contract, or an amendment of it, which passes the same gates (R-CO-1).
 *
 * @param version counts from 1; every later one is an amendment
 * @param reason why it is amended; null of the first version
 * @param templateVersionId the version of the template that it was made from, if any
 * @param terms null until they were entered
 * @param signedOn when the customer signed
 * @param signatory who signed for the customer
 * @param signedBy account of who recorded that
 * @param endReason why it ended without a signature
 * @param revision counts the changes of its terms and clauses
 */
public record ContractVersion(
        String contractNumber,
        int version,
        VersionStatus status,
        @Nullable String reason,
        @Nullable Long templateVersionId,
        @Nullable Terms terms,
        @Nullable LocalDate signedOn,
        @Nullable String signatory,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        int revision,
        String openedBy,
        Instant openedAt) {

    public boolean isAmendment() {
        return version > 1;
    }
}
