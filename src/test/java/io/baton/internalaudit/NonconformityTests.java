package io.baton.internalaudit;

import static io.baton.internalaudit.AuditCast.*;
import static io.baton.internalaudit.InternalAuditProcess.FILL_CHECKLIST;
import static io.baton.internalaudit.NonconformityProcess.CONFIRM_OBSTACLE;
import static io.baton.internalaudit.NonconformityProcess.DECIDE_OBSTACLE;
import static io.baton.internalaudit.NonconformityProcess.HANDLE_ESCALATION;
import static io.baton.internalaudit.NonconformityProcess.PLAN_MEASURE;
import static io.baton.internalaudit.NonconformityProcess.PROVIDE_EVIDENCE;
import static io.baton.internalaudit.NonconformityProcess.VERIFY_CORRECTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.WalksAllOf;
import io.baton.document.DocumentRefused;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.ActingPerson;
import io.baton.engine.DutiesSeparated;
import io.baton.engine.NotYourTask;
import io.baton.worklist.WorkList;
import io.baton.worklist.WorkQuery;
import io.baton.worklist.WorkQuery.Sort;
import io.baton.worklist.WorkQuery.Tab;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The correction of a finding: measure, evidence, verification, obstacles and escalation. */
@IntegrationTest
@WalksAllOf(NonconformityProcess.PROCESS)
class NonconformityTests {

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private InternalAudits audits;

    @Autowired
    private Nonconformities findings;

    @Autowired
    private Documents documents;

    @Autowired
    private WorkList workList;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ActingPerson acting;

