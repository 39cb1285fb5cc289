package io.baton.customer;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import java.math.BigDecimal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What managers may set about the value of customers (R-CU-4). */
@Configuration(proxyBeanMethods = false)
class ValueSettings {

    /** Revenue in twelve months that earns all 40 points. */
    static final SettingDefinition<BigDecimal> FULL_REVENUE = amount("customer.fullRevenue", "10000000");

    /** Informatisation revenue in twelve months that earns all 30 points. */
    static final SettingDefinition<BigDecimal> FULL_IT_REVENUE = amount("customer.fullItRevenue", "3000000");

    /** From this score the class is one step above the decision's. */
    static final SettingDefinition<Integer> LIFTING_SCORE = SettingDefinition.integer(
            "customer.liftingScore", 70, 1, 100, Unit.NONE, "R-CU-4", Group.PROCESS_MANAGER, Group.ADMIN);

    @Bean
    SettingDefinition<BigDecimal> fullRevenue() {
        return FULL_REVENUE;
    }

    @Bean
    SettingDefinition<BigDecimal> fullItRevenue() {
        return FULL_IT_REVENUE;
    }

    @Bean
    SettingDefinition<Integer> liftingScore() {
        return LIFTING_SCORE;
    }

    private static SettingDefinition<BigDecimal> amount(String key, String value) {
        return SettingDefinition.decimal(
                key, value, "1", "1000000000000", Unit.CNY, "R-CU-4", Group.PROCESS_MANAGER, Group.ADMIN);
    }
}
