package io.baton.worklist;

import io.baton.deadline.Deadlines;
import io.baton.engine.TaskFacts;
import io.baton.people.People;
import io.baton.worklist.WorkItemQueries.CaseRow;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a case is, for its own page and those of its tasks: the fragments of {@code worklist/case} show it. */
@Service
@Transactional(readOnly = true)
public class CaseProgress {

    private static final int MOST_OPEN = 100;
    private static final int ENTRIES = 50;
    private static final int MOST_ENTRIES = 100_000;

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
    record Progress(Diagram diagram, String businessKey, List<OpenTask> open, List<Timeline.Step> steps) {}

    /** What the fragment of the diagram reads: the way of one run of a flow. */
    record Diagram(String flowName, String processDefinitionId, String businessKey, String done, String active) {}

    /** Open tasks of one flow. */
    record OpenOfFlow(String flowName, List<OpenTask> tasks) {}

    /**
     * What the fragments of several cases read.
     *
     * @param onlyOpen how many open tasks are shown, when there are more; 0 when all are
     * @param flows names of the flows by process id, the first to start first
     * @param flow the one of which alone the timeline tells; empty for all
     * @param steps of the timeline, the newest last
     * @param next how many entries to ask for to see earlier ones; 0 when there are none
     */
    record Together(
            List<OpenOfFlow> open,
            int onlyOpen,
            Map<String, String> flows,
            String flow,
            List<Timeline.Step> steps,
            int next) {}

    /**
     * Model of the fragments of {@code worklist/case}, under their name {@code progress}; empty before the first step. Whether the
     * person may read the case has been decided by the module that owns it.
     */
    public Optional<Object> of(String businessKey, Locale locale) {
        return newestRun(businessKey).map(tasks -> progress(tasks, locale));
    }

    /**
     * Model of the fragment of the diagram alone, under its name {@code diagram}, for a page that tells of several cases
     * {@link #together}; empty before the first step.
     */
    public Optional<Object> diagramOf(String businessKey, Locale locale) {
        return newestRun(businessKey).map(tasks -> diagram(tasks.get(0).facts(), locale));
    }

    private Optional<List<WorkItem>> newestRun(String businessKey) {
        return jdbc.sql(
                        """
                        select process_instance_id from baton.work_case where business_key = :key
                        order by started_at desc limit 1
                        """)
                .param("key", businessKey)
                .query(String.class)
                .optional()
                .map(items::ofInstance)
                .filter(tasks -> !tasks.isEmpty());
    }

    /**
     * How the last run of a flow for a case ended.
     *
     * @param at when
     * @param elementId of the event where it ended; null when it was ended from outside
     */
    public record CaseEnd(Instant at, @Nullable String elementId) {}

    /** Empty while it runs, and before it does. */
    public Optional<CaseEnd> endOf(String businessKey) {
        var runs = items.casesOf(List.of(businessKey));
        return runs.stream()
                .skip(Math.max(0, runs.size() - 1))
                .filter(run -> run.endedAt() != null)
                .map(run -> new CaseEnd(Objects.requireNonNull(run.endedAt()), run.endElementId()))
                .findFirst();
    }

    /** How far the case of this task is. */
    Progress of(WorkItem task, Locale locale) {
        return progress(items.ofInstance(task.facts().processInstanceId()), locale);
    }

    private Progress progress(List<WorkItem> tasks, Locale locale) {
        var facts = tasks.get(0).facts();
        return new Progress(
                diagram(facts, locale),
                facts.businessKey(),
                openTasks(tasks.stream().filter(WorkItem::open).toList()),
                timeline.of(tasks, locale));
    }

    private Diagram diagram(TaskFacts facts, Locale locale) {
        var way = models.wayOf(facts.processInstanceId());
        return new Diagram(
                models.flowName(facts.processKey(), locale),
                facts.processDefinitionId(),
                facts.businessKey(),
                String.join(",", way.done()),
                String.join(",", way.active()));
    }

    private List<OpenTask> openTasks(List<WorkItem> tasks) {
        var due = DueView.at(deadlines);
        var names = people.namesOf(tasks.stream()
                .flatMap(task -> Stream.ofNullable(task.facts().assignee()))
                .collect(Collectors.toSet()));
        return tasks.stream()
                .map(task -> new OpenTask(
                        task,
                        due.of(task),
                        task.facts().assignee() == null
                                ? null
                                : names.getOrDefault(
                                        task.facts().assignee(), task.facts().assignee())))
                .toList();
    }

    /**
     * How far several cases are, for the page of what they belong to: model of the fragments of {@code worklist/together}, under
     * their name {@code together}. Whether the person may read the cases has been decided by the module that owns them.
     *
     * @param flow id of the process of which alone the timeline tells; empty for all
     * @param entries how many entries of the timeline are wanted; at least the usual number are given
     */
    public Object together(Collection<String> businessKeys, String flow, int entries, Locale locale) {
        var runs = items.casesOf(businessKeys);
        var names = new LinkedHashMap<String, String>();
        runs.forEach(run -> names.computeIfAbsent(
                run.processKey(), key -> models.flowName(key, run.processDefinitionId(), locale)));
        var waiting = items.openOf(runs.stream().map(CaseRow::processInstanceId).toList(), MOST_OPEN + 1);
        var open = waiting.subList(0, Math.min(waiting.size(), MOST_OPEN));
        var told = names.containsKey(flow) ? Set.of(flow) : names.keySet();
        var wanted = Math.min(Math.max(entries, ENTRIES), MOST_ENTRIES);
        var toldOpen = open.stream()
                .filter(task -> told.contains(task.facts().processKey()))
                .toList();
        var steps = timeline.of(
                runs.stream().filter(run -> told.contains(run.processKey())).toList(),
                told.size() == names.size(),
                toldOpen,
                wanted,
                locale);
        var more = steps.size() - toldOpen.size() > wanted;
        var byFlow = openTasks(open).stream()
                .collect(Collectors.groupingBy(task -> task.item().facts().processKey()));
        return new Together(
                names.entrySet().stream()
                        .filter(flowName -> byFlow.containsKey(flowName.getKey()))
                        .map(flowName -> new OpenOfFlow(flowName.getValue(), byFlow.get(flowName.getKey())))
                        .toList(),
                waiting.size() > open.size() ? open.size() : 0,
                names,
                told.size() == names.size() ? "" : flow,
                more ? steps.subList(1, steps.size()) : steps,
                more ? Math.min(wanted * 5, MOST_ENTRIES) : 0);
    }

    /** Names of those who did or have steps of these cases, in the order in which they came, by the case's number. */
    public Map<String, List<String>> doersOf(Collection<String> businessKeys) {
        return items.doersOf(businessKeys);
    }
}
