package io.baton.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.web.FieldProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** The form as a browser gets it. */
class FormPageTests {

    private static final String HOSTILE =
            "</textarea></script><script>alert(1)</script><img src=x onerror=alert(1)>${7*7}[[7*7]]\\\" onfocus=\\\"x";

    private final TaskForms forms = Forms.taskForms();

    @Test
    void everyComponentStandsOnThePageWithLabelHelpAndProblem() {
        var page = page(
                """
                {'type': 'text', 'text': '# 请核对\\n- **价格**\\n- *日期*\\n\\n谢谢'},
                {'type': 'separator'},
                {'type': 'group', 'label': '报价', 'components': [
                  {'type': 'number', 'key': 'price', 'label': '价格', 'description': '含税', 'appearance': {'suffixAdorner': '元'}, 'validate': {'required': true},
                   'layout': {'row': 'r', 'columns': 8}},
                  {'type': 'textfield', 'key': 'code', 'label': '编号', 'validate': {'maxLength': 8}, 'layout': {'row': 'r', 'columns': 8}}]},
                {'type': 'textarea', 'key': 'remark', 'label': '意见'},
                {'type': 'checkbox', 'key': 'agreed', 'label': '同意'},
                {'type': 'radio', 'key': 'verdict', 'label': '结论', 'values': [{'label': '同意', 'value': 'approve'}, {'label': '返工', 'value': 'rework'}]},
                {'type': 'select', 'key': 'region', 'label': '地区', 'values': [{'label': '天河', 'value': 'tianhe'}]},
                {'type': 'checklist', 'key': 'aspects', 'label': '方面', 'values': [{'label': '网络', 'value': 'net'}]},
                {'type': 'taglist', 'key': 'tags', 'label': '标签', 'values': [{'label': '急', 'value': 'urgent'}]},
                {'type': 'datetime', 'key': 'day', 'dateLabel': '日期', 'subtype': 'date'},
                {'type': 'textarea', 'key': 'need', 'label': '需求', 'readonly': true}
                """,
                Map.of("need", "一\n二"),
                Map.of(
                        "price",
                        "x",
                        "code",
                        "K1",
                        "remark",
                        "很好",
                        "agreed",
                        "true",
                        "verdict",
                        "rework",
                        "region",
                        "tianhe",
                        "aspects",
                        List.of("net"),
                        "tags",
                        List.of("urgent"),
                        "day",
                        "2026-03-02"),
                List.of(FieldProblem.of("price", "engine.form.problem.number")),
                Locale.SIMPLIFIED_CHINESE);

        assertThat(page.select("h4").text()).isEqualTo("请核对");
        assertThat(page.select("li strong").text()).isEqualTo("价格");
        assertThat(page.select("li em").text()).isEqualTo("日期");
        assertThat(page.select("hr")).hasSize(1);
        assertThat(page.select("fieldset > legend").first().text()).isEqualTo("报价");
        assertThat(page.select("fieldset .row").first().select("> .col-md-6")).hasSize(2);
        var price = page.getElementById("field-price");
        assertThat(price.attr("name")).isEqualTo("field.price");
        assertThat(price.val()).isEqualTo("x");
        assertThat(price.hasAttr("required")).isTrue();
        assertThat(price.attr("aria-invalid")).isEqualTo("true");
        assertThat(price.attr("aria-describedby")).isEqualTo("field-price-help field-price-problem");
        assertThat(page.getElementById("field-price-help").text()).isEqualTo("含税");
        assertThat(page.getElementById("field-price-problem").text()).isEqualTo("请填写数字，例如 1250.5。");
        assertThat(page.select("label[for=field-price]").hasClass("required")).isTrue();
        assertThat(page.select(".input-group-text").text()).isEqualTo("元");
        assertThat(page.getElementById("field-code").attr("maxlength")).isEqualTo("8");
        assertThat(page.getElementById("field-code").hasAttr("required")).isFalse();
        assertThat(page.getElementById("field-remark").text()).isEqualTo("很好");
        assertThat(page.getElementById("field-agreed").hasAttr("checked")).isTrue();
        assertThat(page.select("input[name=field.verdict][checked]").val()).isEqualTo("rework");
        assertThat(page.select("select option[selected]").val()).isEqualTo("tianhe");
        assertThat(page.select("input[name=field.aspects][checked]")).hasSize(1);
        assertThat(page.select("input[name=field.tags][checked]")).hasSize(1);
        assertThat(page.getElementById("field-day").attr("type")).isEqualTo("date");
        assertThat(page.getElementById("field-need").wholeText()).isEqualTo("一\n二");
        assertThat(page.select("[name=field.need]")).isEmpty();
        assertEveryInputHasALabel(page);
    }

