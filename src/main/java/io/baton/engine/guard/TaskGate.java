package io.baton.engine.guard;

import io.baton.engine.ActingPerson;
import io.baton.engine.BusinessKeys;
import io.baton.engine.ClosedDoor;
import io.baton.engine.DutiesSeparated;
import io.baton.engine.NotYourTask;
import io.baton.engine.TaskCollisions;
import io.baton.engine.TaskFormValidation;
import io.baton.engine.TaskOnBehalf;
import io.baton.people.CaseDepartments;
import io.baton.people.People;
import io.baton.people.SeparationOfDuties;
import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Decides who may do what with a task: group × department (R-OR-1), four eyes (R-PS-6), and the form's own rules. */
@Component
class TaskGate {

    private static final String FOUR_EYES = "baton.fourEyes";
    private static final String SYSTEM = "system:";

    private final ObjectProvider<People> people;
    private final ObjectProvider<CaseDepartments> departments;
    private final ObjectProvider<SeparationOfDuties> duties;
    private final ObjectProvider<TaskFormValidation> forms;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final TaskCollisions collisions;

    TaskGate(
            ObjectProvider<People> people,
            ObjectProvider<CaseDepartments> departments,
            ObjectProvider<SeparationOfDuties> duties,
            ObjectProvider<TaskFormValidation> forms,
            ObjectProvider<ProcessEngineConfigurationImpl> engine,
            TaskCollisions collisions) {
        this.people = people;
        this.departments = departments;
        this.duties = duties;
        this.forms = forms;
        this.engine = engine;
        this.collisions = collisions;
    }

    /** What is done with an open task by a person, within one engine transaction. */
    interface Work<T extends @Nullable Object> {
        T with(TaskEntity task, String personId);
    }

    /** Does the work in one transaction, again when it collides, and with the refusals that listeners throw inside. */
    <T extends @Nullable Object> T pass(String operation, String taskId, CommandExecutor executor, Work<T> work) {
        var personId = authenticatedUserId(operation);
        Supplier<T> attempt = () -> executor.execute((Command<T>) context -> work.with(openTask(taskId), personId));
        return Refusals.unwrapped(() -> collisions.repeat(taskId, personId, attempt));
    }

    /** The task is the person's or nobody's, and the person may do it. */
    void mayTake(TaskEntity task, String personId) {
        mustNotBeOthers(task, personId);
        mayDo(task, personId);
    }

    /** The task is the person's. */
    void mustBeTheirs(TaskEntity task, String personId) {
        mustNotBeOthers(task, personId);
        if (task.getAssignee() == null) {
            throw new NotYourTask(nameOf(personId));
        }
    }

    /**
     * The acting person may hand the task to the other one, and the other one may do it. Whose turn it is at a task that is one person's alone,
     * only its module knows, which has decided when Baton itself calls.
     */
    void mayHandOver(TaskEntity task, String personId, String targetId) {
        mustNotBeOnBehalf(task);
        if (ActingPerson.isActing() && candidateGroups(task).isEmpty()) {
            mustNotBeExcluded(task, targetId, BusinessKeys.of(task.getProcessInstance()));
            return;
        }
        if (!personId.startsWith(SYSTEM)) {
            mayTake(task, personId);
        }
        mayDo(task, targetId);
        // Baton's own door asks for the reason and keeps it.
        if (!ActingPerson.isActing()) {
            throw new ClosedDoor("setAssignee");
        }
    }

    /** The task is the person's and others could take it after. */
    void mayPutBack(TaskEntity task, String personId) {
        mustBeTheirs(task, personId);
        mustNotBeOnBehalf(task);
        if (candidateGroups(task).isEmpty()) {
            throw new ClosedDoor("unclaim");
        }
    }

    /** The task is the person's, for somebody else to whom it can go back. */
    void mayGiveBack(TaskEntity task, String personId) {
        mustBeTheirs(task, personId);
        if (!isOnBehalf(task)) {
            throw new ClosedDoor("resolveTask");
        }
        mayDo(task, personId);
    }

    /** Whether somebody works on the task for the person. Baton's own door asks why it is called back, so at others nobody may. */
    boolean mayCallBack(TaskEntity task, String personId) {
        return ActingPerson.isActing() && isOnBehalf(task) && personId.equals(task.getOwner());
    }

