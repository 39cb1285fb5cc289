package io.baton.demo;

import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.internalaudit.AuditDraft;
import io.baton.internalaudit.InternalAudits;
import io.baton.internalaudit.ScoreDraft;
import io.baton.internalaudit.WarningDraft;
import io.baton.web.Times;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The internal audits of the demo: of grade A reviews, of a delivery, and a customer's. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoAudits {

    private static final String CHECKLIST = "userTask_fillChecklist";
    private static final String STATEMENTS = "userTask_enterFindings";
    private static final String MEASURE = "userTask_planMeasure";
    private static final String EVIDENCE = "userTask_provideEvidence";
    private static final String VERIFY = "userTask_verifyCorrection";

    private static final String GUO = "internalAuditor1";
    private static final String LIANG = "internalAuditor2";

    /** As many questions as the checklist that the product brings. */
    private static final int QUESTIONS = 9;

    private final DemoWork work;
    private final InternalAudits audits;
    private final Documents documents;
    private final Clock clock;

    DemoAudits(DemoWork work, InternalAudits audits, Documents documents, Clock clock) {
        this.work = work;
        this.audits = audits;
        this.documents = documents;
        this.clock = clock;
    }

    /** The audit that the review of the project waits for passes without a finding. */
    void pass(String project) {
        var audit = auditOf(project);
        work.claim(audit, CHECKLIST, GUO);
        score(audit, Map.of());
        work.complete(audit, CHECKLIST, GUO, Map.of("auditRemark", "方案完整，未发现不符合项。"));
    }

    /** The auditor of the project's review has scored a part of the checklist. */
    void begin(String project) {
        var audit = auditOf(project);
        work.claim(audit, CHECKLIST, GUO);
        audits.score(
                audit,
                List.of(
                        new ScoreDraft(1, "9", "有客户签字的需求确认单"),
                        new ScoreDraft(2, "8", null),
                        new ScoreDraft(3, "7", null)),
                0,
                GUO);
    }

    /** Two findings of the project's review: one waits for its verification, one reports an obstacle. */
    void findTwo(String project) {
        var audit = auditOf(project);
        work.claim(audit, CHECKLIST, GUO);
        score(audit, Map.of(5, "4", 9, "3"));
        warn(audit, 5, "12 个园区的光缆和端口没有核查，交付日期没有依据。", "inSaleEngineer1", 1);
        warn(audit, 9, "交付计划没有里程碑，验收标准只写了「开通」。", "deliveryManager1", 2);
        work.complete(audit, CHECKLIST, GUO, Map.of("auditRemark", "资源与交付计划须整改。"));
        plan("inSaleEngineer1", "勘察只做了总部和两个园区。");
        var finding = work.numberOf(EVIDENCE, "inSaleEngineer1");
        attach(finding, "inSaleEngineer1", "园区资源核查表.txt", "12 个园区的光缆、端口、机房均已核查。");
        work.complete(
                finding,
                EVIDENCE,
                "inSaleEngineer1",
                answers("evidenceAnswer", "provided", "evidenceRemark", "核查表已上传。"));
        work.complete(
                work.numberOf(MEASURE, "deliveryManager1"),
                MEASURE,
                "deliveryManager1",
                answers("measureAnswer", "obstacle", "obstacleDescription", "客户的装修进度未定，里程碑无法排定。"));
    }

    /** The audit of a delivery, closed after its one finding was corrected. */
    void auditDelivery(String project) {
        var audit = audits.start(new AuditDraft(project, "delivery", null), LIANG);
        score(audit, Map.of(7, "5"), LIANG);
        audits.warn(audit, 7, new WarningDraft(null, "宿舍施工的消防报批没有责任人。", List.of("inSaleEngineer2"), GUO), 1, LIANG);
        work.complete(audit, CHECKLIST, LIANG, Map.of("auditRemark", "施工风险须落实到人。"));
        plan("inSaleEngineer2", "开工会没有涉及消防报批。");
        var finding = work.numberOf(EVIDENCE, "inSaleEngineer2");
        attach(finding, "inSaleEngineer2", "消防报批责任表.txt", "报批责任人：杜鹏飞；已受理。");
        work.complete(
                finding,
                EVIDENCE,
                "inSaleEngineer2",
                answers("evidenceAnswer", "provided", "evidenceRemark", "责任表与受理回执。"));
        work.complete(finding, VERIFY, GUO, answers("verification", "accepted", "verificationRemark", "责任人已落实，回执有效。"));
    }

    /** A customer audited us; its finding is being corrected. */
    void auditByCustomer(String project) {
        var audit = audits.start(
                new AuditDraft(
                        project,
                        "customer",
                        LocalDate.now(clock.withZone(Times.ZONE)).plusDays(30)),
                GUO);
        audits.state(audit, new WarningDraft("security", "贵方施工人员两次未登记进入机房。", List.of("provisioning1"), LIANG), 0, GUO);
        work.complete(audit, STATEMENTS, GUO, Map.of("auditRemark", "客户现场审核，一项发现。"));
    }

    private String auditOf(String project) {
        return audits.lastReview(project).orElseThrow().number();
    }

    private void score(String audit, Map<Integer, String> bad) {
        score(audit, bad, GUO);
    }

    private void score(String audit, Map<Integer, String> bad, String auditor) {
        audits.score(
                audit,
                IntStream.rangeClosed(1, QUESTIONS)
                        .mapToObj(item -> new ScoreDraft(item, bad.getOrDefault(item, "8"), null))
                        .toList(),
                0,
                auditor);
    }

    private void warn(String audit, int item, String statement, String responsible, int version) {
        audits.warn(audit, item, new WarningDraft(null, statement, List.of(responsible), LIANG), version, GUO);
    }

    private void plan(String person, String cause) {
        work.complete(
                work.numberOf(MEASURE, person),
                MEASURE,
                person,
                answers(
                        "measureAnswer", "planned",
                        "causeAnalysis", cause,
                        "correctiveMeasure", "一周内补齐并复核。",
                        "preventiveMeasure", "写进开工检查清单，今后逐项确认。"));
    }

    private void attach(String finding, String person, String name, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        documents.add(
                finding, "evidence", new Upload(name, bytes.length, () -> new ByteArrayInputStream(bytes)), person);
    }

    private static Map<String, Object> answers(Object... namesAndValues) {
        var answers = new HashMap<String, Object>();
        for (var index = 0; index < namesAndValues.length; index += 2) {
            answers.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return answers;
    }
}
