package io.baton.supervision;

import static io.baton.supervision.SupervisionProcess.*;

import io.baton.engine.TaskCompleted;
import io.baton.engine.TaskCreated;
import io.baton.engine.TaskDueChanged;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What the supervision of a task asks of us. */
@Configuration(proxyBeanMethods = false)
class SupervisionTasks {

    private final Supervision supervision;

    SupervisionTasks(Supervision supervision) {
        this.supervision = supervision;
    }

    @Bean
    JavaDelegate warnPeople() {
        return execution -> supervision.warn(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate openHandling() {
        return execution -> {
            var handling = supervision.openHandling(execution.getProcessBusinessKey());
            HANDLER.write(execution, handling.handler());
            FORMER_REMARK.write(execution, handling.formerRemark());
            PROMISED_DATE.write(execution, null);
            CHECK_RESULT.write(execution, null);
            HANDLING_MARK.write(execution, null);
            EVALUATION.write(execution, null);
        };
    }

    @Bean
    JavaDelegate recordTaskEnd() {
        return execution -> supervision.recordTaskEnd(
                execution.getProcessBusinessKey(),
                TaskEnd.of(TASK_OUTCOME.in(execution).orElseThrow()),
                TASK_ENDED_BY.in(execution).orElseThrow());
    }

    @Bean
    JavaDelegate closeOrder() {
        return execution -> supervision.close(execution.getProcessBusinessKey());
    }

    @EventListener(condition = "#created.task.processKey == 'supervision'")
    void waits(TaskCreated created) {
        var task = created.task();
        supervision.due(task.businessKey(), task.elementId().equals(HANDLE_ORDER), task.dueAt());
    }

    @EventListener(condition = "#moved.task.processKey == 'supervision'")
    void waits(TaskDueChanged moved) {
        var task = moved.task();
        supervision.due(task.businessKey(), task.elementId().equals(HANDLE_ORDER), task.dueAt());
    }

    @EventListener(condition = "#completed.task.processKey == 'supervision'")
    void completed(TaskCompleted completed) {
        var values = completed.values();
        var number = completed.task().businessKey();
        var by = completed.by();
        switch (completed.task().elementId()) {
            case ASSIGN_HANDLER -> supervision.assigned(number, INSTRUCTION.requiredIn(values), by);
            case HANDLE_ORDER ->
                supervision.handled(
                        number,
                        DELAY_CAUSE.requiredIn(values),
                        DELAY_MEASURE.requiredIn(values),
                        LocalDate.parse(PROMISED_DATE.requiredIn(values)),
                        by);
            case CHECK_HANDLING -> {
                if (CHECK_RESULT.requiredIn(values).equals("accepted")) {
                    supervision.accepted(
                            number,
                            Integer.parseInt(HANDLING_MARK.requiredIn(values)),
                            EVALUATION.requiredIn(values),
                            by);
                } else {
                    supervision.sentBack(number, EVALUATION.requiredIn(values), by);
                }
            }
            default ->
                throw new IllegalStateException(
                        "No business act for " + completed.task().elementId());
        }
    }
}
