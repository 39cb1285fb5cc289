package io.baton.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.Heard;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.engine.ActingPerson;
import io.baton.engine.TestFlows;
import io.baton.engine.UnknownTask;
import io.baton.people.Act;
import io.baton.worklist.WorkItem;
import io.baton.worklist.WorkList;
import io.baton.worklist.WorkQuery;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Early warning and overdue by the engine's timers, and the clock that is stopped (R-SL-4). The task has two working days. */
@IntegrationTest
@Tag("R-SL-4")
class TaskWatchTests {

    private static final String LAWYER = "watchLawyer";
    private static final Instant MONDAY = at("2026-03-09T10:00");
    private static final Instant WARNING = at("2026-03-10T15:24");
    private static final Instant DUE = at("2026-03-11T10:00");

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
    private Deadlines deadlines;

    @Autowired
    private TimerCatchUp catchUp;

    @Autowired
    private WorkList workList;

    @Autowired
    private Staff staff;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Heard told;
    private Heard acts;
    private TestFlows flows;
    private String instance;
    private String task;

    @BeforeEach
    void startATask() {
        staff.department("watchTop", "TOP", null).person(LAWYER, "watchTop", "legal");
        flows = new TestFlows(repository, acting);
        clock.setTo(MONDAY);
        var flow = flows.deploy(TestFlows.with(
                TestFlows.flow()
                        .startEvent()
                        .userTask("userTask_check")
                        .camundaCandidateGroups("legal")
                        .endEvent()
                        .done(),
                "userTask_check",
                Map.of("baton.due", "presales.reviewDays")));
        instance = acting.call(LAWYER, () -> runtime.startProcessInstanceByKey(flow, TestFlows.caseOf("watchTop"))
                .getId());
        task = acting.call(LAWYER, () -> tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
        told = Heard.of(application, event -> event instanceof TaskNearlyLate || event instanceof TaskOverdue);
        acts = Heard.of(
                application, event -> event instanceof Act act && act.name().startsWith("deadline."));
    }

    @AfterEach
    void forget() {
        told.close();
        acts.close();
        clock.reset();
        flows.close();
    }

    @Test
    void warnsAtEightyPercentAndTellsOfTheDelayOnceEach() {
        assertThat(timer().getDuedate()).isEqualTo(WARNING);

        clock.setTo(WARNING);
        fire();
        assertThat(told.events()).singleElement().isInstanceOfSatisfying(TaskNearlyLate.class, warning -> {
            assertThat(warning.task().taskId()).isEqualTo(task);
            assertThat(warning.task().dueAt()).isEqualTo(DUE);
        });
        assertThat(timer().getDuedate()).isEqualTo(DUE);

        clock.setTo(DUE);
        fire();
        assertThat(told.events()).hasSize(2).last().isInstanceOf(TaskOverdue.class);
        assertThat(timers()).isEmpty();
        assertThat(item().open())
                .as("nothing is completed or cancelled by a deadline")
                .isTrue();
    }

    @Test
    void tellsOfTheDelayOnlyWhenBatonWasDownOverBothMoments() {
        clock.setTo(at("2026-03-12T09:00"));

        fire();

        assertThat(told.events()).singleElement().isInstanceOf(TaskOverdue.class);
        assertThat(timers()).isEmpty();
    }

    @Test
    void tellsNothingWhenSomebodyRunsTheJobBeforeItsTime() {
        acting.run(LAWYER, () -> management.executeJob(timer().getId()));

        assertThat(told.events()).isEmpty();
        assertThat(timer().getDuedate()).isEqualTo(WARNING);
    }

    @Test
    void warnsOnceAfterATimerThatDiedHalfWay() {
        clock.setTo(WARNING);
        told.reactWith(event -> {
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(this::fire).hasStackTraceContaining("killed");
        assertThat(told.events()).isEmpty();
        assertThat(alarms()).isZero();
        assertThat(timer().getRetries()).isEqualTo(2);

        told.reactWith(event -> {});
        fire();

        assertThat(told.events()).singleElement().isInstanceOf(TaskNearlyLate.class);
        assertThat(timer().getDuedate()).isEqualTo(DUE);
    }

    @Test
    void warnsOnceWhenTwoNodesHaveATimerOfTheSameTask() throws Exception {
        jdbc.sql(
                        """
                        insert into public.act_ru_job
                        select (jsonb_populate_record(j, '{"id_": "second"}')).* from public.act_ru_job j
                        where process_instance_id_ = :instance
                        """)
                .param("instance", instance)
                .update();
        clock.setTo(WARNING);
        var jobs = timers();
        assertThat(jobs).hasSize(2);
        var together = new CyclicBarrier(2);
        var nodes = Executors.newFixedThreadPool(2);
        jobs.forEach(job -> nodes.submit(() -> {
            together.await();
            execute(job.getId());
            return true;
        }));
        nodes.shutdown();
        assertThat(nodes.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        timers().stream()
                .filter(job -> job.getDuedate().toInstant().equals(WARNING))
                .forEach(job -> execute(job.getId()));

        assertThat(alarms()).isEqualTo(1);
        assertThat(timer().getDuedate()).isEqualTo(DUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "cancelled"})
    void takesTheTimerAwayWithTheTask(String how) {
        acting.run(LAWYER, () -> {
            if (how.equals("completed")) {
                tasks.complete(task);
            } else {
                runtime.deleteProcessInstance(instance, "test");
            }
        });

        assertThat(jdbc.sql("select count(*) from public.act_ru_job where handler_cfg_ = :task")
                        .param("task", task)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void setsTimersThatAnEarlierVersionDidNotKnowAndAgainNone() {
        jdbc.sql("delete from public.act_ru_job where handler_cfg_ = :task")
                .param("task", task)
                .update();

        catchUp.catchUp();
        catchUp.catchUp();
        assertThat(timer().getDuedate()).isEqualTo(WARNING);

        clock.setTo(DUE);
        fire();
        catchUp.catchUp();
        assertThat(timers()).as("nothing is left to tell of an overdue task").isEmpty();
    }

    @Test
    void addsTheWorkingTimeForWhichTheClockStood() {
        clock.setTo(at("2026-03-09T17:00"));
        deadlines.hold(task, LAWYER, "等客户补充材料");
        assertThat(timers()).isEmpty();
        assertThat(item().heldSince()).isEqualTo(at("2026-03-09T17:00"));

        // Past the old due time, and over a night: one hour on Monday, Tuesday, Wednesday, one hour on Thursday.
        clock.setTo(at("2026-03-12T10:00"));
        assertThat(workList.page(new WorkQuery(WorkQuery.Tab.GROUP, "", "", "", true, WorkQuery.Sort.DUE, null), LAWYER)
                        .rows())
                .noneMatch(row -> row.taskId().equals(task));
        catchUp.catchUp();
        assertThat(timers()).isEmpty();
        deadlines.resume(task, LAWYER, "材料已补齐");

        assertThat(item().heldSince()).isNull();
        assertThat(item().facts().warnAt()).isEqualTo(at("2026-03-12T17:24"));
        assertThat(item().facts().dueAt()).isEqualTo(at("2026-03-13T12:00"));
        assertThat(timer().getDuedate()).isEqualTo(item().facts().warnAt());
        assertThat(acts.events(Act.class))
                .extracting(Act::name, Act::reason)
                .containsExactly(
                        tuple("deadline.clockStopped", "等客户补充材料"),
                        tuple("deadline.clockResumed", "材料已补齐"),
                        tuple("deadline.dueMoved", "材料已补齐"));
    }

    @Test
    void keepsTheTimeOfATaskThatWasHeldOverNoWorkingTime() {
        clock.setTo(at("2026-03-09T19:00"));
        deadlines.hold(task, LAWYER, "晚间停表");
        clock.setTo(at("2026-03-10T08:00"));
        deadlines.resume(task, LAWYER, "恢复");

        assertThat(item().facts().dueAt()).isEqualTo(DUE);
        assertThat(timer().getDuedate()).isEqualTo(WARNING);
    }

    @Test
    void refusesToStopAStoppedClockAndToStartARunningOne() {
        assertThatThrownBy(() -> deadlines.resume(task, LAWYER, "恢复")).isInstanceOf(ClockRunning.class);
        assertThatThrownBy(() -> deadlines.hold(task, LAWYER, " ")).isInstanceOf(HoldReasonMissing.class);
        assertThatThrownBy(() -> deadlines.hold(task, LAWYER, "长".repeat(1001))).isInstanceOf(HoldReasonMissing.class);
        assertThatThrownBy(() -> deadlines.hold("none", LAWYER, "等材料")).isInstanceOf(UnknownTask.class);
        deadlines.hold(task, LAWYER, "等材料");
        assertThatThrownBy(() -> deadlines.hold(task, LAWYER, "再等")).isInstanceOf(ClockStopped.class);
    }

    private WorkItem item() {
        return workList.task(task, LAWYER);
    }

    private Job timer() {
        var timers = timers();
        assertThat(timers).hasSize(1);
        return timers.get(0);
    }

    private List<Job> timers() {
        return acting.call(
                LAWYER,
                () -> management.createJobQuery().processInstanceId(instance).list());
    }

    private int alarms() {
        return jdbc.sql("select count(*) from baton.task_alarm where task_id = :task")
                .param("task", task)
                .query(Integer.class)
                .single();
    }

    private void fire() {
        execute(timer().getId());
    }

    /** As the job executor does, failures included. */
    private void execute(String job) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        ExecuteJobHelper.executeJob(job, configuration.getCommandExecutorTxRequired());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
    }
}
