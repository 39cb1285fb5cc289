package io.baton.project.regrade;

/**
 * The figures of a project in its presales review were corrected and its grade decided anew; told in the transaction that does it.
 *
 * @param number the project's number
 * @param reason in the words of who corrected them
 * @param by account of who did
 */
public record ProjectRegraded(String number, Standing before, Standing after, String reason, String by) {}
