package io.baton.project;

/**
 * A contract is to be made for the project: its bid was won, or its review approved it for a contract without a tender (R-PS-8, R-BD-7). Told in
 * the same transaction.
 *
 * @param projectNumber {@code XM-…}
 * @param by who brought it there
 */
public record ReadyForContract(String projectNumber, String by) {}
