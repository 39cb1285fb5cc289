package io.baton.insight;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;
import java.math.BigDecimal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The targets with which figures are compared. */
@Configuration(proxyBeanMethods = false)
class InsightSettings {

    /** The share of raised needs that shall be signed (K-1). */
    static final SettingDefinition<BigDecimal> PRESALES_TARGET = share("insight.presalesTarget", "50", "K-1");

    /** What all departments shall sign in a year, expected CNY per year (K-2): twice the first half of 2011. */
    static final SettingDefinition<BigDecimal> SIGNED_TARGET = SettingDefinition.decimal(
            "insight.signedTarget",
            "458000000",
            "0",
            "9999999999999999",
            Unit.CNY,
            "K-2",
            Group.PROCESS_MANAGER,
            Group.DEPARTMENT_HEAD);

    /** The share of decided bids that shall be won (K-3). */
    static final SettingDefinition<BigDecimal> BIDS_TARGET = share("insight.bidsTarget", "60", "K-3");

    @Bean
    SettingDefinition<BigDecimal> presalesTarget() {
        return PRESALES_TARGET;
    }

    @Bean
    SettingDefinition<BigDecimal> signedTarget() {
        return SIGNED_TARGET;
    }

    @Bean
    SettingDefinition<BigDecimal> bidsTarget() {
        return BIDS_TARGET;
    }

    private static SettingDefinition<BigDecimal> share(String key, String percent, String figure) {
        return SettingDefinition.decimal(
                key, percent, "0", "100", Unit.PERCENT, figure, Group.PROCESS_MANAGER, Group.DEPARTMENT_HEAD);
    }
}
