package io.baton.document.excel;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about Excel files. */
@Configuration(proxyBeanMethods = false)
class ExcelSettings {

    /** The largest Excel file read, in megabytes of 1 048 576 bytes; unpacked it may have {@link ExcelArchive#MOST_UNPACKED}. */
    static final SettingDefinition<Integer> LARGEST = SettingDefinition.integer(
            "document.largestExcelMegabytes", 5, 1, 20, SettingDefinition.Unit.MEGABYTES, "R-BD-2", Group.ADMIN);

    @Bean
    SettingDefinition<Integer> largestExcelMegabytes() {
        return LARGEST;
    }
}
