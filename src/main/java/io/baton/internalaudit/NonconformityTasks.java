package io.baton.internalaudit;

import static io.baton.internalaudit.NonconformityProcess.*;

import io.baton.engine.InstanceEnded;
import io.baton.engine.ProcessVariable;
import io.baton.engine.TaskCompleted;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** What the correction of a finding asks of us. */
@Configuration(proxyBeanMethods = false)
class NonconformityTasks {

    /** What is answered anew each time the correction begins; the measure stays, to be read and mended. */
    private static final List<ProcessVariable<String>> ANSWERS = List.of(
            MEASURE_ANSWER,
            EVIDENCE_ANSWER,
            EVIDENCE_REMARK,
            OBSTACLE_DESCRIPTION,
            OBSTACLE_REAL,
            OBSTACLE_REMARK,
            OBSTACLE_DECISION,
            NEW_DUE_DATE,
            DECISION_REASON,
            VERIFICATION,
            VERIFICATION_REMARK,
            ESCALATION_ORDER);

    private final Nonconformities findings;

    NonconformityTasks(Nonconformities findings) {
        this.findings = findings;
    }

    @Bean
    JavaDelegate openCorrection() {
        return execution -> {
            var correction = findings.openCorrection(execution.getProcessBusinessKey());
            FINDING_DUE.write(execution, Date.from(correction.dueAt()));
            FAILED_VERIFICATIONS.write(execution, correction.failures());
            ESCALATED_TO.write(execution, correction.escalatedTo());
            FORMER_REMARKS.write(execution, correction.remarks());
            ANSWERS.forEach(answer -> answer.write(execution, null));
        };
    }

    @Bean
    JavaDelegate closeFinding() {
        return execution -> findings.close(execution.getProcessBusinessKey());
    }

    @TransactionalEventListener(
            phase = TransactionPhase.BEFORE_COMMIT,
            condition = "#ended.processKey == 'nonconformity' && #ended.endElementId == null")
    void ended(InstanceEnded ended) {
        findings.flowEnded(ended.businessKey(), ended.by());
    }

    @EventListener(condition = "#completed.task.processKey == 'nonconformity'")
    void completed(TaskCompleted completed) {
        var values = completed.values();
        var number = completed.task().businessKey();
        var by = completed.by();
        switch (completed.task().elementId()) {
            case HANDLE_ESCALATION -> findings.escalationHandled(number, ESCALATION_ORDER.requiredIn(values), by);
            case PLAN_MEASURE -> {
                if (MEASURE_ANSWER.requiredIn(values).equals("planned")) {
                    findings.measurePlanned(
                            number,
                            CAUSE_ANALYSIS.requiredIn(values),
                            CORRECTIVE_MEASURE.requiredIn(values),
                            PREVENTIVE_MEASURE.requiredIn(values),
                            by);
                } else {
                    findings.hindered(number, OBSTACLE_DESCRIPTION.requiredIn(values), by);
                }
            }
            case PROVIDE_EVIDENCE -> {
                if (EVIDENCE_ANSWER.requiredIn(values).equals("provided")) {
                    findings.evidenceProvided(number, EVIDENCE_REMARK.requiredIn(values), by);
                } else {
                    findings.hindered(number, OBSTACLE_DESCRIPTION.requiredIn(values), by);
                }
            }
            case VERIFY_CORRECTION ->
                findings.verified(
                        number,
                        VERIFICATION.requiredIn(values).equals("accepted"),
                        VERIFICATION_REMARK.requiredIn(values),
                        by);
            case CONFIRM_OBSTACLE ->
                findings.obstacleConfirmed(
                        number,
                        OBSTACLE_REAL.requiredIn(values).equals("real"),
                        OBSTACLE_REMARK.requiredIn(values),
                        by);
            case DECIDE_OBSTACLE ->
                findings.obstacleDecided(
                        number,
                        ObstacleDecision.of(OBSTACLE_DECISION.requiredIn(values)),
                        NEW_DUE_DATE.in(values).map(LocalDate::parse).orElse(null),
                        DECISION_REASON.requiredIn(values),
                        by);
            default ->
                throw new IllegalStateException(
                        "No business act for " + completed.task().elementId());
        }
    }
}
