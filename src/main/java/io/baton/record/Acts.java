package io.baton.record;

import io.baton.engine.InstanceEnded;
import io.baton.engine.InstanceStarted;
import io.baton.engine.TaskAssigned;
import io.baton.engine.TaskCompleted;
import io.baton.engine.TaskFacts;
import io.baton.engine.TaskRemoved;
import io.baton.engine.VariableWritten;
import io.baton.people.Act;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears every act, at whatever door, and hands it to the ledger in the act's transaction. */
@Component
class Acts {

    /** The format of the rows; a reader of old rows needs to know which one it has before it. */
    private static final int FORMAT = 1;

    private static final String ON_BEHALF_OF = "onBehalfOf";

    private final Ledger ledger;
    private final Clock clock;
    private final String product;

    Acts(Ledger ledger, Clock clock, ObjectProvider<BuildProperties> build) {
        this.ledger = ledger;
        this.clock = clock;
        var built = build.getIfAvailable();
        this.product = built == null ? "unknown" : built.getVersion();
    }

    @EventListener
    void on(Act act) {
        var row = row(act.name(), act.by(), act.businessKey(), act.subject());
        row.put("before", act.before());
        row.put("after", act.after());
        row.put("reason", act.reason());
        row.put(ON_BEHALF_OF, act.onBehalfOf());
        ledger.keep(row);
    }

    @EventListener
    void on(VariableWritten written) {
        ledger.keep(
                written,
                () -> instance(
                        "instance.variablesWritten",
                        written.by(),
                        written.businessKey(),
                        written.processInstanceId(),
                        written.processDefinitionId()));
    }

    /** What was submitted with the completion has been written just before it, and is part of it. */
    @EventListener
    void on(TaskCompleted completed) {
        var row = task("task.completed", completed.task(), completed.by());
        ledger.takeValues(completed.task().processInstanceId(), row);
        ledger.keep(row);
    }

    /** What a delegate filled in has been written just before it is given back, for the same owner. */
    @EventListener
    void on(TaskAssigned assigned) {
        var row = task("task.assigned", assigned.task(), assigned.by());
        row.put("before", assignee(assigned.before()));
        row.put("after", assignee(assigned.task().assignee()));
        if (assigned.onBehalfOf() != null) {
            row.put(ON_BEHALF_OF, assigned.onBehalfOf());
            ledger.valuesOf(assigned.task().processInstanceId())
                    .filter(values -> assigned.by().equals(values.get("by")))
                    .ifPresent(values -> values.put(ON_BEHALF_OF, assigned.onBehalfOf()));
        }
        ledger.keep(row);
    }

    @EventListener
    void on(TaskRemoved removed) {
        ledger.keep(task("task.removed", removed.task(), removed.by()));
    }

    @EventListener
    void on(InstanceStarted started) {
        ledger.keep(instance(
                "instance.started",
                started.by(),
                started.businessKey(),
                started.processInstanceId(),
                started.processDefinitionId()));
    }

    @EventListener
    void on(InstanceEnded ended) {
        var row = instance(
                "instance.ended",
                ended.by(),
                ended.businessKey(),
                ended.processInstanceId(),
                ended.processDefinitionId());
        var end = new LinkedHashMap<String, @Nullable Object>();
        end.put("end", ended.endElementId());
        row.put("after", end);
        ledger.keep(row);
    }

    private Map<String, @Nullable Object> task(String act, TaskFacts task, String by) {
        var row = row(act, by, task.businessKey(), "task:" + task.taskId());
        row.put("instance", task.processInstanceId());
        row.put("model", task.processDefinitionId());
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("element", task.elementId());
        facts.put("name", task.name());
        facts.put("created", task.createdAt());
        facts.put("due", task.dueAt());
        row.put("task", facts);
        return row;
    }

    private Map<String, @Nullable Object> instance(
            String act, String by, String businessKey, String instance, String definition) {
        var row = row(act, by, businessKey, "instance:" + instance);
        row.put("instance", instance);
        row.put("model", definition);
        return row;
    }

    private Map<String, @Nullable Object> row(String act, String by, @Nullable String businessKey, String subject) {
        var origin = Origin.of(by);
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("format", FORMAT);
        row.put("product", product);
        row.put("at", clock.instant().truncatedTo(ChronoUnit.MICROS));
        row.put("act", act);
        row.put("by", by);
        row.put("door", origin.door());
        row.put("address", origin.address());
        row.put("case", businessKey == null || businessKey.isEmpty() ? null : businessKey);
        row.put("subject", subject);
        return row;
    }

    private static Map<String, @Nullable Object> assignee(@Nullable String person) {
        var value = new LinkedHashMap<String, @Nullable Object>();
        value.put("assignee", person);
        return value;
    }
}
