package io.baton.project.sheet;

import org.jspecify.annotations.Nullable;

/**
 * Who writes to whom about what; the same on every sheet.
 *
 * @param number of the project, for questions about it
 * @param department the account manager's, with those above it
 * @param manager the account manager's name
 * @param contact where the customer reaches the account manager; null when nothing is known
 */
record Letterhead(
        String customer, String project, String number, String department, String manager, @Nullable String contact) {}
