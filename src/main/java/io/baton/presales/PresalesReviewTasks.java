package io.baton.presales;

import static io.baton.presales.PresalesReviewProcess.*;

import io.baton.engine.ProcessVariable;
import io.baton.engine.TaskCompleted;
import io.baton.project.FirstAnswer;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What the presales review asks of us: one bean per service task, and one facade call per completed user task. */
@Configuration(proxyBeanMethods = false)
class PresalesReviewTasks {

    private static final List<ProcessVariable<?>> ANSWERS_OF_A_ROUND = List.of(
            TECHNICAL_VERDICT,
            TECHNICAL_REMARK,
            SECURITY_ADDED_BY_TECHNICAL,
            COMMERCIAL_VERDICT,
            COMMERCIAL_REMARK,
            SECURITY_ADDED_BY_COMMERCIAL,
            SECURITY_VERDICT,
            SECURITY_REMARK,
            AUDIT_VERDICT);
    private static final List<ProcessVariable<?>> ANSWERS_BETWEEN_ROUNDS =
            List.of(REJECTION_RULING, RULING_REMARK, CONTINUATION, CONTINUATION_REASON, DESIGN_REMARK);

    private final Presales presales;

    PresalesReviewTasks(Presales presales) {
        this.presales = presales;
    }

    @Bean
    JavaDelegate gradeProject() {
        return execution -> {
            var graded = presales.gradeProject(execution.getProcessBusinessKey());
            GRADE.write(execution, graded.grade());
            MAJOR.write(execution, graded.major());
            SUPPORT_DESK.write(execution, graded.askedFirst().id());
            FIRST_ANSWER_DUE.write(execution, Date.from(graded.firstAnswerDue()));
        };
    }

    @Bean
    JavaDelegate openRound() {
        return execution -> {
            var declared = SECURITY_DECLARED.in(execution).orElse(false);
            var remark = DESIGN_REMARK.in(execution).orElse(null);
            // A case keeps the model with which it began, and an older one cannot ask the internal audit.
            var canAudit = execution.getBpmnModelInstance().getModelElementById(INTERNAL_AUDIT) != null;
            var round = presales.openRound(execution.getProcessBusinessKey(), declared, canAudit, remark);
            SOLUTION_VERSION.write(execution, round.solutionVersion());
            SECURITY_REQUIRED.write(execution, round.securityRequired());
            AUDIT_REQUIRED.write(execution, round.auditRequired());
            // Form fields are these variables: a new round must not open with the last round's answers.
            forget(execution, ANSWERS_OF_A_ROUND);
        };
    }

    @Bean
    JavaDelegate recordAudit() {
        return execution -> AUDIT_VERDICT.write(
                execution, presales.audited(execution.getProcessBusinessKey()).id());
    }

    @Bean
    JavaDelegate sumUpGates() {
        return execution -> {
            var sum = presales.sumUpGates(execution.getProcessBusinessKey());
            ROUND_OUTCOME.write(execution, sum.outcome().id());
            GATE_REMARKS.write(execution, sum.remarks());
            SECURITY_REQUIRED.write(execution, sum.securityRequired());
        };
    }

    @Bean
    JavaDelegate returnToAuthor() {
        return execution -> {
            REWORKS.write(execution, presales.returnToAuthor(execution.getProcessBusinessKey()));
            forget(execution, ANSWERS_BETWEEN_ROUNDS);
        };
    }

    @EventListener(condition = "#completed.task.processKey == 'presales-review'")
    void completed(TaskCompleted completed) {
        var values = completed.values();
        var number = completed.task().businessKey();
        var by = completed.by();
        switch (completed.task().elementId()) {
            case ANSWER_NEED_IN_DISTRICT -> {
                if (NEED_ANSWER.requiredIn(values).equals("handedUp")) {
                    presales.handedUp(number, HAND_UP_REASON.requiredIn(values), by);
                } else {
                    presales.firstAnswer(number, firstAnswer(values), by);
                }
            }
            case ANSWER_NEED -> presales.firstAnswer(number, firstAnswer(values), by);
            case DESIGN_SOLUTION -> presales.designFinished(number, by);
            case REVIEW_TECHNICAL ->
                presales.gateAnswered(
                        number,
                        Gate.TECHNICAL,
                        Verdict.of(TECHNICAL_VERDICT.requiredIn(values)),
                        TECHNICAL_REMARK.requiredIn(values),
                        SECURITY_ADDED_BY_TECHNICAL.in(values).orElse(false),
                        by);
            case REVIEW_COMMERCIAL ->
                presales.gateAnswered(
                        number,
                        Gate.COMMERCIAL,
                        Verdict.of(COMMERCIAL_VERDICT.requiredIn(values)),
                        COMMERCIAL_REMARK.requiredIn(values),
                        SECURITY_ADDED_BY_COMMERCIAL.in(values).orElse(false),
                        by);
            case REVIEW_SECURITY ->
                presales.gateAnswered(
                        number,
                        Gate.SECURITY,
                        Verdict.of(SECURITY_VERDICT.requiredIn(values)),
                        SECURITY_REMARK.requiredIn(values),
                        false,
                        by);
            case CONFIRM_REJECTION ->
                presales.rejectionRuled(
                        number,
                        REJECTION_RULING.requiredIn(values).equals("confirm"),
                        RULING_REMARK.requiredIn(values),
                        by);
            case DECIDE_CONTINUATION ->
                presales.continuationDecided(
                        number,
                        CONTINUATION.requiredIn(values).equals("continue"),
                        CONTINUATION_REASON.requiredIn(values),
                        by);
            case AGREE_GREEN_CHANNEL ->
                presales.greenChannelRuled(
                        number,
                        GREEN_CHANNEL_RULING.requiredIn(values).equals("agree"),
                        GREEN_CHANNEL_REMARK.requiredIn(values),
                        by);
            case PRESENT_SOLUTION ->
                presales.customerDecided(
                        number,
                        CUSTOMER_DECISION.requiredIn(values),
                        LOSS_REASON
                                .in(values)
                                .or(() -> PRESENTATION_REMARK.in(values))
                                .orElse(null),
                        by);
            default ->
                throw new IllegalStateException(
                        "No business act for " + completed.task().elementId());
        }
    }

    private static FirstAnswer firstAnswer(Map<String, Object> values) {
        return new FirstAnswer(
                PLANNED_MEASURE.requiredIn(values),
                LocalDate.parse(EXPECTED_DATE.requiredIn(values)),
                CUSTOMER_TODO.in(values).orElse(null));
    }

    private static void forget(DelegateExecution execution, List<ProcessVariable<?>> answers) {
        answers.forEach(answer -> answer.write(execution, null));
    }
}
