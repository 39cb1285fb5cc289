package io.baton.internalaudit;

import io.baton.engine.ActingPerson;
import io.baton.engine.ProcessVariable;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What we tell the correction of a finding, and the names both sides use. The business key is the finding's number. */
@Component
class NonconformityProcess {

    static final String PROCESS = "nonconformity";
    static final String CANCELLED = "internalaudit.findingCancelled";

    static final String HANDLE_ESCALATION = "userTask_handleEscalation";
    static final String PLAN_MEASURE = "userTask_planMeasure";
    static final String PROVIDE_EVIDENCE = "userTask_provideEvidence";
    static final String VERIFY_CORRECTION = "userTask_verifyCorrection";
    static final String CONFIRM_OBSTACLE = "userTask_confirmObstacle";
    static final String DECIDE_OBSTACLE = "userTask_decideObstacle";

    static final ProcessVariable<String> PROJECT_TITLE =
            new ProcessVariable<>("projectTitle", String.class, "what the project is called");
    static final ProcessVariable<String> CUSTOMER_NAME =
            new ProcessVariable<>("customerName", String.class, "the customer's name");
    static final ProcessVariable<String> FINDING_STATEMENT =
            new ProcessVariable<>("findingStatement", String.class, "the text of the warning (R-IA-4)");
    static final ProcessVariable<String> RESPONSIBLE =
            new ProcessVariable<>("responsible", String.class, "account of the first responsible person");
    static final ProcessVariable<String> VERIFIER =
            new ProcessVariable<>("verifier", String.class, "account of who verifies");
    static final ProcessVariable<String> AUDITOR =
            new ProcessVariable<>("auditor", String.class, "account of the auditor, who confirms obstacles");
    static final ProcessVariable<Date> FINDING_DUE =
            new ProcessVariable<>("findingDue", Date.class, "until when the correction is due");
    static final ProcessVariable<Integer> FAILED_VERIFICATIONS =
            new ProcessVariable<>("failedVerifications", Integer.class, "how often the verification failed (R-IA-7)");
    static final ProcessVariable<String> ESCALATED_TO = new ProcessVariable<>(
            "escalatedTo", String.class, "account of the responsible person's manager; null when nothing is escalated");
    static final ProcessVariable<String> ESCALATION_ORDER =
            new ProcessVariable<>("escalationOrder", String.class, "what the manager demands");
    static final ProcessVariable<String> FORMER_REMARKS = new ProcessVariable<>(
            "formerRemarks", String.class, "what verifier, auditor and managers said so far, for reading");
    static final ProcessVariable<String> MEASURE_ANSWER =
            new ProcessVariable<>("measureAnswer", String.class, "planned or obstacle");
    static final ProcessVariable<String> CAUSE_ANALYSIS =
            new ProcessVariable<>("causeAnalysis", String.class, "why it came about");
    static final ProcessVariable<String> CORRECTIVE_MEASURE =
            new ProcessVariable<>("correctiveMeasure", String.class, "what mends it");
    static final ProcessVariable<String> PREVENTIVE_MEASURE =
            new ProcessVariable<>("preventiveMeasure", String.class, "what keeps it from happening again");
    static final ProcessVariable<String> EVIDENCE_ANSWER =
            new ProcessVariable<>("evidenceAnswer", String.class, "provided or obstacle");
    static final ProcessVariable<String> EVIDENCE_REMARK =
            new ProcessVariable<>("evidenceRemark", String.class, "what the evidence shows");
    static final ProcessVariable<String> OBSTACLE_DESCRIPTION =
            new ProcessVariable<>("obstacleDescription", String.class, "what stands in the way (R-IA-6)");
    static final ProcessVariable<String> OBSTACLE_REAL =
            new ProcessVariable<>("obstacleReal", String.class, "real or notReal");
    static final ProcessVariable<String> OBSTACLE_REMARK =
            new ProcessVariable<>("obstacleRemark", String.class, "the auditor's opinion of it");
    static final ProcessVariable<String> OBSTACLE_DECISION =
            new ProcessVariable<>("obstacleDecision", String.class, "extend, acceptRisk or changeSolution");
    static final ProcessVariable<String> NEW_DUE_DATE =
            new ProcessVariable<>("newDueDate", String.class, "the new day, yyyy-MM-dd");
    static final ProcessVariable<String> DECISION_REASON = new ProcessVariable<>("decisionReason", String.class, "why");
    static final ProcessVariable<String> VERIFICATION =
            new ProcessVariable<>("verification", String.class, "accepted or rejected");
    static final ProcessVariable<String> VERIFICATION_REMARK =
            new ProcessVariable<>("verificationRemark", String.class, "what the verifier found");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ActingPerson acting;

    NonconformityProcess(RuntimeService runtime, TaskService tasks, ActingPerson acting) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.acting = acting;
    }

    /** A finding was issued: its correction runs from now (R-IA-5). */
    void started(Finding finding, String projectTitle, String customerName, String personId) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(PROJECT_TITLE.name(), projectTitle);
        variables.put(CUSTOMER_NAME.name(), customerName);
        variables.put(FINDING_STATEMENT.name(), finding.statement());
        variables.put(RESPONSIBLE.name(), finding.responsible());
        variables.put(VERIFIER.name(), finding.verifier());
        variables.put(AUDITOR.name(), finding.issuedBy());
        acting.run(personId, () -> runtime.startProcessInstanceByKey(PROCESS, finding.number(), variables));
    }

    /** The audit was cancelled: the correction ends with it. */
    void cancelled(String number, String personId) {
        acting.run(personId, () -> runtime.createMessageCorrelation(CANCELLED)
                .processInstanceBusinessKey(number)
                .correlateAll());
    }

    /** Whether the finding waits for its evidence now. */
    boolean awaitsEvidence(String number, String personId) {
        return acting.call(
                personId,
                () -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(number)
                                .taskDefinitionKey(PROVIDE_EVIDENCE)
                                .count()
                        > 0);
    }
}
