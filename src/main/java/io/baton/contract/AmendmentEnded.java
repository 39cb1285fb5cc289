package io.baton.contract;

/**
 * An amendment was stopped or is not signed; the contract stays as it is (R-CO-1). Told in the same transaction.
 *
 * @param number {@code HT-…}
 * @param version the amendment
 */
public record AmendmentEnded(String number, int version) {}
