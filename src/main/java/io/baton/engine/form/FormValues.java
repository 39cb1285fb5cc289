package io.baton.engine.form;

import io.baton.web.FieldProblem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one submitted value as the value its field takes; what a browser sends as text and what a program sends typed mean the same. */
class FormValues {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** As many digits as a double keeps exactly. */
    private static final int DOUBLE_DIGITS = 15;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private final Clock clock;

    FormValues(Clock clock) {
        this.clock = clock;
    }

    /** What came out of reading: a value, or nothing, or a problem. */
    record Read(@Nullable Object value, @Nullable FieldProblem problem) {

        static Read of(@Nullable Object value) {
            return new Read(value, null);
        }

        static Read problem(String key, String reason, Object... arguments) {
            return new Read(null, FieldProblem.of(key, "engine.form.problem." + reason, arguments));
        }
    }

    Read read(FormField field, @Nullable Object submitted) {
        var read = byInput(field, submitted);
        if (read.problem() == null && field.required() && isEmpty(field, read.value())) {
            return Read.problem(field.key(), "required");
        }
        return read;
    }

    /** Whether a read-only field was sent back as it was shown. */
    boolean unchanged(FormField field, @Nullable Object submitted, @Nullable Object current) {
        var left = plain(submitted);
        var right = plain(current);
        if (left != null && right != null && isDecimal(left) && isDecimal(right)) {
            return new BigDecimal(left).compareTo(new BigDecimal(right)) == 0;
        }
        return Objects.equals(left, right)
                || (field.input() instanceof FieldInput.Checkbox && left == null && "false".equals(right))
                || (field.input() instanceof FieldInput.Checkbox && "false".equals(left) && right == null);
    }

    private static boolean isEmpty(FormField field, @Nullable Object value) {
        return value == null
                || (value instanceof Collection<?> many && many.isEmpty())
                || (field.input() instanceof FieldInput.Checkbox && Boolean.FALSE.equals(value));
    }

    private Read byInput(FormField field, @Nullable Object submitted) {
        return switch (kindOf(field.input())) {
            case TEXT -> text(field.key(), (FieldInput.Text) field.input(), submitted);
            case NUMBER -> number(field.key(), (FieldInput.Number) field.input(), submitted);
            case CHECKBOX -> checkbox(field.key(), submitted);
            case CHOICE -> choice(field.key(), ((FieldInput.Choice) field.input()).options(), submitted);
            case CHOICES -> choices(field.key(), ((FieldInput.Choices) field.input()).options(), submitted);
            case MOMENT -> moment(field.key(), (FieldInput.Moment) field.input(), submitted);
        };
    }

    /** Java 17 has no patterns in switch. */
    enum Kind {
        TEXT,
        NUMBER,
        CHECKBOX,
        CHOICE,
        CHOICES,
        MOMENT
    }

    static Kind kindOf(FieldInput input) {
        if (input instanceof FieldInput.Text) {
            return Kind.TEXT;
        }
        if (input instanceof FieldInput.Number) {
            return Kind.NUMBER;
        }
        if (input instanceof FieldInput.Checkbox) {
            return Kind.CHECKBOX;
        }
        if (input instanceof FieldInput.Choice) {
            return Kind.CHOICE;
        }
        return input instanceof FieldInput.Choices ? Kind.CHOICES : Kind.MOMENT;
    }

    private static Read text(String key, FieldInput.Text input, @Nullable Object submitted) {
        if (submitted == null) {
            return Read.of(null);
        }
        if (!(submitted instanceof String)) {
            return Read.problem(key, "text");
        }
        var text = lines((String) submitted).strip();
        if (text.isEmpty()) {
            return Read.of(null);
        }
        if (!input.lines() && text.indexOf('\n') >= 0) {
            return Read.problem(key, "oneLine");
        }
        if (hasUnkeepable(text)) {
            return Read.problem(key, "characters");
        }
        if (text.length() > input.maxLength()) {
            return Read.problem(key, "maxLength", input.maxLength(), text.length());
        }
        if (text.length() < input.minLength()) {
            return Read.problem(key, "minLength", input.minLength());
        }
        if (input.pattern().isPresent() && !input.pattern().get().foundIn(text)) {
            return Read.problem(key, "pattern");
        }
        if (input.format().equals(Optional.of(FieldInput.Text.Format.EMAIL)) && !isEmail(text)) {
            return Read.problem(key, "email");
        }
        if (input.format().equals(Optional.of(FieldInput.Text.Format.PHONE)) && !isPhone(text)) {
            return Read.problem(key, "phone");
        }
        return Read.of(text);
    }

