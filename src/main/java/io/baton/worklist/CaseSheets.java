package io.baton.worklist;

import io.baton.document.Document;
import io.baton.document.Documents;
import io.baton.people.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts cases on paper, for whoever may read them. */
@Service
@Transactional(readOnly = true)
class CaseSheets {

    private final WorkList workList;
    private final WorkItemQueries items;
    private final Models models;
    private final People people;
    private final Documents documents;
    private final ObjectProvider<CaseActs> acts;
    private final MessageSource texts;
    private final Clock clock;

    CaseSheets(
            WorkList workList,
            WorkItemQueries items,
            Models models,
            People people,
            Documents documents,
            ObjectProvider<CaseActs> acts,
            MessageSource texts,
            Clock clock) {
        this.workList = workList;
        this.items = items;
        this.models = models;
        this.people = people;
        this.documents = documents;
        this.acts = acts;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The run of the flow of this task, with what was done beside its steps from its start to its end; the files are the case's.
     *
     * @throws TaskNotFound when there is no such task that the person may read
     */
    CaseSheet ofTask(String taskId, String personId, Locale locale) {
        var task = workList.task(taskId, personId);
        var run = items.caseOf(task.facts().processInstanceId());
        return sheet(List.of(items.ofInstance(run.processInstanceId())), run::covers, personId, locale);
    }

    /**
     * All flows of this case, the first first.
     *
     * @throws CaseNotFound when there is no such case that the person may read
     */
    CaseSheet ofCase(String businessKey, String personId, Locale locale) {
        var flows = items.instancesOf(businessKey).stream()
                .map(items::ofInstance)
                .filter(tasks -> !tasks.isEmpty())
                .toList();
        if (flows.stream().flatMap(List::stream).noneMatch(task -> workList.mayRead(task, personId))) {
            throw new CaseNotFound();
        }
        return sheet(flows, act -> true, personId, locale);
    }

    /**
     * @param flows the tasks of each, at least one of each
     * @param told which of the acts beside the steps belong on it
     */
    private CaseSheet sheet(
            List<List<WorkItem>> flows, Predicate<CaseActs.CaseAct> told, String personId, Locale locale) {
        var first = flows.get(0).get(0);
        var number = first.facts().businessKey();
        var files = documents.listAll(List.of(number), personId);
        var beside = acts.orderedStream()
                .flatMap(kept -> kept.of(List.of(number), Integer.MAX_VALUE).stream())
                .filter(told)
                .toList();
        var names = names(flows, beside, files, personId);
        return new CaseSheet(
                number,
                first.title(),
                first.customerName(),
                department(first.facts().departmentId(), locale),
                flows.stream().map(tasks -> flow(tasks, names, locale)).toList(),
                beside.stream().map(act -> act(act, names, locale)).toList(),
                files,
                names,
                String.valueOf(names.get(personId)),
                clock.instant());
    }

    private CaseSheet.Flow flow(List<WorkItem> tasks, Map<String, String> names, Locale locale) {
        var facts = tasks.get(0).facts();
        var flow = items.caseOf(facts.processInstanceId());
        var answers = items.answersOf(facts.processInstanceId());
        var taken = items.takenAt(facts.processInstanceId());
        return new CaseSheet.Flow(
                models.flowName(facts.processKey(), locale),
                facts.processDefinitionId(),
                models.versionOf(facts.processDefinitionId()),
                Timeline.name(names, flow.startedBy()),
                flow.startedAt(),
                flow.endedAt(),
                flow.endedAt() == null
                        ? null
                        : models.elementName(facts.processDefinitionId(), flow.endElementId(), locale),
                tasks.stream()
                        .sorted(Comparator.comparing(task -> task.endedAt() == null ? Instant.MAX : task.endedAt()))
                        .map(task -> step(
                                task,
                                names,
                                taken.get(task.taskId()),
                                answers.getOrDefault(task.taskId(), List.of()),
                                locale))
                        .toList());
    }

    private CaseSheet.Step step(
            WorkItem task,
            Map<String, String> names,
            @Nullable Instant takenAt,
            List<WorkItemKeeper.Answer> answers,
            Locale locale) {
        var who = task.status() == WorkItem.Status.COMPLETED
                ? task.endedBy()
                : task.facts().assignee();
        var owner = task.facts().owner();
        var until = task.endedAt() == null ? clock.instant() : task.endedAt();
        return new CaseSheet.Step(
                task.nameIn(locale),
                task.status(),
                Timeline.name(names, who),
                Objects.equals(owner, who) ? null : Timeline.name(names, owner),
                task.facts().createdAt(),
                takenAt,
                task.endedAt(),
                Elapsed.of(Duration.between(task.facts().createdAt(), until)),
                answers.stream().map(answer -> answer.in(locale.getLanguage())).toList());
    }

    private CaseSheet.Act act(CaseActs.CaseAct act, Map<String, String> names, Locale locale) {
        return new CaseSheet.Act(
                texts.getMessage(act.messageKey(), null, locale),
                Timeline.name(names, act.by()),
                Timeline.name(names, act.onBehalfOf()),
                act.at(),
                act.reason());
    }

    private Map<String, String> names(
            List<List<WorkItem>> flows, List<CaseActs.CaseAct> beside, List<Document> files, String personId) {
        var ofTasks = flows.stream()
                .flatMap(List::stream)
                .flatMap(task -> Stream.of(
                        task.startedBy(), task.facts().assignee(), task.facts().owner(), task.endedBy()));
        var ofActs = beside.stream().flatMap(act -> Stream.of(act.by(), act.onBehalfOf()));
        return people.namesOf(Stream.of(ofTasks, ofActs, files.stream().map(Document::createdBy), Stream.of(personId))
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private String department(String id, Locale locale) {
        return people.departments().stream()
                .filter(department -> department.id().equals(id))
                .findFirst()
                .map(department -> department.nameIn(locale))
                .orElse(id);
    }
}
