package io.baton.project.opportunity;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import java.math.BigDecimal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about opportunities. */
@Configuration(proxyBeanMethods = false)
class OpportunitySettings {

    /** Expected annual revenue of new opportunities that a week shall bring. */
    static final SettingDefinition<BigDecimal> WEEK_TARGET = SettingDefinition.decimal(
            "project.opportunityWeekTarget",
            "2000000",
            "0",
            "1000000000",
            Unit.CNY,
            "R-OP-1",
            Group.CENTRE_MANAGER,
            Group.PROCESS_MANAGER,
            Group.ADMIN);

    @Bean
    SettingDefinition<BigDecimal> opportunityWeekTarget() {
        return WEEK_TARGET;
    }
}
