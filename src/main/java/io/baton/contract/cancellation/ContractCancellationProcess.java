package io.baton.contract.cancellation;

import io.baton.engine.ActingPerson;
import io.baton.engine.ProcessVariable;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What we tell the cancellation of a contract, and the names both sides use. The business key is the contract's number. */
@Component
class ContractCancellationProcess {

    static final String PROCESS = "contract-cancellation";
    static final String STOPPED = "contract.cancellationStopped";

    static final String RULE_ON_CANCELLATION = "userTask_ruleOnCancellation";
    static final String REVIEW_CANCELLATION = "userTask_reviewCancellation";
    static final String RETURN_RESOURCES = "userTask_returnResources";
    static final String SETTLE_ACCOUNTS = "userTask_settleAccounts";

    static final ProcessVariable<String> PROJECT_TITLE = text("projectTitle", "what the project is called");
    static final ProcessVariable<String> CUSTOMER_NAME = text("customerName", "the customer's name");
    static final ProcessVariable<String> CANCELLATION_REASON = text("cancellationReason", "why it is asked for");
    static final ProcessVariable<String> OPEN_ORDERS = text("openOrders", "what is to become of open orders");
    static final ProcessVariable<String> RESOURCE_PLAN = text("resourcePlan", "what is to become of resources");
    static final ProcessVariable<String> MONEY_PLAN = text("moneyPlan", "what is to become of the money");
    static final ProcessVariable<String> CENTRE_VERDICT = text("centreVerdict", "approve or refuse");
    static final ProcessVariable<String> CENTRE_REMARK = text("centreRemark", "the centre manager's opinion");
    static final ProcessVariable<String> LEGAL_VERDICT = text("legalVerdict", "approve or refuse");
    static final ProcessVariable<String> LEGAL_REMARK = text("legalRemark", "the opinion of legal");
    static final ProcessVariable<String> RETURNED_RESOURCES = text("returnedResources", "what was taken back");
    static final ProcessVariable<String> FINAL_AMOUNT =
            text("finalAmount", "CNY, as typed; the table keeps the amount");
    static final ProcessVariable<String> ACCOUNTS_REMARK = text("accountsRemark", "how the accounts were settled");

    private final RuntimeService runtime;
    private final ActingPerson acting;

    ContractCancellationProcess(RuntimeService runtime, ActingPerson acting) {
        this.runtime = runtime;
        this.acting = acting;
    }

    /** A cancellation was asked for: centre manager and legal rule on it (R-DL-15). */
    void requested(Cancellation requested, String projectTitle, String customer) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(PROJECT_TITLE.name(), projectTitle);
        variables.put(CUSTOMER_NAME.name(), customer);
        variables.put(CANCELLATION_REASON.name(), requested.reason());
        variables.put(OPEN_ORDERS.name(), requested.openOrders());
        variables.put(RESOURCE_PLAN.name(), requested.resourcePlan());
        variables.put(MONEY_PLAN.name(), requested.moneyPlan());
        acting.run(
                requested.requestedBy(),
                () -> runtime.startProcessInstanceByKey(PROCESS, requested.contractNumber(), variables));
    }

    /** Who asked for it stops it before the ruling: both open answers end. */
    void stopped(String number, String personId) {
        acting.run(personId, () -> runtime.createMessageCorrelation(STOPPED)
                .processInstanceBusinessKey(number)
                .correlateAll());
    }

    private static ProcessVariable<String> text(String name, String meaning) {
        return new ProcessVariable<>(name, String.class, meaning);
    }
}
