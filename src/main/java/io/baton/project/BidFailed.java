package io.baton.project;

import org.jspecify.annotations.Nullable;

/**
 * Nothing comes of a project whose customer tendered: the bid was declined, missed, lost, or given up (R-BD-2, R-BD-5, R-BD-7). Told in the same
 * transaction, when the project is locked.
 *
 * @param projectNumber {@code XM-…}
 * @param reason in the words of who ended it; null when a deadline did
 * @param by who ended it: an account, or {@code system:…}
 */
public record BidFailed(String projectNumber, @Nullable String reason, String by) {}
