package io.baton.notice.delivery;

import java.time.Instant;

/**
 * A message that was given up.
 *
 * @param id of the delivery
 * @param transport which way it went
 * @param recipient an account for mail, a robot's id for a chat group
 * @param subject its first line
 * @param attempts how often it was tried
 * @param failure why the last try failed
 * @param createdAt when it was written
 * @param endedAt when it was given up
 */
public record DeadLetter(
        String id,
        Transport.Kind transport,
        String recipient,
        String subject,
        int attempts,
        String failure,
        Instant createdAt,
        Instant endedAt) {}
