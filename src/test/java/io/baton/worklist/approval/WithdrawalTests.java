package io.baton.worklist.approval;

import static io.baton.worklist.approval.Stage.COMMERCIAL;
import static io.baton.worklist.approval.Stage.ENGINEER;
import static io.baton.worklist.approval.Stage.INTERNAL_AUDITOR;
import static io.baton.worklist.approval.Stage.OTHER_TECHNICAL;
import static io.baton.worklist.approval.Stage.SECURITY;
import static io.baton.worklist.approval.Stage.TECHNICAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.people.Act;
import io.baton.presales.Presales;
import io.baton.web.Refusal;
import io.baton.worklist.CompletionWithdrawn;
import io.baton.worklist.WorkItem;
import io.baton.worklist.WorkList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Taking one's own last completion back, through the gates' inclusive join. */
@IntegrationTest
@RecordApplicationEvents
class WithdrawalTests {

    private static final String REVIEW_TECHNICAL = "userTask_reviewTechnical";
    private static final String REVIEW_COMMERCIAL = "userTask_reviewCommercial";
    private static final String REVIEW_SECURITY = "userTask_reviewSecurity";
    private static final String FILL_CHECKLIST = "userTask_fillChecklist";
    private static final String DESIGN = "userTask_designSolution";
    private static final String JOIN = "gateway_gatesAnswered";

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private Presales presales;

    @Autowired
    private Customers customers;

    @Autowired
    private WorkList workList;

    @Autowired
    private Approvals approvals;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    private Stage stage;

    @BeforeEach
    void people() {
        stage = new Stage(staff, presales, customers, workList, jdbc);
        stage.people();
    }

    @Test
    void takesAGatesAnswerBackWhileOthersAreOpen() {
        var number = stage.inReview().number();
        var first = technical(number, "approve", "可行");

        var again = withdraw(first, TECHNICAL);

        assertThat(stage.open(number)).containsExactly(REVIEW_COMMERCIAL, REVIEW_SECURITY, REVIEW_TECHNICAL);
        assertThat(waiting(number)).isZero();
        var task = workList.task(again, TECHNICAL);
        assertThat(task.facts().assignee()).isEqualTo(TECHNICAL);
        assertThat(workList.task(first, TECHNICAL).status()).isEqualTo(WorkItem.Status.WITHDRAWN);
        var visitor = Visitor.signedIn(port, TECHNICAL);
        var page = visitor.page("/tasks/" + again);
        assertThat(page.select("[name='field.technicalRemark']").text()
                        + page.select("[name='field.technicalRemark']").val())
                .contains("可行");
        assertThat(page.select(".history").text()).contains("已撤回");
        assertThat(visitor.page("/tasks/" + first).select("main").text()).contains("人" + TECHNICAL + "撤回提交", "看错了版本");
        assertThat(visitor.page("/tasks?tab=done&q=" + number).select("[data-row]"))
                .isEmpty();
        assertThat(answers(number)).containsExactly("TECHNICAL APPROVE withdrawn");

        commercial(number);
        security(number);
        assertThat(jobs(number))
                .as("the round waits for the answer that was taken back")
                .isZero();
        technical(number, "rework", "带宽不足");
        sumUp(number);
        assertThat(stage.open(number)).containsExactly(DESIGN);
        assertThat(answers(number))
                .containsExactly(
                        "TECHNICAL APPROVE withdrawn", "COMMERCIAL APPROVE", "SECURITY APPROVE", "TECHNICAL REWORK");
    }

    @Test
    void takesOneOfTwoWaitingAnswersBack() {
        var number = stage.inReview().number();
        var first = technical(number, "approve", "可行");
        commercial(number);
        assertThat(waiting(number)).isEqualTo(2);

        withdraw(first, TECHNICAL);

        assertThat(waiting(number)).isEqualTo(1);
        assertThat(stage.open(number)).containsExactly(REVIEW_SECURITY, REVIEW_TECHNICAL);
        security(number);
        assertThat(jobs(number)).isZero();
        technical(number, "approve", "核对后可行");
        assertThat(jobs(number)).isEqualTo(1);
        sumUp(number);
        assertThat(stage.open(number)).containsExactly("userTask_presentSolution");
    }

    @Test
    void takesAnAnswerBackTwice() {
        var number = stage.inReview().number();
        withdraw(technical(number, "approve", "可行"), TECHNICAL);
        withdraw(technical(number, "rework", "不行"), TECHNICAL);
        technical(number, "approve", "可行");
        commercial(number);
        security(number);
        sumUp(number);

        assertThat(stage.open(number)).containsExactly("userTask_presentSolution");
        assertThat(answers(number))
                .filteredOn(answer -> answer.endsWith("withdrawn"))
                .hasSize(2);
    }

