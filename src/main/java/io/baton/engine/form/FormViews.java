package io.baton.engine.form;

import io.baton.engine.form.FormView.Cell;
import io.baton.engine.form.FormView.Option;
import io.baton.engine.form.FormView.Row;
import io.baton.web.FieldProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Prepares a form for the page. */
class FormViews {

    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(FormValues.ZONE);

    private final MessageSource messages;

    FormViews(MessageSource messages) {
        this.messages = messages;
    }

    FormView view(
            FormModel form,
            FormState state,
            Collection<FieldProblem> problems,
            Locale locale,
            @Nullable String refreshPath) {
        var sentences = problems.stream()
                .collect(Collectors.toMap(
                        FieldProblem::field,
                        problem -> messages.getMessage(problem, locale),
                        (first, second) -> first));
        var one = new One(state, sentences, form.conditionVariables(), locale, refreshPath);
        return new FormView(form.id(), one.rows(form.components()));
    }

    List<FormView.Answer> answers(FormModel form, FormState state, Locale locale) {
        var one = new One(state, Map.of(), Set.of(), locale, null);
        return form.fields().stream()
                .filter(field -> !field.readOnly() && state.shows(field))
                .filter(field -> !entered(state.values().get(field.key())).isBlank())
                .map(field -> new FormView.Answer(
                        field.label().in(locale),
                        one.readable(field, state.values().get(field.key()))))
                .toList();
    }

    private final class One {

        private final FormState state;
        private final Map<String, String> problems;
        private final Set<String> asked;
        private final Locale locale;
        private final @Nullable String refreshPath;

        One(
                FormState state,
                Map<String, String> problems,
                Set<String> asked,
                Locale locale,
                @Nullable String refreshPath) {
            this.state = state;
            this.problems = problems;
            this.asked = asked;
            this.locale = locale;
            this.refreshPath = refreshPath;
        }

        List<Row> rows(List<FormComponent> components) {
            var rows = new ArrayList<Row>();
            var cells = new ArrayList<Cell>();
            var row = "";
            for (var component : components) {
                if (!state.shows(component)
                        || component instanceof FormField field && field.inPanel()
                        // A heading over nothing, because a panel shows all of it.
                        || component instanceof FormGroup group
                                && rows(group.components()).isEmpty()) {
                    continue;
                }
                if (!cells.isEmpty()
                        && (component.place().row().isEmpty()
                                || !component.place().row().equals(row))) {
                    rows.add(new Row(cells));
                    cells.clear();
                }
                row = component.place().row();
                cells.add(cell(component));
            }
            if (!cells.isEmpty()) {
                rows.add(new Row(cells));
            }
            return rows;
        }

        private Cell cell(FormComponent component) {
            int sixteenths = component.place().sixteenths();
            var column = component.place().row().isEmpty() || sixteenths == 0
                    ? "col-md"
                    : "col-md-" + Math.max(1, Math.round(sixteenths * 12 / 16f));
            if (component instanceof FormGroup group) {
                return new Cell(
                        column, "group", new FormView.Group(group.label().in(locale), rows(group.components())));
            }
            if (component instanceof FormText text) {
                return new Cell(column, "text", TextBlock.of(text.text().in(locale)));
            }
            if (component instanceof FormField field) {
                return new Cell(column, fragment(field), field(field));
            }
            return new Cell(column, "separator", null);
        }

        private static String fragment(FormField field) {
            if (field.readOnly()) {
                return "readOnly";
            }
            return switch (FormValues.kindOf(field.input())) {
                case TEXT -> ((FieldInput.Text) field.input()).lines() ? "textareaField" : "textfieldField";
                case NUMBER -> "numberField";
                case CHECKBOX -> "checkboxField";
                case CHOICE -> ((FieldInput.Choice) field.input()).list() ? "selectField" : "radioField";
                case CHOICES -> ((FieldInput.Choices) field.input()).tags() ? "taglistField" : "checklistField";
                case MOMENT -> "datetimeField";
            };
        }

