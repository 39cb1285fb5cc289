package io.baton.worklist;

import java.util.List;

/** What a person can do with a task besides claiming it and answering its form. */
public interface TaskActions {

    /**
     * @param name of the action, as {@code /api} names it
     * @param messageKey what the page calls it
     * @param icon beside the name
     * @param path the page where it is done
     */
    record Action(String name, String messageKey, String icon, String path) {}

    /** Those that the rules allow the person now, in the order of the page. */
    List<Action> offered(WorkItem item, String personId);
}
