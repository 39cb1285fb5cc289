package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form against the rules that all forms keep: offered components, both languages, declared variables. */
class FormTests {

    private static final Set<String> OFFERED = Set.of(
            "text",
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "group",
            "separator");
    private static final Set<String> WITHOUT_VALUE = Set.of("text", "group", "separator");
    private static final Set<String> WITH_OPTIONS = Set.of("radio", "select", "checklist", "taglist");
    private static final Set<String> FEEL_WORDS = Set.of("null", "true", "false", "and", "or", "not");

    @ParameterizedTest
    @MethodSource("io.baton.Models#forms")
    void isWhatTasklistShowsToo(Path file) {
        var form = Models.form(file);

        assertThat(form.path("id").asText()).isEqualTo(Models.nameOf(file));
        assertThat(form.path("type").asText()).isEqualTo("default");
        assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(Models.components(form)).isNotEmpty().allSatisfy(component -> assertThat(
                        component.path("type").asText())
                .isIn(OFFERED));
        assertThat(Models.components(form).map(component -> component.path("id").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(fields(form).map(field -> field.path("key").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#forms")
    void speaksChineseAndEnglish(Path file) {
        Models.components(Models.form(file))
                .filter(component -> !component.path("type").asText().equals("separator"))
                .forEach(component -> {
                    var where = component.path("id").asText();
                    assertThat(Models.isChinese(label(component)))
                            .as("label of %s", where)
                            .isTrue();
                    assertThat(Models.isEnglish(english(component, "en")))
                            .as("English label of %s", where)
                            .isTrue();
                    if (component.has("description")) {
                        assertThat(Models.isChinese(
                                        component.path("description").asText()))
                                .as("help of %s", where)
                                .isTrue();
                        assertThat(Models.isEnglish(english(component, "en.description")))
                                .as("English help of %s", where)
                                .isTrue();
                    }
                    for (var option : component.path("values")) {
                        assertThat(Models.isChinese(option.path("label").asText()))
                                .as("option of %s", where)
                                .isTrue();
                        assertThat(Models.isEnglish(english(
                                        component, "en." + option.path("value").asText())))
                                .as("English option of %s", where)
                                .isTrue();
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#forms")
    void asksOnlyForVariablesOfItsProcess(Path file) {
        var form = Models.form(file);
        var used = Stream.concat(
                        fields(form).map(field -> field.path("key").asText()),
                        Models.components(form).flatMap(FormTests::variablesOfConditions))
                .collect(Collectors.toCollection(TreeSet::new));
        var processes = Models.processes()
                .filter(model -> model.module().equals(Models.moduleOf(file)))
                .filter(model -> model.bpmn().getModelElementsByType(UserTask.class).stream()
                        .anyMatch(task -> Models.nameOf(file).equals(task.getCamundaFormRef())));

        assertThat(processes).isNotEmpty().allSatisfy(model -> assertThat(ModelTests.declaredVariables(model))
                .containsAll(used));
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#forms")
    void limitsWhatCanBeTyped(Path file) {
        fields(Models.form(file)).forEach(field -> {
            var where = field.path("key").asText();
            var type = field.path("type").asText();
            if (field.path("readonly").asBoolean()) {
                assertThat(field.has("validate"))
                        .as("a read-only %s validates nothing", where)
                        .isFalse();
            } else if (List.of("textfield", "textarea").contains(type)) {
                assertThat(field.path("validate").path("maxLength").asInt())
                        .as("length of %s", where)
                        .isBetween(1, 4000);
            } else if (type.equals("number")) {
                assertThat(field.path("validate").has("min")
                                && field.path("validate").has("max"))
                        .as("range of %s", where)
                        .isTrue();
            }
            if (WITH_OPTIONS.contains(type)) {
                assertThat(field.path("values")).as("options of %s", where).hasSizeGreaterThan(1);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#forms")
    void showsWhatItIsAboutOnTop(Path file) {
        var context = Models.form(file).path("components").path(0);

        assertThat(Models.components(context)).isNotEmpty().allMatch(field -> field.path("readonly")
                .asBoolean());
    }

    private static Stream<JsonNode> fields(JsonNode form) {
        return Models.components(form)
                .filter(component ->
                        !WITHOUT_VALUE.contains(component.path("type").asText()));
    }

    private static String label(JsonNode component) {
        return switch (component.path("type").asText()) {
            case "datetime" ->
                component.path("dateLabel").asText(component.path("timeLabel").asText());
            case "text" -> component.path("text").asText();
            default -> component.path("label").asText();
        };
    }

    private static String english(JsonNode component, String property) {
        return component.path("properties").path(property).asText();
    }

    /** What a FEEL expression names, its strings left out: {@code =needAnswer != "handedUp"} names one variable. */
    private static Stream<String> variablesOfConditions(JsonNode component) {
        return Stream.concat(
                        Stream.of(component.path("conditional").path("hide")),
                        StreamSupport.stream(component.path("validate").spliterator(), false))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> text.startsWith("="))
                .flatMap(feel -> Pattern.compile("[A-Za-z]\\w*")
                        .matcher(feel.replaceAll("\"[^\"]*\"", ""))
                        .results())
                .map(match -> match.group())
                .filter(word -> !FEEL_WORDS.contains(word));
    }
}
