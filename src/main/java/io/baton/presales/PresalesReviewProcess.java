package io.baton.presales;

import io.baton.customer.Customer;
import io.baton.engine.ActingPerson;
import io.baton.engine.ProcessVariable;
import io.baton.project.Project;
import io.baton.project.SupportDesk;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What we tell the presales review, and the names both sides use. The business key is the project's number. */
@Component
class PresalesReviewProcess {

    static final String PROCESS = "presales-review";
    static final String WITHDRAWN = "presales.needWithdrawn";
    static final String GREEN_CHANNEL_ASKED = "presales.greenChannelAsked";

    static final String ANSWER_NEED_IN_DISTRICT = "userTask_answerNeedInDistrict";
    static final String ANSWER_NEED = "userTask_answerNeed";
    static final String DESIGN_SOLUTION = "userTask_designSolution";
    static final String REVIEW_TECHNICAL = "userTask_reviewTechnical";
    static final String REVIEW_COMMERCIAL = "userTask_reviewCommercial";
    static final String REVIEW_SECURITY = "userTask_reviewSecurity";
    static final String CONFIRM_REJECTION = "userTask_confirmRejection";
    static final String DECIDE_CONTINUATION = "userTask_decideContinuation";
    static final String PRESENT_SOLUTION = "userTask_presentSolution";
    static final String INTERNAL_AUDIT = "callActivity_internalAudit";
    static final String AGREE_GREEN_CHANNEL = "userTask_agreeGreenChannel";
    static final String SUM_UP_GATES = "serviceTask_sumUpGates";

    /** Where the review ends (R-PS-8), with what that means in the words' keys. */
    static final Map<String, String> ENDS = Map.of(
            "event_toBid", "toBid",
            "event_toContract", "toContract",
            "event_lost", "lost",
            "event_rejected", "rejected",
            "event_stopped", "stopped",
            "event_withdrawn", "withdrawn");