    @Test
    void speaksBothLanguages() {
        var component =
                """
                {'type': 'group', 'label': '评审', 'properties': {'en': 'Review'}, 'components': [
                  {'type': 'radio', 'key': 'verdict', 'label': '结论', 'description': '请选择一项', 'values': [{'label': '同意', 'value': 'approve'}],
                   'properties': {'en': 'Verdict', 'en.description': 'Choose one', 'en.approve': 'Approve'}},
                  {'type': 'select', 'key': 'region', 'label': '地区', 'readonly': true, 'values': [{'label': '天河', 'value': 'tianhe'}],
                   'properties': {'en': 'Region', 'en.tianhe': 'Tianhe'}},
                  {'type': 'checkbox', 'key': 'declared', 'label': '已声明', 'readonly': true, 'properties': {'en': 'Declared'}}]}
                """;
        var variables = Map.<String, Object>of("region", "tianhe");

        var chinese = page(component, variables, null, List.of(), Locale.SIMPLIFIED_CHINESE);
        var english = page(component, variables, null, List.of(), Locale.ENGLISH);

        assertThat(chinese.text()).isEqualTo("评审 结论 同意 请选择一项 地区 天河 已声明 否");
        assertThat(english.text()).isEqualTo("Review Verdict Approve Choose one Region Tianhe Declared No");
    }

    @Test
    void nothingOfTheFormOrTheProcessBecomesMarkup() {
        var page = page(
                """
                {'type': 'text', 'text': 'H'}, {'type': 'group', 'label': 'H', 'components': []},
                {'type': 'textfield', 'key': 'a', 'label': 'H', 'description': 'H', 'appearance': {'prefixAdorner': 'H', 'suffixAdorner': 'H'}},
                {'type': 'textarea', 'key': 'b', 'label': 'H', 'description': 'H'},
                {'type': 'number', 'key': 'c', 'label': 'H'},
                {'type': 'checkbox', 'key': 'd', 'label': 'H'},
                {'type': 'radio', 'key': 'e', 'label': 'H', 'values': [{'label': 'H', 'value': 'H'}]},
                {'type': 'select', 'key': 'f', 'label': 'H', 'values': [{'label': 'H', 'value': 'H'}]},
                {'type': 'checklist', 'key': 'g', 'label': 'H', 'values': [{'label': 'H', 'value': 'H'}]},
                {'type': 'taglist', 'key': 'h', 'label': 'H', 'values': [{'label': 'H', 'value': 'H'}]},
                {'type': 'datetime', 'key': 'i', 'label': 'H', 'subtype': 'date'},
                {'type': 'textfield', 'key': 'j', 'label': 'H', 'readonly': true}
                """
                        .replace("'H'", "'" + HOSTILE + "'"),
                Map.of("j", HOSTILE),
                Map.of("a", HOSTILE, "b", HOSTILE, "c", HOSTILE, "i", HOSTILE),
                List.of(),
                Locale.ENGLISH);

        assertThat(page.select("script, img, [onfocus], [onerror]")).isEmpty();
        assertThat(page.html()).doesNotContain("49");
        assertThat(page.getElementById("field-a").val()).isEqualTo(HOSTILE);
        assertThat(page.getElementById("field-b").wholeText()).isEqualTo(HOSTILE);
    }

