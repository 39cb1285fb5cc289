package io.baton.internalaudit;

import static io.baton.internalaudit.InternalAuditProcess.*;

import io.baton.engine.InstanceEnded;
import io.baton.engine.OwnNumbers;
import io.baton.engine.TaskAssigned;
import io.baton.engine.TaskCompleted;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** What an internal audit asks of us. */
@Configuration(proxyBeanMethods = false)
class InternalAuditTasks {

    private static final Set<String> AUDIT_STEPS = Set.of(FILL_CHECKLIST, ENTER_FINDINGS);

    private final InternalAudits audits;
    private final OwnNumbers numbers;

    InternalAuditTasks(InternalAudits audits, OwnNumbers numbers) {
        this.audits = audits;
        this.numbers = numbers;
    }

    @Bean
    JavaDelegate registerAudit() {
        return execution -> {
            var registered = audits.register(execution.getProcessBusinessKey());
            numbers.give(execution, registered.number());
            PROJECT_TITLE.write(execution, registered.projectTitle());
            CUSTOMER_NAME.write(execution, registered.customerName());
            ORIGIN.write(execution, registered.origin().id());
            AUDITOR.write(execution, registered.auditor());
            ACCOUNT_MANAGER.write(execution, registered.accountManager());
            CUSTOMER_DUE.write(
                    execution, registered.customerDue() == null ? null : Date.from(registered.customerDue()));
        };
    }

    @Bean
    JavaDelegate issueFindings() {
        return execution -> FINDINGS.write(execution, audits.issueFindings(execution.getProcessBusinessKey()));
    }

    @Bean
    JavaDelegate closeAudit() {
        return execution -> AUDIT_RESULT.write(
                execution, audits.close(execution.getProcessBusinessKey()).id());
    }

    /** While the step is delegated, it is its owner who audits. */
    @EventListener(condition = "#assigned.task.processKey == 'internal-audit'")
    void assigned(TaskAssigned assigned) {
        var task = assigned.task();
        if (AUDIT_STEPS.contains(task.elementId())) {
            audits.taken(task.businessKey(), task.owner() == null ? task.assignee() : task.owner(), assigned.by());
        }
    }

    /** Last of all, because whoever withdraws a need or cancels an audit says why after the flow has ended. */
    @TransactionalEventListener(
            phase = TransactionPhase.BEFORE_COMMIT,
            condition = "#ended.processKey == 'internal-audit' && #ended.endElementId == null")
    void ended(InstanceEnded ended) {
        audits.flowEnded(ended.businessKey(), ended.by());
    }

    @EventListener(condition = "#completed.task.processKey == 'internal-audit'")
    void completed(TaskCompleted completed) {
        var values = completed.values();
        var number = completed.task().businessKey();
        var by = completed.by();
        switch (completed.task().elementId()) {
            case FILL_CHECKLIST -> audits.scored(number, AUDIT_REMARK.requiredIn(values), by);
            case ENTER_FINDINGS -> audits.stated(number, AUDIT_REMARK.requiredIn(values), by);
            case REPORT_TO_CUSTOMER -> audits.reported(number, REPORT_TEXT.requiredIn(values), by);
            case RECORD_REPLY ->
                audits.replied(
                        number,
                        CUSTOMER_REPLY.requiredIn(values).equals("accepted"),
                        REPLY_REMARK.requiredIn(values),
                        by);
            default ->
                throw new IllegalStateException(
                        "No business act for " + completed.task().elementId());
        }
    }
}
