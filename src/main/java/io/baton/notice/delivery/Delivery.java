package io.baton.notice.delivery;

/**
 * A message that is to leave the house.
 *
 * @param id the same at every try; what receivers can tell repetitions by
 * @param transport which way it goes
 * @param recipient who gets it, in the transport's own terms: an account for mail, a robot's id for a chat group
 * @param subject one line
 * @param body plain text
 */
public record Delivery(String id, Transport.Kind transport, String recipient, String subject, String body) {}
