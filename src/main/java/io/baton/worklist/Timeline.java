package io.baton.worklist;

import io.baton.people.People;
import io.baton.worklist.CaseActs.CaseAct;
import io.baton.worklist.WorkItemQueries.CaseRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What happened in a case so far: who did which step when, with which answers, and how long it took. */
@Component
class Timeline {

    private final WorkItemQueries items;
    private final Models models;
    private final People people;
    private final ObjectProvider<CaseActs> acts;
    private final MessageSource texts;
    private final Clock clock;

    Timeline(
            WorkItemQueries items,
            Models models,
            People people,
            ObjectProvider<CaseActs> acts,
            MessageSource texts,
            Clock clock) {
        this.items = items;
        this.models = models;
        this.people = people;
        this.acts = acts;
        this.texts = texts;
        this.clock = clock;
    }

    /** How far a step is. */
    enum State {
        DONE,
        CURRENT,
        REMOVED,
        WITHDRAWN,
        /** The flow itself began; the name is the flow's. */
        STARTED,
        /** No step of the flow, but something that somebody did beside it. */
        ACT
    }

    /**
     * One entry, oldest first.
     *
     * @param name in the reader's language
     * @param who the name of who did it or has it; null when nobody has it yet
     * @param at when it was done; for a current step since when it waits
     * @param businessKey the case's number
     * @param flowName the name of its flow in the reader's language
     * @param taken how long it took or waits; null for start and end
     * @param answers what was filled in
     * @param reason of an act, where one was asked for
     * @param taskId leads to the task; null for start and end
     */
    record Step(
            State state,
            String businessKey,
            String flowName,
            String name,
            @Nullable String who,
            Instant at,
            @Nullable Elapsed taken,
            List<Map<String, String>> answers,
            @Nullable String reason,
            @Nullable String taskId) {}

    /**
     * @param tasks all of one run of a flow, at least one
     * @return everything, with what was filled in
     */
    List<Step> of(List<WorkItem> tasks, Locale locale) {
        var flow = items.caseOf(tasks.get(0).facts().processInstanceId());
        return steps(
                List.of(flow),
                tasks,
                actsOf(List.of(flow.businessKey()), Integer.MAX_VALUE),
                items.answersOf(flow.processInstanceId()),
                locale);
    }

    /**
     * @param flows runs of flows whose steps are told together
     * @param whole whether these are all of their cases; else what people did beside the steps is only told from a run's start to its end
     * @param open their open tasks
     * @param most how many entries are wanted beside those that wait
     * @return the newest of them and one more, which says that there are others before
     */
    List<Step> of(List<CaseRow> flows, boolean whole, List<WorkItem> open, int most, Locale locale) {
        var enough = most + 1;
        var ended = items.endedOf(flows.stream().map(CaseRow::processInstanceId).toList(), enough);
        var numbers = flows.stream().map(CaseRow::businessKey).collect(Collectors.toSet());
        var acts = whole
                ? actsOf(numbers, enough)
                : actsOf(numbers, Integer.MAX_VALUE).stream()
                        .filter(act -> flows.stream().anyMatch(flow -> flow.covers(act)))
                        .toList();
        var steps = steps(flows, Stream.concat(ended.stream(), open.stream()).toList(), acts, Map.of(), locale);
        return steps.subList(Math.max(0, steps.size() - open.size() - enough), steps.size());
    }

    private List<CaseAct> actsOf(Collection<String> businessKeys, int most) {
        return acts.orderedStream()
                .flatMap(kept -> kept.of(businessKeys, most).stream())
                .toList();
    }

