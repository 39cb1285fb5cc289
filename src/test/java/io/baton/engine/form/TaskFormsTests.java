package io.baton.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskFormsTests {

    private static final String ALL =
            """
            {'type': 'textfield', 'key': 'title', 'label': '名称', 'validate': {'required': true, 'maxLength': 10}},
            {'type': 'textarea', 'key': 'remark', 'label': '意见'},
            {'type': 'number', 'key': 'count', 'label': '数量', 'decimalDigits': 0, 'validate': {'min': 1, 'max': 9}},
            {'type': 'number', 'key': 'load', 'label': '负载'},
            {'type': 'number', 'key': 'price', 'label': '价格', 'decimalDigits': 2, 'serializeToString': true},
            {'type': 'checkbox', 'key': 'agreed', 'label': '同意'},
            {'type': 'radio', 'key': 'verdict', 'label': '结论', 'values': [{'label': '同意', 'value': 'approve'}, {'label': '返工', 'value': 'rework'}]},
            {'type': 'checklist', 'key': 'aspects', 'label': '方面', 'values': [{'label': '网', 'value': 'net'}, {'label': '价', 'value': 'price'}]},
            {'type': 'taglist', 'key': 'tags', 'label': '标签', 'values': [{'label': '急', 'value': 'urgent'}, {'label': '大', 'value': 'big'}]},
            {'type': 'datetime', 'key': 'day', 'dateLabel': '日期', 'subtype': 'date'},
            {'type': 'datetime', 'key': 'time', 'timeLabel': '时间', 'subtype': 'time', 'timeSerializingFormat': 'no_timezone'}
            """;

    private final TaskForms forms = Forms.taskForms();

    @Test
    void aBrowserAndAProgramGetTheSameResult() {
        var form = Forms.of(ALL);
        var fromProgram = new LinkedHashMap<String, Object>();
        fromProgram.put("title", " 沙园街 ");
        fromProgram.put("remark", "一\n二");
        fromProgram.put("count", 3);
        fromProgram.put("load", 0.1);
        fromProgram.put("price", new BigDecimal("1999999.99"));
        fromProgram.put("agreed", false);
        fromProgram.put("verdict", "rework");
        fromProgram.put("aspects", List.of("price", "net"));
        fromProgram.put("tags", List.of("big"));
        fromProgram.put("day", "2026-03-02");
        fromProgram.put("time", "09:30");
        var parameters = new LinkedHashMap<String, String[]>();
        parameters.put("_csrf", new String[] {"x"});
        parameters.put("idempotencyKey", new String[] {"y"});
        parameters.put("field.title", new String[] {"沙园街"});
        parameters.put("field.remark", new String[] {"一\r\n二"});
        parameters.put("field.count", new String[] {"3"});
        parameters.put("field.load", new String[] {"0.10"});
        parameters.put("field.price", new String[] {"1999999.99"});
        parameters.put("field.verdict", new String[] {"rework"});
        parameters.put("field.aspects", new String[] {"net", "price"});
        parameters.put("field.tags", new String[] {"big"});
        parameters.put("field.day", new String[] {"2026-03-02"});
        parameters.put("field.time", new String[] {"09:30:00"});

        var expected = new HashMap<String, Object>();
        expected.put("title", "沙园街");
        expected.put("remark", "一\n二");
        expected.put("count", 3);
        expected.put("load", 0.1);
        expected.put("price", "1999999.99");
        expected.put("agreed", false);
        expected.put("verdict", "rework");
        expected.put("aspects", List.of("net", "price"));
        expected.put("tags", List.of("big"));
        expected.put("day", "2026-03-02");
        expected.put("time", "09:30");
        assertThat(forms.validate(form, Map.of(), fromProgram)).isEqualTo(expected);
        assertThat(forms.validate(form, Map.of(), TaskForms.submitted(form, parameters)))
                .isEqualTo(expected);
    }

    @Test
    void anEmptyFieldClearsItsVariable() {
        var form = Forms.of(ALL);

        var values = forms.validate(form, Map.of("remark", "earlier"), Map.of("title", "x"));

        assertThat(values)
                .containsEntry("remark", null)
                .containsEntry("count", null)
                .containsEntry("agreed", false)
                .containsEntry("tags", List.of());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "title, '', required",
                "title, '   ', required",
                "title, 一二三四五六七八九十一, maxLength",
                "count, 0, min",
                "count, 10, max",
                "count, 1.5, whole",
                "count, x, number",
                "count, 1e3, number",
                "count, １, number",
                "load, 12345678901.23456, digits",
                "load, NaN, number",
                "price, 1.005, decimals",
                "price, 123456789012345678901, number",
                "agreed, yes, checkbox",
                "verdict, reject, option",
                "aspects, law, option",
                "day, 2026-02-29, date",
                "day, 01/03/2026, date",
                "time, 24:00, time",
                "nobodysField, x, unknown",
            })
    void namesWhatIsWrongWithEachField(String key, String value, String reason) {
        var form = Forms.of(ALL);
        var submitted = new HashMap<String, Object>(Map.of("title", "x"));
        submitted.put(key, value.equals("''") ? "" : value.replace("'", ""));

        var refusal = catchThrowableOfType(FormRejected.class, () -> forms.validate(form, Map.of(), submitted));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.problems())
                .extracting(FieldProblem::field, FieldProblem::messageKey)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(key, "engine.form.problem." + reason));
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(Forms.messages().getMessage(refusal.problems().get(0), locale))
                    .isNotBlank()
                    .doesNotContain("{")
                    .doesNotContain("''");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "count, 1",
        "count, 9",
        "title, 一二三四五六七八九十",
        "price, 0.01",
        "price, -5",
        "load, 123456789012345",
        "day, 2024-02-29"
    })
    void acceptsTheBoundaries(String key, String value) {
        var submitted = new HashMap<String, Object>(Map.of("title", "x"));
        submitted.put(key, value);

        assertThat(forms.validate(Forms.of(ALL), Map.of(), submitted).get(key)).isNotNull();
    }

    @Test
    void refusesValuesOfAnotherType() {
        var wrong = Map.<String, Object>of(
                "title",
                5,
                "count",
                true,
                "agreed",
                "on",
                "verdict",
                List.of("approve"),
                "aspects",
                Map.of("net", true),
                "day",
                20260302,
                "time",
                List.of());

        var refusal = catchThrowableOfType(FormRejected.class, () -> forms.validate(Forms.of(ALL), Map.of(), wrong));

        assertThat(refusal.problems())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrderElementsOf(wrong.keySet());
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfThePage() {
        var refusal = catchThrowableOfType(
                FormRejected.class,
                () -> forms.validate(Forms.of(ALL), Map.of(), Map.of("day", "x", "count", 100, "verdict", "y")));

        assertThat(refusal.problems())
                .extracting(FieldProblem::field)
                .containsExactly("title", "count", "verdict", "day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\ud800b"})
    void refusesCharactersThatCannotBeKept(String text) {
        assertThatThrownBy(() -> forms.validate(Forms.of(ALL), Map.of(), Map.of("title", text)))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("characters");
    }

    @Test
    void aLineIsOneLineAndAnUnlimitedTextFitsIntoTheDatabase() {
        var form = Forms.of(ALL);
        assertThatThrownBy(() -> forms.validate(form, Map.of(), Map.of("title", "a\nb")))
                .hasMessageContaining("oneLine");
        assertThat(forms.validate(form, Map.of(), Map.of("title", "a", "remark", "字".repeat(4000))))
                .containsEntry("remark", "字".repeat(4000));
        assertThatThrownBy(() -> forms.validate(form, Map.of(), Map.of("title", "a", "remark", "字".repeat(4001))))
                .hasMessageContaining("maxLength");
    }

    @ParameterizedTest
    @CsvSource({
        "email, a@b.cn, true",
        "email, a.b@c, false",
        "email, a b@c.cn, false",
        "email, @c.cn, false",
        "phone, 020-38761234, true",
        "phone, +86 138 0013 8000, true",
        "phone, 12a45, false",
        "phone, 1234, false",
    })
    void knowsWellKnownForms(String type, String text, boolean valid) {
        var form = Forms.of("{'type': 'textfield', 'key': 'a', 'validate': {'validationType': '" + type + "'}}");

        if (valid) {
            assertThat(forms.validate(form, Map.of(), Map.of("a", text))).containsEntry("a", text);
        } else {
            assertThatThrownBy(() -> forms.validate(form, Map.of(), Map.of("a", text)))
                    .hasMessageContaining("problem." + type);
        }
    }

    @Test
    void aPatternMustBeFound() {
        var form = Forms.of("{'type': 'textfield', 'key': 'a', 'validate': {'pattern': '^HT-[0-9]+$'}}");

        assertThat(forms.validate(form, Map.of(), Map.of("a", "HT-12"))).containsEntry("a", "HT-12");
        assertThatThrownBy(() -> forms.validate(form, Map.of(), Map.of("a", "XHT-12")))
                .hasMessageContaining("pattern");
    }

    @Test
    void aRequiredCheckboxMustBeTickedAndARequiredListNotEmpty() {
        var form = Forms.of(
                "{'type': 'checkbox', 'key': 'a', 'validate': {'required': true}}",
                "{'type': 'checklist', 'key': 'b', 'values': [{'label': 'x', 'value': 'x'}], 'validate': {'required': true}}");

        assertThatThrownBy(() -> forms.validate(form, Map.of(), Map.of("a", false, "b", List.of())))
                .satisfies(refusal -> assertThat(((Refusal) refusal).problems()).hasSize(2));
        assertThat(forms.validate(form, Map.of(), Map.of("a", "true", "b", "x")))
                .containsEntry("a", true)
                .containsEntry("b", List.of("x"));
    }

    @Test
    void todayIsTodayInShanghai() {
        var form = Forms.of("{'type': 'datetime', 'key': 'a', 'subtype': 'date', 'disallowPassedDates': true}");

        assertThat(forms.validate(form, Map.of(), Map.of("a", "2026-03-02"))).containsEntry("a", "2026-03-02");
        assertThatThrownBy(() -> forms.validate(form, Map.of(), Map.of("a", "2026-03-01")))
                .hasMessageContaining("past");
    }

    @Test
    void readOnlyFieldsMayComeBackOnlyAsTheyWere() {
        var form = Forms.of(
                "{'type': 'textarea', 'key': 'need', 'readonly': true, 'validate': {'required': true}}",
                "{'type': 'number', 'key': 'version', 'disabled': true}",
                "{'type': 'checkbox', 'key': 'declared', 'readonly': true}",
                "{'type': 'textfield', 'key': 'empty', 'readonly': true}");
        var variables = Map.<String, Object>of("need", "一\n二", "version", 2);

        assertThat(forms.validate(form, variables, Map.of())).isEmpty();
        assertThat(forms.validate(
                        form, variables, Map.of("need", "一\r\n二", "version", 2.0, "declared", false, "empty", "")))
                .isEmpty();
        assertThatThrownBy(() -> forms.validate(
                        form, variables, Map.of("need", "三", "version", 3, "declared", true, "empty", "x")))
                .satisfies(refusal -> assertThat(((Refusal) refusal).problems())
                        .hasSize(4)
                        .allMatch(problem -> problem.messageKey().equals("engine.form.problem.readOnly")));
    }

    @Test
    void aHiddenFieldIsNotAskedForAndKeepsNothing() {
        var form = Forms.of(
                """
                {'type': 'radio', 'key': 'answer', 'validate': {'required': true},
                 'values': [{'label': 'a', 'value': 'takenOver'}, {'label': 'b', 'value': 'handedUp'}]},
                {'type': 'textarea', 'key': 'measure', 'validate': {'required': true}, 'conditional': {'hide': '=answer != \\"takenOver\\"'}},
                {'type': 'group', 'conditional': {'hide': '=measure = null'}, 'components': [
                    {'type': 'textfield', 'key': 'todo', 'validate': {'required': true}}]}
                """);

        var values = forms.validate(form, Map.of(), Map.of("answer", "handedUp", "measure", "smuggled", "todo", "too"));

        assertThat(values)
                .containsEntry("answer", "handedUp")
                .containsEntry("measure", null)
                .containsEntry("todo", null);
        assertThatThrownBy(() -> forms.validate(form, Map.of(), Map.of("answer", "takenOver")))
                .satisfies(refusal -> assertThat(((Refusal) refusal).problems())
                        .extracting(FieldProblem::field)
                        .containsExactly("measure"));
        assertThatThrownBy(() -> forms.validate(form, Map.of(), Map.of("answer", "takenOver", "measure", "x")))
                .satisfies(refusal -> assertThat(((Refusal) refusal).problems())
                        .extracting(FieldProblem::field)
                        .containsExactly("todo"));
    }

    @Test
    void aConditionReadsReadOnlyFieldsFromTheProcessOnly() {
        var form = Forms.of(
                "{'type': 'textfield', 'key': 'grade', 'readonly': true}",
                "{'type': 'textfield', 'key': 'reason', 'validate': {'required': true}, 'conditional': {'hide': '=grade = \\\"C\\\"'}}");

        assertThatThrownBy(() -> forms.validate(form, Map.of("grade", "A"), Map.of("grade", "C")))
                .satisfies(refusal -> assertThat(((Refusal) refusal).problems())
                        .extracting(FieldProblem::field)
                        .containsExactly("grade", "reason"));
    }
}
