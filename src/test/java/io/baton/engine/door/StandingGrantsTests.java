package io.baton.engine.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.engine.ActingPerson;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class StandingGrantsTests {

    private static final String TASK = "a-task-of-nobody";

    @Autowired
    private StandingGrants standing;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private ActingPerson acting;

    @AfterEach
    void takeBackTheTask() {
        acting.run("system:test", () -> grants("legalAtnowhere")
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId())));
    }

    @Test
    void takesBackWhatAnEarlierVersionGave() {
        var before = grants("legal").size();
        acting.run("system:test", () -> {
            grant("legal", Resources.DEPLOYMENT, Authorization.ANY, Permissions.ALL);
            grant("aGroupOfOldTimes", Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            grant("legalAtnowhere", Resources.TASK, TASK, Permissions.READ);
            var known = definitions("legal");
            known.addPermission(ProcessDefinitionPermissions.DELETE_INSTANCE);
            authorizations.saveAuthorization(known);
        });

        standing.start();

        assertThat(grants("legal")).hasSize(before);
        assertThat(grants("aGroupOfOldTimes")).isEmpty();
        assertThat(definitions("legal").isPermissionGranted(ProcessDefinitionPermissions.READ))
                .isTrue();
        assertThat(definitions("legal").isPermissionGranted(ProcessDefinitionPermissions.DELETE_INSTANCE))
                .isFalse();
        assertThat(grants("legalAtnowhere"))
                .as("grants on tasks belong to the tasks")
                .hasSize(1);
    }

    private Authorization definitions(String group) {
        return acting.call("system:test", () -> authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(Resources.PROCESS_DEFINITION)
                .singleResult());
    }

    private List<Authorization> grants(String group) {
        return acting.call(
                "system:test",
                () -> authorizations.createAuthorizationQuery().groupIdIn(group).list());
    }

    private void grant(String group, Resource resource, String id, Permission permission) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.addPermission(permission);
        authorizations.saveAuthorization(grant);
    }
}
