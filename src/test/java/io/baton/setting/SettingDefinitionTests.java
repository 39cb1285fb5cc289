package io.baton.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.people.Group;
import io.baton.setting.SettingDefinition.Unit;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingDefinitionTests {

    private final SettingDefinition<Integer> whole =
            SettingDefinition.integer("module.whole", 3, 0, 10, Unit.ROUNDS, "R-X-1", Group.ADMIN);
    private final SettingDefinition<BigDecimal> exact =
            SettingDefinition.decimal("module.exact", "0.50", "-1", "1000000.00", Unit.CNY, "R-X-1", Group.ADMIN);
    private final SettingDefinition<Boolean> yesOrNo =
            SettingDefinition.bool("module.yesOrNo", true, "R-X-1", Group.ADMIN);
    private final SettingDefinition<String> text =
            SettingDefinition.text("module.text", "abc", 1, 5, "R-X-1", Group.ADMIN);
    private final SettingDefinition<String> choice =
            SettingDefinition.choice("module.choice", "a", List.of("a", "b"), "R-X-1", Group.ADMIN);

    @Test
    void readsWhatItTakes() {
        assertThat(whole.parse("7")).isEqualTo(7);
        assertThat(exact.parse("12.30")).isEqualTo(new BigDecimal("12.30"));
        assertThat(yesOrNo.parse("false")).isFalse();
        assertThat(text.parse("五个字")).isEqualTo("五个字");
        assertThat(choice.parse("b")).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10"})
    void takesTheEndsOfTheRange(String value) {
        assertThatCode(() -> whole.check(value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "11", "3.0", "1e1", " 3", "drei", "٣", "99999999999"})
    void refusesOtherWholeNumbers(String value) {
        assertThatThrownBy(() -> whole.check(value)).isInstanceOf(SettingInvalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000.00", "0.000001"})
    void takesExactDecimals(String value) {
        assertThatCode(() -> exact.check(value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1.01", "1000000.01", "0.0000001", "1,5", "NaN", "1e5", "."})
    void refusesOtherDecimals(String value) {
        assertThatThrownBy(() -> exact.check(value)).isInstanceOf(SettingInvalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "TRUE", "1"})
    void refusesOtherThanYesAndNo(String value) {
        assertThatThrownBy(() -> yesOrNo.check(value)).isInstanceOf(SettingInvalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcdef"})
    void refusesTextsOfTheWrongLength(String value) {
        assertThatThrownBy(() -> text.check(value)).isInstanceOf(SettingInvalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c", "A"})
    void refusesWhatIsNotInTheList(String value) {
        assertThatThrownBy(() -> choice.check(value)).isInstanceOf(SettingInvalid.class);
    }

    @Test
    void refusesADefaultOutOfItsOwnRange() {
        assertThatThrownBy(() -> SettingDefinition.integer("module.x", 11, 0, 10, Unit.NONE, "R-X-1", Group.ADMIN))
                .isInstanceOf(SettingInvalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "Module.whole", "module.", "module.a.b", "module.A"})
    void refusesKeysThatNameNoModule(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> SettingDefinition.bool(key, true, "R-X-1", Group.ADMIN));
    }
}
