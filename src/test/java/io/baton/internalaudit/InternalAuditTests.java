package io.baton.internalaudit;

import static io.baton.internalaudit.AuditCast.*;
import static io.baton.internalaudit.InternalAuditProcess.ENTER_FINDINGS;
import static io.baton.internalaudit.InternalAuditProcess.FILL_CHECKLIST;
import static io.baton.internalaudit.InternalAuditProcess.RECORD_REPLY;
import static io.baton.internalaudit.InternalAuditProcess.REPORT_TO_CUSTOMER;
import static io.baton.internalaudit.NonconformityProcess.CONFIRM_OBSTACLE;
import static io.baton.internalaudit.NonconformityProcess.DECIDE_OBSTACLE;
import static io.baton.internalaudit.NonconformityProcess.PLAN_MEASURE;
import static io.baton.internalaudit.NonconformityProcess.PROVIDE_EVIDENCE;
import static io.baton.internalaudit.NonconformityProcess.VERIFY_CORRECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.baton.IntegrationTest;
import io.baton.WalksAllOf;
import io.baton.engine.DutiesSeparated;
import io.baton.people.Act;
import io.baton.project.Projects;
import io.baton.project.sheet.Sheet;
import io.baton.web.FieldProblem;
import io.baton.web.Times;
import io.baton.worklist.WorkList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Internal audits as people live them: the whole way once, each detour by itself. */
@IntegrationTest
@RecordApplicationEvents
@WalksAllOf(InternalAuditProcess.PROCESS)
class InternalAuditTests {

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private InternalAudits audits;

    @Autowired
    private Nonconformities findings;

    @Autowired
    private CorrectiveReports reports;

    @Autowired
    private Projects projects;

    @Autowired
    private WorkList workList;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private JdbcClient jdbc;

