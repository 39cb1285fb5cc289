package io.baton.presales;

import io.baton.customer.CustomerChanged;
import io.baton.customer.Customers;
import io.baton.deadline.Deadlines;
import io.baton.deadline.DueCause;
import io.baton.deadline.DueVariables;
import io.baton.project.Projects;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When first answers are due, again and again: the customer's class and the calendar may change while the need waits (R-SL-2, R-CU-4). */
@Component
class FirstAnswers implements DueVariables {

    private final Projects projects;
    private final Customers customers;
    private final PresalesReviewProcess process;
    private final Deadlines deadlines;

    FirstAnswers(Projects projects, Customers customers, PresalesReviewProcess process, Deadlines deadlines) {
        this.projects = projects;
        this.customers = customers;
        this.process = process;
        this.deadlines = deadlines;
    }

    @EventListener
    void on(CustomerChanged change) {
        var by = customers.get(change.customerId()).changedBy();
        projects.awaitingFirstAnswer(change.customerId())
                .forEach(number -> deadlines.recalculate(number, DueCause.CUSTOMER_CLASS, null, by));
    }

    @Override
    public Optional<Limit> limitOf(String variable, String businessKey) {
        return variable.equals(PresalesReviewProcess.FIRST_ANSWER_DUE.name()) && businessKey.startsWith("XM-")
                ? Optional.of(projects.firstAnswerLimit(businessKey))
                : Optional.empty();
    }

    @Override
    public void moved(String variable, String businessKey, Instant due, String by) {
        projects.firstAnswerMoved(businessKey, due, by);
        process.firstAnswerMoved(businessKey, due, by);
    }
}
