package io.baton.internalaudit;

import static io.baton.internalaudit.AuditCast.*;
import static io.baton.internalaudit.InternalAuditProcess.CLOSE_AUDIT;
import static io.baton.internalaudit.InternalAuditProcess.FILL_CHECKLIST;
import static io.baton.internalaudit.NonconformityProcess.CONFIRM_OBSTACLE;
import static io.baton.internalaudit.NonconformityProcess.PLAN_MEASURE;
import static io.baton.internalaudit.NonconformityProcess.PROVIDE_EVIDENCE;
import static io.baton.internalaudit.NonconformityProcess.VERIFY_CORRECTION;

import io.baton.Staff;
import io.baton.customer.Customers;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.ActingPerson;
import io.baton.project.Projects;
import io.baton.setting.Settings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drives audits and findings as their people would. */
final class AuditDesk {

    static final Map<String, Object> OPINION = Map.of("auditRemark", "总体可控");
    static final Map<String, Object> PLANNED = Map.of(
            "measureAnswer",
            "planned",
            "causeAnalysis",
            "勘察时漏了机房",
            "correctiveMeasure",
            "补勘察",
            "preventiveMeasure",
            "勘察清单加机房一栏");

    final AuditCast cast;
    private final InternalAudits audits;
    private final Nonconformities findings;
    private final Documents documents;
    private final Settings settings;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService management;
    private final ActingPerson acting;

    AuditDesk(ApplicationContext beans) {
        cast = new AuditCast(
                beans.getBean(Staff.class),
                beans.getBean(Customers.class),
                beans.getBean(Projects.class),
                beans.getBean(JdbcClient.class));
        audits = beans.getBean(InternalAudits.class);
        findings = beans.getBean(Nonconformities.class);
        documents = beans.getBean(Documents.class);
        settings = beans.getBean(Settings.class);
        tasks = beans.getBean(TaskService.class);
        runtime = beans.getBean(RuntimeService.class);
        history = beans.getBean(HistoryService.class);
        management = beans.getBean(ManagementService.class);
        acting = beans.getBean(ActingPerson.class);
        cast.enter();
    }

    String started() {
        return audits.start(new AuditDraft(cast.project(), "delivery", null), AUDITOR);
    }

    /** A finding of a new audit, to be corrected by the engineer. */
    String issued() {
        var number = started();
        score(number, Map.of(3, "4"));
        warn(number, 3, ENGINEER, OTHER_AUDITOR);
        complete(number, FILL_CHECKLIST, AUDITOR, OPINION);
        return audits.findings(number).get(0).number();
    }

    String auditOf(String finding) {
        return findings.read(finding, AUDITOR).auditNumber();
    }

    void score(String number, Map<Integer, String> bad) {
        audits.score(
                number,
                IntStream.rangeClosed(1, 9)
                        .mapToObj(item -> draft(item, bad.getOrDefault(item, "8")))
                        .toList(),
                audits.read(number, AUDITOR).version(),
                AUDITOR);
    }

    void warn(String number, int item, String responsible, String verifier) {
        audits.warn(
                number,
                item,
                warning(List.of(responsible), verifier),
                audits.read(number, AUDITOR).version(),
                AUDITOR);
    }

    void state(String number, String words) {
        state(number, words, OTHER_AUDITOR);
    }

    void state(String number, String words, String verifier) {
        audits.state(
                number,
                new WarningDraft("deliveryPlan", words, List.of(ENGINEER), verifier),
                audits.read(number, AUDITOR).version(),
                AUDITOR);
    }

    static ScoreDraft draft(int item, String score) {
        return new ScoreDraft(item, score, null);
    }

    static WarningDraft warning(List<String> responsible, String verifier) {
        return new WarningDraft(null, "机房没有核查", responsible, verifier);
    }

    void correct(String finding, String responsible, String verifier) {
        complete(finding, PLAN_MEASURE, responsible, PLANNED);
        upload(finding, "整改照片.txt", responsible);
        complete(finding, PROVIDE_EVIDENCE, responsible, evidence());
        complete(finding, VERIFY_CORRECTION, verifier, verdict("accepted"));
    }

    void toVerification(String finding) {
        complete(finding, PLAN_MEASURE, ENGINEER, PLANNED);
        upload(finding, "证据 " + UUID.randomUUID() + ".txt", ENGINEER);
        complete(finding, PROVIDE_EVIDENCE, ENGINEER, evidence());
    }

    void toObstacle(String finding) {
        complete(finding, PLAN_MEASURE, ENGINEER, Map.of("measureAnswer", "obstacle", "obstacleDescription", "断货"));
        complete(finding, CONFIRM_OBSTACLE, AUDITOR, obstacle("real"));
    }

    void upload(String finding, String name, String person) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        documents.add(
                finding,
                EvidenceDocuments.PURPOSE,
                new Upload(name, bytes.length, () -> new ByteArrayInputStream(bytes)),
                person);
    }

    static Map<String, Object> evidence() {
        return Map.of("evidenceAnswer", "provided", "evidenceRemark", "见照片");
    }

    static Map<String, Object> verdict(String verdict) {
        return Map.of("verification", verdict, "verificationRemark", "还缺一处");
    }

    static Map<String, Object> obstacle(String real) {
        return Map.of("obstacleReal", real, "obstacleRemark", "已核实");
    }

    static Map<String, Object> decision(String decision) {
        return Map.of("obstacleDecision", decision, "decisionReason", "书面理由");
    }

    static Map<String, Object> extension(String day) {
        var values = new HashMap<>(decision("extend"));
        values.put("newDueDate", day);
        return values;
    }

    static Map<String, Object> order() {
        return Map.of("escalationOrder", "本周内我亲自督办");
    }

    static Map<String, Object> reply(String reply) {
        return Map.of("customerReply", reply, "replyRemark", "客户的话");
    }

    void set(String key, String value) {
        settings.change(key, value, settings.state(key).version(), "测试", CENTRE_MANAGER);
    }

    List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    Task task(String number, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult();
    }

    void claim(String number, String element, String person) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.claim(task, person));
    }

    void putBack(String number, String element, String person) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.setAssignee(task, null));
    }

    void handOver(String number, String element, String person, String to) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.setAssignee(task, to));
    }

    void delegate(String number, String element, String person, String to) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.delegateTask(task, to));
    }

    /** Ends the flow by itself, as nobody can from outside. */
    void end(String number, String person) {
        var instance = instance(number);
        acting.run(person, () -> runtime.deleteProcessInstance(instance, "test"));
    }

    void complete(String number, String element, String person, Map<String, Object> values) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.complete(task, values));
    }

    void conclude(String number) {
        var job = management
                .createJobQuery()
                .processInstanceId(instance(number))
                .activityId(CLOSE_AUDIT)
                .singleResult();
        acting.run("system:test", () -> management.executeJob(job.getId()));
    }

    boolean isRunning(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                > 0;
    }

    String endOf(String number) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance(number))
                .activityType("noneEndEvent")
                .singleResult()
                .getActivityId();
    }

    String instance(String number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
    }
}
