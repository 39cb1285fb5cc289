package io.baton.bidding;

import io.baton.engine.ActingPerson;
import io.baton.engine.BoundaryTimers;
import io.baton.engine.ProcessVariable;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What we tell the bidding, and the names both sides use. The business key is the tender's number. */
@Component
class BiddingProcess {

    static final String PROCESS = "bidding";
    static final String CLARIFICATION_ASKED = "bidding.clarificationAsked";
    static final String PRESENTATION_ASKED = "bidding.presentationAsked";
    static final String WITHDRAWN = "bidding.bidWithdrawn";

    static final String PREPARATION = "subProcess_preparation";

    static final String READ_TENDER = "userTask_readTender";
    static final String SCORE_BID = "userTask_scoreBid";
    static final String DECIDE_GO = "userTask_decideGo";
    static final String DECIDE_GO_AS_HEAD = "userTask_decideGoAsHead";
    static final String PLAN_TECHNICAL = "userTask_planTechnical";
    static final String PLAN_COMMERCIAL = "userTask_planCommercial";
    static final String PREPARE_QUALIFICATION = "userTask_prepareQualification";
    static final String CHECK_TERMS = "userTask_checkTerms";
    static final Set<String> PARTS = Set.of(PLAN_TECHNICAL, PLAN_COMMERCIAL, PREPARE_QUALIFICATION, CHECK_TERMS);
    static final String ASSEMBLE_BID = "userTask_assembleBid";
    static final String REVIEW_BID = "userTask_reviewBid";
    static final String APPROVE_PRICE_AS_FINANCE = "userTask_approvePriceAsFinance";
    static final String APPROVE_PRICE_AS_CENTRE = "userTask_approvePriceAsCentre";
    static final String APPROVE_PRICE_AS_HEAD = "userTask_approvePriceAsHead";
    static final String SEAL_BID = "userTask_sealBid";
    static final String SUBMIT_BID = "userTask_submitBid";
    static final String RECORD_RESULT = "userTask_recordResult";
    static final String REVIEW_LOSS = "userTask_reviewLoss";
    static final String DECIDE_REBID = "userTask_decideRebid";
    static final String ANSWER_CLARIFICATION = "userTask_answerClarification";
    static final String GIVE_PRESENTATION = "userTask_givePresentation";

