package io.baton.presales;

import io.baton.deadline.DueVariables;
import io.baton.project.Projects;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When the first answer is due can be worked out anew; the project keeps the limit, the flow the instant (R-CU-4). */
@Component
class FirstAnswerLimit implements DueVariables {

    private final Projects projects;
    private final PresalesReviewProcess process;

    FirstAnswerLimit(Projects projects, PresalesReviewProcess process) {
        this.projects = projects;
        this.process = process;
    }

    @Override
    public Optional<Limit> limitOf(String variable, String businessKey) {
        return variable.equals(PresalesReviewProcess.FIRST_ANSWER_DUE.name()) && businessKey.startsWith("XM-")
                ? projects.firstAnswerLimit(businessKey)
                : Optional.empty();
    }

    @Override
    public void moved(String variable, String businessKey, Instant due, String by) {
        projects.firstAnswerMoved(businessKey, due, by);
        process.firstAnswerMoved(businessKey, due, by);
    }
}
