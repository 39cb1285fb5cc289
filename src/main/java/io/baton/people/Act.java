package io.baton.people;

import org.jspecify.annotations.Nullable;

/**
 * A business fact that somebody brought about, told by the facade that did it, as an application event in the act's own
 * transaction. What the engine tells by its own events (tasks, instances, variables) is not told again.
 *
 * @param name module and fact in the past tense, for example {@code setting.valueChanged}; its words are the message
 *     {@code setting.act.valueChanged}
 * @param by the acting account, or {@code system:…}
 * @param businessKey the number of the case it belongs to, or null when it belongs to none
 * @param subject what was acted on, kind and id, for example {@code setting:deadline.warnPercent}
 * @param before what changed as it was, a record or a map of plain values; null for something new
 * @param after what changed as it is now, in the same way; null for something taken away
 * @param reason why, in the words of who did it, when it was asked for
 * @param onBehalfOf the account for which it was done, when the task was delegated to who did it
 */
public record Act(
        String name,
        String by,
        @Nullable String businessKey,
        String subject,
        @Nullable Object before,
        @Nullable Object after,
        @Nullable String reason,
        @Nullable String onBehalfOf) {

    /** An act of one's own. */
    public Act(
            String name,
            String by,
            @Nullable String businessKey,
            String subject,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        this(name, by, businessKey, subject, before, after, reason, null);
    }

    /** The same act, done for this account; for null one's own. */
    public Act onBehalfOf(@Nullable String accountId) {
        return new Act(name, by, businessKey, subject, before, after, reason, accountId);
    }
}
