package io.baton.presales;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about the presales review. */
@Configuration(proxyBeanMethods = false)
class PresalesSettings {

    /** How often a solution may go back before a manager decides (R-PS-7). */
    static final SettingDefinition<Integer> REWORK_ROUNDS = SettingDefinition.integer(
            "presales.reworkRounds", 3, 0, 20, Unit.ROUNDS, "R-PS-7", Group.PROCESS_MANAGER, Group.ADMIN);

    /** The grades whose solutions are audited internally: one letter for each (R-PS-5). */
    static final SettingDefinition<String> AUDIT_GRADES = SettingDefinition.choice(
            "presales.auditGrades",
            "A",
            List.of("A", "AB", "ABC", "none"),
            "R-PS-5",
            Group.PROCESS_MANAGER,
            Group.ADMIN);

    @Bean
    SettingDefinition<String> auditGrades() {
        return AUDIT_GRADES;
    }

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

    @Bean
    SettingDefinition<Integer> urgencyDays() {
        return days("presales.urgencyDays", 1, "R-PS-11");
    }

    private static SettingDefinition<Integer> days(String key, int days, String rule) {
        return SettingDefinition.integer(
                key, days, 1, 250, Unit.WORKING_DAYS, rule, Group.PROCESS_MANAGER, Group.ADMIN);
    }
}
