package io.baton.worklist;

import io.baton.deadline.Deadlines;
import io.baton.people.People;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a case is, for its own page and those of its tasks: the fragments of {@code worklist/case} show it. */
@Service
@Transactional(readOnly = true)
public class CaseProgress {

    private final WorkItemQueries items;
    private final Timeline timeline;
    private final Models models;
    private final People people;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;

    CaseProgress(
            WorkItemQueries items,
            Timeline timeline,
            Models models,
            People people,
            Deadlines deadlines,
            JdbcClient jdbc) {
        this.items = items;
        this.timeline = timeline;
        this.models = models;
        this.people = people;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
    }

    /** An open task; {@code who} is the name of who has it, or null. */
    record OpenTask(WorkItem item, @Nullable DueView due, @Nullable String who) {}

    /** What the fragments read. */
    record Progress(
            String flowName,
            String processDefinitionId,
            String businessKey,
            String done,
            String active,
            List<OpenTask> open,
            List<Timeline.Step> steps) {}

    /**
     * Model of the fragments of {@code worklist/case}, under their name {@code progress}; empty before the first step. Whether the
     * person may read the case has been decided by the module that owns it.
     */
    public Optional<Object> of(String businessKey, Locale locale) {
        return jdbc.sql(
                        """
                        select process_instance_id from baton.work_case where business_key = :key
                        order by started_at desc limit 1
                        """)
                .param("key", businessKey)
                .query(String.class)
                .optional()
                .map(items::ofInstance)
                .filter(tasks -> !tasks.isEmpty())
                .map(tasks -> progress(tasks, locale));
    }

    /** How far the case of this task is. */
    Progress of(WorkItem task, Locale locale) {
        return progress(items.ofInstance(task.facts().processInstanceId()), locale);
    }

    private Progress progress(List<WorkItem> tasks, Locale locale) {
        var facts = tasks.get(0).facts();
        var way = models.wayOf(facts.processInstanceId());
        var due = DueView.at(deadlines);
        return new Progress(
                models.flowName(facts.processKey(), locale),
                facts.processDefinitionId(),
                facts.businessKey(),
                String.join(",", way.done()),
                String.join(",", way.active()),
                tasks.stream()
                        .filter(WorkItem::open)
                        .map(task -> new OpenTask(
                                task,
                                due.of(task),
                                Optional.ofNullable(task.facts().assignee())
                                        .map(people::nameOf)
                                        .orElse(null)))
                        .toList(),
                timeline.of(tasks, locale));
    }
}
