package io.baton.worklist;

import io.baton.engine.TaskFacts;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task as people see it, with the case behind it.
 *
 * @param facts what the engine said of it last; the assignee is who has it, or had it at the end
 * @param status whether it still waits
 * @param endedAt when it was completed or removed
 * @param endedBy who did that
 * @param heldSince since when its clock stands still; null while it runs
 * @param version grows with each change of the task
 * @param title what the case is about
 * @param customerName the customer, if the case has one
 * @param customerClass R-CU-1, if known
 * @param grade R-PJ-1, once graded
 * @param path the case's page, if it has one
 * @param startedBy who started the case
 * @param startedAt when
 */
public record WorkItem(
        TaskFacts facts,
        Status status,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable Instant heldSince,
        int version,
        String title,
        @Nullable String customerName,
        @Nullable String customerClass,
        @Nullable String grade,
        @Nullable String path,
        String startedBy,
        Instant startedAt) {

    /** Whether a task waits, was done, went away with its flow, or was done and taken back. */
    public enum Status {
        OPEN,
        COMPLETED,
        REMOVED,
        WITHDRAWN
    }

    static final int NORMAL_PRIORITY = 50;

    public String taskId() {
        return facts.taskId();
    }

    public String nameIn(Locale locale) {
        return locale.getLanguage().equals("en") ? facts.nameEn() : facts.name();
    }

    public boolean open() {
        return status == Status.OPEN;
    }

    public boolean urgent() {
        return facts.priority() > NORMAL_PRIORITY;
    }

    public Set<String> groups() {
        return facts.candidateGroups();
    }

    public Map<String, String> properties() {
        return facts.properties();
    }
}
