package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of every decision table; what it answers is in {@link DecisionCasesTests}. */
class DecisionTableTests {

    @ParameterizedTest
    @MethodSource("io.baton.Models#decisions")
    void holdsOneDecisionNamedLikeItsFile(Path file) {
        var decisions = read(file).getModelElementsByType(Decision.class);

        assertThat(decisions).hasSize(1);
        var decision = decisions.iterator().next();
        assertThat(decision.getId()).isEqualTo(Models.camelCase(Models.nameOf(file)));
        assertThat(decision.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
        assertThat(decision.getVersionTag()).isNotBlank();
        assertThat(Path.of("src/main/java/io/baton", Models.moduleOf(file), "package-info.java"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#decisions")
    void isUniqueUnlessItSaysWhyNot(Path file) {
        var table = read(file)
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();

        if (table.getHitPolicy() != HitPolicy.UNIQUE) {
            var decision = (Decision) table.getParentElement();
            assertThat(decision.getDescription().getTextContent())
                    .as("the reason")
                    .contains(table.getHitPolicy().name());
        }
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#decisions")
    void quotesTheRuleBehindEachLine(Path file) {
        assertThat(read(file).getModelElementsByType(Rule.class)).isNotEmpty().allSatisfy(rule -> {
            var description = rule.getDescription().getTextContent();
            assertThat(description).matches("R-[A-Z]{2}-\\d+ .+ / .+");
            assertThat(Models.isChinese(description)).as(description).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#decisions")
    void namesWhatItReadsAndAnswers(Path file) {
        var model = read(file);

        assertThat(model.getModelElementsByType(Decision.class))
                .allMatch(decision -> Models.isChinese(decision.getName()));
        assertThat(model.getModelElementsByType(Input.class)).isNotEmpty().allSatisfy(input -> {
            assertThat(Models.isChinese(input.getLabel())).as(input.getId()).isTrue();
            assertThat(input.getInputExpression().getText().getTextContent())
                    .as("one variable in %s", input.getId())
                    .matches("[a-z][A-Za-z]*");
            assertThat(input.getInputExpression().getTypeRef())
                    .as("type of %s", input.getId())
                    .isNotBlank();
        });
        assertThat(model.getModelElementsByType(Output.class)).isNotEmpty().allSatisfy(output -> {
            assertThat(Models.isChinese(output.getLabel())).as(output.getId()).isTrue();
            assertThat(output.getName()).matches("[a-z][A-Za-z]*");
            assertThat(output.getTypeRef()).as("type of %s", output.getId()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#decisions")
    void speaksFeelOnly(Path file) {
        var model = read(file);

        assertThat(model.getDefinitions().getNamespace()).isNotBlank();
        assertThat(model.getDefinitions().getExpressionLanguage())
                .isIn(null, "https://www.omg.org/spec/DMN/20191111/FEEL/");
        assertThat(model.getModelElementsByType(UnaryTests.class))
                .allMatch(test -> isFeel(test.getExpressionLanguage()));
        assertThat(model.getModelElementsByType(LiteralExpression.class))
                .allMatch(expression -> isFeel(expression.getExpressionLanguage()));
        assertThat(model.getModelElementsByType(DmnElement.class))
                .allSatisfy(element -> assertThat(element.getRawTextContent()).doesNotContain("${", "#{"));
    }

    private static boolean isFeel(String language) {
        return List.of("feel", "").contains(language == null ? "" : language);
    }

    private static DmnModelInstance read(Path file) {
        return Dmn.readModelFromFile(file.toFile());
    }
}
