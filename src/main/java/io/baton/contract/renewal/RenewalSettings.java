package io.baton.contract.renewal;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about renewals. */
@Configuration(proxyBeanMethods = false)
class RenewalSettings {

    /** How many calendar months before its end a contract's renewal starts (R-CU-3). */
    static final SettingDefinition<Integer> MONTHS = SettingDefinition.integer(
            "contract.renewalMonths", 3, 1, 24, Unit.MONTHS, "R-CU-3", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);

    @Bean
    SettingDefinition<Integer> renewalMonths() {
        return MONTHS;
    }

    @Bean
    SettingDefinition<Integer> renewalAssessmentDays() {
        return days("contract.renewalAssessmentDays", 10);
    }

    @Bean
    SettingDefinition<Integer> renewalDecisionDays() {
        return days("contract.renewalDecisionDays", 20);
    }

    private static SettingDefinition<Integer> days(String key, int days) {
        return SettingDefinition.integer(
                key, days, 1, 250, Unit.WORKING_DAYS, "R-CU-3", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);
    }
}