    private AuditDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new AuditDesk(beans);
    }

    @Test
    @Tag("R-IA-4")
    void letsTheResponsiblePersonNameHelpersWhoUploadButNeverTheVerifier() {
        var finding = desk.issued();
        assertThatThrownBy(() -> findings.nameHelper(finding, COLLEAGUE, COLLEAGUE))
                .isInstanceOf(FindingNotYours.class);
        InternalAuditTests.assertProblem(
                () -> findings.nameHelper(finding, OTHER_AUDITOR, ENGINEER),
                "helper",
                "internalaudit.problem.verifierHelps");
        InternalAuditTests.assertProblem(
                () -> findings.nameHelper(finding, VIEWER, ENGINEER), "helper", "internalaudit.problem.personUnknown");

        findings.nameHelper(finding, COLLEAGUE, ENGINEER);
        findings.nameHelper(finding, THIRD_AUDITOR, ENGINEER);
        desk.complete(finding, PLAN_MEASURE, ENGINEER, AuditDesk.PLANNED);
        desk.upload(finding, "照片.txt", COLLEAGUE);
        desk.complete(finding, PROVIDE_EVIDENCE, ENGINEER, AuditDesk.evidence());

        desk.putBack(finding, VERIFY_CORRECTION, OTHER_AUDITOR);
        assertThatThrownBy(() -> desk.claim(finding, VERIFY_CORRECTION, THIRD_AUDITOR))
                .as("who helped does not verify")
                .isInstanceOf(DutiesSeparated.class);
    }

    @Test
    @Tag("R-IA-9")
    void demandsNewEvidenceAndRefusesAnEmptyFile() {
        var finding = desk.issued();
        assertThatThrownBy(() -> desk.upload(finding, "早了.txt", ENGINEER)).hasMessageContaining("document");
        desk.complete(finding, PLAN_MEASURE, ENGINEER, AuditDesk.PLANNED);
        assertThatThrownBy(() -> desk.complete(finding, PROVIDE_EVIDENCE, ENGINEER, AuditDesk.evidence()))
                .isInstanceOf(EvidenceMissing.class);
        assertThatThrownBy(() -> documents.add(
                        finding,
                        EvidenceDocuments.PURPOSE,
                        new Upload("空.txt", 0, () -> new ByteArrayInputStream(new byte[0])),
                        ENGINEER))
                .isInstanceOf(DocumentRefused.class);
        desk.upload(finding, "照片.txt", ENGINEER);
        desk.complete(finding, PROVIDE_EVIDENCE, ENGINEER, AuditDesk.evidence());
        desk.complete(finding, VERIFY_CORRECTION, OTHER_AUDITOR, AuditDesk.verdict("rejected"));
        desk.complete(finding, PLAN_MEASURE, ENGINEER, AuditDesk.PLANNED);

        assertThatThrownBy(() -> desk.complete(finding, PROVIDE_EVIDENCE, ENGINEER, AuditDesk.evidence()))
                .as("the evidence that failed is not enough")
                .isInstanceOf(EvidenceMissing.class);
    }

    @Test
    @Tag("R-IA-7")
    @Tag("R-OR-1")
    void escalatesTheSecondFailedVerificationToTheManager() {
        var finding = desk.issued();
        desk.toVerification(finding);
        desk.complete(finding, VERIFY_CORRECTION, OTHER_AUDITOR, AuditDesk.verdict("rejected"));
        assertThat(desk.open(finding)).containsExactly(PLAN_MEASURE);
        desk.toVerification(finding);
        desk.complete(finding, VERIFY_CORRECTION, OTHER_AUDITOR, AuditDesk.verdict("rejected"));

        assertThat(desk.open(finding)).containsExactly(HANDLE_ESCALATION);
        var task = desk.task(finding, HANDLE_ESCALATION);
        assertThat(task.getAssignee()).isEqualTo(ENGINEERS_HEAD);
        assertThatThrownBy(() -> acting.run(CENTRE_MANAGER, () -> tasks.complete(task.getId(), AuditDesk.order())))
                .isInstanceOf(RuntimeException.class);
        desk.complete(finding, HANDLE_ESCALATION, ENGINEERS_HEAD, AuditDesk.order());
        assertThat(desk.open(finding)).containsExactly(PLAN_MEASURE);
        assertThat((String) runtime.getVariable(desk.instance(finding), "formerRemarks"))
                .contains("还缺一处");
        desk.complete(
                finding, PLAN_MEASURE, ENGINEER, Map.of("measureAnswer", "obstacle", "obstacleDescription", "停电"));
        desk.complete(finding, CONFIRM_OBSTACLE, AUDITOR, AuditDesk.obstacle("notReal"));
        assertThat(desk.open(finding)).as("an obstacle is no third failure").containsExactly(PLAN_MEASURE);
    }

    @Test
    @Tag("R-IA-6")
    void letsTheCentreManagerAloneExtendARealObstacle() {
        var finding = desk.issued();
        desk.toObstacle(finding);
        var task = desk.task(finding, DECIDE_OBSTACLE);
        assertThatThrownBy(() -> acting.run(AUDITOR, () -> tasks.claim(task.getId(), AUDITOR)))
                .isInstanceOf(NotYourTask.class);
        assertThatThrownBy(() ->
                        desk.complete(finding, DECIDE_OBSTACLE, CENTRE_MANAGER, AuditDesk.extension("2026-03-23")))
                .as("not later than it was")
                .isInstanceOf(DueDatePassed.class);

        desk.complete(finding, DECIDE_OBSTACLE, CENTRE_MANAGER, AuditDesk.extension("2026-04-10"));

        assertThat(desk.open(finding)).containsExactly(PLAN_MEASURE);
        assertThat(desk.task(finding, PLAN_MEASURE).getDueDate().toInstant()).isEqualTo("2026-04-10T10:00:00Z");
        assertThat(findings.read(finding, AUDITOR).dueAt()).isEqualTo("2026-04-10T10:00:00Z");
    }

    @Test
    @Tag("R-IA-6")
    void letsNobodyDecideOnAnObstacleOfTheirOwn() {
        var number = desk.started();
        desk.score(number, Map.of(2, "3"));
        desk.warn(number, 2, CENTRE_MANAGER, OTHER_AUDITOR);
        desk.complete(number, FILL_CHECKLIST, AUDITOR, AuditDesk.OPINION);
        var finding = audits.findings(number).get(0).number();
        desk.complete(
                finding,
                PLAN_MEASURE,
                CENTRE_MANAGER,
                Map.of("measureAnswer", "obstacle", "obstacleDescription", "没有预算"));
        desk.complete(finding, CONFIRM_OBSTACLE, AUDITOR, AuditDesk.obstacle("real"));

        assertThatThrownBy(() -> desk.claim(finding, DECIDE_OBSTACLE, CENTRE_MANAGER))
                .isInstanceOf(DutiesSeparated.class);
    }

    @Test
    void standsInTheWorkListUnderItsOwnNumber() {
        var finding = desk.issued();
        var rows = workList.page(new WorkQuery(Tab.MINE, finding, "", "", false, Sort.CREATED, null), ENGINEER)
                .rows();

        assertThat(rows).singleElement().satisfies(row -> assertThat(row.facts().businessKey())
                .isEqualTo(finding));
    }

    @Test
    @Tag("R-IA-5")
    @Tag("R-IA-6")
    void closesOnAVerifiedCorrectionAnAcceptedRiskOrAChangedSolution() {
        var corrected = desk.issued();
        desk.correct(corrected, ENGINEER, OTHER_AUDITOR);
        assertThat(findings.read(corrected, ENGINEER).outcome()).isEqualTo(FindingOutcome.CORRECTED);
        var accepted = desk.issued();
        desk.toObstacle(accepted);
        desk.complete(accepted, DECIDE_OBSTACLE, CENTRE_MANAGER, AuditDesk.decision("acceptRisk"));
        assertThat(findings.read(accepted, ENGINEER).outcome()).isEqualTo(FindingOutcome.RISK_ACCEPTED);
        var changed = desk.issued();
        desk.complete(changed, PLAN_MEASURE, ENGINEER, AuditDesk.PLANNED);
        desk.complete(
                changed,
                PROVIDE_EVIDENCE,
                ENGINEER,
                Map.of("evidenceAnswer", "obstacle", "obstacleDescription", "现网不支持"));
        desk.complete(changed, CONFIRM_OBSTACLE, AUDITOR, AuditDesk.obstacle("real"));
        desk.complete(changed, DECIDE_OBSTACLE, CENTRE_MANAGER, AuditDesk.decision("changeSolution"));
        assertThat(findings.read(changed, ENGINEER).outcome()).isEqualTo(FindingOutcome.SOLUTION_CHANGED);
        assertThat(desk.isRunning(changed)).isFalse();
    }

    @Test
    @Tag("R-PS-9")
    void endsWhenItsAuditIsCancelled() {
        var finding = desk.issued();

        audits.cancel(desk.auditOf(finding), "重复", AUDITOR);

        assertThat(desk.isRunning(finding)).isFalse();
        assertThat(findings.read(finding, ENGINEER).status()).isEqualTo(FindingStatus.CANCELLED);
    }
}
