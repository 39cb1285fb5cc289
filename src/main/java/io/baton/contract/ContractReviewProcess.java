package io.baton.contract;

import io.baton.engine.ActingPerson;
import io.baton.engine.ProcessVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What we tell the contract review, and the names both sides use. The business key is the contract's number, also of its amendments. */
@Component
class ContractReviewProcess {

    static final String PROCESS = "contract-review";
    static final String STOPPED = "contract.versionStopped";
    static final String WITHDRAWN = "contract.contractWithdrawn";

    static final String DRAFT_CONTRACT = "userTask_draftContract";
    static final String REVIEW_LEGAL = "userTask_reviewLegal";
    static final String REVIEW_COMMERCIAL_TERMS = "userTask_reviewCommercialTerms";
    static final String CHECK_FINANCE = "userTask_checkFinance";
    static final String SIGN_CONTRACT = "userTask_signContract";

    static final ProcessVariable<String> PROJECT_TITLE = text("projectTitle", "what the project is called");
    static final ProcessVariable<String> CUSTOMER_NAME = text("customerName", "the customer's name");
    static final ProcessVariable<String> ACCOUNT_MANAGER = text("accountManager", "account of who drafts and signs");
    static final ProcessVariable<String> AMENDMENT_REASON =
            text("amendmentReason", "why the contract is amended; null of its first version");
    static final ProcessVariable<String> DRAFT_REMARK = text("draftRemark", "what reviewers are told");
    static final ProcessVariable<Boolean> DEVIATES = new ProcessVariable<>(
            "deviates", Boolean.class, "clauses are changed or the discount is beyond the limit (R-CO-1)");
    static final ProcessVariable<String> DEVIATIONS = text("deviations", "those in short, for reading in Tasklist");
    static final ProcessVariable<String> LEGAL_VERDICT = text("legalVerdict", "approve or rework; null when not asked");
    static final ProcessVariable<String> LEGAL_REMARK = text("legalRemark", "the opinion of legal");
    static final ProcessVariable<String> COMMERCIAL_VERDICT =
            text("commercialVerdict", "approve or rework; null when not asked");
    static final ProcessVariable<String> COMMERCIAL_REMARK =
            text("commercialRemark", "the commercial reviewer's opinion");
    static final ProcessVariable<String> FINANCE_VERDICT = text("financeVerdict", "approve or rework");
    static final ProcessVariable<String> FINANCE_REMARK = text("financeRemark", "the opinion of finance");
    static final ProcessVariable<String> SIGN_OUTCOME = text("signOutcome", "signed, redraft or notSigned");
    static final ProcessVariable<String> SIGNED_ON = text("signedOn", "when the customer signed, yyyy-MM-dd");
    static final ProcessVariable<String> SIGNATORY = text("signatory", "who signed for the customer");
    static final ProcessVariable<String> SIGN_REASON = text("signReason", "why it is drafted again or not signed");

    /** What is answered anew in each round. */
    static final List<ProcessVariable<String>> ANSWERS = List.of(
            LEGAL_VERDICT,
            LEGAL_REMARK,
            COMMERCIAL_VERDICT,
            COMMERCIAL_REMARK,
            FINANCE_VERDICT,
            FINANCE_REMARK,
            SIGN_OUTCOME,
            SIGNED_ON,
            SIGNATORY,
            SIGN_REASON);

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ActingPerson acting;

    ContractReviewProcess(RuntimeService runtime, TaskService tasks, ActingPerson acting) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.acting = acting;
    }

    /** A version was opened: it is drafted from now on (R-CO-1). */
    void started(Contract contract, @Nullable String amendmentReason, String projectTitle, String customer, String by) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(PROJECT_TITLE.name(), projectTitle);
        variables.put(CUSTOMER_NAME.name(), customer);
        variables.put(ACCOUNT_MANAGER.name(), contract.accountManager());
        variables.put(AMENDMENT_REASON.name(), amendmentReason);
        variables.put(DRAFT_REMARK.name(), null);
        ANSWERS.forEach(answer -> variables.put(answer.name(), null));
        acting.run(by, () -> runtime.startProcessInstanceByKey(PROCESS, contract.number(), variables));
    }

    /** The open version was stopped, if there is one: all its open work ends (R-CO-1, R-DL-15). */
    void stopped(String number, String personId) {
        tell(number, STOPPED, personId);
    }

    /** The need was withdrawn: all open work of the contract ends (R-PS-9). */
    void withdrawn(String number, String personId) {
        tell(number, WITHDRAWN, personId);
    }

    private void tell(String number, String message, String personId) {
        acting.run(personId, () -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .correlateAll());
    }

    /** Whether the person has this step of the contract now. */
    boolean isWith(String number, String element, String personId) {
        return acting.call(
                personId,
                () -> tasks.createTaskQuery()
                                .processDefinitionKey(PROCESS)
                                .processInstanceBusinessKey(number)
                                .taskDefinitionKey(element)
                                .taskAssignee(personId)
                                .count()
                        > 0);
    }

    /** Whether this step of the contract waits now, whoever has it. */
    boolean waits(String number, String element) {
        return acting.call(
                "system:contract",
                () -> tasks.createTaskQuery()
                                .processDefinitionKey(PROCESS)
                                .processInstanceBusinessKey(number)
                                .taskDefinitionKey(element)
                                .count()
                        > 0);
    }

    private static ProcessVariable<String> text(String name, String meaning) {
        return new ProcessVariable<>(name, String.class, meaning);
    }
}