        private FormView.Field field(FormField field) {
            var id = FormView.ID_PREFIX + field.key();
            var value = state.values().get(field.key());
            var help = field.help().map(text -> text.in(locale)).orElse(null);
            var problem = problems.get(field.key());
            var describedBy = Stream.of(help == null ? "" : id + "-help", problem == null ? "" : id + "-problem")
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
            var input = field.input();
            var number = input instanceof FieldInput.Number some ? some : null;
            var text = input instanceof FieldInput.Text some ? some : null;
            return new FormView.Field(
                    id,
                    TaskForms.PARAMETER_PREFIX + field.key(),
                    field.label().in(locale),
                    help,
                    field.required() && !field.readOnly(),
                    type(input),
                    field.readOnly() ? readable(field, value) : entered(value),
                    options(id, input, value),
                    problem,
                    describedBy.isEmpty() ? null : describedBy,
                    number == null ? null : plain(number.min()),
                    number == null ? null : plain(number.max()),
                    number == null ? null : step(number),
                    text == null || text.minLength() == 0 ? null : text.minLength(),
                    text == null ? null : text.maxLength(),
                    adorner(prefixOf(input)),
                    adorner(suffixOf(input)),
                    asked.contains(field.key()) ? refreshPath : null);
        }

        private @Nullable String adorner(@Nullable Wording adorner) {
            return adorner == null ? null : adorner.in(locale);
        }

        private List<Option> options(String id, FieldInput input, @Nullable Object value) {
            var offered = input instanceof FieldInput.Choice choice
                    ? choice.options()
                    : input instanceof FieldInput.Choices choices ? choices.options() : List.<FieldInput.Option>of();
            var options = new ArrayList<Option>();
            for (var option : offered) {
                boolean chosen = value instanceof Collection<?> many
                        ? many.contains(option.value())
                        : option.value().equals(value);
                options.add(new Option(
                        id + "-" + options.size(),
                        option.value(),
                        option.label().in(locale),
                        chosen));
            }
            return options;
        }

        /** What a person reads instead of the stored value. */
        private String readable(FormField field, @Nullable Object value) {
            Function<Object, String> label = one -> options("", field.input(), null).stream()
                    .filter(option -> option.value().equals(one))
                    .map(Option::label)
                    .findFirst()
                    .orElse(entered(one));
            if (field.input() instanceof FieldInput.Checkbox) {
                boolean yes = Boolean.TRUE.equals(value) || "true".equals(value);
                return messages.getMessage(yes ? "engine.form.yes" : "engine.form.no", null, locale);
            }
            if (value instanceof Collection<?> many) {
                return many.stream()
                        .map(label)
                        .collect(Collectors.joining(locale.getLanguage().equals("en") ? ", " : "、"));
            }
            if (value == null || value.equals("")) {
                return "—";
            }
            var before = adorner(prefixOf(field.input()));
            var behind = adorner(suffixOf(field.input()));
            return (before == null ? "" : before + " ") + label.apply(value) + (behind == null ? "" : " " + behind);
        }
    }

    private static @Nullable Wording prefixOf(FieldInput input) {
        return input instanceof FieldInput.Text text
                ? text.prefix()
                : input instanceof FieldInput.Number number ? number.prefix() : null;
    }

    private static @Nullable Wording suffixOf(FieldInput input) {
        return input instanceof FieldInput.Text text
                ? text.suffix()
                : input instanceof FieldInput.Number number ? number.suffix() : null;
    }

    private static String type(FieldInput input) {
        if (input instanceof FieldInput.Moment moment) {
            return switch (moment.kind()) {
                case DATE -> "date";
                case TIME -> "time";
                case DATETIME -> "datetime-local";
            };
        }
        if (input instanceof FieldInput.Text text && text.format().isPresent()) {
            return text.format().get() == FieldInput.Text.Format.EMAIL ? "email" : "tel";
        }
        return "text";
    }

    private static String entered(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return plainOrText(number);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Date instant) {
            return SHOWN.format(instant.toInstant());
        }
        if (value instanceof Instant instant) {
            return SHOWN.format(instant);
        }
        return FormValues.lines(String.valueOf(value));
    }

    private static String plainOrText(Double number) {
        if (number.isNaN() || number.isInfinite()) {
            return number.toString();
        }
        var plain = BigDecimal.valueOf(number).stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static String step(FieldInput.Number number) {
        if (number.step() != null) {
            return number.step().toPlainString();
        }
        return number.decimals() == null
                ? "any"
                : BigDecimal.ONE.movePointLeft(number.decimals()).toPlainString();
    }
}
