package io.baton.worklist.approval;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about approval operations. */
@Configuration(proxyBeanMethods = false)
class ApprovalSettings {

    /** How long a task rests between two urges. */
    static final SettingDefinition<Integer> URGE_PAUSE = SettingDefinition.integer(
            "worklist.urgePause", 60, 1, 10_080, Unit.MINUTES, "R-SL-4", Group.PROCESS_MANAGER, Group.ADMIN);

    @Bean
    SettingDefinition<Integer> urgePause() {
        return URGE_PAUSE;
    }
}
