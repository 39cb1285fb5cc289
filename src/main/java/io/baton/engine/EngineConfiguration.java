package io.baton.engine;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.baton.people.Group;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every line of the engine's configuration, with its reason beside it. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    ProcessEnginePlugin batonEngine(
            EngineEvents events,
            ApplicationEventPublisher publisher,
            JdbcClient jdbc,
            ReadOnlyIdentity.Factory identity) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                schema(configuration);
                history(configuration);
                permissions(configuration, identity);
                values(configuration);
                load(configuration);
                // Jobs that fail are told, with their cause.
                configuration.setFailedJobCommandFactory(new FailedJobs(publisher));
                listeners(configuration, events, new VariableEvents(publisher, jdbc));
                // Tasks' timers without an element in every model that would draw them.
                configuration.setCustomJobHandlers(List.of(new TaskTimerHandler(events, publisher)));
            }
        };
    }

    private static void schema(ProcessEngineConfigurationImpl configuration) {
        // Flyway owns the schema; the engine only checks that it fits.
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        // Ids that grow with time fill an index at its end instead of all over it.
        NoArgGenerator ids = Generators.timeBasedEpochGenerator();
        configuration.setIdGenerator(() -> ids.generate().toString());
    }

    private static void history(ProcessEngineConfigurationImpl configuration) {
        // An id of our own from the first day: a database written with another level stops the start.
        configuration.setCustomHistoryLevels(List.of(new BatonHistoryLevel()));
        configuration.setHistory(BatonHistoryLevel.NAME);
        // Without a window nothing is ever removed, and without a time to live nothing may be.
        configuration.setEnforceHistoryTimeToLive(true);
        // By when cases ended. A time of removal in each row would be written again into every row and its index when a
        // case ends.
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        configuration.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
        configuration.setHistoryCleanupBatchWindowStartTime("02:00");
        configuration.setHistoryCleanupBatchWindowEndTime("05:00");
    }

    private static void permissions(ProcessEngineConfigurationImpl configuration, ReadOnlyIdentity.Factory identity) {
        // For the engine's own doors; Baton's code runs without them (ActingPerson).
        configuration.setAuthorizationEnabled(true);
        configuration.setAdminGroups(new ArrayList<>(List.of(Group.ADMIN.id())));
        // Who mends technical failures sees the cases' steps, not what customers told: values need a right of their
        // own.
        configuration.setEnforceSpecificVariablePermission(true);
        // One user store. With a writable one any signed-in person could become engine administrator over the setup
        // URL.
        configuration.setIdentityProviderSessionFactory(identity);
        // A task without a model has no rules.
        configuration.setStandaloneTasksEnabled(false);
        configuration.setCustomPostCommandInterceptorsTxRequired(List.of(new WithoutEngineAuthorizations()));
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(List.of(new WithoutEngineAuthorizations()));
    }

    private static void values(ProcessEngineConfigurationImpl configuration) {
        // Lists of texts without Java serialization, which is off.
        configuration.setCustomPreVariableSerializers(List.of(new StringListSerializer()));
        configuration.setDefaultSerializationFormat("application/json");
    }

    private static void load(ProcessEngineConfigurationImpl configuration) {
        // Rows per minute that nobody reads, and task metrics would keep who worked when outside our evidence.
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
    }

    private static void listeners(
            ProcessEngineConfigurationImpl configuration, EngineEvents events, VariableEvents variables) {
        List<BpmnParseListener> parseListeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        parseListeners.add(events);
        configuration.setCustomPostBPMNParseListeners(parseListeners);
        configuration.getCustomHistoryEventHandlers().add(variables);
        configuration.setCustomSessionFactories(List.of(new EndReached.Factory()));
    }

    /** Commands of Baton's own code skip the engine's authorization joins; the flag is put back for the caller around it. */
    private static final class WithoutEngineAuthorizations extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            if (!ActingPerson.isActing()) {
                return next.execute(command);
            }
            var context = Context.getCommandContext();
            var before = context.isAuthorizationCheckEnabled();
            context.setAuthorizationCheckEnabled(false);
            try {
                return next.execute(command);
            } finally {
                context.setAuthorizationCheckEnabled(before);
            }
        }
    }
}
