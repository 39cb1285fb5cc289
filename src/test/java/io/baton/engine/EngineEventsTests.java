package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Heard;
import io.baton.IntegrationTest;
import io.baton.people.Department;
import io.baton.people.Group;
import io.baton.people.Person;
import io.baton.people.Staff;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class EngineEventsTests {

    private static final String STARTER = "starter1";
    private static final String STATEMENTS = "org.springframework.jdbc.core.JdbcTemplate";

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private Staff staff;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private LoggingSystem logging;

    private Heard heard;
    private TestFlows flows;
    private Person lawyer;
    private String caseNumber;

    @BeforeEach
    void listen() {
        flows = new TestFlows(repository, acting);
        lawyer = staff.person(Group.LEGAL);
        caseNumber = TestFlows.caseOf(lawyer.departmentId());
        heard = Heard.of(application, event -> event.getClass().getPackage().equals(EngineEvents.class.getPackage()));
    }

    @AfterEach
    void forget() {
        heard.close();
        flows.close();
    }

    @Test
    void tellsTheWholeStoryOfACaseOnce() {
        var due = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        var flow = flows.deploy(review());
        var instance = start(flow, Map.of("dueAt", Date.from(due)));
        var definition = definitionOf(instance);

        assertThat(heard.events())
                .contains(new InstanceStarted(flow, instance, definition, caseNumber, STARTER))
                .contains(new VariableWritten(instance, definition, caseNumber, "dueAt", null, due, STARTER))
                .hasSize(3);
        var facts = only(TaskCreated.class).task();
        var task = openTask(instance);
        assertThat(facts)
                .isEqualTo(new TaskFacts(
                        task.getId(),
                        "userTask_check",
                        "审查合同",
                        "Check the contract",
                        flow,
                        task.getProcessDefinitionId(),
                        instance,
                        caseNumber,
                        lawyer.departmentId(),
                        Set.of("legal", "finance"),
                        null,
                        70,
                        Map.of("en", "Check the contract", "baton.dueBy", "dueAt", "baton.completer", "checkedBy"),
                        task.getCreateTime().toInstant(),
                        due,
                        task.getFollowUpDate().toInstant(),
                        null));
        assertThat(facts.warnAt()).isBefore(due);

        heard.forget();
        acting.run(lawyer.id(), () -> tasks.claim(task.getId(), lawyer.id()));
        var assigned = only(TaskAssigned.class);
        assertThat(heard.events()).hasSize(1);
        assertThat(assigned.before()).isNull();
        assertThat(assigned.by()).isEqualTo(lawyer.id());
        assertThat(assigned.task().assignee()).isEqualTo(lawyer.id());
        assertThat(assigned.task().candidateGroups()).containsExactlyInAnyOrder("legal", "finance");

        heard.forget();
        acting.run(lawyer.id(), () -> tasks.complete(task.getId()));
        assertThat(heard.events())
                .contains(new VariableWritten(
                        instance, definition, caseNumber, "checkedBy", null, lawyer.id(), lawyer.id()))
                .contains(new InstanceEnded(flow, instance, definition, caseNumber, "event_done", lawyer.id()))
                .hasSize(3);
        var completed = only(TaskCompleted.class);
        assertThat(completed.by()).isEqualTo(lawyer.id());
        assertThat(completed.task().taskId()).isEqualTo(task.getId());
        assertThat(completed.values()).containsEntry("checkedBy", lawyer.id()).containsKey("dueAt");
    }

    @Test
    void tellsWhoHadTheTaskBefore() {
        var other = staff.person(Group.LEGAL);
        var task = openTask(start(flows.deploy(review()), due()));
        acting.run(lawyer.id(), () -> tasks.claim(task.getId(), lawyer.id()));
        heard.forget();

        acting.run(lawyer.id(), () -> tasks.setAssignee(task.getId(), other.id()));

        assertThat(heard.events()).hasSize(1);
        assertThat(only(TaskAssigned.class).before()).isEqualTo(lawyer.id());
        assertThat(only(TaskAssigned.class).task().assignee()).isEqualTo(other.id());
    }

    @Test
    void tellsTheGroupsATaskHasNow() {
        var task = openTask(start(flows.deploy(review()), due()));
        acting.run(STARTER, () -> tasks.deleteCandidateGroup(task.getId(), "finance"));
        acting.run(lawyer.id(), () -> tasks.claim(task.getId(), lawyer.id()));
        assertThat(only(TaskAssigned.class).task().candidateGroups()).containsExactly("legal");
    }

    @Test
    void namesTheEndThatAWithdrawalReached() {
        var flow = flows.deploy(review());
        var instance = start(flow, due());
        var definition = definitionOf(instance);
        heard.forget();

        acting.run(STARTER, () -> runtime.createMessageCorrelation(flow + ".withdrawn")
                .processInstanceBusinessKey(caseNumber)
                .correlate());

        assertThat(heard.events())
                .contains(new InstanceEnded(flow, instance, definition, caseNumber, "event_withdrawn", STARTER))
                .hasSize(2);
        assertThat(only(TaskRemoved.class).by()).isEqualTo(STARTER);
        assertThat(only(TaskRemoved.class).task().departmentId()).isEqualTo(lawyer.departmentId());
        assertThat(only(TaskRemoved.class).task().candidateGroups()).hasSize(2);
    }

    @Test
    void namesTheEndThatTerminatesAll() {
        var model = TestFlows.flow()
                .startEvent()
                .parallelGateway("fork")
                .userTask("userTask_wait")
                .endEvent()
                .moveToNode("fork")
                .endEvent("event_stopped")
                .done();
        model.<EndEvent>getModelElementById("event_stopped")
                .addChildElement(model.newInstance(TerminateEventDefinition.class));
        var flow = flows.deploy(model);
        start(flow, Map.of());
        assertThat(only(InstanceEnded.class).endElementId()).isEqualTo("event_stopped");
        assertThat(only(TaskRemoved.class).task().candidateGroups()).isEmpty();
    }

    @Test
    void namesNoEndOfACancelledCase() {
        var flow = flows.deploy(review());
        var instance = start(flow, due());
        var definition = definitionOf(instance);
        heard.forget();

        acting.run(STARTER, () -> runtime.deleteProcessInstance(instance, "test"));

        assertThat(heard.events())
                .contains(new InstanceEnded(flow, instance, definition, caseNumber, null, STARTER))
                .hasSize(2);
        assertThat(only(TaskRemoved.class).task().businessKey()).isEqualTo(caseNumber);
    }

    @Test
    void tellsVariablesInTheirPlainForm() {
        var instance = start(flows.deploy(review()), due());
        heard.forget();
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var values = new HashMap<String, Object>(
                Map.of("flag", true, "count", 3, "many", 4L, "rate", 0.5, "word", "字", "moment", Date.from(now)));
        values.put("nothing", null);
        acting.run(STARTER, () -> runtime.setVariables(instance, values));
        assertThat(heard.events())
                .containsExactlyInAnyOrder(Stream.of(
                                variable(instance, "flag", null, true),
                                variable(instance, "count", null, 3),
                                variable(instance, "many", null, 4L),
                                variable(instance, "rate", null, 0.5),
                                variable(instance, "word", null, "字"),
                                variable(instance, "moment", null, now),
                                variable(instance, "nothing", null, null))
                        .toArray());

        heard.forget();
        acting.run(STARTER, () -> {
            runtime.setVariable(instance, "flag", false);
            runtime.removeVariable(instance, "word");
        });
        assertThat(heard.events())
                .containsExactly(variable(instance, "flag", true, false), variable(instance, "word", "字", null));
    }

    @Test
    void tellsTheCallersCaseOfACalledInstanceThatHasNoneOfItsOwn() {
        var called = flows.deploy(TestFlows.flow()
                .startEvent()
                .userTask("userTask_check")
                .camundaCandidateGroups("legal")
                .endEvent("event_checked")
                .done());
        start(
                flows.deploy(TestFlows.flow()
                        .startEvent()
                        .callActivity("callActivity_check")
                        .calledElement(called)
                        .endEvent("event_done")
                        .done()),
                Map.of());
        var facts = only(TaskCreated.class).task();
        assertThat(facts.processKey()).isEqualTo(called);
        assertThat(facts.businessKey()).isEqualTo(caseNumber);
        assertThat(facts.departmentId()).isEqualTo(lawyer.departmentId());
        var instance = facts.processInstanceId();
        var definition = facts.processDefinitionId();
        assertThat(heard.events()).contains(new InstanceStarted(called, instance, definition, caseNumber, STARTER));

        heard.forget();
        acting.run(STARTER, () -> runtime.setVariable(instance, "word", "字"));
        assertThat(heard.events()).containsExactly(variable(instance, "word", null, "字"));

        heard.forget();
        acting.run(lawyer.id(), () -> tasks.claim(facts.taskId(), lawyer.id()));
        acting.run(lawyer.id(), () -> tasks.complete(facts.taskId()));
        assertThat(only(TaskCompleted.class).task().businessKey()).isEqualTo(caseNumber);
        assertThat(heard.events())
                .contains(new InstanceEnded(called, instance, definition, caseNumber, "event_checked", lawyer.id()));
    }

    @Test
    void undoesACompletionWithTheRowsOfItsListeners() {
        var instance = start(flows.deploy(review()), due());
        var task = openTask(instance);
        var written = new ArrayList<String>();
        heard.reactWith(event -> {
            if (event instanceof TaskCompleted) {
                written.add(staff.department(Department.Kind.CENTRE, lawyer.departmentId()));
            }
            if (event instanceof InstanceEnded) {
                throw new IllegalStateException("not yet");
            }
        });

        assertThatThrownBy(() -> acting.run(lawyer.id(), () -> tasks.complete(task.getId())))
                .hasStackTraceContaining("not yet");

        assertThat(openTask(instance).getAssignee()).isNull();
        assertThat(departments(written)).isZero();
    }

    @Test
    void undoesAStartWithTheRowsAroundIt() {
        var flow = flows.deploy(review());
        var written = new ArrayList<String>();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    start(flow, due());
                    written.add(staff.department(Department.Kind.CENTRE, lawyer.departmentId()));
                    throw new IllegalStateException("not yet");
                }))
                .hasMessage("not yet");
        assertThat(acting.<Long>call(STARTER, () -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(flow)
                        .count()))
                .isZero();
        assertThat(departments(written)).isZero();
    }

    @Test
    void letsJobsActAsTheSystem() throws InterruptedException {
        var instance = start(
                flows.deploy(TestFlows.flow()
                        .startEvent()
                        .endEvent("event_done")
                        .camundaAsyncBefore()
                        .done()),
                Map.of());
        var job = acting.call(STARTER, () -> management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
        var nested = new ArrayList<String>();
        heard.reactWith(event ->
                nested.add(configuration().getCommandExecutorTxRequiresNew().execute(command -> Actors.current())));

        asTheJobExecutorDoes(job);

        assertThat(only(InstanceEnded.class).by()).isEqualTo("system:async-continuation");
        assertThat(nested).containsExactly("system:async-continuation");
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** In a thread of its own, where nobody is signed in. */
    private void asTheJobExecutorDoes(String job) throws InterruptedException {
        var failures = new ArrayList<Throwable>();
        var executor = new Thread(() -> {
            Context.setJobExecutorContext(new JobExecutorContext());
            try {
                ExecuteJobHelper.executeJob(job, configuration().getCommandExecutorTxRequired());
            } finally {
                Context.removeJobExecutorContext();
            }
        });
        executor.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        executor.start();
        executor.join();
        assertThat(failures).isEmpty();
    }

    /** What the database is asked grows with the cases of a transaction, not with the values that it writes. */
    @Test
    void asksOnceForTheFormerValuesOfACase(CapturedOutput output) {
        var flow = flows.deploy(review());
        var start = new HashMap<>(due());
        IntStream.range(0, 10).forEach(number -> start.put("value" + number, "old"));
        var one = start(flow, start);
        var other = start(flow, start);
        heard.forget();
        logging.setLogLevel(STATEMENTS, LogLevel.DEBUG);
        try {
            transaction.executeWithoutResult(status -> acting.run(STARTER, () -> {
                for (var instance : List.of(one, other)) {
                    IntStream.range(0, 5)
                            .forEach(number -> runtime.setVariable(instance, "value" + number, "new" + number));
                    runtime.setVariables(instance, Map.of("value0", "newest", "value9", "new", "fresh", "first"));
                    runtime.setVariable(instance, "fresh", "second");
                    runtime.removeVariable(instance, "value8");
                }
            }));
        } finally {
            logging.setLogLevel(STATEMENTS, null);
        }

        assertThat(output.getAll().split("from public.act_ru_variable where proc_inst_id_", -1))
                .as("asked once per case")
                .hasSize(2 + 1);
        for (var instance : List.of(one, other)) {
            assertThat(heard.events())
                    .contains(variable(instance, "value4", "old", "new4"))
                    .contains(variable(instance, "value0", "old", "new0"))
                    .contains(variable(instance, "value0", "new0", "newest"))
                    .contains(variable(instance, "value9", "old", "new"))
                    .contains(variable(instance, "fresh", null, "first"))
                    .contains(variable(instance, "fresh", "first", "second"))
                    .contains(variable(instance, "value8", "old", null));
        }
    }

    private String start(String flow, Map<String, Object> variables) {
        return acting.call(STARTER, () -> runtime.startProcessInstanceByKey(flow, caseNumber, variables)
                .getId());
    }

    private Task openTask(String instance) {
        return acting.call(
                STARTER,
                () -> tasks.createTaskQuery().processInstanceId(instance).singleResult());
    }

    private <T> T only(Class<T> type) {
        var found = heard.events(type);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private String definitionOf(String instance) {
        return openTask(instance).getProcessDefinitionId();
    }

    private VariableWritten variable(String instance, String name, Object before, Object value) {
        return new VariableWritten(instance, definitionOf(instance), caseNumber, name, before, value, STARTER);
    }

    private long departments(List<String> ids) {
        assertThat(ids).isNotEmpty();
        return jdbc.sql("select count(*) from baton.department where id in (:ids)")
                .param("ids", ids)
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> due() {
        return Map.of("dueAt", Date.from(Instant.now().plus(2, ChronoUnit.DAYS)));
    }

    /** One step, and a withdrawal that ends in an event sub-process. */
    private static BpmnModelInstance review() {
        var builder = TestFlows.flow();
        var key = builder.getElement().getId();
        builder.eventSubProcess("subProcess_withdrawn")
                .startEvent("event_withdrawal")
                .message(key + ".withdrawn")
                .endEvent("event_withdrawn");
        var model = builder.startEvent()
                .userTask("userTask_check")
                .name("审查合同")
                .camundaCandidateGroups("legal, finance")
                .camundaPriority("70")
                .endEvent("event_done")
                .done();
        return TestFlows.with(
                model,
                "userTask_check",
                Map.of("en", "Check the contract", "baton.dueBy", "dueAt", "baton.completer", "checkedBy"));
    }
}
