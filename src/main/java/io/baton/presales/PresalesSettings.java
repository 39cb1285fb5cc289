package io.baton.presales;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about the presales review. */
@Configuration(proxyBeanMethods = false)
class PresalesSettings {

    /** How often a solution may go back before a manager decides (R-PS-7). */
    static final SettingDefinition<Integer> REWORK_ROUNDS = SettingDefinition.integer(
            "presales.reworkRounds", 3, 0, 20, Unit.ROUNDS, "R-PS-7", Group.PROCESS_MANAGER, Group.ADMIN);

    @Bean
    SettingDefinition<Integer> reworkRounds() {
        return REWORK_ROUNDS;
    }

    @Bean
    SettingDefinition<Integer> designDays() {
        return days("presales.designDays", 5, "R-PS-4");
    }

    @Bean
    SettingDefinition<Integer> reviewDays() {
        return days("presales.reviewDays", 2, "R-PS-5");
    }

    @Bean
    SettingDefinition<Integer> decisionDays() {
        return days("presales.decisionDays", 2, "R-PS-7");
    }

    @Bean
    SettingDefinition<Integer> presentDays() {
        return days("presales.presentDays", 5, "R-PS-8");
    }

    private static SettingDefinition<Integer> days(String key, int days, String rule) {
        return SettingDefinition.integer(
                key, days, 1, 250, Unit.WORKING_DAYS, rule, Group.PROCESS_MANAGER, Group.ADMIN);
    }
}
