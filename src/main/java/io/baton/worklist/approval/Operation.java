package io.baton.worklist.approval;

import io.baton.worklist.TaskActions;
import java.util.Optional;
import java.util.stream.Stream;

/** An approval operation, in the order of the page. */
enum Operation {
    TRANSFER("transfer", "arrow-right"),
    DELEGATION("delegation", "user-check"),
    RECALL("recall", "arrow-back-up"),
    COPY("copies", "copy"),
    URGE("urges", "bell"),
    MATERIAL("material-requests", "message"),
    WITHDRAWAL("withdrawal", "arrow-back-up");

    private final String id;
    private final String icon;

    Operation(String id, String icon) {
        this.id = id;
        this.icon = icon;
    }

    /** As addresses name it. */
    String id() {
        return id;
    }

    String messageKey() {
        return "worklist.operation." + id;
    }

    /** Whether only who has the task may do it. */
    boolean isForAssignee() {
        return this == TRANSFER || this == DELEGATION || this == MATERIAL;
    }

    /** Whether it may be done also after the task has ended. */
    boolean isOfEndedTasksToo() {
        return this == COPY || this == WITHDRAWAL;
    }

    /** Whether it is done toward people whom the person chooses. */
    boolean hasReceivers() {
        return this != RECALL && this != URGE && this != WITHDRAWAL;
    }

    /** Whether several people may be chosen. */
    boolean hasSeveralReceivers() {
        return this == COPY;
    }

    TaskActions.Action on(String taskId) {
        return new TaskActions.Action(id, messageKey(), icon, "/tasks/" + taskId + "/operations/" + id);
    }

    static Optional<Operation> of(String id) {
        return Stream.of(values()).filter(known -> known.id.equals(id)).findFirst();
    }
}
