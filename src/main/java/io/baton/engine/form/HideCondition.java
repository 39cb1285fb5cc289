package io.baton.engine.form;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.jspecify.annotations.Nullable;

/**
 * When a component is hidden: a FEEL expression over the form's fields and the process variables. Offered are variables, literals,
 * comparison, {@code and}, {@code or}, {@code not}, {@code if}, {@code in}, arithmetic and {@code list contains}: nothing that
 * loops or that reads the time, so that an answer always comes at once and the same for everybody.
 */
public final class HideCondition {

    private static final int LONGEST = 300;
    private static final int DEEPEST_BRACKETS = 6;
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final Set<String> FUNCTIONS = Set.of("not", "list contains");
    private static final Set<String> OFFERED = Set.of(
            "Not",
            "Equal",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "Conjunction",
            "Disjunction",
            "If",
            "In",
            "AtLeastOne",
            "UnaryTestExpression",
            "InputEqualTo",
            "InputLessThan",
            "InputLessOrEqual",
            "InputGreaterThan",
            "InputGreaterOrEqual",
            "InputInRange",
            "ConstRange",
            "ClosedConstRangeBoundary",
            "OpenConstRangeBoundary",
            "Addition",
            "Subtraction",
            "Multiplication",
            "Division",
            "ArithmeticNegation",
            "FunctionInvocation",
            "PositionalFunctionParameters",
            "Ref",
            "ConstNull$",
            "ConstBool",
            "ConstString",
            "ConstNumber",
            "ConstList");

    private final String text;
    private final ParsedExpression expression;
    private final Set<String> variables;

    private HideCondition(String text, ParsedExpression expression, Set<String> variables) {
        this.text = text;
        this.expression = expression;
        this.variables = variables;
    }

    /**
     * @param text with or without the equals sign that marks FEEL in Camunda Forms
     * @throws IllegalArgumentException when it isn't FEEL or uses more than is offered
     */
    static HideCondition of(String text) {
        var feel = text.startsWith("=") ? text.substring(1).strip() : text.strip();
        // The parser backtracks over nested brackets, at a cost that grows with every level.
        if (feel.isEmpty() || feel.length() > LONGEST || depth(feel) > DEEPEST_BRACKETS) {
            throw new IllegalArgumentException("empty, longer than " + LONGEST + " or nested too deeply");
        }
        var parsed = FEEL.parseExpression(feel);
        if (!parsed.isSuccess()) {
            throw new IllegalArgumentException("not FEEL");
        }
        var names = new TreeSet<String>();
        check(parsed.parsedExpression().expression(), names);
        return new HideCondition(feel, parsed.parsedExpression(), Set.copyOf(names));
    }

    /** Names of the variables the answer depends on. */
    public Set<String> variables() {
        return variables;
    }

    /**
     * Whether the component is hidden. A condition without an answer hides nothing, so that a doubtful field is rather asked for.
     *
     * @param values reads a value by variable name
     */
    public boolean holds(Function<String, @Nullable Object> values) {
        var context = new HashMap<String, @Nullable Object>();
        variables.forEach(name -> context.put(name, values.apply(name)));
        var answer = FEEL.evaluate(expression, Map.copyOf(withoutNulls(context)));
        return answer.isSuccess() && Boolean.TRUE.equals(answer.result());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HideCondition that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** An absent variable is null in FEEL. */
    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> values) {
        var known = new HashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                known.put(name, value);
            }
        });
        return known;
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
                case ')', ']', '}' -> depth--;
                default -> {}
            }
        }
        return deepest;
    }

    private static void check(Object node, Set<String> names) {
        if (node instanceof Ref reference) {
            if (reference.names().size() != 1) {
                throw new IllegalArgumentException("a path is not offered: " + reference.names());
            }
            names.add(reference.names().head());
            return;
        }
        if (node instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
            throw new IllegalArgumentException("function not offered: " + call.function());
        }
        boolean list = node instanceof Iterable<?>;
        if (!list && isSyntax(node) && !OFFERED.contains(node.getClass().getSimpleName())) {
            throw new IllegalArgumentException("not offered: " + node.getClass().getSimpleName());
        }
        if (list) {
            var parts = ((Iterable<?>) node).iterator();
            while (parts.hasNext()) {
                check(parts.next(), names);
            }
        } else if (isSyntax(node)) {
            var parts = ((Product) node).productIterator();
            while (parts.hasNext()) {
                check(parts.next(), names);
            }
        }
    }

    private static boolean isSyntax(Object node) {
        return node instanceof Product && node.getClass().getPackage().equals(Exp.class.getPackage());
    }
}