    @Test
    void refusesWhenAllGatesAnsweredOrTheRoundIsSummedUp() {
        var number = stage.inReview().number();
        technical(number, "approve", "可行");
        commercial(number);
        var last = security(number);

        assertThat(offered(last, SECURITY)).isFalse();
        assertRefused(last, SECURITY);
        sumUp(number);
        assertRefused(last, SECURITY);
        assertThat(stage.open(number)).containsExactly("userTask_presentSolution");
    }

    @Test
    void refusesAnAnswerOfAnEarlierRound() {
        var design = stage.inReview();
        var number = design.number();
        var early = technical(number, "rework", "带宽不足");
        commercial(number);
        security(number);
        sumUp(number);
        presales.saveSolution(number, Stage.solution("第二版"), 1, ENGINEER);
        stage.complete(number, DESIGN, ENGINEER, Map.of("securityDeclared", true));
        commercial(number);

        assertRefused(early, TECHNICAL);
        stage.complete(
                number,
                REVIEW_TECHNICAL,
                OTHER_TECHNICAL,
                Map.of("technicalVerdict", "approve", "technicalRemark", "可行"));
        assertRefused(early, TECHNICAL);
        assertThat(stage.open(number)).containsExactly(REVIEW_SECURITY);
    }

    @Test
    void takesADesignBackUntilAGateIsClaimed() {
        var design = stage.inReview();
        var number = design.number();

        withdraw(design.id(), ENGINEER);

        assertThat(stage.open(number)).containsExactly(DESIGN);
        assertThat(presales.mayWrite(number, ENGINEER)).isTrue();
        presales.saveSolution(number, Stage.solution("补充点位"), 1, ENGINEER);
        var second = stage.complete(number, DESIGN, ENGINEER, Map.of("securityDeclared", true));
        assertThat(stage.open(number)).containsExactly(REVIEW_COMMERCIAL, REVIEW_SECURITY, REVIEW_TECHNICAL);
        workList.claim(stage.open(number, REVIEW_TECHNICAL), TECHNICAL);
        assertRefused(second, ENGINEER);
        workList.unclaim(stage.open(number, REVIEW_TECHNICAL), TECHNICAL);
        assertRefused(second, ENGINEER);

        technical(number, "approve", "可行");
        commercial(number);
        security(number);
        sumUp(number);
        assertThat(stage.open(number)).containsExactly("userTask_presentSolution");
        assertThat(jdbc.sql(
                                "select count(*) from baton.review_round where project_number = :number and withdrawn_at is not null")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Tag("R-PS-5")
    void takesADesignBackWithTheAuditThatNobodyHasTakenUp() {
        var design = stage.inAuditedReview();
        var number = design.number();
        var audit = audit(number);
        var checklist = stage.open(audit, FILL_CHECKLIST);
        assertThat(stage.open(number)).containsExactly(REVIEW_COMMERCIAL, REVIEW_SECURITY, REVIEW_TECHNICAL);

        withdraw(design.id(), ENGINEER);

        assertThat(stage.open(number)).containsExactly(DESIGN);
        assertThat(stage.open(audit)).isEmpty();
        assertThat(running(audit)).isZero();
        assertThat(workList.task(checklist, INTERNAL_AUDITOR).status()).isEqualTo(WorkItem.Status.REMOVED);
        assertThat(jdbc.sql("select status || ' ' || cancel_reason from baton.audit where number = :number")
                        .param("number", audit)
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED 看错了版本");
        assertThat(events.stream(Act.class).filter(act -> act.name().equals("internalaudit.cancelled")))
                .containsExactly(new Act(
                        "internalaudit.cancelled",
                        ENGINEER,
                        audit,
                        "audit:" + audit,
                        "auditing",
                        "cancelled",
                        "看错了版本"));
        assertThat(Visitor.signedIn(port, INTERNAL_AUDITOR)
                        .page("/audits/" + audit)
                        .select("main")
                        .text())
                .contains("看错了版本");

        presales.saveSolution(number, Stage.solution("补充点位"), 1, ENGINEER);
        var second = stage.complete(number, DESIGN, ENGINEER, Map.of("securityDeclared", true));
        assertThat(audit(number))
                .as("another audit, and its number stays a gap")
                .isGreaterThan(audit);
        assertThat(running(audit(number))).isEqualTo(1);
        withdraw(second, ENGINEER);
        assertThat(stage.open(number)).containsExactly(DESIGN);
    }

    @Test
    @Tag("R-PS-5")
    void keepsADesignWhoseAuditSomebodyHasTakenUp() {
        var design = stage.inAuditedReview();
        var audit = audit(design.number());
        var checklist = stage.open(audit, FILL_CHECKLIST);

        workList.claim(checklist, INTERNAL_AUDITOR);
        assertRefused(design.id(), ENGINEER);
        workList.unclaim(checklist, INTERNAL_AUDITOR);
        assertRefused(design.id(), ENGINEER);

        assertThat(running(audit)).isEqualTo(1);
        assertThat(stage.open(audit)).containsExactly(FILL_CHECKLIST);
        assertThat(Visitor.signedIn(port, ENGINEER)
                        .page("/tasks/" + design.id() + "/operations/withdrawal")
                        .select("main .alert-warning")
                        .text())
                .contains("下一步还没有人签收或办理", "内审");
    }

    @Test
    void leavesAloneWhatWaitsBesideTheDesign() {
        var design = stage.inUrgentReview();
        var beside = stage.open(design.number(), "userTask_agreeGreenChannel");

        withdraw(design.id(), ENGINEER);

        assertThat(stage.open(design.number())).containsExactly("userTask_agreeGreenChannel", DESIGN);
        assertThat(stage.open(design.number(), "userTask_agreeGreenChannel")).isEqualTo(beside);
    }

    @Test
    void racesWithWhoTakesTheAuditUp() throws Exception {
        for (var round = 0; round < 4; round++) {
            var design = stage.inAuditedReview();
            var audit = audit(design.number());
            var checklist = stage.open(audit, FILL_CHECKLIST);
            var back = race(
                    () -> approvals.withdraw(new Intent(design.id(), null, "漏了点位", ENGINEER, null)),
                    () -> workList.claim(checklist, INTERNAL_AUDITOR));
            assertThat(stage.open(audit)).isEqualTo(back ? List.of() : List.of(FILL_CHECKLIST));
            assertThat(stage.open(design.number()))
                    .isEqualTo(back ? List.of(DESIGN) : List.of(REVIEW_COMMERCIAL, REVIEW_SECURITY, REVIEW_TECHNICAL));
        }
    }

    @Test
    void takesADesignBackUnchanged() {
        var design = stage.inReview();
        withdraw(design.id(), ENGINEER);

        stage.complete(design.number(), DESIGN, ENGINEER, Map.of("securityDeclared", false));

        assertThat(stage.open(design.number())).containsExactly(REVIEW_COMMERCIAL, REVIEW_TECHNICAL);
    }

    @Test
    void refusesOthersAndStepsThatStay() {
        var design = stage.inDesign();
        var answered = jdbc.sql("select task_id from baton.work_item join baton.work_case using (process_instance_id)"
                        + " where business_key = :number and status = 'COMPLETED'")
                .param("number", design.number())
                .query(String.class)
                .single();
        assertRefused(answered, ENGINEER);
        assertRefused(design.id(), ENGINEER);

        var number = stage.inReview().number();
        var task = technical(number, "approve", "可行");
        assertRefused(task, OTHER_TECHNICAL);
        assertThatThrownBy(() -> approvals.withdraw(new Intent(task, null, " ", TECHNICAL, null)))
                .isInstanceOf(OperationInvalid.class);
        assertThat(Visitor.signedIn(port, OTHER_TECHNICAL)
                        .page("/tasks/" + task)
                        .select("a[href$=/operations/withdrawal]"))
                .isEmpty();
    }

    @Test
    void isDoneOnThePageAndToldOnce() {
        var number = stage.inReview().number();
        var task = technical(number, "approve", "可行");
        var visitor = Visitor.signedIn(port, TECHNICAL);
        var path = visitor.page("/tasks/" + task)
                .select("a[href$=/operations/withdrawal]")
                .attr("href");
        assertThat(visitor.page(path).select("main").text()).contains("您的提交作废并留有记录");

        var done = visitor.submit(path, path, Map.of("reason", "看错了版本"));

        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(done.headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/tasks/" + stage.open(number, REVIEW_TECHNICAL));

        var other = stage.inReview().number();
        var second = technical(other, "approve", "可行");
        var key = "key-" + second;
        var again = approvals.withdraw(new Intent(second, null, "看错了版本", TECHNICAL, key));
        assertThat(approvals.withdraw(new Intent(second, null, "看错了版本", TECHNICAL, key)))
                .isEqualTo(again);
        assertThat(events.stream(CompletionWithdrawn.class)).singleElement().satisfies(told -> {
            assertThat(told.task().taskId()).isEqualTo(second);
            assertThat(told.againTaskId()).isEqualTo(again);
        });
        assertThat(events.stream(Act.class).filter(act -> act.name().equals("worklist.completionWithdrawn")))
                .hasSize(1);
    }

    @Test
    void racesWithTheLastGateAndWithTheNextStep() throws Exception {
        for (var round = 0; round < 4; round++) {
            var number = stage.inReview().number();
            commercial(number);
            var task = technical(number, "approve", "可行");
            var last = stage.open(number, REVIEW_SECURITY);
            var withdrawn = race(
                    () -> approvals.withdraw(new Intent(task, null, "看错了版本", TECHNICAL, null)),
                    () -> workList.complete(
                            last, null, Map.of("securityVerdict", "approve", "securityRemark", "同意"), SECURITY, null));
            if (withdrawn) {
                assertThat(stage.open(number)).containsExactly(REVIEW_TECHNICAL);
                assertThat(jobs(number)).isZero();
                technical(number, "approve", "可行");
            }
            assertThat(jobs(number)).isEqualTo(1);
            sumUp(number);
            assertThat(stage.open(number)).containsExactly("userTask_presentSolution");

            var design = stage.inReview();
            var next = stage.open(design.number(), REVIEW_TECHNICAL);
            var back = race(
                    () -> approvals.withdraw(new Intent(design.id(), null, "漏了点位", ENGINEER, null)),
                    () -> workList.claim(next, TECHNICAL));
            assertThat(stage.open(design.number()))
                    .isEqualTo(back ? List.of(DESIGN) : List.of(REVIEW_COMMERCIAL, REVIEW_SECURITY, REVIEW_TECHNICAL));
        }
    }

    /** Whether the first one was done; what loses must be refused as too late. */
    private static boolean race(Runnable first, Runnable second) throws Exception {
        var barrier = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var one = pool.submit(() -> won(barrier, first));
            var other = pool.submit(() -> won(barrier, second));
            var done = one.get();
            var otherDone = other.get();
            assertThat(done || otherDone).isTrue();
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean won(CyclicBarrier barrier, Runnable work) throws Exception {
        barrier.await();
        try {
            work.run();
            return true;
        } catch (Refusal late) {
            assertThat(late.kind()).isIn(Refusal.Kind.STALE, Refusal.Kind.FORBIDDEN);
            return false;
        }
    }

    private String withdraw(String task, String person) {
        assertThat(offered(task, person)).isTrue();
        return approvals.withdraw(new Intent(task, null, "看错了版本", person, null));
    }

    private boolean offered(String task, String person) {
        return approvals.offered(workList.task(task, person), person).stream()
                .anyMatch(action -> action.name().equals("withdrawal"));
    }

    private void assertRefused(String task, String person) {
        assertThat(offered(task, person)).isFalse();
        assertThatThrownBy(() -> approvals.withdraw(new Intent(task, null, "看错了版本", person, null)))
                .isInstanceOf(OperationRefused.class);
    }

    private String technical(String number, String verdict, String remark) {
        return stage.complete(
                number, REVIEW_TECHNICAL, TECHNICAL, Map.of("technicalVerdict", verdict, "technicalRemark", remark));
    }

    private void commercial(String number) {
        stage.complete(
                number,
                REVIEW_COMMERCIAL,
                COMMERCIAL,
                Map.of("commercialVerdict", "approve", "commercialRemark", "同意"));
    }

    private String security(String number) {
        return stage.complete(
                number, REVIEW_SECURITY, SECURITY, Map.of("securityVerdict", "approve", "securityRemark", "同意"));
    }

    private List<String> answers(String number) {
        return jdbc.sql(
                        "select gate, verdict, withdrawn_at from baton.gate_answer where project_number = :number order by id")
                .param("number", number)
                .query((row, index) -> row.getString("gate") + " " + row.getString("verdict")
                        + (row.getTimestamp("withdrawn_at") == null ? "" : " withdrawn"))
                .list();
    }

    /** The newest audit of the project. */
    private String audit(String number) {
        return jdbc.sql("select max(number) from baton.audit where project_number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private long running(String number) {
        return jdbc.sql("select count(*) from baton.work_case where business_key = :number and ended_at is null")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    /** Tokens at the join. */
    private int waiting(String number) {
        return acting.call("system:test", () -> runtime.getActivityInstance(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .singleResult()
                        .getId())
                .getActivityInstances(JOIN)
                .length);
    }

    private long jobs(String number) {
        return acting.call(
                "system:test", () -> management.createJobQuery().activityId("serviceTask_sumUpGates").list().stream()
                        .filter(job -> number.equals(runtime.createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .singleResult()
                                .getBusinessKey()))
                        .count());
    }

    private void sumUp(String number) {
        acting.run(
                "system:test",
                () -> management.executeJob(management
                        .createJobQuery()
                        .processInstanceId(runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(number)
                                .singleResult()
                                .getId())
                        .activityId("serviceTask_sumUpGates")
                        .singleResult()
                        .getId()));
    }
}