    @Test
    void showsAndHidesAsConditionsSay() {
        var component =
                """
                {'type': 'radio', 'key': 'answer', 'label': '答复', 'values': [{'label': 'a', 'value': 'yes'}, {'label': 'b', 'value': 'no'}]},
                {'type': 'textfield', 'key': 'why', 'label': '理由', 'validate': {'required': true}, 'conditional': {'hide': '=answer != \\"no\\"'}}
                """;

        var untouched = page(component, Map.of(), null, List.of(), Locale.ENGLISH);
        var answered = page(component, Map.of(), Map.of("answer", "no", "why", "typed"), List.of(), Locale.ENGLISH);

        assertThat(untouched.getElementById("field-why")).isNull();
        assertThat(answered.getElementById("field-why").val()).isEqualTo("typed");
        assertThat(untouched.select("#form-test-form[hx-target=this][hx-swap=outerHTML]"))
                .hasSize(1);
        assertThat(untouched.select("input[type=radio]").eachAttr("hx-post")).containsOnly("/tasks/1/form");
        assertThat(answered.getElementById("field-why").hasAttr("hx-post")).isFalse();
    }

    @Test
    void aDefaultStandsInAFieldOnlyUntilSomethingWasEntered() {
        var component = "{'type': 'textfield', 'key': 'a', 'label': 'x', 'defaultValue': '默认'}";

        assertThat(value(component, Map.of(), null)).isEqualTo("默认");
        assertThat(value(component, Map.of("a", "变量"), null)).isEqualTo("变量");
        assertThat(value(component, Map.of("a", "变量"), Map.of("a", ""))).isEmpty();
        assertThat(value(component, Map.of("a", "变量"), Map.of("a", "新"))).isEqualTo("新");
    }

    @Test
    void numbersReadAsPeopleWriteThem() {
        var component = "{'type': 'number', 'key': 'a', 'label': 'x'}";

        assertThat(value(component, Map.of("a", 12345678.5), null)).isEqualTo("12345678.5");
        assertThat(value(component, Map.of("a", 2.0), null)).isEqualTo("2");
        assertThat(value(component, Map.of("a", 3_000_000_000d), null)).isEqualTo("3000000000");
    }

    private String value(String component, Map<String, Object> variables, Map<String, Object> submitted) {
        return page(component, variables, submitted, List.of(), Locale.ENGLISH)
                .getElementById("field-a")
                .val();
    }

    private static void assertEveryInputHasALabel(Element page) {
        for (var input : page.select("input, select, textarea")) {
            boolean labelled = input.closest("label") != null
                    || !page.select("label[for=" + input.id() + "]").isEmpty();
            assertThat(labelled).as(input.outerHtml()).isTrue();
        }
    }

    @Test
    void whatAPanelShowsStandsInTasklistOnly() {
        var page = page(
                """
                {'type': 'textarea', 'key': 'remarks', 'label': '意见', 'readonly': true, 'properties': {'baton.page': 'panel'}},
                {'type': 'group', 'id': 'all', 'label': '背景', 'components': [
                    {'type': 'textarea', 'key': 'cause', 'label': '原因', 'readonly': true, 'properties': {'baton.page': 'panel'}}]},
                {'type': 'textarea', 'key': 'need', 'label': '需求', 'readonly': true}
                """,
                Map.of("need", "一", "remarks", "二"),
                Map.of(),
                List.of(),
                Locale.SIMPLIFIED_CHINESE);

        assertThat(page.text()).contains("需求", "一").doesNotContain("意见", "二", "原因");
        assertThat(page.text()).as("no heading over nothing").doesNotContain("背景");
    }

    private Element page(
            String components,
            Map<String, Object> variables,
            Map<String, Object> submitted,
            List<FieldProblem> problems,
            Locale locale) {
        var form = Forms.of(components);
        var view = submitted == null
                ? forms.view(form, variables, locale, "/tasks/1/form")
                : forms.view(form, variables, submitted, problems, locale, "/tasks/1/form");
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.setOrder(1);
        var engine = new SpringTemplateEngine();
        resolver.setResolvablePatterns(Set.of("engine/*"));
        engine.setTemplateResolvers(Set.of(resolver, new StringTemplateResolver()));
        engine.setTemplateEngineMessageSource(Forms.messages());
        var context = new Context(locale, Map.of("view", view));
        return Jsoup.parse(engine.process("<th:block th:replace=\"~{engine/form :: form(${view})}\"/>", context))
                .body();
    }
}