    static final ProcessVariable<String> PROJECT_TITLE = text("projectTitle", "what the project is called");
    static final ProcessVariable<String> CUSTOMER_NAME = text("customerName", "the customer's name");
    static final ProcessVariable<String> TENDER_REFERENCE =
            text("tenderReference", "the issuer's number of the tender");
    static final ProcessVariable<String> DEADLINE_TEXT =
            text("deadlineText", "the submission deadline as people read it, in Asia/Shanghai");
    static final ProcessVariable<String> BID_MANAGER = text("bidManager", "account of who runs the bid");
    static final ProcessVariable<String> GO_DECIDER = text("goDecider", "departmentHead or centreManager (R-BD-2)");
    static final ProcessVariable<Date> SUBMISSION_DEADLINE =
            moment("submissionDeadline", "the last instant that counts (R-BD-5)");
    static final ProcessVariable<Date> DEADLINE_PASSED_AT = moment(
            "deadlinePassedAt", "the first instant that counts no more: a millisecond after the deadline (R-BD-5)");
    static final ProcessVariable<Date> FIRST_WARNING = moment("firstWarning", "when the first warning is due (R-BD-5)");
    static final ProcessVariable<Date> SECOND_WARNING =
            moment("secondWarning", "when the second warning is due (R-BD-5)");
    static final ProcessVariable<Date> LAST_WARNING = moment("lastWarning", "when the last warning is due (R-BD-5)");
    static final ProcessVariable<String> READING_REMARK = text("readingRemark", "what matters in the tender");
    static final ProcessVariable<Integer> SCORE_FIT = score("scoreFit", "how well it fits our products");
    static final ProcessVariable<Integer> SCORE_WIN_CHANCE = score("scoreWinChance", "how likely we win");
    static final ProcessVariable<Integer> SCORE_TECHNICAL_ABILITY =
            score("scoreTechnicalAbility", "whether we can build it");
    static final ProcessVariable<Integer> SCORE_CAPACITY =
            score("scoreCapacity", "whether people and resources suffice");
    static final ProcessVariable<Integer> SCORE_MARGIN = score("scoreMargin", "the expected margin");
    static final ProcessVariable<Integer> SCORE_RISK = score("scoreRisk", "5 is the least risk");
    static final ProcessVariable<Integer> SCORE_COMPETITION = score("scoreCompetition", "5 is the weakest competition");
    static final ProcessVariable<String> SCORE_REMARK = text("scoreRemark", "remark on the scores");
    static final ProcessVariable<String> GO_DECISION = text("goDecision", "go or noGo");
    static final ProcessVariable<String> GO_REASON = text("goReason", "why");
    static final ProcessVariable<String> TECHNICAL_PLAN = text("technicalPlan", "the technical plan in short");
    static final ProcessVariable<String> COMMERCIAL_PLAN = text("commercialPlan", "the commercial plan in short");
    static final ProcessVariable<String> QUALIFICATION_PAPERS = text("qualificationPapers", "what was gathered");
    static final ProcessVariable<String> TERMS_VERDICT = text("termsVerdict", "acceptable or risky (R-BD-3)");
    static final ProcessVariable<String> TERMS_REMARK = text("termsRemark", "the opinion of legal");
    static final ProcessVariable<String> ASSEMBLY_REMARK = text("assemblyRemark", "what reviewers are told");
    static final ProcessVariable<Boolean> BELOW_FLOOR =
            new ProcessVariable<>("belowFloor", Boolean.class, "the margin is below the floor (R-BD-4)");
    static final ProcessVariable<String> REVIEW_VERDICT = text("reviewVerdict", "approve or rework");
    static final ProcessVariable<String> REVIEW_REMARK = text("reviewRemark", "the reviewer's opinion");
    static final ProcessVariable<String> FINANCE_VERDICT = text("financeVerdict", "approve or rework");
    static final ProcessVariable<String> FINANCE_REMARK = text("financeRemark", "the opinion of finance");
    static final ProcessVariable<String> CENTRE_VERDICT = text("centreVerdict", "approve or rework");
    static final ProcessVariable<String> CENTRE_REMARK = text("centreRemark", "the centre manager's opinion");
    static final ProcessVariable<String> HEAD_VERDICT = text("headVerdict", "approve or rework; null when not asked");
    static final ProcessVariable<String> HEAD_REMARK = text("headRemark", "the department head's opinion");
    static final ProcessVariable<String> SEAL_REMARK = text("sealRemark", "how it was sealed");
    static final ProcessVariable<String> SUBMISSION_REMARK = text("submissionRemark", "how it was submitted");
    static final ProcessVariable<String> BID_RESULT = text("bidResult", "won, lost or void (R-BD-7)");
    static final ProcessVariable<String> RESULT_REMARK = text("resultRemark", "remark on the result");
    static final ProcessVariable<String> LOSS_REASONS = text("lossReasons", "why we lost");
    static final ProcessVariable<String> WINNER = text("winner", "who won");
    static final ProcessVariable<String> WINNER_PRICE =
            text("winnerPrice", "CNY, as typed; the table keeps the amount");
    static final ProcessVariable<String> REBID_DECISION = text("rebidDecision", "rebid or stop");
    static final ProcessVariable<String> REBID_REASON = text("rebidReason", "why");

    /** These four belong to one question; each question has its own, because several may be open at once. */
    static final ProcessVariable<Integer> CLARIFICATION =
            new ProcessVariable<>("clarification", Integer.class, "which question of the issuer (R-BD-6)");

    static final ProcessVariable<String> CLARIFICATION_QUESTION =
            text("clarificationQuestion", "the issuer's question");
    static final ProcessVariable<String> CLARIFICATION_OWNER = text("clarificationOwner", "account of who answers it");
    static final ProcessVariable<Date> CLARIFICATION_DUE = moment("clarificationDue", "until when");
    static final ProcessVariable<String> CLARIFICATION_ANSWER = text("clarificationAnswer", "the answer");

    /** These belong to one presentation in the same way. */
    static final ProcessVariable<Date> PRESENTATION_AT = moment("presentationAt", "when it takes place");

    static final ProcessVariable<String> PRESENTATION_PLACE = text("presentationPlace", "when and where, for reading");
    static final ProcessVariable<String> PRESENTATION_REMARK = text("presentationRemark", "how it went");

    /** When the issuer's deadline passes, and when people are warned of it (R-BD-5). */
    record Moments(
            Instant deadline, String deadlineText, Instant firstWarning, Instant secondWarning, Instant lastWarning) {}

    /**
     * An open step.
     *
     * @param assignee who has it, if anybody
     */
    record Step(String elementId, @Nullable String assignee) {}

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final BoundaryTimers timers;
    private final ActingPerson acting;

