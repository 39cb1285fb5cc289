package io.baton.engine.door;

import io.baton.engine.ActingPerson;
import io.baton.people.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What groups may do at the engine's own doors besides their tasks, written at each start: staff see Tasklist and the diagrams,
 * administrators see Cockpit and Admin and may mend technical failures. Everything else stays closed, also what an earlier version of
 * Baton gave: at no door can anybody else write a grant, so whatever groups have besides their tasks is taken back unless it stands here.
 */
@Component
class StandingGrants implements SmartLifecycle {

    private static final Set<Group> NOT_STAFF = Set.of(Group.ADMIN, Group.PROCESS_MANAGER, Group.AUDIT_VIEWER);

    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final ActingPerson acting;
    private volatile boolean running;

    StandingGrants(AuthorizationService authorizations, FilterService filters, TaskService tasks, ActingPerson acting) {
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.acting = acting;
    }

    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        acting.run("system:start", this::write);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** What the database holds at most one grant for. */
    private record Place(String groupId, int resourceType, String resourceId) {

        static Place of(Authorization grant) {
            return new Place(grant.getGroupId(), grant.getResourceType(), grant.getResourceId());
        }
    }

    private void write() {
        var present = present();
        Stream.concat(staff(), administrators()).forEach(wanted -> {
            var known = present.remove(Place.of(wanted));
            if (known == null) {
                authorizations.saveAuthorization(wanted);
            } else if (known.getPermissions() != wanted.getPermissions()) {
                known.setPermissions(wanted.getPermissions());
                authorizations.saveAuthorization(known);
            }
        });
        present.values().forEach(stale -> authorizations.deleteAuthorization(stale.getId()));
    }

    /** All grants of groups but those on tasks, which are many and come and go with the tasks ({@link TaskGrants}). */
    private Map<Place, AuthorizationEntity> present() {
        return Arrays.stream(Resources.values())
                .filter(resource -> resource != Resources.TASK)
                .flatMap(resource -> authorizations
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GRANT)
                        .resourceType(resource)
                        .list()
                        .stream())
                .filter(grant -> grant.getGroupId() != null)
                .collect(Collectors.toMap(Place::of, AuthorizationEntity.class::cast));
    }

    private Stream<AuthorizationEntity> staff() {
        var shared = List.of(
                filter("全部任务 All tasks", 0, tasks.createTaskQuery()),
                filter("待领取 Not claimed", 10, tasks.createTaskQuery().taskUnassigned()));
        return Arrays.stream(Group.values())
                .filter(group -> !NOT_STAFF.contains(group))
                .flatMap(group -> Stream.concat(
                        Stream.of(
                                grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS),
                                grant(
                                        group,
                                        Resources.PROCESS_DEFINITION,
                                        Authorization.ANY,
                                        ProcessDefinitionPermissions.READ)),
                        shared.stream().map(filter -> grant(group, Resources.FILTER, filter, Permissions.READ))));
    }

    private Stream<AuthorizationEntity> administrators() {
        var admin = Group.ADMIN;
        return Stream.of(
                grant(admin, Resources.APPLICATION, "cockpit", Permissions.ACCESS),
                grant(admin, Resources.APPLICATION, "admin", Permissions.ACCESS),
                grant(
                        admin,
                        Resources.PROCESS_DEFINITION,
                        Authorization.ANY,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.READ_HISTORY,
                        ProcessDefinitionPermissions.SUSPEND,
                        ProcessDefinitionPermissions.SUSPEND_INSTANCE),
                // Past decisions hold revenues and tax ranks.
                grant(admin, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ),
                grant(admin, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ),
                grant(admin, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ),
                grant(admin, Resources.BATCH, Authorization.ANY, BatchPermissions.READ, BatchPermissions.READ_HISTORY),
                grant(admin, Resources.AUTHORIZATION, Authorization.ANY, Permissions.READ),
                grant(admin, Resources.USER, Authorization.ANY, Permissions.READ),
                grant(admin, Resources.GROUP, Authorization.ANY, Permissions.READ),
                grant(admin, Resources.SYSTEM, Authorization.ANY, SystemPermissions.READ),
                grant(
                        admin,
                        Resources.OPERATION_LOG_CATEGORY,
                        Authorization.ANY,
                        UserOperationLogCategoryPermissions.READ));
    }

    /** A filter that everybody sees; what it finds depends on the person's authorizations. */
    private String filter(String name, int priority, TaskQuery query) {
        var known = filters.createTaskFilterQuery().filterName(name).singleResult();
        if (known != null) {
            return known.getId();
        }
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("priority", priority, "refresh", true));
        return filters.saveFilter(filter).getId();
    }

    private static AuthorizationEntity grant(Group group, Resource resource, String id, Permission... permissions) {
        var grant = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group.id());
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        return grant;
    }
}
