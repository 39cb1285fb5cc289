package io.baton.supervision;

import io.baton.Staff;
import io.baton.TestClock;
import io.baton.deadline.WorkingCalendar;
import io.baton.engine.ActingPerson;
import io.baton.engine.TestFlows;
import io.baton.worklist.WorkList;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People around a task with two working days in a district of its own, from Monday at ten: it is warned of on Tuesday at 15:24 and due
 * on Wednesday at ten.
 */
final class SupervisionDesk implements AutoCloseable {

    static final String SUPERVISOR = "svSupervisor";
    static final String COLLEAGUE = "svColleague";
    static final String FAR_SUPERVISOR = "svFarSupervisor";
    static final String VIEWER = "svViewer";
    static final String STRANGER = "svStranger";

    static final Instant MONDAY = at("2026-03-09T10:00");
    static final Instant DUE = at("2026-03-11T10:00");

    private static final AtomicInteger LAST = new AtomicInteger();

    /** The district, and people in it: who works, a colleague of the same group, the head. */
    final String district = "svDistrict" + LAST.incrementAndGet();

    final String worker = district + "Worker";
    final String helper = district + "Helper";
    final String head = district + "Head";

    private final Staff staff;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final WorkList workList;
    private final SupervisionRecords records;
    private final ActingPerson acting;
    private final TestFlows flows;

    SupervisionDesk(ApplicationContext beans) {
        staff = beans.getBean(Staff.class);
        clock = beans.getBean(TestClock.class);
        jdbc = beans.getBean(JdbcClient.class);
        runtime = beans.getBean(RuntimeService.class);
        tasks = beans.getBean(TaskService.class);
        management = beans.getBean(ManagementService.class);
        workList = beans.getBean(WorkList.class);
        records = beans.getBean(SupervisionRecords.class);
        acting = beans.getBean(ActingPerson.class);
        flows = new TestFlows(beans.getBean(RepositoryService.class), acting);
        staff.department("svTop", "TOP", null)
                .department("svCentre", "CENTRE", "svTop")
                .department("svElsewhere", "DISTRICT", "svTop")
                .department(district, "DISTRICT", "svTop")
                .person(SUPERVISOR, "svCentre", "supervisor")
                .person(COLLEAGUE, "svCentre", "supervisor")
                .person(FAR_SUPERVISOR, "svElsewhere", "supervisor")
                .person(VIEWER, "svTop", "auditViewer")
                .person(STRANGER, "svElsewhere", "provisioning")
                .person(worker, district, "legal")
                .person(helper, district, "legal")
                .person(head, district, "centreManager");
        jdbc.sql("update baton.department set head_id = :head where id = :district")
                .param("head", head)
                .param("district", district)
                .update();
        clock.setTo(MONDAY);
    }

    /** A new task of the district that nobody has. */
    String offered() {
        var flow = flows.deploy(TestFlows.with(
                TestFlows.flow()
                        .startEvent()
                        .userTask("userTask_check")
                        .name("核对合同")
                        .camundaCandidateGroups("legal")
                        .endEvent()
                        .done(),
                "userTask_check",
                Map.of("baton.due", "presales.reviewDays", "en", "Check the contract")));
        var instance = acting.call(worker, () -> runtime.startProcessInstanceByKey(flow, TestFlows.caseOf(district)));
        return acting.call(worker, () -> tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId());
    }

    /** A new task that the worker has. */
    String taken() {
        var task = offered();
        workList.claim(task, worker);
        return task;
    }

    /** The number of the order of a new task that the worker let get overdue. */
    String overdue() {
        return overdue(taken());
    }

    String overdue(String task) {
        clock.setTo(DUE);
        fire(task);
        return orderOf(task);
    }

    /** The order handled by the worker, to be checked. */
    String handled() {
        var number = overdue();
        assign(number);
        complete(number, SupervisionProcess.HANDLE_ORDER, worker, statement("2026-03-13"));
        return number;
    }

    void assign(String number) {
        complete(number, SupervisionProcess.ASSIGN_HANDLER, SUPERVISOR, Map.of("instruction", "周五前办结，并说明原因"));
    }

    static Map<String, Object> statement(String promised) {
        return Map.of("delayCause", "等客户确认条款", "delayMeasure", "今天上门当面确认", "promisedDate", promised);
    }

    static Map<String, Object> accepted(int mark) {
        return Map.of("checkResult", "accepted", "handlingMark", String.valueOf(mark), "evaluation", "措施已落实");
    }

    static Map<String, Object> returned() {
        return Map.of("checkResult", "returned", "evaluation", "措施没有写明谁来做");
    }

    /** The task's timer fires, as the job executor would let it. */
    void fire(String task) {
        var job = jdbc.sql("select id_ from public.act_ru_job where handler_cfg_ = :task")
                .param("task", task)
                .query(String.class)
                .single();
        acting.run("system:test", () -> management.executeJob(job));
    }

    String orderOf(String task) {
        return records.openOf(task).orElseThrow();
    }

    List<String> ordersOf(String task) {
        return jdbc.sql("select number from baton.supervision_order where task_id = :task order by number")
                .param("task", task)
                .query(String.class)
                .list();
    }

    void complete(String number, String step, String person, Map<String, Object> answers) {
        workList.complete(step(number, step).getId(), null, new HashMap<>(answers), person, null);
    }

    void claim(String number, String step, String person) {
        workList.claim(step(number, step).getId(), person);
    }

    /** The order's open step. */
    Task step(String number, String step) {
        return acting.call("system:test", () -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(step)
                .singleResult());
    }

    /** The steps for which the order waits. */
    List<String> open(String number) {
        return acting.call(
                "system:test", () -> tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                        .map(Task::getTaskDefinitionKey)
                        .toList());
    }

    /** The worker does what was late. */
    void finish(String task) {
        workList.complete(task, null, Map.of(), worker, null);
    }

    /** The supervised case is cancelled. */
    void cancel(String task) {
        acting.run(
                head,
                () -> runtime.deleteProcessInstance(
                        tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId(), "test"));
    }

    List<String> noticesTo(String person) {
        return jdbc.sql("select kind from baton.notice where person_id = :person order by id")
                .param("person", person)
                .query(String.class)
                .list();
    }

    List<String> acts(String number) {
        return jdbc.sql("select act from baton.evidence where case_number = :number order by id")
                .param("number", number)
                .query(String.class)
                .list();
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
    }

    @Override
    public void close() {
        flows.close();
        clock.reset();
    }
}
