package io.baton.operations;

import io.baton.web.Refusal;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Why something failed, in words for people: Baton's own sentences only. What an exception says of itself may hold a class name, SQL
 * or a secret; it stands in the log and nowhere else.
 *
 * @param messageKey leads to the sentence
 * @param arguments fill its placeholders: texts, numbers and booleans
 */
record FailureWords(String messageKey, List<Object> arguments) implements MessageSourceResolvable {

    static final FailureWords UNEXPECTED = new FailureWords("operations.cause.unexpected", List.of());
    static final FailureWords BUSY = new FailureWords("operations.cause.busy", List.of());
    static final FailureWords BROKEN_OFF = new FailureWords("operations.cause.brokenOff", List.of());

    /** The same in words, for failures that are told apart by their type. */
    private static final Map<Class<? extends Throwable>, FailureWords> KNOWN = Map.of(
            ConcurrencyFailureException.class, BUSY,
            DataAccessResourceFailureException.class, new FailureWords("operations.cause.database", List.of()),
            CannotCreateTransactionException.class, new FailureWords("operations.cause.database", List.of()),
            ConnectException.class, new FailureWords("operations.cause.unreachable", List.of()),
            UnknownHostException.class, new FailureWords("operations.cause.unreachable", List.of()),
            SocketTimeoutException.class, new FailureWords("operations.cause.unreachable", List.of()),
            HttpTimeoutException.class, new FailureWords("operations.cause.unreachable", List.of()));

    FailureWords {
        arguments = List.copyOf(arguments);
    }

    static FailureWords of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .map(FailureWords::known)
                .filter(words -> words != UNEXPECTED)
                .findFirst()
                .orElse(UNEXPECTED);
    }

    private static FailureWords known(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return new FailureWords(
                    refusal.getCodes()[0],
                    Stream.of(refusal.getArguments()).map(FailureWords::plain).toList());
        }
        return KNOWN.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(cause))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNEXPECTED);
    }

    private static Object plain(Object argument) {
        return argument instanceof Number || argument instanceof Boolean ? argument : String.valueOf(argument);
    }

    /** A sentence that a newer version no longer has is told as an unexpected failure. */
    @Override
    public String[] getCodes() {
        return new String[] {messageKey, UNEXPECTED.messageKey};
    }

    @Override
    public Object[] getArguments() {
        return arguments.toArray();
    }
}
