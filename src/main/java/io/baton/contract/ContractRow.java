package io.baton.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One contract as the lists show it.
 *
 * @param amending whether an amendment of it is under way
 * @param accountManager the account manager's name
 * @param value CNY, of the terms in force; null, as the days, before the first signature
 */
record ContractRow(
        String number,
        String projectNumber,
        String projectTitle,
        String customerName,
        ContractStatus status,
        boolean amending,
        String accountManager,
        @Nullable BigDecimal value,
        @Nullable LocalDate endOn,
        @Nullable LocalDate promisedOn) {}
