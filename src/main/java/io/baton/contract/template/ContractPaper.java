package io.baton.contract.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a contract says on paper. It has no place for list price, discount, class or grade: those are internal (R-SL-10).
 *
 * @param number {@code HT-…}
 * @param version of the contract; every later one than the first is an amendment
 * @param carrierUnit the department that signs for the carrier
 * @param accountManager the name people see
 * @param value CNY
 * @param amendmentReason null of the first version
 */
public record ContractPaper(
        String number,
        int version,
        String customer,
        String carrierUnit,
        String accountManager,
        String projectTitle,
        BigDecimal value,
        String payment,
        LocalDate startOn,
        LocalDate endOn,
        LocalDate promisedOn,
        @Nullable String amendmentReason,
        List<Clause> clauses) {

    public ContractPaper {
        clauses = List.copyOf(clauses);
    }

    /** A clause that departs from the standard wording. */
    public record Clause(String reference, String standard, String changed) {}
}