    private List<Step> steps(
            List<CaseRow> flows,
            List<WorkItem> tasks,
            List<CaseAct> acts,
            Map<String, List<WorkItemKeeper.Answer>> answers,
            Locale locale) {
        var names = people.namesOf(Stream.of(
                        flows.stream().flatMap(flow -> Stream.of(flow.startedBy(), flow.endedBy())),
                        tasks.stream()
                                .flatMap(task -> Stream.of(
                                        task.facts().assignee(), task.facts().owner(), task.endedBy())),
                        acts.stream().flatMap(act -> Stream.of(act.by(), act.onBehalfOf())))
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var flowNames = new HashMap<String, String>();
        flows.forEach(flow -> {
            var flowName = models.flowName(flow.processKey(), flow.processDefinitionId(), locale);
            flowNames.put(flow.processInstanceId(), flowName);
            flowNames.putIfAbsent(flow.businessKey(), flowName);
        });
        var steps = new ArrayList<Step>();
        flows.forEach(flow -> steps.add(new Step(
                State.STARTED,
                flow.businessKey(),
                flowNames.getOrDefault(flow.processInstanceId(), ""),
                flowNames.getOrDefault(flow.processInstanceId(), ""),
                name(names, flow.startedBy()),
                flow.startedAt(),
                null,
                List.of(),
                null,
                null)));
        tasks.stream()
                .sorted(Comparator.comparing(
                        task -> task.open() ? Instant.MAX : Objects.requireNonNull(task.endedAt())))
                .forEach(task -> steps.add(step(
                        task,
                        flowNames.getOrDefault(task.facts().processInstanceId(), ""),
                        names,
                        answers.getOrDefault(task.taskId(), List.of()).stream()
                                .map(answer -> answer.in(locale.getLanguage()))
                                .toList(),
                        locale)));
        flows.stream()
                .filter(flow -> flow.endedAt() != null)
                .forEach(flow -> steps.add(new Step(
                        State.DONE,
                        flow.businessKey(),
                        flowNames.getOrDefault(flow.processInstanceId(), ""),
                        models.elementName(flow.processDefinitionId(), flow.endElementId(), locale),
                        null,
                        Objects.requireNonNull(flow.endedAt()),
                        null,
                        List.of(),
                        null,
                        null)));
        acts.forEach(act -> steps.add(new Step(
                State.ACT,
                act.businessKey(),
                flowNames.getOrDefault(act.businessKey(), ""),
                texts.getMessage(act.messageKey(), null, locale),
                who(names, act.by(), act.onBehalfOf(), locale),
                act.at(),
                null,
                List.of(),
                act.reason(),
                null)));
        // What still waits stands last; of two things at the same instant the flow's own comes first.
        steps.sort(Comparator.comparing(step -> step.state() == State.CURRENT ? Instant.MAX : step.at()));
        return steps;
    }

    private Step step(
            WorkItem task,
            String flowName,
            Map<String, String> names,
            List<Map<String, String>> answers,
            Locale locale) {
        var created = task.facts().createdAt();
        var until = task.endedAt() == null ? clock.instant() : task.endedAt();
        return new Step(
                switch (task.status()) {
                    case OPEN -> State.CURRENT;
                    case COMPLETED -> State.DONE;
                    case REMOVED -> State.REMOVED;
                    case WITHDRAWN -> State.WITHDRAWN;
                },
                task.facts().businessKey(),
                flowName,
                task.nameIn(locale),
                task.open()
                        ? who(names, task.facts().assignee(), task.facts().owner(), locale)
                        : name(names, task.endedBy()),
                task.endedAt() == null ? created : task.endedAt(),
                Elapsed.of(Duration.between(created, until)),
                answers,
                null,
                task.taskId());
    }

    /** Both names where somebody does it for somebody else. */
    private @Nullable String who(
            Map<String, String> names, @Nullable String id, @Nullable String onBehalfOf, Locale locale) {
        var name = name(names, id);
        return name == null || onBehalfOf == null
                ? name
                : texts.getMessage(
                        "worklist.timeline.onBehalfOf", new Object[] {name, name(names, onBehalfOf)}, locale);
    }

    /** Null for what the product does by itself, which is nobody's. */
    static @Nullable String name(Map<String, String> names, @Nullable String id) {
        return id == null || id.startsWith("system:") ? null : names.getOrDefault(id, id);
    }
}
