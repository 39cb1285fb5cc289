package io.baton.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.engine.ActingPerson;
import io.baton.engine.ClosedDoor;
import io.baton.engine.ModelRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** S2 and the trap table: attacks straight into the engine, past all doors, as Baton's own code. */
@IntegrationTest
class EngineGuardTests {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ActingPerson acting;

    @TempDir
    private Path folder;

    @Test
    void refusesHostileModelsStraightIntoTheEngine() {
        var canary = folder.resolve("canary");
        var refused = new AtomicInteger();
        var sample = new AtomicInteger();
        new HostileModels("touch " + canary).all().forEach((name, model) -> {
            if (sample.getAndIncrement() % 8 == 0) {
                assertThatThrownBy(() -> deploy("hostile.bpmn", model)).as(name).isInstanceOf(ModelRefused.class);
                refused.incrementAndGet();
            }
        });
        assertThat(refused.get()).isGreaterThanOrEqualTo(150);
        assertThat(canary).doesNotExist();
        assertThat(engine.getRepositoryService()
                        .createDeploymentQuery()
                        .deploymentName("guard test")
                        .count())
                .isZero();
    }

    @Test
    void refusesOtherKindsOfModels() {
        assertThatThrownBy(() -> deploy("x.groovy", "1")).isInstanceOf(ModelRefused.class);
        assertThatThrownBy(() -> deploy("x.cmmn", "<definitions/>")).isInstanceOf(ModelRefused.class);
    }

    @Test
    void evaluatesNothingButTheClosedList() {
        var expressions = configuration().getExpressionManager();
        assertThat(expressions.createExpression("${a == 1}").isLiteralText()).isFalse();
        assertThat(expressions.createExpression("plain").isLiteralText()).isTrue();
        for (var attack : new String[] {
            "${''.getClass()}", "#{secret.exec('x')}", "${dataSource.connection}", "a ${b}", "${beans['x']}", "${now()}"
        }) {
            assertThatThrownBy(() -> expressions.createExpression(attack))
                    .as(attack)
                    .isInstanceOf(ModelRefused.class);
        }
    }

    @Test
    void seesNoBeansButTheOfferedOnes() {
        var expression = configuration().getExpressionManager().createExpression("${dataSource}");
        assertThatThrownBy(() -> configuration()
                        .getCommandExecutorTxRequired()
                        .execute(context -> expression.getValue(
                                org.camunda.bpm.engine.impl.el.StartProcessVariableScope.getSharedInstance())))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Cannot resolve identifier 'dataSource'");
    }

    @Test
    void evaluatesNoExpressionsInQueriesAndFilters() {
        acting.run("system:test", () -> {
            var query = engine.getTaskService().createTaskQuery().taskAssigneeExpression("${'a'}");
            assertThatThrownBy(query::list).isInstanceOf(BadUserRequestException.class);
            assertThat(configuration().isEnableExpressionsInAdhocQueries()).isFalse();

            var filter = engine.getFilterService().newTaskFilter("guard test");
            filter.setQuery(engine.getTaskService().createTaskQuery().taskAssigneeExpression("${'a'}"));
            assertThatThrownBy(() -> engine.getFilterService().saveFilter(filter))
                    .isInstanceOf(BadUserRequestException.class);
        });
    }

    @Test
    void hasNoScriptEngine() {
        for (var language : new String[] {"juel", "javascript", "groovy", "graal.js", "python"}) {
            assertThatThrownBy(() -> configuration()
                            .getCommandExecutorTxRequired()
                            .execute(context -> context.getProcessEngineConfiguration()
                                    .getScriptingEngines()
                                    .getScriptEngineForLanguage(language)))
                    .as(language)
                    .isInstanceOf(ClosedDoor.class);
        }
    }

