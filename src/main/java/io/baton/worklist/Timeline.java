package io.baton.worklist;

import io.baton.people.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
     * @param taken how long it took or waits; null for start and end
     * @param answers what was filled in
     * @param reason of an act, where one was asked for
     * @param taskId leads to the task; null for start and end
     */
    record Step(
            State state,
            String name,
            @Nullable String who,
            Instant at,
            @Nullable Taken taken,
            List<Map<String, String>> answers,
            @Nullable String reason,
            @Nullable String taskId) {}

    /** A duration in its largest unit, as words: its one argument is the amount. */
    record Taken(String messageKey, long amount) {
        static Taken of(Duration duration) {
            if (duration.toDays() > 0) {
                return new Taken("worklist.taken.days", duration.toDays());
            }
            if (duration.toHours() > 0) {
                return new Taken("worklist.taken.hours", duration.toHours());
            }
            return duration.toMinutes() > 0
                    ? new Taken("worklist.taken.minutes", duration.toMinutes())
                    : new Taken("worklist.taken.moment", 0);
        }
    }

    /** @param tasks all of one case, at least one */
    List<Step> of(List<WorkItem> tasks, Locale locale) {
        var facts = tasks.get(0).facts();
        var instance = facts.processInstanceId();
        var flow = items.caseOf(instance);
        var answers = items.answersOf(instance);
        var beside = acts.orderedStream()
                .flatMap(kept -> kept.of(facts.businessKey()).stream())
                .toList();
        var names = people.namesOf(Stream.of(
                        Stream.of(flow.startedBy(), flow.endedBy()),
                        tasks.stream()
                                .flatMap(task -> Stream.of(
                                        task.facts().assignee(), task.facts().owner(), task.endedBy())),
                        beside.stream().flatMap(act -> Stream.of(act.by(), act.onBehalfOf())))
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                State.STARTED,
                models.flowName(facts.processKey(), locale),
                name(names, flow.startedBy()),
                flow.startedAt(),
                null,
                List.of(),
                null,
                null));
        tasks.stream()
                .sorted(Comparator.comparing(
                        task -> task.open() ? Instant.MAX : Objects.requireNonNull(task.endedAt())))
                .forEach(task -> steps.add(step(
                        task,
                        names,
                        answers.getOrDefault(task.taskId(), List.of()).stream()
                                .map(answer -> answer.in(locale.getLanguage()))
                                .toList(),
                        locale)));
        if (flow.endedAt() != null) {
            steps.add(new Step(
                    State.DONE,
                    models.elementName(facts.processDefinitionId(), flow.endElementId(), locale),
                    null,
                    flow.endedAt(),
                    null,
                    List.of(),
                    null,
                    null));
        }
        beside.forEach(act -> steps.add(new Step(
                State.ACT,
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

    private Step step(WorkItem task, Map<String, String> names, List<Map<String, String>> answers, Locale locale) {
        var created = task.facts().createdAt();
        var until = task.endedAt() == null ? clock.instant() : task.endedAt();
        return new Step(
                switch (task.status()) {
                    case OPEN -> State.CURRENT;
                    case COMPLETED -> State.DONE;
                    case REMOVED -> State.REMOVED;
                    case WITHDRAWN -> State.WITHDRAWN;
                },
                task.nameIn(locale),
                task.open()
                        ? who(names, task.facts().assignee(), task.facts().owner(), locale)
                        : name(names, task.endedBy()),
                task.endedAt() == null ? created : task.endedAt(),
                Taken.of(Duration.between(created, until)),
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

    private static @Nullable String name(Map<String, String> names, @Nullable String id) {
        // What the product does by itself is nobody's.
        return id == null || id.startsWith("system:") ? null : names.getOrDefault(id, id);
    }
}
