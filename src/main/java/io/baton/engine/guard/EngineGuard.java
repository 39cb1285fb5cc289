package io.baton.engine.guard;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.variable.ValueTypeResolverImpl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Installs the guard in the engine: as the last plugin, so that no other has the last word. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineGuard extends AbstractProcessEnginePlugin {

    /** Where parsers of XML may fetch schemas from: the jars, never the network, whatever a document asks for. */
    private static final String SCHEMA_PROTOCOLS = "file,jar,jar:file,nested,jar:nested";

    private final OfferedBeans offered;
    private final ModelGuard models;
    private final TaskGate gate;

    EngineGuard(OfferedBeans offered, ModelGuard models, TaskGate gate) {
        this.offered = offered;
        this.models = models;
        this.gate = gate;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // The engine's parser and the model API fetch an http address in xsi:schemaLocation otherwise.
        System.setProperty("javax.xml.accessExternalSchema", SCHEMA_PROTOCOLS);
        harden(configuration);
        guardModels(configuration);
        GuardedServices.install(configuration, gate);
    }

    private void guardModels(ProcessEngineConfigurationImpl configuration) {
        var deployers = new ArrayList<Deployer>(List.of(models));
        if (configuration.getCustomPreDeployers() != null) {
            deployers.addAll(configuration.getCustomPreDeployers());
        }
        configuration.setCustomPreDeployers(deployers);
        var listeners = new ArrayList<BpmnParseListener>(List.of(new WaitFreeRecursion()));
        if (configuration.getCustomPreBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPreBPMNParseListeners());
        }
        configuration.setCustomPreBPMNParseListeners(listeners);
        // Nothing but the closed list is evaluated, wherever an expression comes from.
        var types = new ValueTypeResolverImpl();
        types.addType(new JsonListType());
        configuration.setValueTypeResolver(types);
        configuration.setExpressionManager(new ClosedExpressionManager(offered));
    }

    private static void harden(ProcessEngineConfigurationImpl configuration) {
        // Stored filters evaluate expressions, and everybody who may keep a filter could run code.
        configuration.setEnableExpressionsInStoredQueries(false);
        // The same for queries over REST.
        configuration.setEnableExpressionsInAdhocQueries(false);

        // Models come from people, so no DTD and no external entity is looked at.
        configuration.setEnableXxeProcessing(false);

        // No scripts: no engine answers, none is looked for in an application, nothing is loaded from outside.
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setEnableScriptEngineLoadExternalResources(false);
        configuration.setEnableScriptCompilation(false);

        // Serialized Java objects run code when they are read; Baton's variables are plain values.
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setDeserializationAllowedClasses("");
        configuration.setDeserializationAllowedPackages("");

        // Nothing here uses case models, so there is no way in through them.
        configuration.setCmmnEnabled(false);

        // A technical failure is tried again with growing pauses, then becomes an incident.
        configuration.setFailedJobRetryTimeCycle("PT10S,PT1M,PT10M,PT1H");
        configuration.setDefaultNumberOfRetries(5);

        // An error event that nobody catches would end the branch silently.
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);

        // A refusal isn't a failure of the engine; who called knows what to log.
        configuration.setEnableCmdExceptionLogging(false);
    }
}
