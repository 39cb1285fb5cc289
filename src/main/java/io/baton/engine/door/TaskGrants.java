package io.baton.engine.door;

import io.baton.engine.BusinessKeys;
import io.baton.people.CaseDepartments;
import io.baton.people.Reach;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionRequirementsDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who sees a task at the engine's own doors: the people of its candidate groups in the case's department (R-OR-1), and its
 * assignee for as long as they are. The engine's own provider grants to the whole group, everywhere, and never takes back.
 */
@Component
class TaskGrants extends DefaultAuthorizationProvider {

    private static final AuthorizationEntity[] NONE = {};

    private final ObjectProvider<CaseDepartments> departments;

    TaskGrants(ObjectProvider<CaseDepartments> departments) {
        this.departments = departments;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return audience(task, groupId, type)
                .map(audience -> super.newTaskGroupIdentityLink(task, audience, type))
                .orElse(NONE);
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
        if (((TaskEntity) task).isDeleted()) {
            // The engine removes all of a task's grants with it.
            return NONE;
        }
        audience(task, groupId, type)
                .ifPresent(
                        audience -> takeBack(getGrantAuthorizationByGroupId(audience, Resources.TASK, task.getId())));
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, @Nullable String before, @Nullable String assignee) {
        if (before != null && !before.equals(assignee)) {
            takeBack(getGrantAuthorizationByUserId(before, Resources.TASK, task.getId()));
        }
        return assignee == null ? NONE : super.newTaskAssignee(task, before, assignee);
    }

    /** Who deploys or starts something gets no standing rights from it. */
    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newProcessDefinition(ProcessDefinition definition) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newDecisionDefinition(DecisionDefinition definition) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newDecisionRequirementsDefinition(DecisionRequirementsDefinition definition) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newFilter(Filter filter) {
        return NONE;
    }

    private Optional<String> audience(Task task, String groupId, String type) {
        if (!IdentityLinkType.CANDIDATE.equals(type)) {
            return Optional.empty();
        }
        var businessKey = BusinessKeys.of(((TaskEntity) task).getExecution());
        return departments
                .orderedStream()
                .map(module -> module.departmentOf(businessKey))
                .flatMap(Optional::stream)
                .findFirst()
                .map(department -> Reach.audience(groupId, department));
    }

    private void takeBack(@Nullable Authorization grant) {
        if (grant instanceof AuthorizationEntity entity && entity.getId() != null) {
            Context.getCommandContext().runWithoutAuthorization(() -> {
                getAuthorizationManager().delete(entity);
                return true;
            });
        }
    }
}
