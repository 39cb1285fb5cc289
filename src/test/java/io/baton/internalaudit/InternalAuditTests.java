package io.baton.internalaudit;

import static io.baton.internalaudit.AuditCast.*;
import static io.baton.internalaudit.InternalAuditProcess.CLOSE_AUDIT;
import static io.baton.internalaudit.InternalAuditProcess.ENTER_FINDINGS;
import static io.baton.internalaudit.InternalAuditProcess.FILL_CHECKLIST;
import static io.baton.internalaudit.InternalAuditProcess.RECORD_REPLY;
import static io.baton.internalaudit.InternalAuditProcess.REPORT_TO_CUSTOMER;
import static io.baton.internalaudit.NonconformityProcess.CONFIRM_OBSTACLE;
import static io.baton.internalaudit.NonconformityProcess.DECIDE_OBSTACLE;
import static io.baton.internalaudit.NonconformityProcess.HANDLE_ESCALATION;
import static io.baton.internalaudit.NonconformityProcess.PLAN_MEASURE;
import static io.baton.internalaudit.NonconformityProcess.PROVIDE_EVIDENCE;
import static io.baton.internalaudit.NonconformityProcess.VERIFY_CORRECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TakenFlows;
import io.baton.TestClock;
import io.baton.customer.Customers;
import io.baton.document.DocumentRefused;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.ActingPerson;
import io.baton.engine.DutiesSeparated;
import io.baton.engine.NotYourTask;
import io.baton.people.Act;
import io.baton.project.Projects;
import io.baton.setting.Settings;
import io.baton.web.FieldProblem;
import io.baton.web.Times;
import io.baton.worklist.WorkList;
import io.baton.worklist.WorkQuery;
import io.baton.worklist.WorkQuery.Sort;
import io.baton.worklist.WorkQuery.Tab;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Internal audits as people live them: the whole way once, each detour by itself. */
@IntegrationTest
@RecordApplicationEvents
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InternalAuditTests {

    private static final Map<String, Object> OPINION = Map.of("auditRemark", "总体可控");
    private static final Map<String, Object> PLANNED = Map.of(
            "measureAnswer",
            "planned",
            "causeAnalysis",
            "勘察时漏了机房",
            "correctiveMeasure",
            "补勘察",
            "preventiveMeasure",
            "勘察清单加机房一栏");

    @Autowired
    private Staff staff;

    @Autowired
    private Customers customers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private InternalAudits audits;

    @Autowired
    private Nonconformities findings;

    @Autowired
    private Projects projects;

    @Autowired
    private Documents documents;

    @Autowired
    private Settings settings;

    @Autowired
    private WorkList workList;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationEvents events;

    private AuditCast cast;

    @BeforeEach
    void enterCast() {
        cast = new AuditCast(staff, customers, projects, jdbc);
        cast.enter();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
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
        var number = started();
        assertThat(number).matches("NS-2026-\\d{6}");
        assertThat(task(number, FILL_CHECKLIST).getAssignee()).isEqualTo(AUDITOR);
        assertThat(audits.checklist(number)).hasSize(9).allSatisfy(item -> assertThat(item.score())
                .isNull());

        score(number, Map.of(1, "5", 5, "0"));
        warn(number, 1, ENGINEER, OTHER_AUDITOR);
        warn(number, 5, COLLEAGUE, AUDITOR);
        complete(number, FILL_CHECKLIST, AUDITOR, OPINION);

        var issued = audits.findings(number);
        assertThat(issued).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.number()).matches("BF-2026-\\d{6}");
            assertThat(finding.dueAt().atZone(Times.ZONE).toLocalDate()).isEqualTo("2026-03-24");
            assertThat(open(finding.number())).containsExactly(PLAN_MEASURE);
            assertThat(task(finding.number(), PLAN_MEASURE).getAssignee()).isEqualTo(finding.responsible());
        });
        assertThat(events.stream(Act.class).map(Act::name)).contains("internalaudit.findingIssued");

        correct(issued.get(0).number(), ENGINEER, OTHER_AUDITOR);
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CORRECTING);
        correct(issued.get(1).number(), COLLEAGUE, AUDITOR);
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CONCLUDING);
        conclude(number);

        var closed = audits.read(number, AUDITOR);
        assertThat(closed.status()).isEqualTo(AuditStatus.CLOSED);
        assertThat(closed.result()).isEqualTo(AuditResult.PASSED);
        assertThat(isRunning(number)).isFalse();
        assertThat(endOf(number)).isEqualTo("event_passed");
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
        var number = started();
        score(number, Map.of(1, "6"));
        complete(number, FILL_CHECKLIST, AUDITOR, OPINION);
        conclude(number);

        assertThat(audits.read(number, AUDITOR).result()).isEqualTo(AuditResult.PASSED);
        assertThat(audits.findings(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "-1", "5.5", "五", "1e1", "100"})
    @Tag("R-IA-3")
    void refusesAScoreThatIsNoWholePointAndNamesTheItem(String score) {
        var number = started();

        assertThatThrownBy(
                        () -> audits.score(number, List.of(new ScoreDraft(2, "7", null), draft(3, score)), 0, AUDITOR))
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
        var number = started();
        audits.score(number, List.of(draft(1, "9"), draft(2, "9")), 0, AUDITOR);

        assertThatThrownBy(() -> complete(number, FILL_CHECKLIST, AUDITOR, OPINION))
                .asInstanceOf(type(ChecklistUnfinished.class))
                .satisfies(
                        refusal -> assertThat(refusal.getArguments()).containsExactly(number, "3, 4, 5, 6, 7, 8, 9"));
        assertThat(open(number)).containsExactly(FILL_CHECKLIST);
    }

    @Test
    @Tag("R-IA-4")
    void refusesToCompleteWhileAFailedItemHasNoWarning() {
        var number = started();
        score(number, Map.of(4, "5"));

        assertThatThrownBy(() -> complete(number, FILL_CHECKLIST, AUDITOR, OPINION))
                .asInstanceOf(type(WarningMissing.class))
                .satisfies(refusal -> assertThat(refusal.getArguments()).containsExactly(number, "4"));
    }

    @Test
    @Tag("R-IA-4")
    void refusesTwoResponsiblePeopleNoneAndAVerifierWhoIsOneOfThem() {
        var number = started();
        score(number, Map.of(4, "5"));

        assertProblem(
                () -> audits.warn(number, 4, warning(List.of(ENGINEER, COLLEAGUE), AUDITOR), 1, AUDITOR),
                "responsible",
                "internalaudit.problem.oneResponsible");
        assertProblem(
                () -> audits.warn(number, 4, warning(List.of(), AUDITOR), 1, AUDITOR),
                "responsible",
                "internalaudit.problem.oneResponsible");
        assertProblem(
                () -> audits.warn(number, 4, warning(List.of(OTHER_AUDITOR), OTHER_AUDITOR), 1, AUDITOR),
                "verifier",
                "internalaudit.problem.verifierIsResponsible");
        assertProblem(
                () -> audits.warn(number, 4, warning(List.of(ENGINEER), DISTRICT_AUDITOR), 1, AUDITOR),
                "verifier",
                "internalaudit.problem.verifier");
        assertProblem(
                () -> audits.warn(number, 4, warning(List.of("nobody"), AUDITOR), 1, AUDITOR),
                "responsible",
                "internalaudit.problem.personUnknown");
        assertProblem(
                () -> audits.warn(number, 1, warning(List.of(ENGINEER), AUDITOR), 1, AUDITOR),
                "statement",
                "internalaudit.problem.itemPasses");
        assertProblem(
                () -> audits.warn(number, 4, new WarningDraft(null, " ", List.of(ENGINEER), AUDITOR), 1, AUDITOR),
                "statement",
                "internalaudit.problem.textMissing");
    }

    @Test
    void refusesAChecklistThatChangedMeanwhileAndOneOfAnotherAuditor() {
        var number = started();
        audits.score(number, List.of(draft(1, "9")), 0, AUDITOR);

        assertThatThrownBy(() -> audits.score(number, List.of(draft(1, "2")), 0, AUDITOR))
                .isInstanceOf(AuditChangedMeanwhile.class);
        assertThatThrownBy(() -> audits.score(number, List.of(draft(1, "2")), 1, OTHER_AUDITOR))
                .isInstanceOf(AuditNotYours.class);
        assertThat(audits.checklist(number).get(0).score()).isEqualTo(9);
    }

    @Test
    @Tag("R-IA-2")
    void letsNoAuditorOfTheAuthorsDepartmentAudit() {
        var project = cast.project();
        assertThatThrownBy(() -> audits.start(new AuditDraft(project, "delivery", null), DISTRICT_AUDITOR))
                .isInstanceOf(AuditorNotIndependent.class);
        var number = audits.start(new AuditDraft(project, "delivery", null), AUDITOR);
        putBack(number, FILL_CHECKLIST, AUDITOR);
        assertThatThrownBy(() -> claim(number, FILL_CHECKLIST, DISTRICT_AUDITOR))
                .isInstanceOf(DutiesSeparated.class);

        set(InternalAuditSettings.OTHER_DEPARTMENT.key(), "false");
        try {
            claim(number, FILL_CHECKLIST, DISTRICT_AUDITOR);
        } finally {
            set(InternalAuditSettings.OTHER_DEPARTMENT.key(), "true");
        }
        assertThat(task(number, FILL_CHECKLIST).getAssignee()).isEqualTo(DISTRICT_AUDITOR);
    }

    @Test
    @Tag("R-IA-1")
    void refusesToStartWithoutWhatAnAuditNeeds() {
        assertThatThrownBy(() -> audits.start(new AuditDraft(cast.project(), "delivery", null), ENGINEER))
                .isInstanceOf(NotAnAuditor.class);
        assertThatThrownBy(() -> audits.start(new AuditDraft("XM-1999-000001", "review", null), AUDITOR))
                .asInstanceOf(type(AuditIncomplete.class))
                .satisfies(
                        refusal -> assertThat(fields(refusal.problems())).containsExactly("projectNumber", "origin"));
        assertThatThrownBy(() ->
                        audits.start(new AuditDraft(cast.project(), "customer", LocalDate.of(2026, 3, 9)), AUDITOR))
                .asInstanceOf(type(AuditIncomplete.class))
                .satisfies(refusal -> assertThat(fields(refusal.problems())).containsExactly("customerDue"));
        var over = cast.project();
        projects.withdrawn(over, "不做了", RAISER);
        assertThatThrownBy(() -> audits.start(new AuditDraft(over, "delivery", null), AUDITOR))
                .asInstanceOf(type(AuditIncomplete.class))
                .satisfies(refusal -> assertThat(fields(refusal.problems())).containsExactly("projectNumber"));
    }

    @Test
    @Tag("R-IA-4")
    void letsTheResponsiblePersonNameHelpersWhoUploadButNeverTheVerifier() {
        var finding = issued();
        assertThatThrownBy(() -> findings.nameHelper(finding, COLLEAGUE, COLLEAGUE))
                .isInstanceOf(FindingNotYours.class);
        assertProblem(
                () -> findings.nameHelper(finding, OTHER_AUDITOR, ENGINEER),
                "helper",
                "internalaudit.problem.verifierHelps");
        assertProblem(
                () -> findings.nameHelper(finding, VIEWER, ENGINEER), "helper", "internalaudit.problem.personUnknown");

        findings.nameHelper(finding, COLLEAGUE, ENGINEER);
        findings.nameHelper(finding, THIRD_AUDITOR, ENGINEER);
        complete(finding, PLAN_MEASURE, ENGINEER, PLANNED);
        upload(finding, "照片.txt", COLLEAGUE);
        complete(finding, PROVIDE_EVIDENCE, ENGINEER, evidence());

        putBack(finding, VERIFY_CORRECTION, OTHER_AUDITOR);
        assertThatThrownBy(() -> claim(finding, VERIFY_CORRECTION, THIRD_AUDITOR))
                .as("who helped does not verify")
                .isInstanceOf(DutiesSeparated.class);
    }

    @Test
    @Tag("R-IA-9")
    void demandsNewEvidenceAndRefusesAnEmptyFile() {
        var finding = issued();
        assertThatThrownBy(() -> upload(finding, "早了.txt", ENGINEER)).hasMessageContaining("document");
        complete(finding, PLAN_MEASURE, ENGINEER, PLANNED);
        assertThatThrownBy(() -> complete(finding, PROVIDE_EVIDENCE, ENGINEER, evidence()))
                .isInstanceOf(EvidenceMissing.class);
        assertThatThrownBy(() -> documents.add(
                        finding,
                        EvidenceDocuments.PURPOSE,
                        new Upload("空.txt", 0, () -> new ByteArrayInputStream(new byte[0])),
                        ENGINEER))
                .isInstanceOf(DocumentRefused.class);
        upload(finding, "照片.txt", ENGINEER);
        complete(finding, PROVIDE_EVIDENCE, ENGINEER, evidence());
        complete(finding, VERIFY_CORRECTION, OTHER_AUDITOR, verdict("rejected"));
        complete(finding, PLAN_MEASURE, ENGINEER, PLANNED);

        assertThatThrownBy(() -> complete(finding, PROVIDE_EVIDENCE, ENGINEER, evidence()))
                .as("the evidence that failed is not enough")
                .isInstanceOf(EvidenceMissing.class);
    }

    @Test
    @Tag("R-IA-7")
    @Tag("R-OR-1")
    void escalatesTheSecondFailedVerificationToTheManager() {
        var finding = issued();
        toVerification(finding);
        complete(finding, VERIFY_CORRECTION, OTHER_AUDITOR, verdict("rejected"));
        assertThat(open(finding)).containsExactly(PLAN_MEASURE);
        toVerification(finding);
        complete(finding, VERIFY_CORRECTION, OTHER_AUDITOR, verdict("rejected"));

        assertThat(open(finding)).containsExactly(HANDLE_ESCALATION);
        var task = task(finding, HANDLE_ESCALATION);
        assertThat(task.getAssignee()).isEqualTo(ENGINEERS_HEAD);
        assertThatThrownBy(() -> acting.run(CENTRE_MANAGER, () -> tasks.complete(task.getId(), order())))
                .isInstanceOf(RuntimeException.class);
        complete(finding, HANDLE_ESCALATION, ENGINEERS_HEAD, order());
        assertThat(open(finding)).containsExactly(PLAN_MEASURE);
        assertThat((String) runtime.getVariable(instance(finding), "formerRemarks"))
                .contains("还缺一处");
        complete(finding, PLAN_MEASURE, ENGINEER, Map.of("measureAnswer", "obstacle", "obstacleDescription", "停电"));
        complete(finding, CONFIRM_OBSTACLE, AUDITOR, obstacle("notReal"));
        assertThat(open(finding)).as("an obstacle is no third failure").containsExactly(PLAN_MEASURE);
    }

    @Test
    @Tag("R-IA-6")
    void letsTheCentreManagerAloneExtendARealObstacle() {
        var finding = issued();
        toObstacle(finding);
        var task = task(finding, DECIDE_OBSTACLE);
        assertThatThrownBy(() -> acting.run(AUDITOR, () -> tasks.claim(task.getId(), AUDITOR)))
                .isInstanceOf(NotYourTask.class);
        assertThatThrownBy(() -> complete(finding, DECIDE_OBSTACLE, CENTRE_MANAGER, extension("2026-03-23")))
                .as("not later than it was")
                .isInstanceOf(DueDatePassed.class);

        complete(finding, DECIDE_OBSTACLE, CENTRE_MANAGER, extension("2026-04-10"));

        assertThat(open(finding)).containsExactly(PLAN_MEASURE);
        assertThat(task(finding, PLAN_MEASURE).getDueDate().toInstant()).isEqualTo("2026-04-10T10:00:00Z");
        assertThat(findings.read(finding, AUDITOR).dueAt()).isEqualTo("2026-04-10T10:00:00Z");
    }

    @Test
    @Tag("R-IA-6")
    void letsNobodyDecideOnAnObstacleOfTheirOwn() {
        var number = started();
        score(number, Map.of(2, "3"));
        warn(number, 2, CENTRE_MANAGER, OTHER_AUDITOR);
        complete(number, FILL_CHECKLIST, AUDITOR, OPINION);
        var finding = audits.findings(number).get(0).number();
        complete(
                finding,
                PLAN_MEASURE,
                CENTRE_MANAGER,
                Map.of("measureAnswer", "obstacle", "obstacleDescription", "没有预算"));
        complete(finding, CONFIRM_OBSTACLE, AUDITOR, obstacle("real"));

        assertThatThrownBy(() -> claim(finding, DECIDE_OBSTACLE, CENTRE_MANAGER))
                .isInstanceOf(DutiesSeparated.class);
    }

    @Test
    @Tag("R-IA-6")
    @Tag("R-IA-8")
    void passesWithAnAcceptedRiskAndFailsWithAChangedSolution() {
        var risk = issued();
        toObstacle(risk);
        complete(risk, DECIDE_OBSTACLE, CENTRE_MANAGER, decision("acceptRisk"));
        var passed = auditOf(risk);
        conclude(passed);
        assertThat(audits.read(passed, AUDITOR).result()).isEqualTo(AuditResult.PASSED_WITH_ACCEPTED_RISK);
        assertThat(endOf(passed)).isEqualTo("event_passedWithAcceptedRisk");

        var number = started();
        score(number, Map.of(1, "2", 2, "3"));
        warn(number, 1, ENGINEER, OTHER_AUDITOR);
        warn(number, 2, ENGINEER, OTHER_AUDITOR);
        complete(number, FILL_CHECKLIST, AUDITOR, OPINION);
        var both = audits.findings(number);
        toObstacle(both.get(0).number());
        complete(both.get(0).number(), DECIDE_OBSTACLE, CENTRE_MANAGER, decision("acceptRisk"));
        complete(both.get(1).number(), PLAN_MEASURE, ENGINEER, PLANNED);
        complete(
                both.get(1).number(),
                PROVIDE_EVIDENCE,
                ENGINEER,
                Map.of("evidenceAnswer", "obstacle", "obstacleDescription", "现网不支持"));
        complete(both.get(1).number(), CONFIRM_OBSTACLE, AUDITOR, obstacle("real"));
        complete(both.get(1).number(), DECIDE_OBSTACLE, CENTRE_MANAGER, decision("changeSolution"));
        conclude(number);

        assertThat(audits.read(number, AUDITOR).result()).isEqualTo(AuditResult.FAILED);
        assertThat(endOf(number)).isEqualTo("event_failed");
    }

    @Test
    @Tag("R-IA-1")
    @Tag("R-IA-10")
    void closesACustomersAuditOnTheCustomersReply() {
        var number = audits.start(new AuditDraft(cast.project(), "customer", LocalDate.of(2026, 4, 15)), AUDITOR);
        assertThat(audits.checklist(number)).isEmpty();
        assertThatThrownBy(() -> complete(number, ENTER_FINDINGS, AUDITOR, OPINION))
                .isInstanceOf(StatementMissing.class);
        assertProblem(
                () -> audits.score(number, List.of(draft(1, "5")), 0, AUDITOR),
                "score.1",
                "internalaudit.problem.itemUnknown");
        state(number, "机柜没有贴标签");
        complete(number, ENTER_FINDINGS, AUDITOR, OPINION);
        assertThat(audits.checklist(number).get(0).text()).isEqualTo("机柜没有贴标签");
        correct(audits.findings(number).get(0).number(), ENGINEER, OTHER_AUDITOR);

        var report = task(number, REPORT_TO_CUSTOMER);
        assertThat(report.getAssignee()).isEqualTo(RAISER);
        assertThat(report.getDueDate().toInstant()).isEqualTo("2026-04-15T10:00:00Z");
        complete(number, REPORT_TO_CUSTOMER, RAISER, Map.of("reportText", "已全部贴好标签"));
        complete(number, RECORD_REPLY, RAISER, reply("notAccepted"));
        assertThat(open(number)).containsExactly(ENTER_FINDINGS);
        assertThatThrownBy(() -> complete(number, ENTER_FINDINGS, AUDITOR, OPINION))
                .as("what is still amiss")
                .isInstanceOf(StatementMissing.class);
        state(number, "标签与台账不一致");
        complete(number, ENTER_FINDINGS, AUDITOR, OPINION);
        assertThat(audits.findings(number)).hasSize(2);
        correct(audits.findings(number).get(1).number(), ENGINEER, OTHER_AUDITOR);
        complete(number, REPORT_TO_CUSTOMER, RAISER, Map.of("reportText", "已核对台账"));
        assertThat(isRunning(number)).isTrue();
        complete(number, RECORD_REPLY, RAISER, reply("accepted"));
        conclude(number);

        assertThat(audits.read(number, RAISER).result()).isEqualTo(AuditResult.PASSED);
        assertThat(audits.read(number, RAISER).reply()).isEqualTo("客户的话");
    }

    @Test
    @Tag("R-IA-1")
    void refusesAStatementInAnAuditOfOurOwn() {
        var number = started();
        assertProblem(
                () -> audits.state(
                        number, new WarningDraft("risk", "不行", List.of(ENGINEER), OTHER_AUDITOR), 0, AUDITOR),
                "statement",
                "internalaudit.problem.notStated");
        var customers = audits.start(new AuditDraft(cast.project(), "customer", LocalDate.of(2026, 4, 15)), AUDITOR);
        assertProblem(
                () -> audits.state(
                        customers, new WarningDraft("air", "不行", List.of(ENGINEER), OTHER_AUDITOR), 0, AUDITOR),
                "aspect",
                "internalaudit.problem.choose");
    }

    @Test
    @Tag("R-PS-9")
    void endsAuditAndFindingsInOrderWhenItIsCancelled() {
        var finding = issued();
        var number = auditOf(finding);
        assertThatThrownBy(() -> audits.cancel(number, "重复", OTHER_AUDITOR)).isInstanceOf(CancellationRefused.class);
        assertThatThrownBy(() -> audits.cancel(number, " ", AUDITOR)).isInstanceOf(ReasonMissing.class);

        audits.cancel(number, "与上一次重复", AUDITOR);

        assertThat(isRunning(number)).isFalse();
        assertThat(isRunning(finding)).isFalse();
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CANCELLED);
        assertThat(findings.read(finding, AUDITOR).status()).isEqualTo(FindingStatus.CANCELLED);
        assertThatThrownBy(() -> audits.cancel(number, "再来", AUDITOR)).isInstanceOf(CancellationRefused.class);
    }

    @Test
    void isReadByWhoHasAPartAndByNobodyElse() {
        var finding = issued();
        var number = auditOf(finding);
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
        var number = audits.start(new AuditDraft(cast.project(), "customer", LocalDate.of(2026, 4, 15)), AUDITOR);
        for (var item = 1; item <= 20; item++) {
            state(number, "发现 " + item);
        }
        complete(number, ENTER_FINDINGS, AUDITOR, OPINION);
        var ready = audits.findings(number).stream().map(Finding::number).toList();
        ready.forEach(this::toVerification);
        var verifications = ready.stream()
                .map(finding -> task(finding, VERIFY_CORRECTION).getId())
                .toList();

        var start = new CyclicBarrier(20);
        var crowd = Executors.newFixedThreadPool(20);
        var done = new ArrayList<Future<Boolean>>();
        try {
            verifications.forEach(task -> done.add(crowd.submit(() -> {
                start.await();
                workList.complete(
                        task,
                        null,
                        verdict("accepted"),
                        OTHER_AUDITOR,
                        UUID.randomUUID().toString());
                return true;
            })));
            for (var one : done) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            crowd.shutdownNow();
        }

        assertThat(audits.findings(number)).hasSize(20).allSatisfy(finding -> assertThat(finding.status())
                .isEqualTo(FindingStatus.CLOSED));
        assertThat(open(number)).as("the audit goes on once").containsExactly(REPORT_TO_CUSTOMER);
        assertThat(audits.read(number, AUDITOR).status()).isEqualTo(AuditStatus.CONCLUDING);
    }

    @Test
    void standsInTheWorkListUnderItsOwnNumber() {
        var finding = issued();
        var rows = workList.page(new WorkQuery(Tab.MINE, finding, "", "", false, Sort.CREATED, null), ENGINEER)
                .rows();

        assertThat(rows).singleElement().satisfies(row -> assertThat(row.facts().businessKey())
                .isEqualTo(finding));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void tookEverySequenceFlowOfBothModels() {
        for (var process : List.of(InternalAuditProcess.PROCESS, NonconformityProcess.PROCESS)) {
            var model = Bpmn.readModelFromFile(new File("processes/internalaudit/" + process + ".bpmn"));
            var flows = model.getModelElementsByType(SequenceFlow.class).stream()
                    .map(SequenceFlow::getId)
                    .toList();
            assertThat(TakenFlows.soFar(process)).containsExactlyInAnyOrderElementsOf(flows);
        }
    }

    private String started() {
        return audits.start(new AuditDraft(cast.project(), "delivery", null), AUDITOR);
    }

    /** A finding of a new audit, to be corrected by the engineer. */
    private String issued() {
        var number = started();
        score(number, Map.of(3, "4"));
        warn(number, 3, ENGINEER, OTHER_AUDITOR);
        complete(number, FILL_CHECKLIST, AUDITOR, OPINION);
        return audits.findings(number).get(0).number();
    }

    private String auditOf(String finding) {
        return findings.read(finding, AUDITOR).auditNumber();
    }

    private void score(String number, Map<Integer, String> bad) {
        audits.score(
                number,
                IntStream.rangeClosed(1, 9)
                        .mapToObj(item -> draft(item, bad.getOrDefault(item, "8")))
                        .toList(),
                audits.read(number, AUDITOR).version(),
                AUDITOR);
    }

    private void warn(String number, int item, String responsible, String verifier) {
        audits.warn(
                number,
                item,
                warning(List.of(responsible), verifier),
                audits.read(number, AUDITOR).version(),
                AUDITOR);
    }

    private void state(String number, String words) {
        audits.state(
                number,
                new WarningDraft("deliveryPlan", words, List.of(ENGINEER), OTHER_AUDITOR),
                audits.read(number, AUDITOR).version(),
                AUDITOR);
    }

    private static ScoreDraft draft(int item, String score) {
        return new ScoreDraft(item, score, null);
    }

    private static WarningDraft warning(List<String> responsible, String verifier) {
        return new WarningDraft(null, "机房没有核查", responsible, verifier);
    }

    private void correct(String finding, String responsible, String verifier) {
        complete(finding, PLAN_MEASURE, responsible, PLANNED);
        upload(finding, "整改照片.txt", responsible);
        complete(finding, PROVIDE_EVIDENCE, responsible, evidence());
        complete(finding, VERIFY_CORRECTION, verifier, verdict("accepted"));
        assertThat(isRunning(finding)).isFalse();
    }

    private void toVerification(String finding) {
        complete(finding, PLAN_MEASURE, ENGINEER, PLANNED);
        upload(finding, "证据 " + UUID.randomUUID() + ".txt", ENGINEER);
        complete(finding, PROVIDE_EVIDENCE, ENGINEER, evidence());
    }

    private void toObstacle(String finding) {
        complete(finding, PLAN_MEASURE, ENGINEER, Map.of("measureAnswer", "obstacle", "obstacleDescription", "断货"));
        complete(finding, CONFIRM_OBSTACLE, AUDITOR, obstacle("real"));
    }

    private void upload(String finding, String name, String person) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        documents.add(
                finding,
                EvidenceDocuments.PURPOSE,
                new Upload(name, bytes.length, () -> new ByteArrayInputStream(bytes)),
                person);
    }

    private static Map<String, Object> evidence() {
        return Map.of("evidenceAnswer", "provided", "evidenceRemark", "见照片");
    }

    private static Map<String, Object> verdict(String verdict) {
        return Map.of("verification", verdict, "verificationRemark", "还缺一处");
    }

    private static Map<String, Object> obstacle(String real) {
        return Map.of("obstacleReal", real, "obstacleRemark", "已核实");
    }

    private static Map<String, Object> decision(String decision) {
        return Map.of("obstacleDecision", decision, "decisionReason", "书面理由");
    }

    private static Map<String, Object> extension(String day) {
        var values = new HashMap<>(decision("extend"));
        values.put("newDueDate", day);
        return values;
    }

    private static Map<String, Object> order() {
        return Map.of("escalationOrder", "本周内我亲自督办");
    }

    private static Map<String, Object> reply(String reply) {
        return Map.of("customerReply", reply, "replyRemark", "客户的话");
    }

    private void set(String key, String value) {
        settings.change(key, value, settings.state(key).version(), "测试", CENTRE_MANAGER);
    }

    private static void assertProblem(ThrowingCallable act, String field, String key) {
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

    private List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private Task task(String number, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult();
    }

    private void claim(String number, String element, String person) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.claim(task, person));
    }

    private void putBack(String number, String element, String person) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.setAssignee(task, null));
    }

    private void complete(String number, String element, String person, Map<String, Object> values) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.complete(task, values));
    }

    private void conclude(String number) {
        var job = management
                .createJobQuery()
                .processInstanceId(instance(number))
                .activityId(CLOSE_AUDIT)
                .singleResult();
        acting.run("system:test", () -> management.executeJob(job.getId()));
    }

    private boolean isRunning(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                > 0;
    }

    private String endOf(String number) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance(number))
                .activityType("noneEndEvent")
                .singleResult()
                .getActivityId();
    }

    private String instance(String number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
    }
}
