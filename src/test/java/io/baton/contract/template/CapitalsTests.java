package io.baton.contract.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R-CO-1")
class CapitalsTests {

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "0.05, 伍分",
        "0.50, 伍角整",
        "1.05, 壹元零伍分",
        "10, 壹拾元整",
        "100.50, 壹佰元伍角整",
        "1005.00, 壹仟零伍元整",
        "1050, 壹仟零伍拾元整",
        "10500, 壹万零伍佰元整",
        "100001, 壹拾万零壹元整",
        "105000, 壹拾万伍仟元整",
        "860000.00, 捌拾陆万元整",
        "1234567.89, 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分",
        "10000000, 壹仟万元整",
        "100000000, 壹亿元整",
        "100000001, 壹亿零壹元整",
        "1000500000, 壹拾亿零伍拾万元整",
        "9999999999999999.99, 玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"
    })
    void writeAnAmount(BigDecimal amount, String words) {
        assertThat(Capitals.of(amount)).isEqualTo(words);
    }

    @Test
    void knowNoPartsOfACent() {
        assertThatThrownBy(() -> Capitals.of(new BigDecimal("1.005"))).isInstanceOf(ArithmeticException.class);
    }
}
