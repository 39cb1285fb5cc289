package io.baton.supervision;

import io.baton.engine.ActingPerson;
import io.baton.engine.ProcessVariable;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What we tell the supervision of a task, and the names both sides use. The business key is the order's number. */
@Component
class SupervisionProcess {

    static final String PROCESS = "supervision";
    static final String TASK_ENDED = "supervision.taskEnded";

    static final String ASSIGN_HANDLER = "userTask_assignHandler";
    static final String HANDLE_ORDER = "userTask_handleOrder";
    static final String CHECK_HANDLING = "userTask_checkHandling";

    static final ProcessVariable<String> WARNING = new ProcessVariable<>(
            "warning", String.class, "whose task it is and when it is due, for reading, in both languages");
    static final ProcessVariable<String> INSTRUCTION =
            new ProcessVariable<>("instruction", String.class, "what the supervisor asks");
    static final ProcessVariable<String> HANDLER =
            new ProcessVariable<>("handler", String.class, "account of who handles the order");
    static final ProcessVariable<String> FORMER_REMARK = new ProcessVariable<>(
            "formerRemark", String.class, "why the handling was sent back; null in the first round");
    static final ProcessVariable<String> DELAY_CAUSE =
            new ProcessVariable<>("delayCause", String.class, "why the task is late or about to be");
    static final ProcessVariable<String> DELAY_MEASURE =
            new ProcessVariable<>("delayMeasure", String.class, "what is done about it");
    static final ProcessVariable<String> PROMISED_DATE =
            new ProcessVariable<>("promisedDate", String.class, "the day promised, yyyy-MM-dd");
    static final ProcessVariable<String> CHECK_RESULT =
            new ProcessVariable<>("checkResult", String.class, "accepted or returned");
    static final ProcessVariable<String> HANDLING_MARK =
            new ProcessVariable<>("handlingMark", String.class, "1 (very poor) to 5 (very good)");
    static final ProcessVariable<String> EVALUATION =
            new ProcessVariable<>("evaluation", String.class, "the check in words");
    static final ProcessVariable<String> TASK_OUTCOME = new ProcessVariable<>(
            "taskOutcome", String.class, "completed or cancelled, once the supervised task ended");
    static final ProcessVariable<String> TASK_ENDED_BY =
            new ProcessVariable<>("taskEndedBy", String.class, "account of who ended it, or system:…");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ActingPerson acting;

    SupervisionProcess(RuntimeService runtime, TaskService tasks, ActingPerson acting) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.acting = acting;
    }

    /** An order was opened: the people are warned and the supervisors assign it. */
    void started(String number, String warning, String personId) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(WARNING.name(), warning);
        variables.put(INSTRUCTION.name(), null);
        variables.put(DELAY_CAUSE.name(), null);
        variables.put(DELAY_MEASURE.name(), null);
        variables.put(PROMISED_DATE.name(), null);
        acting.run(personId, () -> runtime.startProcessInstanceByKey(PROCESS, number, variables));
    }

    /**
     * The supervised task ended.
     *
     * @return whether the order waited for its assignment or its handling, which end with it
     */
    boolean taskEnded(String number, TaskEnd end, String personId) {
        return acting.call(personId, () -> !runtime.createMessageCorrelation(TASK_ENDED)
                .processInstanceBusinessKey(number)
                .setVariable(TASK_OUTCOME.name(), end.id())
                .setVariable(TASK_ENDED_BY.name(), personId)
                .correlateAllWithResult()
                .isEmpty());
    }

    /** Whether the person has the step in which the order is assigned. */
    boolean assigns(String number, String personId) {
        return acting.call(
                personId,
                () -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(number)
                                .taskDefinitionKey(ASSIGN_HANDLER)
                                .taskAssignee(personId)
                                .count()
                        > 0);
    }
}
