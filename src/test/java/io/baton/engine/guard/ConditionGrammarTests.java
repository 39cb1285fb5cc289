package io.baton.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionGrammarTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${a}",
                "#{a}",
                "${a == 'district'}",
                "${a == \"x\"}",
                "${a == null}",
                "${a == '没有意见'}",
                "${reworks < reworkLimit}",
                "${a and b}",
                "${a && b || !c}",
                "${not a or b}",
                "${(a + 1) * 2 >= b / 3 - 0.5}",
                "${a eq 1 or b ne 2}",
                "${a lt 1}",
                "${a le 1}",
                "${a gt 1}",
                "${a ge 1}",
                "${-a < 3}",
                "${true}",
                "${false == a}",
                "  ${ a == 1 }  ",
                "${securityRequired and securityVerdict == null}",
                "${a != 'it is . [ ( fine in a text'}"
            })
    void acceptsTheGrammar(String condition) {
        assertThat(ConditionGrammar.variablesOf(condition)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "${}",
                "${ }",
                "${a",
                "a}",
                "${a}${b}",
                "x ${a}",
                "${a} x",
                "${a.b}",
                "${a['b']}",
                "${a()}",
                "${''.getClass()}",
                "${\"\".class}",
                "${a ? b : c}",
                "${a = 1}",
                "${x -> x}",
                "${a; b}",
                "${a, b}",
                "${empty a}",
                "${a instanceof b}",
                "${a mod 2}",
                "${a % 2}",
                "${a div 2}",
                "${ns:f(a)}",
                "${[1]}",
                "${{a}}",
                "${execution}",
                "${task}",
                "${authenticatedUserId}",
                "${variableContext}",
                "${caseExecution}",
                "${externalTask}",
                "${'a'.b}",
                "${1.a}",
                "${1.}",
                "${1..2}",
                "${1e5}",
                "${.5}",
                "${'a}",
                "${'a\\'b'}",
                "${'a${b}'}",
                "${a == 'x}'}",
                "${a b}",
                "${a ==}",
                "${== a}",
                "${(a}",
                "${a)}",
                "${a == b == c}",
                "${a < b < c}",
                "${a | b}",
                "${a & b}",
                "${a += 1}",
                "${a++b.c}",
                "${тело}",
                "${a\u00a0== 1}",
                "${a\u0000}",
                "${`a`}",
                "${@bean}",
                "${a?.b}",
                "${T(java.lang.Runtime)}"
            })
    void refusesEverythingElse(String condition) {
        assertThatThrownBy(() -> ConditionGrammar.variablesOf(condition))
                .isInstanceOf(ConditionGrammar.Violation.class);
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThatThrownBy(() -> ConditionGrammar.variablesOf("${" + "a+".repeat(1_000) + "a}"))
                .isInstanceOf(ConditionGrammar.Violation.class);
        assertThatThrownBy(() -> ConditionGrammar.variablesOf("${" + "(".repeat(400) + "a" + ")".repeat(400) + "}"))
                .isInstanceOf(ConditionGrammar.Violation.class);
        assertThatThrownBy(() -> ConditionGrammar.variablesOf("${" + "!".repeat(900) + "a}"))
                .isInstanceOf(ConditionGrammar.Violation.class);
    }

    @Test
    void tellsTheVariables() {
        assertThat(ConditionGrammar.variablesOf("${a == 'b' and (c + d) > 1 or true}"))
                .containsExactly("a", "c", "d");
    }

    @Test
    void knowsASoleName() {
        assertThat(ConditionGrammar.soleNameIn("${designer}")).contains("designer");
        assertThat(ConditionGrammar.soleNameIn("${ designer }")).isEmpty();
        assertThat(ConditionGrammar.soleNameIn("${designer.name}")).isEmpty();
        assertThat(ConditionGrammar.soleNameIn("${execution}")).isEmpty();
        assertThat(ConditionGrammar.soleNameIn("${null}")).isEmpty();
        assertThat(ConditionGrammar.soleNameIn("designer")).isEmpty();
    }
}
