package io.baton.project;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case on a project's way.
 *
 * @param number its business key
 * @param path its page
 * @param nameKey leads to the words for what it is
 * @param phase the phase that it is; null for what runs beside the phases, such as a pilot
 * @param standing how far it is
 * @param stateKey leads to the words for how far it is, or how it ended
 * @param endedAt null while it runs
 * @param figures amounts that it knows; whoever may read the case may read them
 */
public record Leg(
        String number,
        String path,
        String nameKey,
        @Nullable Phase phase,
        Standing standing,
        String stateKey,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<Figure> figures) {

    /** How far a case is. */
    public enum Standing {
        RUNNING,
        /** It ended as it should, so that the project goes on. */
        DONE,
        /** It ended in another way. */
        FAILED
    }

    public Leg {
        figures = List.copyOf(figures);
    }

    /** The style class that colours the state. */
    public String style() {
        return switch (standing) {
            case RUNNING -> "bg-blue-lt";
            case DONE -> "bg-green-lt";
            case FAILED -> "bg-red-lt";
        };
    }
}
