package io.baton.internalaudit;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about internal audits. */
@Configuration(proxyBeanMethods = false)
class InternalAuditSettings {

    /** Points from which an item passes (R-IA-3). */
    static final SettingDefinition<Integer> PASS_MARK = SettingDefinition.integer(
            "internalaudit.passMark", 6, 1, 10, Unit.NONE, "R-IA-3", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);

    /** Whether an auditor of an author's department counts as not independent (R-IA-2). */
    static final SettingDefinition<Boolean> OTHER_DEPARTMENT = SettingDefinition.bool(
            "internalaudit.otherDepartment", true, "R-IA-2", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);

    /** Working days from the warning to the end of the correction (R-IA-4). */
    static final SettingDefinition<Integer> CORRECTION_DAYS = days("internalaudit.correctionDays", 10, "R-IA-4");

    @Bean
    SettingDefinition<Integer> passMark() {
        return PASS_MARK;
    }

    @Bean
    SettingDefinition<Boolean> otherDepartment() {
        return OTHER_DEPARTMENT;
    }

    @Bean
    SettingDefinition<Integer> correctionDays() {
        return CORRECTION_DAYS;
    }

    @Bean
    SettingDefinition<Integer> auditDays() {
        return days("internalaudit.auditDays", 5, "R-IA-3");
    }

    @Bean
    SettingDefinition<Integer> verificationDays() {
        return days("internalaudit.verificationDays", 3, "R-IA-5");
    }

    @Bean
    SettingDefinition<Integer> obstacleDays() {
        return days("internalaudit.decisionDays", 2, "R-IA-6");
    }

    @Bean
    SettingDefinition<Integer> replyDays() {
        return days("internalaudit.replyDays", 10, "R-IA-10");
    }

    private static SettingDefinition<Integer> days(String key, int days, String rule) {
        return SettingDefinition.integer(
                key, days, 1, 250, Unit.WORKING_DAYS, rule, Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);
    }
}
