package io.baton.worklist.approval;

import io.baton.engine.Reopening;
import io.baton.worklist.CompletionWithdrawal;
import io.baton.worklist.WorkItem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes completions back while what they opened is untouched. */
@Component
class Withdrawals {

    private final JdbcClient jdbc;
    private final Reopening reopening;
    private final ObjectProvider<CompletionWithdrawal> modules;

    Withdrawals(JdbcClient jdbc, Reopening reopening, ObjectProvider<CompletionWithdrawal> modules) {
        this.jdbc = jdbc;
        this.reopening = reopening;
        this.modules = modules;
    }

    /** A task that a completion opened. */
    private record Opened(String taskId, boolean untouched) {}

    /** Whether the task is the person's last completion in the case, and all that follows from it can go away. */
    boolean isPossible(WorkItem item, String personId) {
        return item.status() == WorkItem.Status.COMPLETED
                && personId.equals(item.endedBy())
                && isLast(item, personId)
                && module(item, personId).isPresent()
                && untouched(item, personId, "")
                        .filter(opened -> reopening.isPossible(item.facts(), opened, personId))
                        .isPresent();
    }

    /** @return the id of the task that waits again */
    String withdraw(WorkItem item, String personId, String reason) {
        var opened = untouched(item, personId, " for update of n")
                .orElseThrow(() -> new OperationRefused(Operation.WITHDRAWAL));
        var module = module(item, personId).orElseThrow(() -> new OperationRefused(Operation.WITHDRAWAL));
        var again = reopening.reopen(item.facts(), opened, personId);
        module.withdraw(item.facts(), personId, reason);
        jdbc.sql("update baton.work_item set status = 'WITHDRAWN', version = version + 1 where task_id = :task")
                .param("task", item.taskId())
                .update();
        return again;
    }

    private Optional<CompletionWithdrawal> module(WorkItem item, String personId) {
        return modules.orderedStream()
                .filter(module -> module.isPossible(item.facts(), personId))
                .findFirst();
    }

    private boolean isLast(WorkItem item, String personId) {
        return jdbc.sql(
                        """
                        select not exists (select from baton.work_item t join baton.work_item o
                            on o.process_instance_id = t.process_instance_id and o.ended_at > t.ended_at
                            where t.task_id = :task and o.status = 'COMPLETED' and o.ended_by = :person)
                        """)
                .param("task", item.taskId())
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    /** What the completion opened; empty when somebody took or did one of it. */
    private Optional<Set<String>> untouched(WorkItem item, String personId, String lock) {
        var opened = opened(item, personId, lock);
        return opened.stream().allMatch(Opened::untouched)
                ? Optional.of(opened.stream().map(Opened::taskId).collect(Collectors.toSet()))
                : Optional.empty();
    }

    /**
     * Also in cases that the completion called. A task that the flow gave somebody at once counts as untouched; who it is given to has
     * not looked for it.
     */
    private List<Opened> opened(WorkItem item, String personId, String lock) {
        return jdbc.sql(
                        """
                        select n.task_id, n.status = 'OPEN' and not exists (
                                select from baton.work_item_event e where e.task_id = n.task_id
                                and e.kind in ('ASSIGNED', 'UNASSIGNED') and e.by not like 'system:%') as untouched
                        from baton.work_item t join baton.work_item n
                            on n.process_instance_id = any(:instances) and n.created_in = t.ended_in
                        where t.task_id = :task
                        """
                                + lock)
                .param("instances", reopening.instances(item.facts(), personId).toArray(String[]::new))
                .param("task", item.taskId())
                .query((row, number) -> new Opened(row.getString("task_id"), row.getBoolean("untouched")))
                .list();
    }
}
