package io.baton.bidding;

import com.fasterxml.jackson.annotation.JsonValue;
import io.baton.people.Group;
import io.baton.setting.SettingDefinition;
import io.baton.setting.SettingDefinition.Unit;

/** What the score sheet scores from 0 to 5, 5 being the best for us, and by which weight it counts (R-BD-2). */
enum Criterion {
    FIT("fit", "bidding.weightFit", 20),
    WIN_CHANCE("winChance", "bidding.weightWinChance", 20),
    TECHNICAL_ABILITY("technicalAbility", "bidding.weightTechnicalAbility", 15),
    CAPACITY("capacity", "bidding.weightCapacity", 10),
    MARGIN("margin", "bidding.weightMargin", 15),
    RISK("risk", "bidding.weightRisk", 10),
    COMPETITION("competition", "bidding.weightCompetition", 10);

    private final String id;
    private final SettingDefinition<Integer> weight;

    Criterion(String id, String setting, int weight) {
        this.id = id;
        this.weight = SettingDefinition.integer(
                setting, weight, 1, 100, Unit.NONE, "R-BD-2", Group.PROCESS_MANAGER, Group.CENTRE_MANAGER);
    }

    /** The value as the API writes it. */
    @JsonValue
    public String id() {
        return id;
    }

    public String messageKey() {
        return "bidding.criterion." + id;
    }

    /** Its weight, which managers set. */
    SettingDefinition<Integer> weight() {
        return weight;
    }
}
