package io.baton.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;

/**
 * A request that Baton refuses for a reason the person can act on. Subclasses are named as the fact; the message key leads to
 * the sentence that says what to do, in the person's language. {@link #getMessage()} is for the log.
 */
public abstract class Refusal extends RuntimeException implements MessageSourceResolvable {

    /** Why a request is refused, and with that its HTTP status. */
    public enum Kind {
        /** The thing does not exist, or the person may not know that it does. */
        NOT_FOUND(HttpStatus.NOT_FOUND),
        /** The person may not do this. */
        FORBIDDEN(HttpStatus.FORBIDDEN),
        /** Somebody else was first, or the thing is no longer in the state the person saw. */
        STALE(HttpStatus.CONFLICT),
        /** The input breaks a rule; {@link Refusal#problems()} names the fields. */
        INVALID(HttpStatus.UNPROCESSABLE_ENTITY),
        /** Too much, too fast or too big. */
        TOO_MUCH(HttpStatus.TOO_MANY_REQUESTS);

        private final HttpStatus status;

        Kind(HttpStatus status) {
            this.status = status;
        }

        public HttpStatus status() {
            return status;
        }
    }

    private final Kind kind;
    private final String messageKey;
    private final transient Object[] arguments;
    private final transient List<FieldProblem> problems;

    /** A refusal that concerns the request as a whole. */
    protected Refusal(Kind kind, String messageKey, Object... arguments) {
        this(kind, List.of(), messageKey, arguments);
    }

    /** A refusal that names the fields to mend. */
    protected Refusal(Kind kind, List<FieldProblem> problems, String messageKey, Object... arguments) {
        super(messageKey + " " + List.of(arguments) + (problems.isEmpty() ? "" : " " + problems));
        this.kind = kind;
        this.messageKey = Objects.requireNonNull(messageKey);
        this.arguments = arguments.clone();
        this.problems = List.copyOf(problems);
    }

    public Kind kind() {
        return kind;
    }

    /** The fields to mend, in the order of the page; empty when the refusal concerns the whole request. */
    public List<FieldProblem> problems() {
        return problems;
    }

    @Override
    public String[] getCodes() {
        return new String[] {messageKey};
    }

    @Override
    public Object[] getArguments() {
        return arguments.clone();
    }

    @Override
    public @Nullable String getDefaultMessage() {
        return null;
    }
}
