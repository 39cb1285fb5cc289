package io.baton.supervision;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about supervision: how long its steps may take. */
@Configuration(proxyBeanMethods = false)
class SupervisionSettings {

    @Bean
    SettingDefinition<Integer> assignDays() {
        return days("supervision.assignDays", 1);
    }

    @Bean
    SettingDefinition<Integer> handleDays() {
        return days("supervision.handleDays", 2);
    }

    @Bean
    SettingDefinition<Integer> checkDays() {
        return days("supervision.checkDays", 2);
    }

    private static SettingDefinition<Integer> days(String key, int days) {
        return SettingDefinition.integer(
                key, days, 1, 250, Unit.WORKING_DAYS, "R-SL-6", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);
    }
}
