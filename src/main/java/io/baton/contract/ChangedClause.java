package io.baton.contract;

/**
 * A clause in which a version departs from the standard wording (R-CO-1).
 *
 * @param clause counts from 1 within the version
 * @param reference where it stands in the contract
 * @param standard the standard wording
 * @param changed the wording agreed
 * @param reason why
 */
record ChangedClause(int version, int clause, String reference, String standard, String changed, String reason) {}
