package io.baton.contract.template;

import java.util.Arrays;
import java.util.Optional;

/** What may stand between the braces of a contract's template. */
enum ContractTag {
    CONTRACT_NUMBER("contractNumber", true),
    AGREEMENT("agreement", false),
    CUSTOMER_NAME("customerName", true),
    CARRIER_UNIT("carrierUnit", false),
    ACCOUNT_MANAGER("accountManager", false),
    PROJECT_TITLE("projectTitle", false),
    CONTRACT_VALUE("contractValue", true),
    VALUE_IN_WORDS("valueInWords", true),
    PAYMENT("payment", true),
    START_DATE("startDate", true),
    END_DATE("endDate", true),
    PROMISED_DATE("promisedDate", true),
    AMENDMENT_REASON("amendmentReason", false),
    CLAUSE_REFERENCE("clauses.reference", true),
    CLAUSE_STANDARD("clauses.standard", false),
    CLAUSE_CHANGED("clauses.changed", true);

    /** The list whose rows are the changed clauses. */
    static final String CLAUSES = "clauses";

    private final String tag;
    private final boolean required;

    ContractTag(String tag, boolean required) {
        this.tag = tag;
        this.required = required;
    }

    /** As it is written in the file, without the braces. */
    public String tag() {
        return tag;
    }

    /** The name of the column, for a tag of the list. */
    String column() {
        return tag.substring(tag.indexOf('.') + 1);
    }

    /** Without it a contract would not say what was agreed. */
    public boolean required() {
        return required;
    }

    /** What it stands for. */
    public String messageKey() {
        return "contract.tag." + tag;
    }

    static Optional<ContractTag> of(String tag) {
        return Arrays.stream(values()).filter(known -> known.tag.equals(tag)).findFirst();
    }
}
