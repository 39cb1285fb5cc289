package io.baton.notice.delivery;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;

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
        Failure failure,
        Instant createdAt,
        Instant endedAt) {

    /**
     * Why a try failed.
     *
     * @param messageKey leads to the sentence; of messages that an earlier version gave up, the sentence itself
     * @param arguments fill its placeholders: texts and numbers
     */
    public record Failure(String messageKey, List<Object> arguments) implements MessageSourceResolvable {

        static final Failure UNEXPECTED = new Failure("notice.failure.unexpected", List.of());

        public Failure {
            arguments = List.copyOf(arguments);
        }

        static Failure of(DeliveryFailed failed) {
            return new Failure(
                    failed.getCodes()[0],
                    Stream.of(failed.getArguments()).map(Failure::plain).toList());
        }

        private static Object plain(Object argument) {
            return argument instanceof Number ? argument : String.valueOf(argument);
        }

        @Override
        public String[] getCodes() {
            return new String[] {messageKey};
        }

        @Override
        public Object[] getArguments() {
            return arguments.toArray();
        }

        @Override
        public String getDefaultMessage() {
            return messageKey;
        }
    }
}
