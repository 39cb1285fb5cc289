package io.baton.presales;

import static io.baton.presales.Cast.*;
import static io.baton.presales.PresalesReviewProcess.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Heard;
import io.baton.IntegrationTest;
import io.baton.TestClock;
import io.baton.TestNeeds;
import io.baton.customer.Customers;
import io.baton.deadline.Deadlines;
import io.baton.deadline.DueState;
import io.baton.deadline.TaskNearlyLate;
import io.baton.deadline.TaskOverdue;
import io.baton.deadline.WorkingCalendar;
import io.baton.engine.ActingPerson;
import io.baton.people.Act;
import io.baton.project.Projects;
import io.baton.setting.Settings;
import io.baton.worklist.WorkItem;
import io.baton.worklist.WorkList;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The time of a need while it waits: over a holiday, with another class, with another setting (R-SL-2, R-SL-4, R-CU-4). */
@IntegrationTest
@Tag("R-SL-2")
class FirstAnswersTests {

    private static final Map<String, Object> ANSWER =
            Map.of("plannedMeasure", "现场勘查后出方案", "expectedDate", "2026-12-18", "customerTodo", "确认机房位置");

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private Presales presales;

    @Autowired
    private Projects projects;

    @Autowired
    private Customers customers;

    @Autowired
    private Settings settings;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private WorkList workList;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Heard told;
    private long customer;

    @BeforeEach
    void listen() {
        Cast.enter(jdbc);
        told = Heard.of(
                application,
                event -> event instanceof TaskNearlyLate
                        || event instanceof TaskOverdue
                        || event instanceof Act act && act.name().equals("deadline.dueMoved"));
    }

    @AfterEach
    void forget() {
        told.close();
        jdbc.sql("delete from baton.setting where key in ('deadline.warnPercent', 'presales.designDays')")
                .update();
        clock.reset();
    }

    @Test
    @Tag("R-SL-1")
    @Tag("R-SL-4")
    void restsOverTheSpringFestival() {
        // The Saturday before the holiday is worked; the customer's class B has two days: 24 and 25 February.
        clock.setTo(at("2026-02-14T15:00"));
        var number = raise("medium");
        assertThat(answerTask(number).facts().dueAt()).isEqualTo(at("2026-02-25T15:00"));
        assertThat(projects.get(number).firstAnswerDue()).isEqualTo(at("2026-02-25T15:00"));
        assertThat(answerTask(number).facts().warnAt()).isEqualTo(at("2026-02-25T11:24"));

        for (var day = LocalDate.parse("2026-02-15");
                day.isBefore(LocalDate.parse("2026-02-24"));
                day = day.plusDays(1)) {
            clock.setTo(at(day + "T12:00"));
            assertThat(executable(number)).as("nothing fires on %s", day).isEmpty();
            assertThat(state(number)).isEqualTo(new DueState(DueState.Level.CALM, 1, DueState.Unit.WORKING_DAYS));
        }

        clock.setTo(at("2026-02-25T11:24"));
        fire(number);
        assertThat(told.events()).singleElement().isInstanceOf(TaskNearlyLate.class);
        assertThat(state(number).level()).isEqualTo(DueState.Level.WARNING);
        clock.setTo(at("2026-02-25T15:00"));
        fire(number);
        assertThat(told.events()).hasSize(2).last().isInstanceOf(TaskOverdue.class);

        acting.run(ENGINEER, () -> tasks.complete(answerTask(number).taskId(), ANSWER));
        assertThat(projects.get(number).firstAnswerAt()).isNotNull();
        assertThat(acting.call(ENGINEER, () -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .singleResult()
                        .getTaskDefinitionKey()))
                .isEqualTo(DESIGN_SOLUTION);
    }

    @Test
    @Tag("R-CU-4")
    void followsTheCustomersClass() {
        clock.setTo(at("2026-03-09T10:00"));
        var number = raise("medium");
        assertThat(answerTask(number).facts().dueAt()).isEqualTo(at("2026-03-11T10:00"));

        change("large");

        assertThat(answerTask(number).facts().dueAt())
                .as("class A has one working day")
                .isEqualTo(at("2026-03-10T10:00"));
        assertThat(projects.get(number).firstAnswerDue()).isEqualTo(at("2026-03-10T10:00"));
        assertThat(variable(number)).isEqualTo(at("2026-03-10T10:00"));
        assertThat(told.events()).singleElement().isInstanceOfSatisfying(Act.class, act -> assertThat(act.by())
                .isEqualTo(RAISER));
        assertThat(jdbc.sql("select cause from baton.due_change where business_key = :key")
                        .param("key", number)
                        .query(String.class)
                        .list())
                .containsExactly("CUSTOMER_CLASS");

        clock.setTo(at("2026-03-09T17:12"));
        fire(number);
        assertThat(told.events()).last().isInstanceOf(TaskNearlyLate.class);

        // Back to class B: calm again, and warned again in its own time.
        change("medium");
        assertThat(state(number).level()).isEqualTo(DueState.Level.CALM);
        clock.setTo(at("2026-03-10T15:24"));
        fire(number);
        assertThat(told.events(TaskNearlyLate.class)).hasSize(2);
    }

