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

    /** Percent of a ring's capacity in the busy hour from which is warned (R-PS-13). */
    static final SettingDefinition<Integer> RING_WARN_PERCENT = SettingDefinition.integer(
            "presales.ringWarnPercent", 45, 1, 100, Unit.PERCENT, "R-PS-13", Group.PROCESS_MANAGER, Group.ADMIN);

    /** Percent of a ring's capacity in the busy hour from which it must be expanded (R-PS-13). */
    static final SettingDefinition<Integer> RING_EXPANSION_PERCENT = SettingDefinition.integer(
            "presales.ringExpansionPercent", 50, 1, 100, Unit.PERCENT, "R-PS-13", Group.PROCESS_MANAGER, Group.ADMIN);

    /** Mbit/s above which a ring's reserved and new bandwidth together demand an expansion (R-PS-13). */
    static final SettingDefinition<Integer> RING_CAPACITY = SettingDefinition.integer(
            "presales.ringCapacityMbps", 1000, 1, 1_000_000, Unit.NONE, "R-PS-13", Group.PROCESS_MANAGER, Group.ADMIN);

    @Bean
    SettingDefinition<String> auditGrades() {
        return AUDIT_GRADES;
    }

    @Bean
    SettingDefinition<Integer> reworkRounds() {
        return REWORK_ROUNDS;
    }

    @Bean
    SettingDefinition<Integer> ringWarnPercent() {
        return RING_WARN_PERCENT;
    }

    @Bean
    SettingDefinition<Integer> ringExpansionPercent() {
        return RING_EXPANSION_PERCENT;
    }

    @Bean
    SettingDefinition<Integer> ringCapacityMbps() {
        return RING_CAPACITY;
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

    @Bean
    SettingDefinition<Integer> returnDays() {
        return days("presales.returnDays", 5, "R-PS-12");
    }

    private static SettingDefinition<Integer> days(String key, int days, String rule) {
        return SettingDefinition.integer(
                key, days, 1, 250, Unit.WORKING_DAYS, rule, Group.PROCESS_MANAGER, Group.ADMIN);
    }
}
