package io.baton.contract.cancellation;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about cancellations. */
@Configuration(proxyBeanMethods = false)
class CancellationSettings {

    @Bean
    SettingDefinition<Integer> cancellationRulingDays() {
        return days("contract.cancellationRulingDays", 3);
    }

    @Bean
    SettingDefinition<Integer> cancellationAccountingDays() {
        return days("contract.cancellationAccountingDays", 10);
    }

    private static SettingDefinition<Integer> days(String key, int days) {
        return SettingDefinition.integer(
                key, days, 1, 250, Unit.WORKING_DAYS, "R-DL-15", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);
    }
}