    @Test
    @Tag("R-CU-4")
    void isOverdueAtOnceWhenTheTimeOfABetterClassHasPassed() {
        clock.setTo(at("2026-03-09T10:00"));
        var number = raise("medium");
        clock.setTo(at("2026-03-10T11:00"));

        change("large");

        fire(number);
        assertThat(told.events()).last().isInstanceOf(TaskOverdue.class);
        assertThat(state(number).level()).isEqualTo(DueState.Level.OVERDUE);
    }

    @Test
    @Tag("R-CU-4")
    void followsTheSettings() {
        clock.setTo(at("2026-03-09T10:00"));
        var number = raise("medium");
        acting.run(ENGINEER, () -> tasks.complete(answerTask(number).taskId(), ANSWER));
        var design = task(number, DESIGN_SOLUTION);
        assertThat(design.facts().dueAt()).isEqualTo(at("2026-03-16T10:00"));

        set("presales.designDays", "3", "缩短方案周期");
        assertThat(task(number, DESIGN_SOLUTION).facts().dueAt()).isEqualTo(at("2026-03-12T10:00"));
        assertThat(task(number, DESIGN_SOLUTION).facts().warnAt()).isEqualTo(at("2026-03-11T13:36"));

        set("deadline.warnPercent", "50", "提前预警");
        assertThat(task(number, DESIGN_SOLUTION).facts().dueAt()).isEqualTo(at("2026-03-12T10:00"));
        assertThat(task(number, DESIGN_SOLUTION).facts().warnAt()).isEqualTo(at("2026-03-10T14:30"));
        assertThat(jdbc.sql("select cause || ' ' || reason from baton.due_change where business_key = :key order by id")
                        .param("key", number)
                        .query(String.class)
                        .list())
                .containsExactly("SETTING 缩短方案周期", "SETTING 提前预警");
    }

    private void set(String key, String value, String reason) {
        settings.change(key, value, settings.state(key).version(), reason, ADMIN);
    }

    @Test
    @Tag("R-CU-4")
    void keepsTheTimeForWhichTheClockStoodWhenTheClassChanges() {
        clock.setTo(at("2026-03-09T10:00"));
        var number = raise("medium");
        var task = answerTask(number).taskId();
        deadlines.hold(task, ENGINEER, "等材料");
        clock.setTo(at("2026-03-09T12:00"));
        change("large");
        assertThat(timers(number)).as("no timer runs while the clock stands").isEmpty();
        deadlines.resume(task, ENGINEER, "材料已到");

        assertThat(answerTask(number).facts().dueAt()).isEqualTo(at("2026-03-10T12:00"));
        assertThat(projects.get(number).firstAnswerDue()).isEqualTo(at("2026-03-10T10:00"));

        change("medium");
        assertThat(answerTask(number).facts().dueAt()).isEqualTo(at("2026-03-11T12:00"));
    }

    private String raise(String size) {
        customer = customers
                .create(TestNeeds.customer("客户 " + UUID.randomUUID(), size), RAISER)
                .id();
        return presales.raiseNeed(TestNeeds.of(customer, "1999999", "medium"), RAISER);
    }

    private void change(String size) {
        var now = customers.get(customer);
        customers.change(customer, TestNeeds.customer(now.name(), size), now.version(), RAISER);
    }

    private WorkItem answerTask(String number) {
        return task(number, ANSWER_NEED);
    }

    private WorkItem task(String number, String element) {
        return workList.task(
                acting.call(ENGINEER, () -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .taskDefinitionKey(element)
                        .singleResult()
                        .getId()),
                ENGINEER);
    }

    private DueState state(String number) {
        var facts = answerTask(number).facts();
        return deadlines.stateOf(facts.dueAt(), facts.warnAt());
    }

    private Instant variable(String number) {
        return acting.call(ENGINEER, () -> {
            var instance = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .singleResult();
            return ((Date) runtime.getVariable(instance.getId(), FIRST_ANSWER_DUE.name())).toInstant();
        });
    }

    private List<String> timers(String number) {
        return jobs(number, false);
    }

    private List<String> executable(String number) {
        return jobs(number, true);
    }

    private List<String> jobs(String number, boolean executable) {
        return acting.call(ENGINEER, () -> {
            var query = management
                    .createJobQuery()
                    .timers()
                    .processInstanceId(runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(number)
                            .singleResult()
                            .getId());
            return (executable ? query.executable() : query)
                    .list().stream().map(job -> job.getId()).toList();
        });
    }

    private void fire(String number) {
        assertThat(executable(number))
                .hasSize(1)
                .allSatisfy(job -> acting.run(ENGINEER, () -> management.executeJob(job)));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
    }
}
