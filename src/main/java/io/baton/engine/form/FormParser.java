package io.baton.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.baton.engine.form.FieldInput.Option;
import io.baton.engine.form.FormComponent.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code .form} file attribute by attribute; an attribute that isn't known here is refused, because Camunda's Tasklist would
 * obey it and the server would not.
 */
class FormParser {

    private static final int LONGEST_FORM = 256 * 1024;
    private static final int MOST_COMPONENTS = 300;
    private static final int DEEPEST_GROUP = 5;
    private static final int MOST_OPTIONS = 200;
    private static final int LONGEST_LABEL = 500;
    private static final int LONGEST_MARKDOWN = 4000;
    private static final int NEWEST_SCHEMA = 16;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(50)
                        .maxNumberLength(40)
                        .build());
    }

    private static final Set<String> TOP = Set.of(
            "id",
            "type",
            "schemaVersion",
            "components",
            "exporter",
            "executionPlatform",
            "executionPlatformVersion",
            "versionTag");
    private static final Set<String> EVERYWHERE = Set.of("type", "id", "layout", "properties", "conditional");
    private static final Set<String> FIELD =
            Set.of("label", "key", "description", "readonly", "disabled", "validate", "defaultValue");

    private final Set<String> keys = new HashSet<>();
    private int count;

    FormModel parse(String text) {
        if (text.length() > LONGEST_FORM) {
            throw new FormNotOffered("size", "", LONGEST_FORM / 1024);
        }
        var form = read(text);
        known(form, "", TOP);
        if (!"default".equals(form.path("type").asText())) {
            throw new FormNotOffered("type", "type", form.path("type").asText());
        }
        if (!form.path("schemaVersion").canConvertToInt()
                || form.path("schemaVersion").asInt() > NEWEST_SCHEMA) {
            throw new FormNotOffered("schemaVersion", "schemaVersion", NEWEST_SCHEMA);
        }
        var id = form.path("id").asText();
        if (!id.matches("[A-Za-z][A-Za-z0-9_.-]{0,99}")) {
            throw new FormNotOffered("id", "id", id);
        }
        return new FormModel(id, components(form, "", 0));
    }

    private static JsonNode read(String text) {
        try {
            var form = JSON.readTree(text);
            if (form != null && form.isObject()) {
                return form;
            }
            throw new FormNotOffered("json", "");
        } catch (JsonProcessingException notJson) {
            throw new FormNotOffered("json", "");
        }
    }

    private List<FormComponent> components(JsonNode parent, String path, int depth) {
        if (depth > DEEPEST_GROUP) {
            throw new FormNotOffered("depth", path, DEEPEST_GROUP);
        }
        var list = parent.path("components");
        if (!list.isArray()) {
            throw new FormNotOffered("json", path);
        }
        var components = new ArrayList<FormComponent>();
        for (int at = 0; at < list.size(); at++) {
            if (++count > MOST_COMPONENTS) {
                throw new FormNotOffered("components", path, MOST_COMPONENTS);
            }
            var prefix = path.isEmpty() ? "" : path + ".";
            components.add(component(list.get(at), prefix + "components[" + at + "]", depth));
        }
        return components;
    }

    private FormComponent component(JsonNode node, String path, int depth) {
        if (!node.isObject()) {
            throw new FormNotOffered("json", path);
        }
        var type = node.path("type").asText();
        return switch (type) {
            case "group" -> {
                known(node, path, EVERYWHERE, Set.of("label", "showOutline", "verticalAlignment", "components"));
                yield new FormGroup(
                        wording(node, path, "label", "en", LONGEST_LABEL),
                        hidden(node, path),
                        place(node, path),
                        components(node, path, depth + 1));
            }
            case "text" -> {
                known(node, path, EVERYWHERE, Set.of("text", "label"));
                yield new FormText(
                        wording(node, path, "text", "en", LONGEST_MARKDOWN), hidden(node, path), place(node, path));
            }
            case "separator" -> {
                known(node, path, EVERYWHERE);
                yield new FormSeparator(hidden(node, path), place(node, path));
            }
            case "textfield" -> {
                known(node, path, EVERYWHERE, FIELD, Set.of("appearance"));
                yield field(node, path, "label", this::line, FormParser::textDefault);
            }
            case "textarea" -> {
                known(node, path, EVERYWHERE, FIELD);
                yield field(node, path, "label", this::lines, FormParser::textDefault);
            }
            case "number" -> {
                known(
                        node,
                        path,
                        EVERYWHERE,
                        FIELD,
                        Set.of("appearance", "decimalDigits", "increment", "serializeToString"));
                yield field(node, path, "label", this::number, FormParser::numberDefault);
            }
            case "checkbox" -> {
                known(node, path, EVERYWHERE, FIELD);
                yield field(node, path, "label", this::checkbox, FormParser::booleanDefault);
            }
            case "radio" -> {
                known(node, path, EVERYWHERE, FIELD, Set.of("values"));
                yield field(node, path, "label", this::radio, FormParser::choiceDefault);
            }
            case "select" -> {
                known(node, path, EVERYWHERE, FIELD, Set.of("values", "searchable"));
                yield field(node, path, "label", this::select, FormParser::choiceDefault);
            }
            case "checklist" -> {
                known(node, path, EVERYWHERE, FIELD, Set.of("values"));
                yield field(node, path, "label", this::checklist, FormParser::choicesDefault);
            }
            case "taglist" -> {
                known(node, path, EVERYWHERE, FIELD, Set.of("values"));
                yield field(node, path, "label", this::taglist, FormParser::choicesDefault);
            }
            case "datetime" -> {
                known(
                        node,
                        path,
                        EVERYWHERE,
                        FIELD,
                        Set.of(
                                "subtype",
                                "dateLabel",
                                "timeLabel",
                                "timeInterval",
                                "timeSerializingFormat",
                                "use24h",
                                "disallowPassedDates"));
                yield field(node, path, momentLabel(node), this::moment, FormParser::noDefault);
            }
            default -> throw new FormNotOffered("component", path, type);
        };
    }

    private FormField field(
            JsonNode node,
            String path,
            String label,
            BiFunction<JsonNode, String, FieldInput> input,
            DefaultValue defaultValue) {
        var key = node.path("key").asText();
        // The key is the name of the variable; names the engine or an expression would read otherwise are kept out.
        if (!key.matches("[A-Za-z][A-Za-z0-9_]{0,63}")) {
            throw new FormNotOffered("key", path + ".key", key);
        }
        if (!keys.add(key)) {
            throw new FormNotOffered("duplicateKey", path + ".key", key);
        }
        var kind = input.apply(node, path);
        boolean readOnly = flag(node, path, "readonly") || flag(node, path, "disabled");
        boolean required = flag(node.path("validate"), path + ".validate", "required");
        var value = node.path("defaultValue");
        return new FormField(
                key,
                wording(node, path, label, "en", LONGEST_LABEL),
                optionalWording(node, path, "description", "en.description", LONGEST_MARKDOWN),
                readOnly,
                readOnly && inPanel(node, path),
                required,
                absent(value) ? null : defaultValue.read(value, path + ".defaultValue", kind),
                hidden(node, path),
                place(node, path),
                kind);
    }

    private static boolean inPanel(JsonNode node, String path) {
        var page = node.path("properties").path("baton.page");
        if (!absent(page) && !page.asText().equals("panel")) {
            throw new FormNotOffered("attribute", path + ".properties.baton.page", page.asText());
        }
        return !absent(page);
    }

    private interface DefaultValue {
        Object read(JsonNode value, String path, FieldInput input);
    }

    private FieldInput line(JsonNode node, String path) {
        return text(node, path, false);
    }

    private FieldInput lines(JsonNode node, String path) {
        return text(node, path, true);
    }

    private static FieldInput text(JsonNode node, String path, boolean lines) {
        var rules = node.path("validate");
        var rulesPath = path + ".validate";
        knownRules(
                rules,
                rulesPath,
                lines
                        ? Set.of("required", "minLength", "maxLength")
                        : Set.of("required", "minLength", "maxLength", "pattern", "validationType"));
        int longest = length(rules, rulesPath, "maxLength", FieldInput.LONGEST_TEXT);
        return new FieldInput.Text(
                lines,
                length(rules, rulesPath, "minLength", 0),
                longest,
                pattern(rules, rulesPath),
                format(rules, rulesPath),
                adorner(node, path, "prefixAdorner"),
                adorner(node, path, "suffixAdorner"));
    }

    private static int length(JsonNode rules, String path, String name, int otherwise) {
        var number = decimal(rules, path, name);
        if (number == null) {
            return otherwise;
        }
        if (number.signum() < 0
                || number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(FieldInput.LONGEST_TEXT)) > 0) {
            throw new FormNotOffered("length", path + "." + name, FieldInput.LONGEST_TEXT);
        }
        return number.intValueExact();
    }

    private static Optional<TextPattern> pattern(JsonNode rules, String path) {
        var regex = rules.path("pattern").asText("");
        if (regex.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(TextPattern.of(regex));
        } catch (IllegalArgumentException notOffered) {
            throw new FormNotOffered("pattern", path + ".pattern", TextPattern.LONGEST_PATTERN);
        }
    }

    private static Optional<FieldInput.Text.Format> format(JsonNode rules, String path) {
        return switch (rules.path("validationType").asText("")) {
            case "", "custom" -> Optional.empty();
            case "email" -> Optional.of(FieldInput.Text.Format.EMAIL);
            case "phone" -> Optional.of(FieldInput.Text.Format.PHONE);
            default ->
                throw new FormNotOffered(
                        "attribute",
                        path + ".validationType",
                        rules.path("validationType").asText());
        };
    }

    private FieldInput number(JsonNode node, String path) {
        var rules = node.path("validate");
        var rulesPath = path + ".validate";
        knownRules(rules, rulesPath, Set.of("required", "min", "max"));
        var decimals = decimal(node, path, "decimalDigits");
        if (decimals != null && (decimals.signum() < 0 || decimals.compareTo(BigDecimal.TEN) > 0)) {
            throw new FormNotOffered("decimals", path + ".decimalDigits");
        }
        return new FieldInput.Number(
                decimal(rules, rulesPath, "min"),
                decimal(rules, rulesPath, "max"),
                decimals == null ? null : decimals.intValue(),
                decimal(node, path, "increment"),
                flag(node, path, "serializeToString"),
                adorner(node, path, "prefixAdorner"),
                adorner(node, path, "suffixAdorner"));
    }

    private FieldInput checkbox(JsonNode node, String path) {
        knownRules(node.path("validate"), path + ".validate", Set.of("required"));
        return new FieldInput.Checkbox();
    }

    private FieldInput radio(JsonNode node, String path) {
        return new FieldInput.Choice(false, options(node, path));
    }

    private FieldInput select(JsonNode node, String path) {
        return new FieldInput.Choice(true, options(node, path));
    }

    private FieldInput checklist(JsonNode node, String path) {
        return new FieldInput.Choices(false, options(node, path));
    }

    private FieldInput taglist(JsonNode node, String path) {
        return new FieldInput.Choices(true, options(node, path));
    }

    private static List<Option> options(JsonNode node, String path) {
        knownRules(node.path("validate"), path + ".validate", Set.of("required"));
        var values = node.path("values");
        if (!values.isArray() || values.isEmpty() || values.size() > MOST_OPTIONS) {
            throw new FormNotOffered("options", path + ".values", MOST_OPTIONS);
        }
        var options = new ArrayList<Option>();
        var seen = new HashSet<String>();
        for (int at = 0; at < values.size(); at++) {
            var value = values.get(at);
            var valuePath = path + ".values[" + at + "]";
            known(value, valuePath, Set.of("label", "value"));
            var name = value.path("value").asText();
            if (!value.path("value").isTextual() || name.isBlank() || name.length() > 200 || !seen.add(name)) {
                throw new FormNotOffered("options", valuePath, MOST_OPTIONS);
            }
            var label = plain(value.path("label"), valuePath + ".label", LONGEST_LABEL);
            var en = node.path("properties").path("en." + name);
            options.add(new Option(
                    name,
                    new Wording(
                            label, absent(en) ? label : plain(en, path + ".properties.en." + name, LONGEST_LABEL))));
        }
        return options;
    }

    private FieldInput moment(JsonNode node, String path) {
        knownRules(node.path("validate"), path + ".validate", Set.of("required"));
        var kind =
                switch (node.path("subtype").asText()) {
                    case "date" -> FieldInput.Moment.Kind.DATE;
                    case "time" -> FieldInput.Moment.Kind.TIME;
                    case "datetime" -> FieldInput.Moment.Kind.DATETIME;
                    default ->
                        throw new FormNotOffered(
                                "attribute",
                                path + ".subtype",
                                node.path("subtype").asText());
                };
        // Otherwise Tasklist would add the browser's offset, and the same day would be written in two ways.
        if (kind != FieldInput.Moment.Kind.DATE
                && !"no_timezone".equals(node.path("timeSerializingFormat").asText())) {
            throw new FormNotOffered("timeFormat", path + ".timeSerializingFormat");
        }
        return new FieldInput.Moment(kind, flag(node, path, "disallowPassedDates"));
    }

    private static String momentLabel(JsonNode node) {
        if (node.has("label")) {
            return "label";
        }
        return "time".equals(node.path("subtype").asText()) ? "timeLabel" : "dateLabel";
    }

    private static Object textDefault(JsonNode value, String path, FieldInput input) {
        return plain(value, path, ((FieldInput.Text) input).maxLength());
    }

    private static Object numberDefault(JsonNode value, String path, FieldInput input) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        try {
            return new BigDecimal(plain(value, path, 30));
        } catch (NumberFormatException notANumber) {
            throw new FormNotOffered("defaultValue", path);
        }
    }

    private static Object booleanDefault(JsonNode value, String path, FieldInput input) {
        if (!value.isBoolean()) {
            throw new FormNotOffered("defaultValue", path);
        }
        return value.booleanValue();
    }

    private static Object choiceDefault(JsonNode value, String path, FieldInput input) {
        var chosen = value.asText();
        if (((FieldInput.Choice) input)
                .options().stream().noneMatch(option -> option.value().equals(chosen))) {
            throw new FormNotOffered("defaultValue", path);
        }
        return chosen;
    }

    private static Object choicesDefault(JsonNode value, String path, FieldInput input) {
        var offered = ((FieldInput.Choices) input)
                .options().stream().map(Option::value).toList();
        var chosen = new ArrayList<String>();
        value.forEach(one -> chosen.add(one.asText()));
        if (!value.isArray() || !offered.containsAll(chosen)) {
            throw new FormNotOffered("defaultValue", path);
        }
        return List.copyOf(chosen);
    }

    private static Object noDefault(JsonNode value, String path, FieldInput input) {
        throw new FormNotOffered("defaultValue", path);
    }

    private static Optional<HideCondition> hidden(JsonNode node, String path) {
        var conditional = node.path("conditional");
        if (absent(conditional)) {
            return Optional.empty();
        }
        known(conditional, path + ".conditional", Set.of("hide"));
        var hide = conditional.path("hide").asText("");
        if (hide.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(HideCondition.of(hide));
        } catch (IllegalArgumentException notOffered) {
            throw new FormNotOffered("condition", path + ".conditional.hide", hide);
        }
    }

    private static Place place(JsonNode node, String path) {
        var layout = node.path("layout");
        if (absent(layout)) {
            return Place.ALONE;
        }
        known(layout, path + ".layout", Set.of("row", "columns"));
        int columns = layout.path("columns").asInt(0);
        return new Place(layout.path("row").asText(""), Math.max(0, Math.min(16, columns)));
    }

    private static @Nullable Wording adorner(JsonNode node, String path, String name) {
        var appearance = node.path("appearance");
        if (absent(appearance)) {
            return null;
        }
        known(appearance, path + ".appearance", Set.of("prefixAdorner", "suffixAdorner"));
        return optionalWording(appearance, path + ".appearance", name, node, "en." + name)
                .orElse(null);
    }

    private static Wording wording(JsonNode node, String path, String name, String english, int longest) {
        return optionalWording(node, path, name, english, longest).orElse(new Wording("", ""));
    }

    private static Optional<Wording> optionalWording(
            JsonNode node, String path, String name, String english, int longest) {
        var chinese = node.path(name);
        if (absent(chinese) || chinese.asText().isEmpty()) {
            return Optional.empty();
        }
        var zh = plain(chinese, path + "." + name, longest);
        var en = node.path("properties").path(english);
        return Optional.of(new Wording(zh, absent(en) ? zh : plain(en, path + ".properties." + english, longest)));
    }

    private static Optional<Wording> optionalWording(
            JsonNode node, String path, String name, JsonNode component, String english) {
        var chinese = node.path(name);
        if (absent(chinese) || chinese.asText().isEmpty()) {
            return Optional.empty();
        }
        var zh = plain(chinese, path + "." + name, LONGEST_LABEL);
        var en = component.path("properties").path(english);
        return Optional.of(new Wording(zh, absent(en) ? zh : plain(en, path + "." + english, LONGEST_LABEL)));
    }

    /** A text that Tasklist shows as it stands: neither FEEL nor a template. */
    private static String plain(JsonNode node, String path, int longest) {
        if (!node.isTextual()) {
            throw new FormNotOffered("text", path, longest);
        }
        var text = node.textValue();
        if (text.startsWith("=") || text.contains("{{")) {
            throw new FormNotOffered("expression", path);
        }
        if (text.length() > longest) {
            throw new FormNotOffered("text", path, longest);
        }
        return text;
    }

    private static boolean flag(JsonNode node, String path, String name) {
        var value = node.path(name);
        if (absent(value)) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new FormNotOffered("expression", path + "." + name);
        }
        return value.booleanValue();
    }

    private static @Nullable BigDecimal decimal(JsonNode node, String path, String name) {
        var value = node.path(name);
        if (absent(value) || (value.isTextual() && value.textValue().isBlank())) {
            return null;
        }
        var text = value.asText();
        if (!text.matches("-?\\d{1,18}(\\.\\d{1,10})?")) {
            throw new FormNotOffered("number", path + "." + name);
        }
        return new BigDecimal(text);
    }

    private static void knownRules(JsonNode rules, String path, Set<String> names) {
        if (!absent(rules)) {
            known(rules, path, names);
        }
    }

    @SafeVarargs
    private static void known(JsonNode node, String path, Set<String>... names) {
        if (!node.isObject()) {
            throw new FormNotOffered("json", path);
        }
        var attributes = node.fieldNames();
        while (attributes.hasNext()) {
            var attribute = attributes.next();
            boolean known = false;
            for (var some : names) {
                known = known || some.contains(attribute);
            }
            if (!known) {
                throw new FormNotOffered("attribute", path.isEmpty() ? attribute : path + "." + attribute, attribute);
            }
        }
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
