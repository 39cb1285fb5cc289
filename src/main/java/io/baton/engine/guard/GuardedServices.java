package io.baton.engine.guard;

import io.baton.engine.ActingPerson;
import io.baton.engine.ClosedDoor;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.CaseService;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.aop.framework.ProxyFactory;

/** Puts a door in front of each of the engine's services, so that all callers from outside meet {@link Door}. */
final class GuardedServices {

    private final ProcessEngineConfigurationImpl configuration;

    private GuardedServices(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    static void install(ProcessEngineConfigurationImpl configuration, TaskGate gate) {
        var guard = new GuardedServices(configuration);
        configuration.setTaskService(guard.behind(TaskService.class, new GuardedTaskService(gate)));
        configuration.setFormService(guard.behind(FormService.class, new GuardedFormService(gate)));
        configuration.setRuntimeService(guard.behind(RuntimeService.class, configuration.getRuntimeService()));
        configuration.setRepositoryService(guard.behind(RepositoryService.class, configuration.getRepositoryService()));
        configuration.setHistoryService(guard.behind(HistoryService.class, configuration.getHistoryService()));
        configuration.setIdentityService(guard.behind(IdentityService.class, configuration.getIdentityService()));
        configuration.setManagementService(guard.behind(ManagementService.class, configuration.getManagementService()));
        configuration.setAuthorizationService(
                guard.behind(AuthorizationService.class, configuration.getAuthorizationService()));
        configuration.setFilterService(guard.behind(FilterService.class, configuration.getFilterService()));
        configuration.setDecisionService(guard.behind(DecisionService.class, configuration.getDecisionService()));
        configuration.setExternalTaskService(
                guard.behind(ExternalTaskService.class, configuration.getExternalTaskService()));
        configuration.setCaseService(guard.behind(CaseService.class, configuration.getCaseService()));
    }

    /** A subclass of the service's class, because the engine casts its services to their classes. */
    private <T> T behind(Class<T> service, T target) {
        var operations = Arrays.stream(service.getMethods())
                .map(method -> method.getName())
                .collect(Collectors.toSet());
        var proxy = new ProxyFactory();
        proxy.setTarget(target);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(doorOf(service, operations));
        return service.cast(proxy.getProxy(target.getClass().getClassLoader()));
    }

    private MethodInterceptor doorOf(Class<?> service, Set<String> operations) {
        return call -> {
            var operation = call.getMethod().getName();
            if (operations.contains(operation)) {
                check(service, operation);
            }
            try {
                return call.proceed();
            } catch (RuntimeException failure) {
                throw Refusals.unwrap(failure);
            }
        };
    }

    private void check(Class<?> service, String operation) {
        var door = Door.of(service, operation).orElse(Door.BATON);
        var open =
                switch (door) {
                    case READ, GUARDED, SIGN_IN -> true;
                    case ADMIN -> isInside() || isAdmin();
                    case BATON -> isInside();
                    case NOBODY -> false;
                };
        if (!open) {
            throw new ClosedDoor(operation);
        }
    }

    /** Baton's own code, or the engine in the middle of a command: delegates and listeners. */
    private static boolean isInside() {
        return ActingPerson.isActing() || Context.getCommandContext() != null;
    }

    private boolean isAdmin() {
        var authentication = configuration.getIdentityService().getCurrentAuthentication();
        return authentication != null
                && authentication.getGroupIds() != null
                && authentication.getGroupIds().stream().anyMatch(configuration.getAdminGroups()::contains);
    }
}
