package io.baton.presales.pilot;

import io.baton.customer.Customer;
import io.baton.engine.ActingPerson;
import io.baton.engine.ProcessVariable;
import io.baton.project.Project;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What we tell a pilot, and the names both sides use. The business key is the pilot's number. */
@Component
class PilotProcess {

    static final String PROCESS = "pilot";
    static final String STOPPED = "presales.pilotStopped";

    static final String EVALUATE_PILOT = "userTask_evaluatePilot";
    static final String RETURN_EQUIPMENT = "userTask_returnEquipment";

    static final ProcessVariable<String> PROJECT_TITLE = text("projectTitle", "what the project is called");
    static final ProcessVariable<String> CUSTOMER_NAME = text("customerName", "the customer's name");
    static final ProcessVariable<String> PILOT_SCOPE = text("pilotScope", "what is tried, where and with whom");
    static final ProcessVariable<String> SUCCESS_CRITERIA = text("successCriteria", "by what it is judged");
    static final ProcessVariable<String> PILOT_END_DATE = text("pilotEndDate", "the end date for reading, yyyy-MM-dd");
    static final ProcessVariable<Date> PILOT_DUE =
            new ProcessVariable<>("pilotDue", Date.class, "the closing of the end date, when the evaluation is due");
    static final ProcessVariable<String> ACCOUNT_MANAGER = text("accountManager", "account of who evaluates");
    static final ProcessVariable<String> EQUIPMENT_KEEPER =
            text("equipmentKeeper", "account of the engineer who takes the equipment back");
    static final ProcessVariable<String> PILOT_OUTCOME = text("pilotOutcome", "convert, extend or stop (R-PS-12)");
    static final ProcessVariable<String> NEW_END_DATE = text("newEndDate", "the end date asked for, yyyy-MM-dd");
    static final ProcessVariable<String> EVALUATION_REMARK = text("evaluationRemark", "what was met, and the customer");
    static final ProcessVariable<String> STOP_REASON = text("stopReason", "why the pilot stops with its need");
    static final ProcessVariable<String> STOPPED_BY = text("stoppedBy", "account of who ended the need");
    static final ProcessVariable<Boolean> EQUIPMENT_OUT =
            new ProcessVariable<>("equipmentOut", Boolean.class, "something that was lent has not come back");
    static final ProcessVariable<String> RETURN_REMARK = text("returnRemark", "about the return of the equipment");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ActingPerson acting;

    PilotProcess(RuntimeService runtime, TaskService tasks, ActingPerson acting) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.acting = acting;
    }

    /** A pilot was started: it runs from now. */
    void started(Pilot pilot, Instant due, Project project, Customer customer) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(PROJECT_TITLE.name(), project.title());
        variables.put(CUSTOMER_NAME.name(), customer.name());
        variables.put(PILOT_SCOPE.name(), pilot.scope());
        variables.put(SUCCESS_CRITERIA.name(), pilot.criteria());
        variables.put(PILOT_END_DATE.name(), pilot.endsOn().toString());
        variables.put(PILOT_DUE.name(), Date.from(due));
        variables.put(ACCOUNT_MANAGER.name(), project.raisedBy());
        variables.put(EQUIPMENT_KEEPER.name(), pilot.keeper());
        acting.run(pilot.startedBy(), () -> runtime.startProcessInstanceByKey(PROCESS, pilot.number(), variables));
    }

    /** The need ended: its pilot stops, unless it is decided already (R-PS-9). */
    void stopped(String number, String reason, String personId) {
        acting.run(personId, () -> runtime.createMessageCorrelation(STOPPED)
                .processInstanceBusinessKey(number)
                .setVariable(STOP_REASON.name(), reason)
                .setVariable(STOPPED_BY.name(), personId)
                .correlateAll());
    }

    /** Whether the person has the pilot's open step. */
    boolean isWith(String number, String personId) {
        return acting.call(
                personId,
                () -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(number)
                                .taskAssignee(personId)
                                .count()
                        > 0);
    }

    private static ProcessVariable<String> text(String name, String meaning) {
        return new ProcessVariable<>(name, String.class, meaning);
    }
}
