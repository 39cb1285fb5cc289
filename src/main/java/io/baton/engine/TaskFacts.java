package io.baton.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user task at the moment of an event.
 *
 * @param taskId the engine's task id
 * @param elementId the element's id in the model
 * @param name the task's name in Chinese; the element's id when the model gives none
 * @param nameEn the task's name in English ({@code en})
 * @param processKey the process id
 * @param processDefinitionId the model version that runs
 * @param processInstanceId the running instance
 * @param businessKey the number of the case
 * @param departmentId the case's department (R-OR-1)
 * @param candidateGroups ids of the groups that may take it
 * @param assignee who has it, if anybody
 * @param priority higher stands first; 50 is normal
 * @param properties the element's {@code baton.…} properties
 * @param createdAt when it began to wait
 * @param dueAt when it must be done, if there is a limit
 * @param warnAt from when it counts as nearly late (R-SL-4), if there is a limit
 * @param owner for whom the assignee works on it, while it is delegated
 */
public record TaskFacts(
        String taskId,
        String elementId,
        String name,
        String nameEn,
        String processKey,
        String processDefinitionId,
        String processInstanceId,
        String businessKey,
        String departmentId,
        Set<String> candidateGroups,
        @Nullable String assignee,
        int priority,
        Map<String, String> properties,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant warnAt,
        @Nullable String owner) {

    public TaskFacts {
        candidateGroups = Set.copyOf(candidateGroups);
        properties = Map.copyOf(properties);
    }

    /** For whom the person works on it: its owner, when it is delegated to this person; otherwise nobody. */
    public @Nullable String onBehalfOf(String personId) {
        return personId.equals(assignee) ? owner : null;
    }
}
