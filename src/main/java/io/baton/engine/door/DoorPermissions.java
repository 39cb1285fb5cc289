package io.baton.engine.door;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** What the engine grants by itself. */
@Component
class DoorPermissions extends AbstractProcessEnginePlugin {

    private final TaskGrants grants;

    DoorPermissions(TaskGrants grants) {
        this.grants = grants;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setResourceAuthorizationProvider(grants);
        // Working on a task is claiming and completing it; UPDATE would be changing it.
        configuration.setDefaultUserPermissionNameForTask(Permissions.TASK_WORK.getName());
        configuration.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
    }
}
