package io.baton.internalaudit;

import io.baton.engine.ActingPerson;
import io.baton.engine.ProcessVariable;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What we tell an internal audit, and the names both sides use. The business key is the audit's number. */
@Component
class InternalAuditProcess {

    static final String PROCESS = "internal-audit";
    static final String FINDINGS_CLOSED = "internalaudit.findingsClosed";
    static final String CANCELLED = "internalaudit.auditCancelled";

    static final String ENTER_FINDINGS = "userTask_enterFindings";
    static final String FILL_CHECKLIST = "userTask_fillChecklist";
    static final String REPORT_TO_CUSTOMER = "userTask_reportToCustomer";
    static final String RECORD_REPLY = "userTask_recordReply";
    static final String CLOSE_AUDIT = "serviceTask_closeAudit";

    static final ProcessVariable<String> PROJECT_TITLE =
            new ProcessVariable<>("projectTitle", String.class, "what the project is called");
    static final ProcessVariable<String> CUSTOMER_NAME =
            new ProcessVariable<>("customerName", String.class, "the customer's name");
    static final ProcessVariable<String> ORIGIN =
            new ProcessVariable<>("origin", String.class, "review, delivery or customer (R-IA-1)");
    static final ProcessVariable<String> AUDITOR =
            new ProcessVariable<>("auditor", String.class, "account of who audits; null until somebody took it");
    static final ProcessVariable<String> ACCOUNT_MANAGER =
            new ProcessVariable<>("accountManager", String.class, "account of who speaks to the customer");
    static final ProcessVariable<Date> CUSTOMER_DUE =
            new ProcessVariable<>("customerDue", Date.class, "when the customer expects the report (R-IA-10)");
    static final ProcessVariable<String> AUDIT_REMARK =
            new ProcessVariable<>("auditRemark", String.class, "the auditor's overall opinion");
    static final ProcessVariable<Integer> FINDINGS =
            new ProcessVariable<>("findings", Integer.class, "how many findings were issued");
    static final ProcessVariable<String> REPORT_TEXT =
            new ProcessVariable<>("reportText", String.class, "what the customer is told");
    static final ProcessVariable<String> CUSTOMER_REPLY =
            new ProcessVariable<>("customerReply", String.class, "accepted or notAccepted");
    static final ProcessVariable<String> REPLY_REMARK =
            new ProcessVariable<>("replyRemark", String.class, "the customer's words");
    static final ProcessVariable<String> AUDIT_RESULT =
            new ProcessVariable<>("auditResult", String.class, "passed, passedWithAcceptedRisk or failed (R-IA-8)");

    /**
     * The open task in which the auditor works.
     *
     * @param assignee who has it, if anybody
     */
    record AuditTask(String id, @Nullable String assignee) {}

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ActingPerson acting;

    InternalAuditProcess(RuntimeService runtime, TaskService tasks, ActingPerson acting) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.acting = acting;
    }

    /** An auditor started an audit of its own (R-IA-1). */
    void started(String number, String personId) {
        acting.run(personId, () -> runtime.startProcessInstanceByKey(PROCESS, number));
    }

    /** All findings are closed; told once (R-IA-5). */
    void findingsClosed(String number, String personId) {
        acting.run(personId, () -> runtime.createMessageCorrelation(FINDINGS_CLOSED)
                .processInstanceBusinessKey(number)
                .correlate());
    }

    /** The audit ends without a result. */
    void cancelled(String number, String personId) {
        acting.run(personId, () -> runtime.createMessageCorrelation(CANCELLED)
                .processInstanceBusinessKey(number)
                .correlateAll());
    }

    /** Whether the person writes the corrective report now (R-IA-10). */
    boolean isReporting(String number, String personId) {
        return acting.call(
                personId,
                () -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(number)
                                .taskDefinitionKey(REPORT_TO_CUSTOMER)
                                .taskAssignee(personId)
                                .count()
                        > 0);
    }

    /** The step in which the checklist is filled in or a customer's findings are entered, while it is open. */
    Optional<AuditTask> auditTask(String number, String personId) {
        return acting.call(personId, () -> tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKeyIn(FILL_CHECKLIST, ENTER_FINDINGS)
                .list()
                .stream()
                .findFirst()
                .map(task -> new AuditTask(task.getId(), task.getAssignee())));
    }
}