    static final ProcessVariable<String> PROJECT_TITLE = text("projectTitle", "what the project is called");
    static final ProcessVariable<String> CUSTOMER_NAME = text("customerName", "the customer's name");
    static final ProcessVariable<String> NEED_SUMMARY = text("needSummary", "what the customer needs, in words");
    static final ProcessVariable<String> ACCOUNT_MANAGER = text("accountManager", "account of the raiser");
    static final ProcessVariable<String> REQUEST_KIND = text("requestKind", "customer or frontline (R-SL-2)");
    static final ProcessVariable<String> CUSTOMER_CLASS = text("customerClass", "A1 to C when the need was raised");
    static final ProcessVariable<String> GRADE = text("grade", "A, B or C (R-PJ-1)");
    static final ProcessVariable<Boolean> MAJOR = flag("major", "a major project (R-PJ-1)");
    static final ProcessVariable<String> SUPPORT_DESK =
            text("supportDesk", "centre or district: who is asked first; centre where the district has no engineer");
    static final ProcessVariable<Date> FIRST_ANSWER_DUE =
            new ProcessVariable<>("firstAnswerDue", Date.class, "when the first answer is due (R-SL-2)");
    static final ProcessVariable<String> NEED_ANSWER = text("needAnswer", "takenOver or handedUp (R-PS-2)");
    static final ProcessVariable<String> PLANNED_MEASURE = text("plannedMeasure", "what will be done (R-SL-8)");
    static final ProcessVariable<String> EXPECTED_DATE = text("expectedDate", "the expected day, yyyy-MM-dd");
    static final ProcessVariable<String> CUSTOMER_TODO = text("customerTodo", "what the customer must do");
    static final ProcessVariable<String> HAND_UP_REASON = text("handUpReason", "why the district hands the need up");
    static final ProcessVariable<String> DESIGNER =
            text("designer", "account of the engineer who answered, later designed");
    static final ProcessVariable<Boolean> SECURITY_DECLARED =
            flag("securityDeclared", "the author declares customer data or a platform (R-PS-5)");
    static final ProcessVariable<String> DESIGN_REMARK = text("designRemark", "what the author tells the reviewers");
    static final ProcessVariable<Integer> SOLUTION_VERSION = number("solutionVersion", "the version the gates judge");
    static final ProcessVariable<Boolean> SECURITY_REQUIRED = flag("securityRequired", "the security gate is asked");
    static final ProcessVariable<String> TECHNICAL_VERDICT = text("technicalVerdict", "approve, rework or reject");
    static final ProcessVariable<String> TECHNICAL_REMARK = text("technicalRemark", "the technical gate's opinion");
    static final ProcessVariable<Boolean> SECURITY_ADDED_BY_TECHNICAL =
            flag("securityAddedByTechnical", "the technical gate asks for the security gate");
    static final ProcessVariable<String> COMMERCIAL_VERDICT = text("commercialVerdict", "approve, rework or reject");
    static final ProcessVariable<String> COMMERCIAL_REMARK = text("commercialRemark", "the commercial gate's opinion");
    static final ProcessVariable<Boolean> SECURITY_ADDED_BY_COMMERCIAL =
            flag("securityAddedByCommercial", "the commercial gate asks for the security gate");
    static final ProcessVariable<String> SECURITY_VERDICT = text("securityVerdict", "approve, rework or reject");
    static final ProcessVariable<String> SECURITY_REMARK = text("securityRemark", "the security gate's opinion");
    static final ProcessVariable<Boolean> AUDIT_REQUIRED =
            flag("auditRequired", "the internal audit is a gate (R-PS-5)");
    static final ProcessVariable<String> AUDIT_VERDICT =
            text("auditVerdict", "approve or rework, by the audit's result");
    static final ProcessVariable<String> ROUND_OUTCOME =
            text("roundOutcome", "approved, rework, rejected or securityMissing");
    static final ProcessVariable<String> GATE_REMARKS =
            text("gateRemarks", "all remarks of the last round, for reading");
    static final ProcessVariable<Integer> REWORKS = number("reworks", "rework rounds so far (R-PS-7)");
    static final ProcessVariable<Integer> REWORK_LIMIT =
            number("reworkLimit", "rework rounds before a manager decides");
    static final ProcessVariable<String> REJECTION_RULING = text("rejectionRuling", "confirm or rework");
    static final ProcessVariable<String> RULING_REMARK = text("rulingRemark", "why");
    static final ProcessVariable<String> CONTINUATION = text("continuation", "continue or stop");
    static final ProcessVariable<String> CONTINUATION_REASON = text("continuationReason", "why");
    static final ProcessVariable<String> CUSTOMER_DECISION = text("customerDecision", "toBid, toContract or lost");
    static final ProcessVariable<String> LOSS_REASON = text("lossReason", "why the customer declined");
    static final ProcessVariable<String> PRESENTATION_REMARK = text("presentationRemark", "how the presentation went");

    static final ProcessVariable<String> URGENT_REASON = text("urgentReason", "why the need is urgent (R-PS-11)");
    static final ProcessVariable<String> GREEN_CHANNEL_RULING =
            text("greenChannelRuling", "agree or decline: whether an urgent need takes the green channel");
    static final ProcessVariable<String> GREEN_CHANNEL_REMARK = text("greenChannelRemark", "why");

    /**
     * The open task in which the solution is written.
     *
     * @param assignee who has it, if anybody
     */
    record DesignTask(String id, @Nullable String assignee) {}

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ActingPerson acting;

