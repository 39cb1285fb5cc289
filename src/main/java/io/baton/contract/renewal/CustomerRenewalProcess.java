package io.baton.contract.renewal;

import io.baton.engine.ActingPerson;
import io.baton.engine.ProcessVariable;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What we tell the renewal of a contract's term, and the names both sides use. The business key is the contract's number. */
@Component
class CustomerRenewalProcess {

    static final String PROCESS = "customer-renewal";
    static final String SUPERSEDED = "contract.renewalSuperseded";

    static final String ASSESS_TECHNICALLY = "userTask_assessTechnically";
    static final String ASSESS_RELATIONSHIP = "userTask_assessRelationship";
    static final String ASSESS_SERVICE = "userTask_assessService";
    static final String DECIDE_RENEWAL = "userTask_decideRenewal";

    static final ProcessVariable<String> PROJECT_TITLE = text("projectTitle", "what the project is called");
    static final ProcessVariable<String> CUSTOMER_NAME = text("customerName", "the customer's name");
    static final ProcessVariable<String> CONTRACT_NUMBER = text("contractNumber", "HT-…, for reading");
    static final ProcessVariable<String> TERM_END = text("termEnd", "the term's last day, yyyy-MM-dd");
    static final ProcessVariable<String> ACCOUNT_MANAGER =
            text("accountManager", "account of who decides; null when that person left");
    static final ProcessVariable<String> RENEWAL_ENGINEER =
            text("renewalEngineer", "account of the presales engineer; null when none is known");
    static final ProcessVariable<String> RELATIONSHIP_ASSESSMENT =
            text("relationshipAssessment", "what the account manager says of the customer");
    static final ProcessVariable<String> TECHNICAL_ASSESSMENT =
            text("technicalAssessment", "what the engineer says of solution and network");
    static final ProcessVariable<String> SERVICE_ASSESSMENT =
            text("serviceAssessment", "what the service manager says of the service");
    static final ProcessVariable<String> RENEWAL_DECISION = text("renewalDecision", "extend, newNeed or notRenewed");
    static final ProcessVariable<String> RENEWAL_REASON = text("renewalReason", "why");

    /** Who starts a renewal, and ends one whose term is gone. */
    static final String BY = "system:renewal";

    private final RuntimeService runtime;
    private final ActingPerson acting;

    CustomerRenewalProcess(RuntimeService runtime, ActingPerson acting) {
        this.runtime = runtime;
        this.acting = acting;
    }

    /**
     * A term is about to end: the three assess it (R-CU-3).
     *
     * @param accountManager null when that person no longer does this work here: the group has the tasks then
     */
    void opened(Renewal renewal, @Nullable String accountManager, String projectTitle, String customer) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(PROJECT_TITLE.name(), projectTitle);
        variables.put(CUSTOMER_NAME.name(), customer);
        variables.put(CONTRACT_NUMBER.name(), renewal.contractNumber());
        variables.put(TERM_END.name(), renewal.endOn().toString());
        variables.put(ACCOUNT_MANAGER.name(), accountManager);
        variables.put(RENEWAL_ENGINEER.name(), renewal.engineer());
        acting.run(BY, () -> runtime.startProcessInstanceByKey(PROCESS, renewal.contractNumber(), variables));
    }

    /** There is no such term any more: all open work of its renewal ends. */
    void superseded(String number) {
        acting.run(BY, () -> runtime.createMessageCorrelation(SUPERSEDED)
                .processInstanceBusinessKey(number)
                .correlateAll());
    }

    private static ProcessVariable<String> text(String name, String meaning) {
        return new ProcessVariable<>(name, String.class, meaning);
    }
}
