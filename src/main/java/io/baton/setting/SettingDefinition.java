package io.baton.setting;

import io.baton.people.Group;
import io.baton.web.FieldProblem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value that managers change without a new product version (rulebook [a]). Modules offer their definitions as beans. The
 * sentences for people stand under the module's messages: {@code presales.reworkRounds} is named by
 * {@code presales.setting.reworkRounds}, explained by {@code presales.setting.reworkRounds.help}, and its choice {@code x} is
 * named by {@code presales.setting.reworkRounds.x}.
 *
 * @param <T> what the value is: Integer, BigDecimal, Boolean or String
 */
public final class SettingDefinition<T> {

    /** What sort of value it is, and with that how it is entered. */
    public enum Kind {
        INTEGER,
        DECIMAL,
        BOOLEAN,
        TEXT,
        CHOICE
    }

    /** What a number counts. */
    public enum Unit {
        NONE,
        ROUNDS,
        MONTHS,
        WORKING_DAYS,
        DAYS,
        HOURS,
        MINUTES,
        PERCENT,
        MEGABYTES,
        CNY;

        public String messageKey() {
            return "setting.unit." + name();
        }
    }

    private static final Pattern KEY = Pattern.compile("[a-z]+\\.[a-z][A-Za-z0-9]*");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,16}(\\.\\d{1,6})?");

    private final String key;
    private final Kind kind;
    private final Class<T> type;
    private final T defaultValue;
    private final @Nullable BigDecimal min;
    private final @Nullable BigDecimal max;
    private final List<String> choices;
    private final Unit unit;
    private final String rule;
    private final Set<String> groups;

    private SettingDefinition(
            String key,
            Kind kind,
            Class<T> type,
            T defaultValue,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            List<String> choices,
            Unit unit,
            String rule,
            Group... groups) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a setting's key (module.name): " + key);
        }
        this.key = key;
        this.kind = kind;
        this.type = type;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
        this.choices = List.copyOf(choices);
        this.unit = unit;
        this.rule = rule;
        this.groups = Arrays.stream(groups).map(Group::id).collect(Collectors.toUnmodifiableSet());
        check(defaultText());
    }

    /** A whole number from {@code min} to {@code max}. */
    public static SettingDefinition<Integer> integer(
            String key, int defaultValue, int min, int max, Unit unit, String rule, Group... mayChange) {
        return new SettingDefinition<>(
                key,
                Kind.INTEGER,
                Integer.class,
                defaultValue,
                BigDecimal.valueOf(min),
                BigDecimal.valueOf(max),
                List.of(),
                unit,
                rule,
                mayChange);
    }

    /** An exact decimal from {@code min} to {@code max}, up to six decimal places. */
    public static SettingDefinition<BigDecimal> decimal(
            String key, String defaultValue, String min, String max, Unit unit, String rule, Group... mayChange) {
        return new SettingDefinition<>(
                key,
                Kind.DECIMAL,
                BigDecimal.class,
                new BigDecimal(defaultValue),
                new BigDecimal(min),
                new BigDecimal(max),
                List.of(),
                unit,
                rule,
                mayChange);
    }

    /** Yes or no. */
    public static SettingDefinition<Boolean> bool(String key, boolean defaultValue, String rule, Group... mayChange) {
        return new SettingDefinition<>(
                key, Kind.BOOLEAN, Boolean.class, defaultValue, null, null, List.of(), Unit.NONE, rule, mayChange);
    }

    /** A text of {@code minLength} to {@code maxLength} characters. */
    public static SettingDefinition<String> text(
            String key, String defaultValue, int minLength, int maxLength, String rule, Group... mayChange) {
        return new SettingDefinition<>(
                key,
                Kind.TEXT,
                String.class,
                defaultValue,
                BigDecimal.valueOf(minLength),
                BigDecimal.valueOf(maxLength),
                List.of(),
                Unit.NONE,
                rule,
                mayChange);
    }

    /** One of a list. */
    public static SettingDefinition<String> choice(
            String key, String defaultValue, List<String> choices, String rule, Group... mayChange) {
        return new SettingDefinition<>(
                key, Kind.CHOICE, String.class, defaultValue, null, null, choices, Unit.NONE, rule, mayChange);
    }

    public String key() {
        return key;
    }

    /** The module it belongs to. */
    public String module() {
        return key.substring(0, key.indexOf('.'));
    }

    public Kind kind() {
        return kind;
    }

    public Class<T> type() {
        return type;
    }

    public T defaultValue() {
        return defaultValue;
    }

    /** The default as it would be typed. */
    public String defaultText() {
        return defaultValue instanceof BigDecimal number ? number.toPlainString() : defaultValue.toString();
    }

    /** The value that a text stands for, for the message of its unit: a number there can be told as one or many, and be grouped. */
    public Object argument(String text) {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL ? new BigDecimal(text) : text;
    }

    /** The smallest number, or the least length of a text; null when there is no range. */
    public @Nullable BigDecimal min() {
        return min;
    }

    /** The largest number, or the greatest length of a text; null when there is no range. */
    public @Nullable BigDecimal max() {
        return max;
    }

    public List<String> choices() {
        return choices;
    }

    public Unit unit() {
        return unit;
    }

    /** The rule of the rulebook that it serves. */
    public String rule() {
        return rule;
    }

    /** Ids of the groups that may change it. */
    public Set<String> groups() {
        return groups;
    }

    /** The name people see. */
    public String messageKey() {
        return module() + ".setting." + key.substring(key.indexOf('.') + 1);
    }

    public String helpKey() {
        return messageKey() + ".help";
    }

    public String choiceKey(String choice) {
        return messageKey() + "." + choice;
    }

    /** The value that a text stands for; the text has passed {@link #check} before. */
    T parse(String text) {
        return type.cast(
                switch (kind) {
                    case INTEGER -> Integer.valueOf(text);
                    case DECIMAL -> new BigDecimal(text);
                    case BOOLEAN -> Boolean.valueOf(text);
                    case TEXT, CHOICE -> text;
                });
    }

    /** @throws SettingInvalid when the text is no value of this setting */
    void check(String text) {
        switch (kind) {
            case INTEGER -> require(INTEGER.matcher(text).matches(), "setting.problem.integer");
            case DECIMAL -> require(DECIMAL.matcher(text).matches(), "setting.problem.decimal");
            case BOOLEAN -> require(text.equals("true") || text.equals("false"), "setting.problem.boolean");
            case CHOICE -> require(choices.contains(text), "setting.problem.choice");
            case TEXT -> {}
        }
        if (min == null || max == null) {
            return;
        }
        var size = kind == Kind.TEXT ? BigDecimal.valueOf(text.length()) : new BigDecimal(text);
        require(
                size.compareTo(min) >= 0 && size.compareTo(max) <= 0,
                kind == Kind.TEXT ? "setting.problem.length" : "setting.problem.range",
                min.toPlainString(),
                max.toPlainString());
    }

    private static void require(boolean right, String problemKey, Object... arguments) {
        if (!right) {
            throw new SettingInvalid(FieldProblem.of("value", problemKey, arguments));
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
