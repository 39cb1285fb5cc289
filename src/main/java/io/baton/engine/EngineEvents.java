package io.baton.engine;

import io.baton.people.CaseDepartments;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Publishes what happens in the engine as Spring events, once, synchronously, in the transaction. Built-in listeners, so no
 * caller can skip them; no other module registers engine listeners.
 */
@Component
class EngineEvents extends AbstractBpmnParseListener {

    /** Names the variable that keeps who completed the task. */
    static final String COMPLETER = "baton.completer";

    private static final String PROPERTIES = "baton.properties";

    private final ApplicationEventPublisher publisher;
    private final ObjectProvider<CaseDepartments> departments;
    private final ObjectProvider<TaskDueTimes> dueTimes;
    private final ObjectProvider<CasePriorities> priorities;

    EngineEvents(
            ApplicationEventPublisher publisher,
            ObjectProvider<CaseDepartments> departments,
            ObjectProvider<TaskDueTimes> dueTimes,
            ObjectProvider<CasePriorities> priorities) {
        this.publisher = publisher;
        this.departments = departments;
        this.dueTimes = dueTimes;
        this.priorities = priorities;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::started);
        definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::ended);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var properties = properties(element);
        activity.setProperty(PROPERTIES, properties);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, task -> created(task, properties));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, task -> assigned(task, properties));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> completed(task, properties));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, task -> removed(task, properties));
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) EndReached::note);
    }

    private void created(DelegateTask task, Map<String, String> properties) {
        dueTimes.orderedStream()
                .map(times -> times.dueOf(properties, task.getCreateTime().toInstant(), task::getVariable))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(due -> {
                    task.setDueDate(Date.from(due.dueAt()));
                    task.setFollowUpDate(Date.from(due.warnAt()));
                });
        var key = BusinessKeys.of(((TaskEntity) task).getExecution());
        priorities
                .orderedStream()
                .map(module -> module.priorityOf(key))
                .flatMapToInt(OptionalInt::stream)
                .findFirst()
                .ifPresent(task::setPriority);
        publisher.publishEvent(new TaskCreated(facts(task, properties)));
    }

    private void assigned(DelegateTask task, Map<String, String> properties) {
        var entity = (TaskEntity) task;
        var change = entity.getPropertyChanges().get(TaskEntity.ASSIGNEE);
        var before = change == null ? null : change.getOrgValueString();
        var by = Actors.current();
        var onBehalfOf = hasEndedDelegation(entity) && by.equals(before) ? entity.getOwner() : null;
        publisher.publishEvent(new TaskAssigned(facts(task, properties), before, by, onBehalfOf));
    }

    private static boolean hasEndedDelegation(TaskEntity task) {
        var change = task.getPropertyChanges().get(TaskEntity.DELEGATION);
        return change != null && change.getOrgValue() == DelegationState.PENDING;
    }

    private void completed(DelegateTask task, Map<String, String> properties) {
        var by = Actors.current();
        var completer = properties.get(COMPLETER);
        if (completer != null) {
            task.getExecution().setVariable(completer, by);
        }
        publisher.publishEvent(new TaskCompleted(facts(task, properties), by, present(task.getVariables())));
    }

    private void removed(DelegateTask task, Map<String, String> properties) {
        publisher.publishEvent(new TaskRemoved(facts(task, properties), Actors.current()));
    }

    private void started(DelegateExecution execution) {
        publisher.publishEvent(new InstanceStarted(
                processKey(execution),
                execution.getProcessInstanceId(),
                execution.getProcessDefinitionId(),
                BusinessKeys.of((ExecutionEntity) execution),
                Actors.current()));
    }

    private void ended(DelegateExecution execution) {
        publisher.publishEvent(new InstanceEnded(
                processKey(execution),
                execution.getProcessInstanceId(),
                execution.getProcessDefinitionId(),
                BusinessKeys.of((ExecutionEntity) execution),
                execution.isCanceled() ? null : EndReached.by((ExecutionEntity) execution),
                Actors.current()));
    }

    /** What is known of an open task now. */
    TaskFacts facts(TaskEntity task) {
        return facts(task, properties(task.getProcessDefinition(), task.getTaskDefinitionKey()));
    }

    private TaskFacts facts(DelegateTask task, Map<String, String> properties) {
        var entity = (TaskEntity) task;
        var key = BusinessKeys.of(entity.getExecution());
        var name = task.getName() == null ? task.getTaskDefinitionKey() : task.getName();
        return new TaskFacts(
                task.getId(),
                task.getTaskDefinitionKey(),
                name,
                properties.getOrDefault("en", name),
                entity.getProcessDefinition().getKey(),
                task.getProcessDefinitionId(),
                task.getProcessInstanceId(),
                key,
                departmentOf(key),
                groups(entity),
                task.getAssignee(),
                task.getPriority(),
                properties,
                task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getFollowUpDate() == null ? null : task.getFollowUpDate().toInstant(),
                entity.getDelegationState() == DelegationState.PENDING ? entity.getOwner() : null);
    }

    /** As they are now: an instance that was moved to another model version keeps the groups it had. */
    private static Set<String> groups(TaskEntity task) {
        return task.getIdentityLinks().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A case that no module knows belongs to no department, so that nobody may work on it. */
    private String departmentOf(String businessKey) {
        return departments
                .orderedStream()
                .map(module -> module.departmentOf(businessKey))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static String processKey(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey();
    }

    private static Map<String, Object> present(Map<String, Object> variables) {
        var present = new LinkedHashMap<>(variables);
        present.values().removeIf(Objects::isNull);
        return present;
    }

    /** The {@code baton.…} properties of a user task's element. */
    @SuppressWarnings("unchecked")
    static Map<String, String> properties(ProcessDefinitionEntity definition, String elementId) {
        return (Map<String, String>) definition.findActivity(elementId).getProperty(PROPERTIES);
    }

    static Map<String, String> properties(Element element) {
        var extension = element.element("extensionElements");
        if (extension == null) {
            return Map.of();
        }
        var block = extension.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (block == null) {
            return Map.of();
        }
        return block.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                .collect(Collectors.toUnmodifiableMap(
                        property -> property.attribute("name"),
                        property ->
                                Optional.ofNullable(property.attribute("value")).orElse("")));
    }
}