    BiddingProcess(RuntimeService runtime, TaskService tasks, BoundaryTimers timers, ActingPerson acting) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.timers = timers;
        this.acting = acting;
    }

    /** A tender was entered: the bid runs from now (R-BD-1). */
    void started(Tender tender, String projectTitle, String customerName, String goDecider, Moments moments) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(PROJECT_TITLE.name(), projectTitle);
        variables.put(CUSTOMER_NAME.name(), customerName);
        variables.put(TENDER_REFERENCE.name(), tender.reference());
        variables.put(BID_MANAGER.name(), tender.bidManager());
        variables.put(GO_DECIDER.name(), goDecider);
        variables.putAll(values(moments));
        acting.run(tender.startedBy(), () -> runtime.startProcessInstanceByKey(PROCESS, tender.number(), variables));
    }

    private static Map<String, Object> values(Moments moments) {
        return Map.of(
                DEADLINE_TEXT.name(),
                moments.deadlineText(),
                SUBMISSION_DEADLINE.name(),
                Date.from(moments.deadline()),
                // A timer may fire at the very instant it is due, at which a submission still counts.
                DEADLINE_PASSED_AT.name(),
                Date.from(moments.deadline().plusMillis(1)),
                FIRST_WARNING.name(),
                Date.from(moments.firstWarning()),
                SECOND_WARNING.name(),
                Date.from(moments.secondWarning()),
                LAST_WARNING.name(),
                Date.from(moments.lastWarning()));
    }

    /** The issuer moved the deadline: the timers of the bid move with it, also those of warnings that were given (R-BD-5). */
    void deadlineMoved(String number, Moments moments, String personId) {
        acting.run(personId, () -> {
            var instance = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .singleResult()
                    .getId();
            runtime.setVariables(instance, values(moments));
            timers.reset(instance, PREPARATION);
        });
    }

    /** The issuer asks a question, which its owner answers beside everything else (R-BD-6). */
    void clarificationAsked(String number, Clarification asked) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(CLARIFICATION.name(), asked.clarification());
        variables.put(CLARIFICATION_QUESTION.name(), asked.question());
        variables.put(CLARIFICATION_OWNER.name(), asked.owner());
        variables.put(CLARIFICATION_DUE.name(), Date.from(asked.dueAt()));
        // Null, so that the answer is written here and not where the next question would find it.
        variables.put(CLARIFICATION_ANSWER.name(), null);
        tell(number, CLARIFICATION_ASKED, variables, asked.askedBy());
    }

    /** Somebody else answers the question (R-BD-6). */
    void handedOn(String number, int clarification, String owner, String personId) {
        acting.run(
                personId, () -> tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .taskDefinitionKey(ANSWER_CLARIFICATION)
                        .list()
                        .stream()
                        .filter(task -> tasks.getVariable(task.getId(), CLARIFICATION.name())
                                .equals(clarification))
                        .forEach(task -> tasks.setAssignee(task.getId(), owner)));
    }

    /** The issuer asks for a presentation (R-BD-6). */
    void presentationAsked(String number, Instant at, String place, String personId) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(PRESENTATION_AT.name(), Date.from(at));
        variables.put(PRESENTATION_PLACE.name(), place);
        variables.put(PRESENTATION_REMARK.name(), null);
        tell(number, PRESENTATION_ASKED, variables, personId);
    }

    private void tell(String number, String message, Map<String, Object> variables, String personId) {
        acting.run(personId, () -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .setVariablesToTriggeredScope(variables)
                .correlate());
    }

    /** The need was withdrawn: all open work of the bid ends (R-PS-9). */
    void withdrawn(String number, String personId) {
        end(number, personId);
    }

    /** Who runs the bid stops it: all its open work ends. */
    void cancelled(String number, String personId) {
        end(number, personId);
    }

    private void end(String number, String personId) {
        acting.run(personId, () -> runtime.createMessageCorrelation(WITHDRAWN)
                .processInstanceBusinessKey(number)
                .correlateAll());
    }

    /** The steps of the bid that wait now. */
    List<Step> open(String number, String personId) {
        return acting.call(personId, () -> tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(task -> new Step(task.getTaskDefinitionKey(), task.getAssignee()))
                .toList());
    }

    private static ProcessVariable<String> text(String name, String meaning) {
        return new ProcessVariable<>(name, String.class, meaning);
    }

    private static ProcessVariable<Integer> score(String name, String meaning) {
        return new ProcessVariable<>(name, Integer.class, "0 to 5: " + meaning);
    }

    private static ProcessVariable<Date> moment(String name, String meaning) {
        return new ProcessVariable<>(name, Date.class, meaning);
    }
}
