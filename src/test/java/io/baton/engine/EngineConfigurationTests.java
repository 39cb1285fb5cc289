package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.IntegrationTest;
import io.baton.TestClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.HistoryLevelSetupCommand;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class EngineConfigurationTests {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private TestClock clock;

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Test
    void keepsHistoryUnderItsOwnLevel() {
        assertThat(configuration().getHistoryLevel()).isInstanceOf(BatonHistoryLevel.class);
        assertThat(jdbc.sql("select value_ from public.act_ge_property where name_ = 'historyLevel'")
                        .query(String.class)
                        .single())
                .isEqualTo("64");
    }

    @Test
    void cannotWriteAccounts() {
        assertThat(engine.getIdentityService().isReadOnly()).isTrue();
    }

    @Test
    void refusesADatabaseOfAnotherHistoryLevel() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("update public.act_ge_property set value_ = '3' where name_ = 'historyLevel'")
                    .update();
            assertThatThrownBy(() ->
                            configuration().getCommandExecutorTxRequired().execute(new HistoryLevelSetupCommand()))
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining("historyLevel mismatch");
        });
    }

    @Test
    void keepsAllHistoryButTheSingleChangesOfVariablesThatTheEvidenceHas() {
        var level = configuration().getHistoryLevel();
        assertThat(HistoryEventTypes.values())
                .filteredOn(type -> !level.isHistoryEventProduced(type, null))
                .containsExactlyInAnyOrder(
                        HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL, HistoryEventTypes.FORM_PROPERTY_UPDATE);
        try (var flows = new TestFlows(engine.getRepositoryService(), acting)) {
            var instance = endedCase(flows);
            assertThat(engine.getHistoryService()
                            .createHistoricVariableInstanceQuery()
                            .processInstanceId(instance)
                            .count())
                    .isEqualTo(1);
            assertThat(engine.getHistoryService()
                            .createHistoricDetailQuery()
                            .processInstanceId(instance)
                            .count())
                    .isZero();
        }
    }

    @Test
    void removesHistoryAtNightWhenItsTimeToLiveIsOver() {
        try (var flows = new TestFlows(engine.getRepositoryService(), acting)) {
            var instance = endedCase(flows);
            clock.setTo(TestClock.BEGINNING
                    .truncatedTo(ChronoUnit.DAYS)
                    .plus(1, ChronoUnit.DAYS)
                    .plus(1, ChronoUnit.HOURS));
            cleanUp();
            assertThat(historyOf(instance)).as("its day is not over").isEqualTo(1);
            clock.setTo(TestClock.BEGINNING
                    .truncatedTo(ChronoUnit.DAYS)
                    .plus(3, ChronoUnit.DAYS)
                    .plus(1, ChronoUnit.HOURS));
            cleanUp();
            assertThat(historyOf(instance)).as("not in the window of the night").isEqualTo(1);
            clock.setTo(TestClock.BEGINNING
                    .truncatedTo(ChronoUnit.DAYS)
                    .plus(3, ChronoUnit.DAYS)
                    .plus(3, ChronoUnit.HOURS));
            cleanUp();
            assertThat(historyOf(instance)).isZero();
        } finally {
            clock.reset();
        }
    }

    private String endedCase(TestFlows flows) {
        var flow = flows.deploy(TestFlows.flow().startEvent().endEvent().done());
        return acting.call("system:test", () -> engine.getRuntimeService()
                .startProcessInstanceByKey(flow, TestFlows.caseOf("centre"), Map.of("colour", "red"))
                .getId());
    }

    private void cleanUp() {
        var jobs = engine.getHistoryService().findHistoryCleanupJobs();
        acting.run(
                "system:test",
                () -> jobs.forEach(job -> engine.getManagementService().executeJob(job.getId())));
    }

    private long historyOf(String instance) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .count();
    }

    @Test
    void refusesModelsThatWouldBeKeptForEver() {
        var model = Bpmn.createExecutableProcess("test-for-ever").startEvent().done();
        model.<Process>getModelElementById("test-for-ever").setCamundaHistoryTimeToLiveString(null);
        assertThatThrownBy(() -> acting.run("system:test", () -> engine.getRepositoryService()
                        .createDeployment()
                        .source(ShippedModels.SOURCE)
                        .addModelInstance("for-ever.bpmn", model)
                        .deploy()))
                .isInstanceOf(RuntimeException.class);
        assertThat(configuration().isEnforceHistoryTimeToLive()).isTrue();
    }

    @Test
    void makesIdsThatGrowWithTimeAndAreNeverTheSame() {
        var ids = configuration().getIdGenerator();
        var all = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> Stream.generate(ids::getNextId).limit(2000).toList()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .peek(ofOneThread -> assertThat(ofOneThread)
                        .extracting(EngineConfigurationTests::millisecond)
                        .isSorted())
                .flatMap(List::stream)
                .toList();
        assertThat(all).doesNotHaveDuplicates().hasSize(8000);
        // The engine's own ids begin with the clock's lowest digits, which grow as well, for seven minutes.
        var made = Instant.ofEpochMilli(Long.parseLong(millisecond(all.get(0)).replace("-", ""), 16));
        assertThat(made).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(millisecond(ids.getNextId()))
                .isGreaterThanOrEqualTo(
                        millisecond(all.stream().max(Comparator.naturalOrder()).orElseThrow()));
    }

    /** The part of an id that grows; within one millisecond chance decides. */
    private static String millisecond(String id) {
        return id.substring(0, 13);
    }
}
