package io.baton.contract;

/**
 * A signed contract was cancelled (R-DL-15). Told in the same transaction.
 *
 * @param number {@code HT-…}
 * @param projectNumber {@code XM-…}
 * @param reason in the words of who asked for it
 * @param by who decided it
 */
public record ContractCancelled(String number, String projectNumber, String reason, String by) {}
