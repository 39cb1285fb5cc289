package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class DecisionsTests {

    @Autowired
    private Decisions decisions;

    @Test
    void answersWithEveryOutputByName() {
        assertThat(grade(new BigDecimal("2000000.00"), "low"))
                .containsEntry("grade", "A")
                .containsEntry("major", true)
                .containsEntry("supportDesk", "centre");
        assertThat(grade(new BigDecimal("1999999.99"), "low")).containsEntry("grade", "B");
    }

    @Test
    void saysWhenNoRuleKnowsTheCase() {
        assertThatThrownBy(() -> grade(BigDecimal.ONE, "unheard-of")).isInstanceOf(NoDecision.class);
    }

    private Map<String, Object> grade(BigDecimal revenue, String complexity) {
        return decisions.decide(
                "projectGrade",
                Map.of("annualRevenue", revenue, "complexity", complexity, "crossDomain", false),
                "accountManager1");
    }
}