    PresalesReviewProcess(RuntimeService runtime, TaskService tasks, ActingPerson acting) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.acting = acting;
    }

    /** A need was raised: the review runs from now (R-PS-1). */
    void started(Project project, Customer customer, int reworkLimit) {
        Map<String, Object> variables = Map.of(
                PROJECT_TITLE.name(), project.title(),
                CUSTOMER_NAME.name(), customer.name(),
                NEED_SUMMARY.name(), project.need(),
                ACCOUNT_MANAGER.name(), project.raisedBy(),
                REQUEST_KIND.name(), project.requestKind().id(),
                CUSTOMER_CLASS.name(), customer.customerClass().name(),
                REWORKS.name(), 0,
                REWORK_LIMIT.name(), reworkLimit);
        acting.run(project.raisedBy(), () -> runtime.startProcessInstanceByKey(PROCESS, project.number(), variables));
    }

    /** A manager is asked, beside the review, whether the urgent need takes the green channel (R-PS-11). */
    void greenChannelAsked(Project project) {
        acting.run(project.raisedBy(), () -> runtime.createMessageCorrelation(GREEN_CHANNEL_ASKED)
                .processInstanceBusinessKey(project.number())
                .setVariable(URGENT_REASON.name(), project.urgentReason())
                .correlate());
    }

    /** Grade and major flag are others from now on, in what forms show and gateways know (R-PJ-1). */
    void regraded(String projectNumber, String grade, boolean major, String by) {
        acting.run(
                by,
                () -> runtime.setVariables(instance(projectNumber), Map.of(GRADE.name(), grade, MAJOR.name(), major)));
    }

    /**
     * A need that waits for its first answer waits for this desk from now on (R-PS-2).
     *
     * @return account of who had taken the other desk's task, if anybody
     */
    Optional<String> askedOf(SupportDesk desk, String projectNumber, String by) {
        var asked = desk == SupportDesk.DISTRICT ? ANSWER_NEED_IN_DISTRICT : ANSWER_NEED;
        var others = desk == SupportDesk.DISTRICT ? ANSWER_NEED : ANSWER_NEED_IN_DISTRICT;
        return acting.call(by, () -> task(projectNumber, others).flatMap(task -> {
            runtime.setVariable(task.getProcessInstanceId(), SUPPORT_DESK.name(), desk.id());
            // Begin before the other goes: a case without any token would end.
            runtime.createProcessInstanceModification(task.getProcessInstanceId())
                    .startBeforeActivity(asked)
                    .cancelAllForActivity(others)
                    .execute();
            return Optional.ofNullable(task.getAssignee());
        }));
    }

    /** Nobody needs to agree any more that the need takes the green channel: it does (R-PS-11). */
    void greenChannelSettled(String projectNumber, String by) {
        acting.run(by, () -> task(projectNumber, AGREE_GREEN_CHANNEL)
                .ifPresent(task -> runtime.createProcessInstanceModification(task.getProcessInstanceId())
                        .cancelAllForActivity(AGREE_GREEN_CHANNEL)
                        .execute()));
    }

    /** The account manager withdraws the need: all open work ends, if the review still runs (R-PS-9). */
    void withdrawn(String projectNumber, String personId) {
        acting.run(personId, () -> runtime.createMessageCorrelation(WITHDRAWN)
                .processInstanceBusinessKey(projectNumber)
                .correlateAll());
    }

    /** The first answer is due at another time. */
    void firstAnswerMoved(String projectNumber, Instant due, String by) {
        acting.run(by, () -> runtime.setVariable(instance(projectNumber), FIRST_ANSWER_DUE.name(), Date.from(due)));
    }

    /** The design step, while it is open. */
    Optional<DesignTask> designTask(String projectNumber, String personId) {
        return acting.call(personId, () -> task(projectNumber, DESIGN_SOLUTION)
                .map(task -> new DesignTask(task.getId(), task.getAssignee())));
    }

    private Optional<Task> task(String projectNumber, String element) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(projectNumber)
                .taskDefinitionKey(element)
                .list()
                .stream()
                .findFirst();
    }

    private String instance(String projectNumber) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(projectNumber)
                .singleResult()
                .getId();
    }

    private static ProcessVariable<String> text(String name, String meaning) {
        return new ProcessVariable<>(name, String.class, meaning);
    }

    private static ProcessVariable<Boolean> flag(String name, String meaning) {
        return new ProcessVariable<>(name, Boolean.class, meaning);
    }

    private static ProcessVariable<Integer> number(String name, String meaning) {
        return new ProcessVariable<>(name, Integer.class, meaning);
    }
}
