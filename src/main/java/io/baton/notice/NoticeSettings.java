package io.baton.notice;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What administrators may set about notices. */
@Configuration(proxyBeanMethods = false)
class NoticeSettings {

    /** Days for which read notices and sent messages are kept. */
    static final SettingDefinition<Integer> KEPT_DAYS =
            SettingDefinition.integer("notice.keptDays", 90, 1, 3650, SettingDefinition.Unit.DAYS, "[a]", Group.ADMIN);

    @Bean
    SettingDefinition<Integer> noticesKeptDays() {
        return KEPT_DAYS;
    }
}