    @Test
    void fetchesNoSchemaFromTheNetwork() throws Exception {
        try (var port = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var model = TestModels.legal()
                    .replace(
                            "id=\"definitions_legal\"",
                            "id=\"definitions_legal\" xsi:schemaLocation=\"http://example.com/other http://localhost:"
                                    + port.getLocalPort() + "/canary.xsd\"")
                    .replace(
                            "<bpmn:laneSet id=\"lanes\">",
                            "<bpmn:extensionElements><o:other xmlns:o=\"http://example.com/other\"/></bpmn:extensionElements><bpmn:laneSet id=\"lanes\">");
            // Whoever asks is hung up on, so that a parser that fetches fails here and does not wait for ever.
            var asked = new AtomicBoolean();
            CompletableFuture.runAsync(() -> hangUp(port, asked));
            try {
                Bpmn.readModelFromStream(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
            } catch (RuntimeException refusedByTheParser) {
                assertThat(refusedByTheParser).isNotNull();
            }
            assertThat(asked).as("the schema was fetched").isFalse();
        }
        assertThat(System.getProperty("javax.xml.accessExternalSchema")).doesNotContain("http");
    }

    /** On the second try, too: Java's client asks again when the first answer breaks off. */
    private static void hangUp(ServerSocket port, AtomicBoolean asked) {
        try {
            while (true) {
                var caller = port.accept();
                asked.set(true);
                caller.close();
            }
        } catch (IOException closed) {
            // The test has closed the port.
        }
    }

    @Test
    void hasEveryHardeningLine() {
        var configuration = configuration();
        assertThat(configuration.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(configuration.isEnableXxeProcessing()).isFalse();
        assertThat(configuration.isEnableScriptEngineLoadExternalResources()).isFalse();
        assertThat(configuration.isEnableFetchScriptEngineFromProcessApplication())
                .isFalse();
        assertThat(configuration.isEnableScriptCompilation()).isFalse();
        assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(configuration.isCmmnEnabled()).isFalse();
        assertThat(configuration.isStandaloneTasksEnabled()).isFalse();
        assertThat(configuration.isEnforceHistoryTimeToLive()).isTrue();
        assertThat(configuration.getHistoryCleanupBatchWindowStartTime()).isNotBlank();
        assertThat(configuration.getFailedJobRetryTimeCycle()).isEqualTo("PT10S,PT1M,PT10M,PT1H");
        assertThat(configuration.getDefaultNumberOfRetries()).isEqualTo(5);
        assertThat(configuration.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
        assertThat(configuration.isEnableCmdExceptionLogging()).isFalse();
        assertThat(configuration.isMetricsEnabled()).isFalse();
        assertThat(configuration.isDbMetricsReporterActivate()).isFalse();
        assertThat(configuration.isTaskMetricsEnabled()).isFalse();
    }

    @Test
    void takesNoSerializedJavaObjects() {
        var object = org.camunda.bpm.engine.variable.Variables.serializedObjectValue("rO0ABXA=")
                .objectTypeName("java.lang.Object")
                .serializationDataFormat("application/x-java-serialized-object")
                .create();
        deploy(
                "guardSerial.bpmn",
                TestModels.process("<bpmn:startEvent id='s'/><bpmn:userTask id='t'/>"
                                + "<bpmn:sequenceFlow id='f' sourceRef='s' targetRef='t'/>")
                        .replace("id=\"test\"", "id=\"guardSerial\""));
        try {
            assertThatThrownBy(() -> acting.run("system:test", () -> engine.getRuntimeService()
                            .startProcessInstanceByKey("guardSerial", Map.of("object", object))))
                    .isInstanceOf(ProcessEngineException.class);
        } finally {
            removeDeployments();
        }
    }

    private void deploy(String name, String model) {
        acting.run("system:test", () -> engine.getRepositoryService()
                .createDeployment()
                .name("guard test")
                .addInputStream(name, new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                .deploy());
    }

    private void removeDeployments() {
        acting.run("system:test", () -> engine.getRepositoryService()
                .createDeploymentQuery()
                .deploymentName("guard test")
                .list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true)));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
