package io.baton.deadline;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about due times. */
@Configuration(proxyBeanMethods = false)
class DeadlineSettings {

    /** Share of the allowed working time after which a task counts as nearly late (R-SL-4). */
    static final SettingDefinition<Integer> WARN_PERCENT = SettingDefinition.integer(
            "deadline.warnPercent",
            80,
            1,
            99,
            SettingDefinition.Unit.PERCENT,
            "R-SL-4",
            Group.ADMIN,
            Group.PROCESS_MANAGER);

    @Bean
    SettingDefinition<Integer> warnPercent() {
        return WARN_PERCENT;
    }
}
