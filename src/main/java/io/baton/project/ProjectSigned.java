package io.baton.project;

/**
 * The customer signed the project's contract (R-CO-1). Told in the same transaction.
 *
 * @param projectNumber {@code XM-…}
 * @param by who recorded the signature
 */
public record ProjectSigned(String projectNumber, String by) {}
