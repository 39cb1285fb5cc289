package io.baton.contract;

/**
 * The customer signed a version of a contract, and its terms are in force (R-CO-1). Told in the same transaction.
 *
 * @param number {@code HT-…}
 * @param projectNumber {@code XM-…}
 * @param version 1: the project is signed; a later one: an amendment is in force
 * @param by who recorded the signature
 */
public record ContractSigned(String number, String projectNumber, int version, String by) {}
