package io.baton.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that somebody must mend: those who can see it on every page until it is done. A module offers it as a bean; it is asked with
 * each page, so it must be cheap.
 */
public interface StandingAlert {

    /**
     * @param messageKey leads to the sentence
     * @param arguments fill its placeholders
     * @param path where it is mended
     */
    record Sentence(String messageKey, List<Object> arguments, String path) {

        public Sentence {
            arguments = List.copyOf(arguments);
        }
    }

    /** Ids of the groups that see it. */
    Set<String> groups();

    /** Empty when all is well. */
    Optional<Sentence> now();
}
