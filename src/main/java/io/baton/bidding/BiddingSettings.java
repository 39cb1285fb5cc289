package io.baton.bidding;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import java.math.BigDecimal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about bids; the weights of the score sheet stand with its criteria. */
@Configuration(proxyBeanMethods = false)
class BiddingSettings {

    /** Below this margin the department head approves the price too; the floor itself passes (R-BD-4). */
    static final SettingDefinition<BigDecimal> MARGIN_FLOOR = SettingDefinition.decimal(
            "bidding.marginFloor",
            "10",
            "0",
            "100",
            Unit.PERCENT,
            "R-BD-4",
            Group.PROCESS_MANAGER,
            Group.CENTRE_MANAGER);

    /** How long before the deadline the first warning comes (R-BD-5). */
    static final SettingDefinition<Integer> FIRST_WARNING = days("bidding.firstWarningDays", 3, "R-BD-5");

    /** How long before the deadline the second warning comes (R-BD-5). */
    static final SettingDefinition<Integer> SECOND_WARNING = days("bidding.secondWarningDays", 1, "R-BD-5");

    /** How many hours of the clock before the deadline the last warning comes (R-BD-5). */
    static final SettingDefinition<Integer> LAST_WARNING = SettingDefinition.integer(
            "bidding.lastWarningHours", 4, 1, 72, Unit.HOURS, "R-BD-5", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);

    /** How many days after the opening a bond must be back, unless another day is entered (R-BD-5). */
    static final SettingDefinition<Integer> BOND_DAYS = SettingDefinition.integer(
            "bidding.bondDays", 60, 1, 730, Unit.DAYS, "R-BD-5", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);

    /** How many days lie between two reminders of a bond that is late (R-BD-5). */
    static final SettingDefinition<Integer> BOND_REMINDER_DAYS = SettingDefinition.integer(
            "bidding.bondReminderDays", 7, 1, 90, Unit.DAYS, "R-BD-5", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);

    @Bean
    SettingDefinition<Integer> weightOfFit() {
        return Criterion.FIT.weight();
    }

    @Bean
    SettingDefinition<Integer> weightOfWinChance() {
        return Criterion.WIN_CHANCE.weight();
    }

    @Bean
    SettingDefinition<Integer> weightOfTechnicalAbility() {
        return Criterion.TECHNICAL_ABILITY.weight();
    }

    @Bean
    SettingDefinition<Integer> weightOfCapacity() {
        return Criterion.CAPACITY.weight();
    }

    @Bean
    SettingDefinition<Integer> weightOfMargin() {
        return Criterion.MARGIN.weight();
    }

    @Bean
    SettingDefinition<Integer> weightOfRisk() {
        return Criterion.RISK.weight();
    }

    @Bean
    SettingDefinition<Integer> weightOfCompetition() {
        return Criterion.COMPETITION.weight();
    }

    @Bean
    SettingDefinition<BigDecimal> marginFloor() {
        return MARGIN_FLOOR;
    }

    @Bean
    SettingDefinition<Integer> firstBidWarning() {
        return FIRST_WARNING;
    }

    @Bean
    SettingDefinition<Integer> secondBidWarning() {
        return SECOND_WARNING;
    }

    @Bean
    SettingDefinition<Integer> lastBidWarning() {
        return LAST_WARNING;
    }

    @Bean
    SettingDefinition<Integer> bondDays() {
        return BOND_DAYS;
    }

    @Bean
    SettingDefinition<Integer> bondReminderDays() {
        return BOND_REMINDER_DAYS;
    }

    @Bean
    SettingDefinition<Integer> bidReadingDays() {
        return days("bidding.readingDays", 2, "R-BD-2");
    }

    @Bean
    SettingDefinition<Integer> bidDecisionDays() {
        return days("bidding.decisionDays", 1, "R-BD-2");
    }

    @Bean
    SettingDefinition<Integer> bidPlanningDays() {
        return days("bidding.planningDays", 5, "R-BD-3");
    }

    @Bean
    SettingDefinition<Integer> bidReviewDays() {
        return days("bidding.reviewDays", 2, "R-BD-4");
    }

    @Bean
    SettingDefinition<Integer> bidResultDays() {
        return days("bidding.resultDays", 20, "R-BD-7");
    }

    @Bean
    SettingDefinition<Integer> lossReviewDays() {
        return days("bidding.lossReviewDays", 5, "R-BD-7");
    }

    private static SettingDefinition<Integer> days(String key, int days, String rule) {
        return SettingDefinition.integer(
                key, days, 1, 250, Unit.WORKING_DAYS, rule, Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);
    }
}