    private static Read number(String key, FieldInput.Number input, @Nullable Object submitted) {
        var text = submitted instanceof Number plain ? decimalText(plain) : submitted;
        if (text == null || (text instanceof String blank && blank.isBlank())) {
            return Read.of(null);
        }
        if (!(text instanceof String) || !isDecimal(((String) text).strip())) {
            return Read.problem(key, "number");
        }
        var number = new BigDecimal(((String) text).strip());
        int decimals = Math.max(0, number.stripTrailingZeros().scale());
        if (input.decimals() != null && decimals > input.decimals()) {
            return input.decimals() == 0 ? Read.problem(key, "whole") : Read.problem(key, "decimals", input.decimals());
        }
        if (input.min() != null && number.compareTo(input.min()) < 0) {
            return Read.problem(key, "min", input.min().toPlainString());
        }
        if (input.max() != null && number.compareTo(input.max()) > 0) {
            return Read.problem(key, "max", input.max().toPlainString());
        }
        if (input.asText()) {
            return Read.of(number.setScale(decimals).toPlainString());
        }
        if (Objects.equals(input.decimals(), 0)) {
            return number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                    ? Read.problem(key, "digits", 9)
                    : Read.of(number.intValueExact());
        }
        return number.stripTrailingZeros().precision() > DOUBLE_DIGITS
                ? Read.problem(key, "digits", DOUBLE_DIGITS)
                : Read.of(number.doubleValue());
    }

    private static Read checkbox(String key, @Nullable Object submitted) {
        if (submitted == null || "".equals(submitted) || "false".equals(submitted) || Boolean.FALSE.equals(submitted)) {
            return Read.of(false);
        }
        return "true".equals(submitted) || Boolean.TRUE.equals(submitted)
                ? Read.of(true)
                : Read.problem(key, "checkbox");
    }

    private static Read choice(String key, List<FieldInput.Option> options, @Nullable Object submitted) {
        if (submitted == null || "".equals(submitted)) {
            return Read.of(null);
        }
        return options.stream().anyMatch(option -> option.value().equals(submitted))
                ? Read.of(submitted)
                : Read.problem(key, "option");
    }

    private static Read choices(String key, List<FieldInput.Option> options, @Nullable Object submitted) {
        if (submitted == null || "".equals(submitted)) {
            return Read.of(List.of());
        }
        Collection<?> chosen = submitted instanceof Collection<?> many ? many : List.of(submitted);
        var offered = options.stream().map(FieldInput.Option::value).toList();
        return offered.containsAll(chosen)
                ? Read.of(offered.stream().filter(chosen::contains).toList())
                : Read.problem(key, "option");
    }

    private Read moment(String key, FieldInput.Moment input, @Nullable Object submitted) {
        if (submitted == null || "".equals(submitted)) {
            return Read.of(null);
        }
        var kind = input.kind();
        try {
            var text = withoutSeconds(kind, (String) submitted);
            var today = LocalDate.now(clock.withZone(ZONE));
            boolean past =
                    switch (kind) {
                        case DATE -> LocalDate.parse(text, DATE).isBefore(today);
                        case TIME -> LocalTime.parse(text, TIME) == null;
                        case DATETIME ->
                            LocalDateTime.parse(text, DATE_TIME).toLocalDate().isBefore(today);
                    };
            return past && input.notPast() ? Read.problem(key, "past") : Read.of(text);
        } catch (DateTimeException | ClassCastException notAMoment) {
            return Read.problem(key, kind.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Some browsers send the seconds of a time, always zero. */
    private static String withoutSeconds(FieldInput.Moment.Kind kind, String text) {
        return kind != FieldInput.Moment.Kind.DATE && text.matches(".*\\d\\d:\\d\\d:00")
                ? text.substring(0, text.length() - 3)
                : text;
    }

    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Characters that the database or a page can't hold: controls and halves of a pair. */
    private static boolean hasUnkeepable(String text) {
        return text.codePoints()
                .anyMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\t')
                        || Character.getType(c) == Character.SURROGATE);
    }

    private static boolean isDecimal(String text) {
        return text.length() <= 40 && text.matches("[-+]?\\d{1,20}(\\.\\d{1,15})?");
    }

    private static String decimalText(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) && Math.abs(value) < 1e20
                    ? BigDecimal.valueOf(value).toPlainString()
                    : "?";
        }
        if (number instanceof BigDecimal decimal) {
            return Math.abs((long) decimal.scale()) > 40 || decimal.precision() > 40 ? "?" : decimal.toPlainString();
        }
        return number.toString();
    }

    private static @Nullable String plain(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        var text = value instanceof Number number ? decimalText(number) : String.valueOf(value);
        var stripped = lines(text).strip();
        return stripped.isEmpty() || stripped.equals("[]") ? null : stripped;
    }

    private static boolean isEmail(String text) {
        int at = text.indexOf('@');
        int dot = text.lastIndexOf('.');
        return at > 0
                && at == text.lastIndexOf('@')
                && dot > at + 1
                && dot < text.length() - 1
                && text.length() <= 254
                && text.chars().noneMatch(Character::isWhitespace);
    }

    private static boolean isPhone(String text) {
        var digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits >= 5
                && digits <= 20
                && text.length() <= 30
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || " -()+".indexOf(c) >= 0)
                && text.lastIndexOf('+') <= 0;
    }
}
