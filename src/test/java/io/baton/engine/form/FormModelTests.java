package io.baton.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormModelTests {

    @Test
    void readsEveryOfferedComponent() {
        var form = Forms.of(
                "{'type': 'text', 'text': '# 请核对'}",
                "{'type': 'separator'}",
                """
                {'type': 'group', 'label': '报价', 'properties': {'en': 'Price'}, 'showOutline': true, 'components': [
                  {'type': 'number', 'key': 'price', 'label': '价格', 'decimalDigits': 2, 'serializeToString': true, 'defaultValue': 1.5,
                   'appearance': {'suffixAdorner': '元'}, 'validate': {'min': 0, 'max': '9999.99', 'required': true}}]}
                """,
                "{'type': 'textfield', 'key': 'code', 'label': '编号', 'validate': {'pattern': '^[A-Z]+$', 'minLength': 2}}",
                "{'type': 'textarea', 'key': 'remark', 'label': '意见', 'description': '写明理由', 'properties': {'en': 'Remark', 'en.description': 'Say why'}}",
                "{'type': 'checkbox', 'key': 'agreed', 'label': '同意'}",
                "{'type': 'radio', 'key': 'verdict', 'label': '结论', 'values': [{'label': '同意', 'value': 'approve'}], 'properties': {'en.approve': 'Approve'}}",
                "{'type': 'select', 'key': 'region', 'label': '地区', 'searchable': true, 'values': [{'label': '天河', 'value': 'tianhe'}]}",
                "{'type': 'checklist', 'key': 'aspects', 'label': '方面', 'values': [{'label': '网络', 'value': 'net'}]}",
                "{'type': 'taglist', 'key': 'tags', 'label': '标签', 'values': [{'label': '急', 'value': 'urgent'}]}",
                "{'type': 'datetime', 'key': 'day', 'dateLabel': '日期', 'subtype': 'date', 'conditional': {'hide': '=verdict != null'}}");

        assertThat(form.fields())
                .extracting(FormField::key)
                .containsExactly("price", "code", "remark", "agreed", "verdict", "region", "aspects", "tags", "day");
        var price = form.field("price").orElseThrow();
        assertThat(price.input())
                .isEqualTo(new FieldInput.Number(
                        BigDecimal.ZERO, new BigDecimal("9999.99"), 2, null, true, null, new Wording("元", "元")));
        assertThat(price.defaultValue()).isEqualTo(new BigDecimal("1.5"));
        var remark = form.field("remark").orElseThrow();
        assertThat(remark.label().in(Locale.ENGLISH)).isEqualTo("Remark");
        assertThat(remark.label().in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("意见");
        assertThat(remark.help()).contains(new Wording("写明理由", "Say why"));
        assertThat(((FieldInput.Choice) form.field("verdict").orElseThrow().input()).options())
                .containsExactly(new FieldInput.Option("approve", new Wording("同意", "Approve")));
        assertThat(form.field("day").orElseThrow().label().zh()).isEqualTo("日期");
        assertThat(form.conditionVariables()).containsExactly("verdict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'button', 'label': 'x'} | components[0]",
                "{'type': 'html', 'content': '<b>x</b>'} | components[0]",
                "{'type': 'iframe', 'url': 'http://x'} | components[0]",
                "{'type': 'filepicker', 'key': 'f'} | components[0]",
                "{'type': 'script', 'key': 'f'} | components[0]",
                "{'type': 'dynamiclist', 'components': []} | components[0]",
                "{'type': 'expression', 'key': 'f', 'expression': '=1'} | components[0]",
                "{'type': 'textfield'} | components[0].key",
                "{'type': 'textfield', 'key': 'a.b'} | components[0].key",
                "{'type': 'textfield', 'key': '${a}'} | components[0].key",
                "{'type': 'textfield', 'key': 'a'}, {'type': 'number', 'key': 'a'} | components[1].key",
                "{'type': 'textfield', 'key': 'a', 'label': '=1 + 1'} | components[0].label",
                "{'type': 'textfield', 'key': 'a', 'label': 'a {{b}}'} | components[0].label",
                "{'type': 'textfield', 'key': 'a', 'label': 5} | components[0].label",
                "{'type': 'textfield', 'key': 'a', 'readonly': '=b'} | components[0].readonly",
                "{'type': 'textfield', 'key': 'a', 'valuesExpression': '=b'} | components[0].valuesExpression",
                "{'type': 'textfield', 'key': 'a', 'validate': {'maxLength': 4001}} | components[0].validate.maxLength",
                "{'type': 'textfield', 'key': 'a', 'validate': {'maxLength': '=b'}} | components[0].validate.maxLength",
                "{'type': 'textfield', 'key': 'a', 'validate': {'pattern': '('}} | components[0].validate.pattern",
                "{'type': 'textfield', 'key': 'a', 'validate': {'validationType': 'iban'}} | components[0].validate.validationType",
                "{'type': 'textarea', 'key': 'a', 'validate': {'min': 1}} | components[0].validate.min",
                "{'type': 'number', 'key': 'a', 'decimalDigits': 11} | components[0].decimalDigits",
                "{'type': 'number', 'key': 'a', 'validate': {'min': '1e9'}} | components[0].validate.min",
                "{'type': 'number', 'key': 'a', 'defaultValue': 'x'} | components[0].defaultValue",
                "{'type': 'checkbox', 'key': 'a', 'defaultValue': 'yes'} | components[0].defaultValue",
                "{'type': 'radio', 'key': 'a', 'valuesKey': 'b'} | components[0].valuesKey",
                "{'type': 'radio', 'key': 'a'} | components[0].values",
                "{'type': 'radio', 'key': 'a', 'values': []} | components[0].values",
                "{'type': 'radio', 'key': 'a', 'values': [{'label': 'x', 'value': 1}]} | components[0].values[0]",
                "{'type': 'select', 'key': 'a', 'values': [{'label': 'x', 'value': 'y'}, {'label': 'z', 'value': 'y'}]} | components[0].values[1]",
                "{'type': 'select', 'key': 'a', 'values': [{'label': 'x', 'value': 'y'}], 'defaultValue': 'z'} | components[0].defaultValue",
                "{'type': 'datetime', 'key': 'a', 'subtype': 'week'} | components[0].subtype",
                "{'type': 'datetime', 'key': 'a', 'subtype': 'time'} | components[0].timeSerializingFormat",
                "{'type': 'textfield', 'key': 'a', 'readonly': true, 'properties': {'baton.page': 'no'}} | components[0].properties.baton.page",
                "{'type': 'group', 'path': 'x', 'components': []} | components[0].path",
                "{'type': 'group', 'isRepeating': true, 'components': []} | components[0].isRepeating",
                "{'type': 'group', 'components': [{'type': 'table'}]} | components[0].components[0]",
                "{'type': 'group', 'components': [{'type': 'textfield', 'key': 'a', 'conditional': {'hide': '=b.c'}}]} | components[0].components[0].conditional.hide",
                "5 | components[0]",
            })
    void refusesWhatIsNotOfferedAndSaysWhere(String component, String path) {
        var refusal = catchThrowableOfType(FormNotOffered.class, () -> Forms.of(component));

        assertThat(refusal.path()).isEqualTo(path);
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(Forms.messages().getMessage(refusal, locale)).contains(path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"id\": \"a\", \"id\": \"b\", \"type\": \"default\", \"schemaVersion\": 16, \"components\": []}",
                "{\"id\": \"a\", \"type\": \"default\", \"schemaVersion\": 17, \"components\": []}",
                "{\"id\": \"a\", \"type\": \"default\", \"components\": []}",
                "{\"id\": \"../a\", \"type\": \"default\", \"schemaVersion\": 16, \"components\": []}",
                "{\"id\": \"a\", \"type\": \"other\", \"schemaVersion\": 16, \"components\": []}",
                "{\"id\": \"a\", \"type\": \"default\", \"schemaVersion\": 16}",
                "{\"id\": \"a\", \"type\": \"default\", \"schemaVersion\": 16, \"components\": []} {}",
            })
    void refusesWhatIsNotAForm(String json) {
        assertThatThrownBy(() -> FormModel.parse(json)).isInstanceOf(FormNotOffered.class);
    }

    @Test
    void refusesAFormThatIsTooLargeOrTooDeep() {
        var many = Stream.generate(() -> "{'type': 'separator'}").limit(301).toArray(String[]::new);
        assertThatThrownBy(() -> Forms.of(many)).isInstanceOf(FormNotOffered.class);
        assertThatThrownBy(() -> FormModel.parse(" ".repeat(300_000))).isInstanceOf(FormNotOffered.class);
        var deep = "{'type': 'separator'}";
        for (int level = 0; level < 6; level++) {
            deep = "{'type': 'group', 'components': [" + deep + "]}";
        }
        var tooDeep = deep;
        assertThatThrownBy(() -> Forms.of(tooDeep)).isInstanceOf(FormNotOffered.class);
        assertThatThrownBy(() -> FormModel.parse("[".repeat(100_000))).isInstanceOf(FormNotOffered.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for x in 1..1000000000 return x",
                "some x in [1, 2] satisfies x > 1",
                "{a: 1}.a = 1",
                "function(x) x",
                "today() > now()",
                "a.b",
                "a[1] = 2",
                "matches(a, \"(x+)+\")",
                "1 +",
                "((((((((a))))))))",
                "",
            })
    void refusesConditionsThatLoopOrReachFurther(String condition) {
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> assertThatThrownBy(() -> HideCondition.of(condition))
                .isInstanceOf(IllegalArgumentException.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=a != \"x\" | true",
                "=a = null | true",
                "=not(b) | false",
                "=b and c >= 2.5 | true",
                "=c in [1..3] | true",
                "=c in (1, 2.5) | true",
                "=if b then c > 10 else true | false",
                "=list contains(d, \"y\") | true",
                "=c * 2 = 5 | true",
                "=missing = null | true",
                "=missing > 3 | false",
                "=a > 3 | false",
            })
    void evaluatesConditionsWithTheEnginesFeel(String condition, boolean holds) {
        var values = java.util.Map.<String, Object>of("b", true, "c", 2.5, "d", List.of("x", "y"));

        assertThat(HideCondition.of(condition).holds(values::get)).isEqualTo(holds);
    }

    @Test
    void aHostilePatternCostsLittleAndDoesNotMatch() {
        var pattern = TextPattern.of("(a+)+$");
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> assertThat(pattern.foundIn("a".repeat(400) + "!"))
                .isFalse());
        assertThat(pattern.foundIn("aaaa")).isTrue();
    }

    @Test
    void offersEveryFormThatIsShipped() throws IOException {
        var folder = Path.of("forms");
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".form")).toList()) {
                var form = FormModel.parse(Files.readString(file));
                assertThat(file.getFileName()).hasToString(form.id() + ".form");
            }
        }
    }
}
