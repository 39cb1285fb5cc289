package io.baton.engine;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Work that the engine does by itself: the continuation of a case, a timer, housekeeping.
 *
 * @param type the engine's word for the sort of work, for example {@code async-continuation}
 * @param processKey the flow, or null for work outside of flows
 * @param businessKey the case's number, or null
 * @param elementId the step, or null
 * @param triesLeft how often the engine will still try it by itself; 0 when it stands still until a person does something
 * @param moment when it stopped, for one that stands still; else when it is due
 * @param running whether somebody is at it: the engine, or a person's retry
 */
public record EngineJob(
        String id,
        String type,
        @Nullable String processKey,
        @Nullable String processDefinitionId,
        @Nullable String businessKey,
        @Nullable String elementId,
        State state,
        int triesLeft,
        Instant moment,
        boolean running,
        boolean suspended) {

    /** How a job stands. */
    public enum State {
        /** It failed until no tries were left: an incident. */
        STOPPED,
        /** It failed and will be tried again. */
        RETRYING,
        /** A timer, or work that waits for its turn. */
        WAITING;

        /** As it stands in an address. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
