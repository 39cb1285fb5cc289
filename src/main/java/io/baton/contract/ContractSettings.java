package io.baton.contract;

import io.baton.people.Group;
import io.baton.project.Grade;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import java.math.BigDecimal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about contracts. */
@Configuration(proxyBeanMethods = false)
class ContractSettings {

    private static final SettingDefinition<BigDecimal> LIMIT_A = limit("contract.discountLimitA", "10");
    private static final SettingDefinition<BigDecimal> LIMIT_B = limit("contract.discountLimitB", "8");
    private static final SettingDefinition<BigDecimal> LIMIT_C = limit("contract.discountLimitC", "5");

    /** The discount that an account manager grants alone in a project of this grade, in percent; the limit itself passes (R-CO-1). */
    static SettingDefinition<BigDecimal> limitOf(Grade grade) {
        return switch (grade) {
            case A -> LIMIT_A;
            case B -> LIMIT_B;
            case C -> LIMIT_C;
        };
    }

    @Bean
    SettingDefinition<BigDecimal> discountLimitA() {
        return LIMIT_A;
    }

    @Bean
    SettingDefinition<BigDecimal> discountLimitB() {
        return LIMIT_B;
    }

    @Bean
    SettingDefinition<BigDecimal> discountLimitC() {
        return LIMIT_C;
    }

    @Bean
    SettingDefinition<Integer> contractDraftingDays() {
        return days("contract.draftingDays", 5);
    }

    @Bean
    SettingDefinition<Integer> contractReviewDays() {
        return days("contract.reviewDays", 3);
    }

    @Bean
    SettingDefinition<Integer> contractSigningDays() {
        return days("contract.signingDays", 20);
    }

    private static SettingDefinition<BigDecimal> limit(String key, String percent) {
        return SettingDefinition.decimal(
                key, percent, "0", "100", Unit.PERCENT, "R-CO-1", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);
    }

    private static SettingDefinition<Integer> days(String key, int days) {
        return SettingDefinition.integer(
                key, days, 1, 250, Unit.WORKING_DAYS, "R-CO-1", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);
    }
}
