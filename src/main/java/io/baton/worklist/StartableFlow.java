package io.baton.worklist;

import java.util.Set;

/**
 * A flow that people start. A module offers its flows as beans; the start page shows those whose groups the person is in, with the
 * flow's name and picture.
 *
 * @param processId the flow, whose pictures are {@code docs/diagrams/<processId>.svg} and {@code .en.svg}
 * @param helpKey leads to the sentence that says what it is for
 * @param actionKey leads to the button's text
 * @param path the page on which it is started
 * @param order position on the start page, ascending
 * @param groups ids of the groups that may start it
 */
public record StartableFlow(
        String processId, String helpKey, String actionKey, String path, int order, Set<String> groups) {

    public StartableFlow {
        groups = Set.copyOf(groups);
    }
}