    private AuditDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new AuditDesk(beans);
    }

    @Test
    @Tag("R-IA-1")
    @Tag("R-IA-3")
    @Tag("R-IA-4")
    @Tag("R-IA-5")
    @Tag("R-IA-8")
    @Tag("R-IA-9")
    @Tag("R-OR-2")
    void carriesADeliverysAuditThroughTwoFindingsToItsPass() {
        var number = desk.started();
        assertThat(number).matches("NS-2026-\\d{6}");
        assertThat(desk.task(number, FILL_CHECKLIST).getAssignee()).isEqualTo(AUDITOR);
        assertThat(audits.checklist(number)).hasSize(9).allSatisfy(item -> assertThat(item.score())
                .isNull());

        desk.score(number, Map.of(1, "5", 5, "0"));
        desk.warn(number, 1, ENGINEER, OTHER_AUDITOR);
        desk.warn(number, 5, COLLEAGUE, AUDITOR);
        desk.complete(number, FILL_CHECKLIST, AUDITOR, AuditDesk.OPINION);

        var issued = audits.findings(number);
        assertThat(issued).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.number()).matches("BF-2026-\\d{6}");
            assertThat(finding.dueAt().atZone(Times.ZONE).toLocalDate()).isEqualTo("2026-03-24");
            assertThat(desk.open(finding.number())).containsExactly(PLAN_MEASURE);
            assertThat(desk.task(finding.number(), PLAN_MEASURE).getAssignee()).isEqualTo(finding.responsible());
        });
        assertThat(events.stream(Act.class).map(Act::name)).contains("internalaudit.findingIssued");
        assertThat(jdbc.sql("select person_id from baton.notice where kind = 'internalaudit.warning' and"
                                + " notice_key = :finding")
                        .param("finding", issued.get(0).number())
                        .query(String.class)
                        .list())
                .as("the warning notice")
                .containsExactly(ENGINEER);

        desk.correct(issued.get(0).number(), ENGINEER, OTHER_AUDITOR);
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CORRECTING);
        desk.correct(issued.get(1).number(), COLLEAGUE, AUDITOR);
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CONCLUDING);
        desk.conclude(number);

        var closed = audits.read(number, AUDITOR);
        assertThat(closed.status()).isEqualTo(AuditStatus.CLOSED);
        assertThat(closed.result()).isEqualTo(AuditResult.PASSED);
        assertThat(desk.isRunning(number)).isFalse();
        assertThat(desk.endOf(number)).isEqualTo("event_passed");
        assertThat(findings.entries(issued.get(0).number()))
                .filteredOn(entry -> entry.kind() == FindingEntry.Kind.EVIDENCE)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.by()).isEqualTo(ENGINEER);
                    assertThat(entry.files()).singleElement().asString().hasSize(64);
                });
    }

    @Test
    @Tag("R-IA-3")
    void passesAtOnceWhenEveryItemReachesTheMark() {
        var number = desk.started();
        desk.score(number, Map.of(1, "6"));
        desk.complete(number, FILL_CHECKLIST, AUDITOR, AuditDesk.OPINION);
        desk.conclude(number);

        assertThat(audits.read(number, AUDITOR).result()).isEqualTo(AuditResult.PASSED);
        assertThat(audits.findings(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "-1", "5.5", "五", "1e1", "100"})
    @Tag("R-IA-3")
    void refusesAScoreThatIsNoWholePointAndNamesTheItem(String score) {
        var number = desk.started();

        assertThatThrownBy(() -> audits.score(
                        number, List.of(new ScoreDraft(2, "7", null), AuditDesk.draft(3, score)), 0, AUDITOR))
                .asInstanceOf(type(AuditIncomplete.class))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo("score.3");
                            assertThat(problem.arguments())
                                    .contains(3, audits.checklist(number).get(2).text());
                        }));
        assertThat(audits.checklist(number))
                .allSatisfy(item -> assertThat(item.score()).isNull());
    }

    @Test
    @Tag("R-IA-3")
    void refusesToCompleteWhileItemsAreNotScored() {
        var number = desk.started();
        audits.score(number, List.of(AuditDesk.draft(1, "9"), AuditDesk.draft(2, "9")), 0, AUDITOR);

        assertThatThrownBy(() -> desk.complete(number, FILL_CHECKLIST, AUDITOR, AuditDesk.OPINION))
                .asInstanceOf(type(ChecklistUnfinished.class))
                .satisfies(
                        refusal -> assertThat(refusal.getArguments()).containsExactly(number, "3, 4, 5, 6, 7, 8, 9"));
        assertThat(desk.open(number)).containsExactly(FILL_CHECKLIST);
    }

    @Test
    @Tag("R-IA-4")
    void refusesToCompleteWhileAFailedItemHasNoWarning() {
        var number = desk.started();
        desk.score(number, Map.of(4, "5"));

        assertThatThrownBy(() -> desk.complete(number, FILL_CHECKLIST, AUDITOR, AuditDesk.OPINION))
                .asInstanceOf(type(WarningMissing.class))
                .satisfies(refusal -> assertThat(refusal.getArguments()).containsExactly(number, "4"));
    }

    @Test
    @Tag("R-IA-4")
    void refusesTwoResponsiblePeopleNoneAndAVerifierWhoIsOneOfThem() {
        var number = desk.started();
        desk.score(number, Map.of(4, "5"));

        assertProblem(
                () -> audits.warn(number, 4, AuditDesk.warning(List.of(ENGINEER, COLLEAGUE), AUDITOR), 1, AUDITOR),
                "responsible",
                "internalaudit.problem.oneResponsible");
        assertProblem(
                () -> audits.warn(number, 4, AuditDesk.warning(List.of(), AUDITOR), 1, AUDITOR),
                "responsible",
                "internalaudit.problem.oneResponsible");
        assertProblem(
                () -> audits.warn(number, 4, AuditDesk.warning(List.of(OTHER_AUDITOR), OTHER_AUDITOR), 1, AUDITOR),
                "verifier",
                "internalaudit.problem.verifierIsResponsible");
        assertProblem(
                () -> audits.warn(number, 4, AuditDesk.warning(List.of(ENGINEER), DISTRICT_AUDITOR), 1, AUDITOR),
                "verifier",
                "internalaudit.problem.verifier");
        assertProblem(
                () -> audits.warn(number, 4, AuditDesk.warning(List.of("nobody"), AUDITOR), 1, AUDITOR),
                "responsible",
                "internalaudit.problem.personUnknown");
        assertProblem(
                () -> audits.warn(number, 1, AuditDesk.warning(List.of(ENGINEER), AUDITOR), 1, AUDITOR),
                "statement",
                "internalaudit.problem.itemPasses");
        assertProblem(
                () -> audits.warn(number, 4, new WarningDraft(null, " ", List.of(ENGINEER), AUDITOR), 1, AUDITOR),
                "statement",
                "internalaudit.problem.textMissing");
    }

    @Test
    void refusesAChecklistThatChangedMeanwhileAndOneOfAnotherAuditor() {
        var number = desk.started();
        audits.score(number, List.of(AuditDesk.draft(1, "9")), 0, AUDITOR);

        assertThatThrownBy(() -> audits.score(number, List.of(AuditDesk.draft(1, "2")), 0, AUDITOR))
                .isInstanceOf(AuditChangedMeanwhile.class);
        assertThatThrownBy(() -> audits.score(number, List.of(AuditDesk.draft(1, "2")), 1, OTHER_AUDITOR))
                .isInstanceOf(AuditNotYours.class);
        assertThat(audits.checklist(number).get(0).score()).isEqualTo(9);
    }

    @Test
    @Tag("R-IA-2")
    void letsNoAuditorOfTheAuthorsDepartmentAudit() {
        var project = desk.cast.project();
        assertThatThrownBy(() -> audits.start(new AuditDraft(project, "delivery", null), DISTRICT_AUDITOR))
                .isInstanceOf(AuditorNotIndependent.class);
        var number = audits.start(new AuditDraft(project, "delivery", null), AUDITOR);
        desk.putBack(number, FILL_CHECKLIST, AUDITOR);
        assertThatThrownBy(() -> desk.claim(number, FILL_CHECKLIST, DISTRICT_AUDITOR))
                .isInstanceOf(DutiesSeparated.class);

        desk.set(InternalAuditSettings.OTHER_DEPARTMENT.key(), "false");
        try {
            desk.claim(number, FILL_CHECKLIST, DISTRICT_AUDITOR);
        } finally {
            desk.set(InternalAuditSettings.OTHER_DEPARTMENT.key(), "true");
        }
        assertThat(desk.task(number, FILL_CHECKLIST).getAssignee()).isEqualTo(DISTRICT_AUDITOR);
    }

    @Test
    @Tag("R-IA-1")
    void refusesToStartWithoutWhatAnAuditNeeds() {
        assertThatThrownBy(() -> audits.start(new AuditDraft(desk.cast.project(), "delivery", null), ENGINEER))
                .isInstanceOf(NotAnAuditor.class);
        assertThatThrownBy(() -> audits.start(new AuditDraft("XM-1999-000001", "review", null), AUDITOR))
                .asInstanceOf(type(AuditIncomplete.class))
                .satisfies(
                        refusal -> assertThat(fields(refusal.problems())).containsExactly("projectNumber", "origin"));
        assertThatThrownBy(() -> audits.start(
                        new AuditDraft(desk.cast.project(), "customer", LocalDate.of(2026, 3, 9)), AUDITOR))
                .asInstanceOf(type(AuditIncomplete.class))
                .satisfies(refusal -> assertThat(fields(refusal.problems())).containsExactly("customerDue"));
        var over = desk.cast.project();
        projects.withdrawn(over, "不做了", RAISER);
        assertThatThrownBy(() -> audits.start(new AuditDraft(over, "delivery", null), AUDITOR))
                .asInstanceOf(type(AuditIncomplete.class))
                .satisfies(refusal -> assertThat(fields(refusal.problems())).containsExactly("projectNumber"));
    }

    @Test
    @Tag("R-IA-6")
    @Tag("R-IA-8")
    void passesWithAnAcceptedRiskAndFailsWithAChangedSolution() {
        var risk = desk.issued();
        desk.toObstacle(risk);
        desk.complete(risk, DECIDE_OBSTACLE, CENTRE_MANAGER, AuditDesk.decision("acceptRisk"));
        var passed = desk.auditOf(risk);
        desk.conclude(passed);
        assertThat(audits.read(passed, AUDITOR).result()).isEqualTo(AuditResult.PASSED_WITH_ACCEPTED_RISK);
        assertThat(desk.endOf(passed)).isEqualTo("event_passedWithAcceptedRisk");

        var number = desk.started();
        desk.score(number, Map.of(1, "2", 2, "3"));
        desk.warn(number, 1, ENGINEER, OTHER_AUDITOR);
        desk.warn(number, 2, ENGINEER, OTHER_AUDITOR);
        desk.complete(number, FILL_CHECKLIST, AUDITOR, AuditDesk.OPINION);
        var both = audits.findings(number);
        desk.toObstacle(both.get(0).number());
        desk.complete(both.get(0).number(), DECIDE_OBSTACLE, CENTRE_MANAGER, AuditDesk.decision("acceptRisk"));
        desk.complete(both.get(1).number(), PLAN_MEASURE, ENGINEER, AuditDesk.PLANNED);
        desk.complete(
                both.get(1).number(),
                PROVIDE_EVIDENCE,
                ENGINEER,
                Map.of("evidenceAnswer", "obstacle", "obstacleDescription", "现网不支持"));
        desk.complete(both.get(1).number(), CONFIRM_OBSTACLE, AUDITOR, AuditDesk.obstacle("real"));
        desk.complete(both.get(1).number(), DECIDE_OBSTACLE, CENTRE_MANAGER, AuditDesk.decision("changeSolution"));
        desk.conclude(number);

        assertThat(audits.read(number, AUDITOR).result()).isEqualTo(AuditResult.FAILED);
        assertThat(desk.endOf(number)).isEqualTo("event_failed");
    }

    @Test
    @Tag("R-IA-1")
    @Tag("R-IA-10")
    void closesACustomersAuditOnTheCustomersReply() {
        var number = audits.start(new AuditDraft(desk.cast.project(), "customer", LocalDate.of(2026, 4, 15)), AUDITOR);
        assertThat(audits.checklist(number)).isEmpty();
        assertThatThrownBy(() -> desk.complete(number, ENTER_FINDINGS, AUDITOR, AuditDesk.OPINION))
                .isInstanceOf(StatementMissing.class);
        assertProblem(
                () -> audits.score(number, List.of(AuditDesk.draft(1, "5")), 0, AUDITOR),
                "score.1",
                "internalaudit.problem.itemUnknown");
        desk.state(number, "机柜没有贴标签");
        desk.complete(number, ENTER_FINDINGS, AUDITOR, AuditDesk.OPINION);
        assertThat(audits.checklist(number).get(0).text()).isEqualTo("机柜没有贴标签");
        desk.correct(audits.findings(number).get(0).number(), ENGINEER, OTHER_AUDITOR);

        var report = desk.task(number, REPORT_TO_CUSTOMER);
        assertThat(report.getAssignee()).isEqualTo(RAISER);
        assertThat(report.getDueDate().toInstant()).isEqualTo("2026-04-15T10:00:00Z");
        desk.complete(number, REPORT_TO_CUSTOMER, RAISER, Map.of("reportText", "已全部贴好标签"));
        desk.complete(number, RECORD_REPLY, RAISER, AuditDesk.reply("notAccepted"));
        assertThat(desk.open(number)).containsExactly(ENTER_FINDINGS);
        assertThatThrownBy(() -> desk.complete(number, ENTER_FINDINGS, AUDITOR, AuditDesk.OPINION))
                .as("what is still amiss")
                .isInstanceOf(StatementMissing.class);
        desk.state(number, "标签与台账不一致");
        desk.complete(number, ENTER_FINDINGS, AUDITOR, AuditDesk.OPINION);
        assertThat(audits.findings(number)).hasSize(2);
        desk.correct(audits.findings(number).get(1).number(), ENGINEER, OTHER_AUDITOR);
        desk.complete(number, REPORT_TO_CUSTOMER, RAISER, Map.of("reportText", "已核对台账"));
        assertThat(desk.isRunning(number)).isTrue();
        desk.complete(number, RECORD_REPLY, RAISER, AuditDesk.reply("accepted"));
        desk.conclude(number);

        assertThat(audits.read(number, RAISER).result()).isEqualTo(AuditResult.PASSED);
        assertThat(audits.read(number, RAISER).reply()).isEqualTo("客户的话");
    }

    @Test
    @Tag("R-IA-1")
    void refusesAStatementInAnAuditOfOurOwn() {
        var number = desk.started();
        assertProblem(
                () -> audits.state(
                        number, new WarningDraft("risk", "不行", List.of(ENGINEER), OTHER_AUDITOR), 0, AUDITOR),
                "statement",
                "internalaudit.problem.notStated");
        var customers =
                audits.start(new AuditDraft(desk.cast.project(), "customer", LocalDate.of(2026, 4, 15)), AUDITOR);
        assertProblem(
                () -> audits.state(
                        customers, new WarningDraft("air", "不行", List.of(ENGINEER), OTHER_AUDITOR), 0, AUDITOR),
                "aspect",
                "internalaudit.problem.choose");
    }

    @Test
    @Tag("R-IA-1")
    void takesBackACustomersFindingThatWasEnteredByMistakeUntilItIsIssued() {
        var number = customersAudit();
        desk.state(number, "机柜没有贴标签");
        desk.state(number, "录错了的一条");
        var own = desk.started();
        assertThatThrownBy(() -> audits.remove(own, 1, "录错", 0, AUDITOR)).isInstanceOf(FindingNotEntered.class);
        assertThatThrownBy(() -> audits.remove(number, 9, "录错", 2, AUDITOR)).isInstanceOf(FindingNotEntered.class);
        assertThatThrownBy(() -> audits.remove(number, 2, "录错", 1, AUDITOR)).isInstanceOf(AuditChangedMeanwhile.class);
        assertThatThrownBy(() -> audits.remove(number, 2, "录错", 2, OTHER_AUDITOR))
                .isInstanceOf(AuditNotYours.class);
        assertProblem(() -> audits.remove(number, 2, " ", 2, AUDITOR), "reason", "internalaudit.problem.removeReason");

        audits.remove(number, 2, "与第一条重复", 2, AUDITOR);

        assertThat(audits.checklist(number)).singleElement().satisfies(item -> assertThat(item.text())
                .isEqualTo("机柜没有贴标签"));
        assertThat(events.stream(Act.class).filter(act -> act.name().equals("internalaudit.findingRemoved")))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.reason()).isEqualTo("与第一条重复");
                    assertThat(act.before().toString()).contains("录错了的一条");
                });
        desk.state(number, "第三条");
        assertThat(audits.checklist(number)).extracting(AuditItem::item).containsExactly(1, 3);
        desk.complete(number, ENTER_FINDINGS, AUDITOR, AuditDesk.OPINION);
        assertThat(audits.findings(number)).extracting(Finding::statement).containsExactly("机柜没有贴标签", "第三条");
    }

    @Test
    @Tag("R-IA-1")
    void takesNoIssuedFindingBackAndNeedsOneThatIsLeft() {
        var number = customersAudit();
        desk.state(number, "机柜没有贴标签");
        audits.remove(number, 1, "不是这个项目", 1, AUDITOR);
        assertThatThrownBy(() -> desk.complete(number, ENTER_FINDINGS, AUDITOR, AuditDesk.OPINION))
                .isInstanceOf(StatementMissing.class);
        desk.state(number, "跳线没有标签");
        desk.complete(number, ENTER_FINDINGS, AUDITOR, AuditDesk.OPINION);
        desk.correct(audits.findings(number).get(0).number(), ENGINEER, OTHER_AUDITOR);
        desk.complete(number, REPORT_TO_CUSTOMER, RAISER, Map.of("reportText", "已整改"));
        desk.complete(number, RECORD_REPLY, RAISER, AuditDesk.reply("notAccepted"));

        var version = audits.read(number, AUDITOR).version();
        assertThatThrownBy(() -> audits.remove(number, 2, "录错", version, AUDITOR))
                .isInstanceOf(FindingIssued.class);
    }

    @Test
    @Tag("R-IA-10")
    void reportsAnewWhenTheCustomerDidNotAccept() {
        var number = customersAudit();
        correctAll(number, "机柜没有贴标签");
        desk.complete(number, REPORT_TO_CUSTOMER, RAISER, Map.of("reportText", "第一次报告"));
        assertThat(report(number).readyOn()).isNotNull();
        desk.complete(number, RECORD_REPLY, RAISER, AuditDesk.reply("notAccepted"));
        assertThat(reports.of(number, Locale.ENGLISH, RAISER))
                .as("a new finding is due")
                .isEmpty();

        correctAll(number, "跳线也没有标签");

        assertThat(report(number).readyOn()).as("the old words don't cover it").isNull();
        assertThat(((CorrectiveReport) report(number).content()).words()).isNull();
        desk.complete(number, REPORT_TO_CUSTOMER, RAISER, Map.of("reportText", "第二次报告"));
        assertThat(report(number).readyOn()).isNotNull();
        assertThat(((CorrectiveReport) report(number).content()).findings()).hasSize(2);
    }

    private Sheet report(String number) {
        return reports.of(number, Locale.ENGLISH, RAISER).orElseThrow();
    }

    private void correctAll(String number, String statement) {
        desk.state(number, statement);
        desk.complete(number, ENTER_FINDINGS, AUDITOR, AuditDesk.OPINION);
        audits.findings(number).stream()
                .filter(finding -> finding.status() == FindingStatus.OPEN)
                .forEach(finding -> desk.correct(finding.number(), ENGINEER, OTHER_AUDITOR));
    }

    @Test
    @Tag("R-IA-2")
    void namesTheAuditorFromTheClaimOnAndAfterEachHandingOver() {
        var number = desk.started();
        desk.putBack(number, FILL_CHECKLIST, AUDITOR);
        assertThat(auditor(number)).isNull();
        desk.claim(number, FILL_CHECKLIST, OTHER_AUDITOR);
        assertThat(auditor(number)).isEqualTo(OTHER_AUDITOR);
        assertThat(audits.search(number, null, null, VIEWER)).singleElement().satisfies(row -> assertThat(row.auditor())
                .isEqualTo("人" + OTHER_AUDITOR));

        desk.handOver(number, FILL_CHECKLIST, OTHER_AUDITOR, THIRD_AUDITOR);
        assertThat(auditor(number)).as("transferred").isEqualTo(THIRD_AUDITOR);
        desk.delegate(number, FILL_CHECKLIST, THIRD_AUDITOR, AUDITOR);
        assertThat(auditor(number)).as("delegated: the owner audits").isEqualTo(THIRD_AUDITOR);
    }

    private @Nullable String auditor(String number) {
        return audits.read(number, VIEWER).auditor();
    }

    private String customersAudit() {
        return audits.start(new AuditDraft(desk.cast.project(), "customer", LocalDate.of(2026, 4, 15)), AUDITOR);
    }

    @Test
    @Tag("R-PS-9")
    @Tag("R-IA-5")
    void leavesNoFindingOpenWhenItsFlowIsEndedFromOutside() {
        var finding = desk.issued();
        var number = desk.auditOf(finding);

        desk.end(number, CENTRE_MANAGER);

        assertThat(desk.isRunning(finding)).isFalse();
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CANCELLED);
        assertThat(audits.read(number, AUDITOR).cancelReason()).isNull();
        assertThat(findings.read(finding, AUDITOR).status()).isEqualTo(FindingStatus.CANCELLED);
        assertThat(evidence(number)).contains("instance.ended", "internalaudit.cancelled");
        assertThat(evidence(finding)).contains("internalaudit.findingCancelled", "instance.ended");
    }

    @Test
    @Tag("R-IA-5")
    void goesOnWhenTheFlowOfItsLastFindingIsEndedFromOutside() {
        var finding = desk.issued();
        var number = desk.auditOf(finding);

        desk.end(finding, CENTRE_MANAGER);

        assertThat(findings.read(finding, AUDITOR).status()).isEqualTo(FindingStatus.CANCELLED);
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CONCLUDING);
        assertThat(evidence(finding)).contains("internalaudit.findingCancelled");
        desk.conclude(number);
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CLOSED);
    }

    /** What the evidence tells of the case, by its own rows. */
    private List<String> evidence(String number) {
        return jdbc.sql("select act from baton.evidence where case_number = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }

    @Test
    @Tag("R-PS-9")
    void endsAuditAndFindingsInOrderWhenItIsCancelled() {
        var finding = desk.issued();
        var number = desk.auditOf(finding);
        assertThatThrownBy(() -> audits.cancel(number, "重复", OTHER_AUDITOR)).isInstanceOf(CancellationRefused.class);
        assertThatThrownBy(() -> audits.cancel(number, " ", AUDITOR)).isInstanceOf(ReasonMissing.class);

        audits.cancel(number, "与上一次重复", AUDITOR);

        assertThat(desk.isRunning(number)).isFalse();
        assertThat(desk.isRunning(finding)).isFalse();
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CANCELLED);
        assertThat(findings.read(finding, AUDITOR).status()).isEqualTo(FindingStatus.CANCELLED);
        assertThatThrownBy(() -> audits.cancel(number, "再来", AUDITOR)).isInstanceOf(CancellationRefused.class);
    }

    @Test
    void isReadByWhoHasAPartAndByNobodyElse() {
        var finding = desk.issued();
        var number = desk.auditOf(finding);
        for (var reader : List.of(AUDITOR, OTHER_AUDITOR, ENGINEER, RAISER, CENTRE_MANAGER, VIEWER)) {
            assertThat(audits.read(number, reader).number()).isEqualTo(number);
            assertThat(findings.read(finding, reader).number()).isEqualTo(finding);
        }
        assertThatThrownBy(() -> audits.read(number, STRANGER)).isInstanceOf(AuditUnknown.class);
        assertThatThrownBy(() -> findings.read(finding, STRANGER)).isInstanceOf(FindingUnknown.class);
    }

    @Test
    @Tag("R-IA-5")
    void closesOnceWhenTwentyPeopleCloseItsFindingsAtTheSameMoment() throws Exception {
        var number = audits.start(new AuditDraft(desk.cast.project(), "customer", LocalDate.of(2026, 4, 15)), AUDITOR);
        var verifiers = desk.cast.verifiers(20);
        verifiers.forEach(verifier -> desk.state(number, "由 " + verifier + " 验证", verifier));
        desk.complete(number, ENTER_FINDINGS, AUDITOR, AuditDesk.OPINION);
        var ready = audits.findings(number).stream().map(Finding::number).toList();
        ready.forEach(desk::toVerification);
        var verifications = ready.stream()
                .map(finding -> desk.task(finding, VERIFY_CORRECTION))
                .toList();
        assertThat(verifications).extracting(Task::getAssignee).containsExactlyInAnyOrderElementsOf(verifiers);

        var start = new CyclicBarrier(20);
        var crowd = Executors.newFixedThreadPool(20);
        var done = new ArrayList<Future<Boolean>>();
        try {
            verifications.forEach(task -> done.add(crowd.submit(() -> {
                start.await();
                workList.complete(
                        task.getId(),
                        null,
                        AuditDesk.verdict("accepted"),
                        task.getAssignee(),
                        UUID.randomUUID().toString());
                return true;
            })));
            for (var one : done) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            crowd.shutdownNow();
        }

        assertThat(audits.findings(number)).hasSize(20).allSatisfy(finding -> {
            assertThat(finding.status()).isEqualTo(FindingStatus.CLOSED);
            assertThat(evidence(finding.number())).containsOnlyOnce("internalaudit.findingClosed", "instance.ended");
        });
        assertThat(desk.open(number)).as("the audit goes on once").containsExactly(REPORT_TO_CUSTOMER);
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CONCLUDING);

        desk.complete(number, REPORT_TO_CUSTOMER, RAISER, Map.of("reportText", "二十项都已整改"));
        desk.complete(number, RECORD_REPLY, RAISER, AuditDesk.reply("accepted"));
        desk.conclude(number);

        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CLOSED);
        assertThat(evidence(number)).containsOnlyOnce("internalaudit.closed", "instance.ended");
    }

    static void assertProblem(ThrowingCallable act, String field, String key) {
        assertThatThrownBy(act).asInstanceOf(type(AuditIncomplete.class)).satisfies(refusal -> assertThat(
                        refusal.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.messageKey()).isEqualTo(key);
                }));
    }

    private static List<String> fields(List<FieldProblem> problems) {
        return problems.stream().map(FieldProblem::field).toList();
    }
}