    /** The task is the person's or nobody's, the person may do it, and for themselves. */
    void mayComplete(TaskEntity task, String personId) {
        mayTake(task, personId);
        mustNotBeOnBehalf(task);
    }

    private void mustNotBeOnBehalf(TaskEntity task) {
        if (isOnBehalf(task)) {
            throw new TaskOnBehalf(nameOf(task.getOwner()));
        }
    }

    private static boolean isOnBehalf(TaskEntity task) {
        return task.getDelegationState() == DelegationState.PENDING;
    }

    /** What the form makes of the submitted values. */
    Map<String, Object> validated(String taskId, @Nullable Map<String, Object> submitted) {
        var values = submitted == null ? Map.<String, Object>of() : plain(submitted);
        var validation = forms.getIfAvailable();
        if (validation == null && !values.isEmpty()) {
            throw new NoForm(values);
        }
        return validation == null ? values : validation.validate(taskId, values);
    }

    private static Map<String, Object> plain(Map<String, Object> submitted) {
        if (!(submitted instanceof VariableMap variables)) {
            return submitted;
        }
        var plain = new HashMap<String, Object>();
        variables.keySet().forEach(name -> plain.put(name, JsonListType.plain(variables.getValueTyped(name))));
        return plain;
    }

    private TaskEntity openTask(String taskId) {
        var context = Context.getCommandContext();
        var task = context.runWithoutAuthorization(
                (Command<@Nullable TaskEntity>) inner -> inner.getTaskManager().findTaskById(taskId));
        if (task == null) {
            throw collisions.end(taskId);
        }
        return task;
    }

    private String authenticatedUserId(String operation) {
        var authentication = engine.getObject().getIdentityService().getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new ClosedDoor(operation);
        }
        return authentication.getUserId();
    }

    private void mustNotBeOthers(TaskEntity task, String personId) {
        var assignee = task.getAssignee();
        if (assignee != null && !assignee.equals(personId)) {
            throw collisions.hindrance(task.getId(), personId).orElseThrow();
        }
    }

    private void mayDo(TaskEntity task, String personId) {
        var businessKey = BusinessKeys.of(task.getProcessInstance());
        if (!mayWork(task, personId, businessKey)) {
            throw new NotYourTask(nameOf(personId));
        }
        mustNotBeExcluded(task, personId, businessKey);
    }

    private void mustNotBeExcluded(TaskEntity task, String personId, String businessKey) {
        var duty = property(task, FOUR_EYES);
        if (duty.isPresent() && excludedFrom(duty.get(), businessKey, personId)) {
            throw new DutiesSeparated(duty.get(), nameOf(personId));
        }
    }

    private boolean mayWork(TaskEntity task, String personId, String businessKey) {
        var groups = candidateGroups(task);
        if (groups.isEmpty()) {
            return personId.equals(task.getAssignee());
        }
        var department = departments.stream()
                .map(owner -> owner.departmentOf(businessKey))
                .flatMap(Optional::stream)
                .findFirst();
        return department.isPresent() && people.getObject().mayWork(personId, groups, department.get());
    }

    private boolean excludedFrom(String duty, String businessKey, String personId) {
        var rules = duties.stream().filter(rule -> rule.duty().equals(duty)).toList();
        // A duty that nobody declares would let everybody pass.
        return rules.isEmpty()
                || rules.stream().anyMatch(rule -> rule.excluded(businessKey).contains(personId));
    }

    private static List<String> candidateGroups(TaskEntity task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Optional<String> property(TaskEntity task, String name) {
        var element = task.getBpmnModelElementInstance();
        if (element == null || element.getExtensionElements() == null) {
            return Optional.empty();
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }

    private String nameOf(String personId) {
        return people.getObject().nameOf(personId);
    }

    /** The task has no form that could judge these values. */
    private static final class NoForm extends Refusal {
        private NoForm(Map<String, Object> values) {
            super(
                    Kind.INVALID,
                    values.keySet().stream()
                            .sorted()
                            .map(field -> FieldProblem.of(field, "engine.unknownField"))
                            .collect(Collectors.toList()),
                    "engine.unknownFields");
        }
    }
}
