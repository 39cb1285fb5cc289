package io.baton.contract.renewal;

import static io.baton.contract.renewal.CustomerRenewalProcess.*;

import io.baton.contract.renewal.Renewal.Side;
import io.baton.engine.TaskCompleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the renewal of a contract asks of us; it has no service tasks. */
@Component
class CustomerRenewalTasks {

    private final Renewals renewals;

    CustomerRenewalTasks(Renewals renewals) {
        this.renewals = renewals;
    }

    @EventListener(condition = "#completed.task.processKey == 'customer-renewal'")
    void completed(TaskCompleted completed) {
        var values = completed.values();
        var number = completed.task().businessKey();
        var by = completed.by();
        switch (completed.task().elementId()) {
            case ASSESS_RELATIONSHIP ->
                renewals.assessed(number, Side.RELATIONSHIP, RELATIONSHIP_ASSESSMENT.requiredIn(values), by);
            case ASSESS_TECHNICALLY ->
                renewals.assessed(number, Side.TECHNICAL, TECHNICAL_ASSESSMENT.requiredIn(values), by);
            case ASSESS_SERVICE -> renewals.assessed(number, Side.SERVICE, SERVICE_ASSESSMENT.requiredIn(values), by);
            case DECIDE_RENEWAL -> {
                var reason = RENEWAL_REASON.requiredIn(values);
                switch (RENEWAL_DECISION.requiredIn(values)) {
                    case "extend" -> renewals.extended(number, reason, by);
                    case "newNeed" -> renewals.decided(number, RenewalStatus.NEW_NEED, reason, by);
                    default -> renewals.decided(number, RenewalStatus.NOT_RENEWED, reason, by);
                }
            }
            default ->
                throw new IllegalStateException(
                        "No business act for " + completed.task().elementId());
        }
    }
}
