package io.baton.presales.pilot;

import static io.baton.presales.pilot.PilotProcess.*;

import io.baton.engine.ProcessVariable;
import io.baton.engine.TaskCompleted;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What a pilot asks of us. */
@Configuration(proxyBeanMethods = false)
class PilotTasks {

    /** What is answered anew at the second evaluation. */
    private static final List<ProcessVariable<String>> ANSWERS =
            List.of(PILOT_OUTCOME, NEW_END_DATE, EVALUATION_REMARK);

    private final Pilots pilots;

    PilotTasks(Pilots pilots) {
        this.pilots = pilots;
    }

    @Bean
    JavaDelegate extendPilot() {
        return execution -> {
            var end = pilots.end(execution.getProcessBusinessKey());
            PILOT_END_DATE.write(execution, end.day().toString());
            PILOT_DUE.write(execution, Date.from(end.due()));
            ANSWERS.forEach(answer -> answer.write(execution, null));
        };
    }

    @Bean
    JavaDelegate stopPilot() {
        return execution -> {
            pilots.stopped(
                    execution.getProcessBusinessKey(),
                    STOP_REASON.in(execution).orElseThrow(),
                    STOPPED_BY.in(execution).orElseThrow());
            PILOT_OUTCOME.write(execution, PilotOutcome.STOP.id());
        };
    }

    @Bean
    JavaDelegate concludePilot() {
        return execution -> EQUIPMENT_OUT.write(execution, pilots.conclude(execution.getProcessBusinessKey()));
    }

    @Bean
    JavaDelegate closePilot() {
        return execution -> pilots.close(execution.getProcessBusinessKey());
    }

    @EventListener(condition = "#completed.task.processKey == 'pilot'")
    void completed(TaskCompleted completed) {
        var values = completed.values();
        var number = completed.task().businessKey();
        var by = completed.by();
        switch (completed.task().elementId()) {
            case EVALUATE_PILOT -> {
                var remark = EVALUATION_REMARK.requiredIn(values);
                if (PILOT_OUTCOME.requiredIn(values).equals("extend")) {
                    pilots.extended(number, LocalDate.parse(NEW_END_DATE.requiredIn(values)), remark, by);
                } else {
                    pilots.decided(number, PilotOutcome.of(PILOT_OUTCOME.requiredIn(values)), remark, by);
                }
            }
            case RETURN_EQUIPMENT ->
                pilots.handedBack(number, RETURN_REMARK.in(values).orElse(null), by);
            default ->
                throw new IllegalStateException(
                        "No business act for " + completed.task().elementId());
        }
    }
}
