package io.baton.document;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about attachments. */
@Configuration(proxyBeanMethods = false)
class DocumentSettings {

    /** The largest file taken, in megabytes of 1 048 576 bytes; the server itself takes no more than 100. */
    static final SettingDefinition<Integer> LARGEST = SettingDefinition.integer(
            "document.largestMegabytes", 50, 1, 100, SettingDefinition.Unit.MEGABYTES, "R-IA-9", Group.ADMIN);

    @Bean
    SettingDefinition<Integer> largestMegabytes() {
        return LARGEST;
    }
}
