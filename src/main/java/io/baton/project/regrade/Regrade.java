package io.baton.project.regrade;

import java.time.Instant;

/**
 * A correction of a project's figures.
 *
 * @param reason in the words of who corrected them
 * @param by account of who did
 */
record Regrade(Standing before, Standing after, String reason, String by, Instant at) {}
