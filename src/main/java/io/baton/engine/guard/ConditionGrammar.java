package io.baton.engine.guard;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The grammar of conditions in models, inside one <code>${…}</code> or <code>#{…}</code>: variables, literals, comparison,
 * and/or/not, + − × ÷ and parentheses. It has no dot, bracket or call, so that an accepted condition can reach nothing but
 * variables.
 */
final class ConditionGrammar {

    static final int MAX_LENGTH = 1_000;
    static final int MAX_DEPTH = 32;

    /** Names that the engine resolves to its own objects instead of variables. */
    static final Set<String> ENGINE_NAMES =
            Set.of("execution", "task", "externalTask", "caseExecution", "variableContext", "authenticatedUserId");

    /** Words that mean something else in the engine's expression language. */
    private static final Set<String> FOREIGN_WORDS = Set.of("empty", "instanceof", "div", "mod");

    private static final Set<String> COMPARISONS =
            Set.of("==", "!=", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge");

    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "true", "false", "null");

    private final String source;
    private final Set<String> variables = new LinkedHashSet<>();
    private int position;
    private int depth;
    private Kind kind = Kind.END;
    private String token = "";

    private enum Kind {
        NAME,
        WORD,
        LITERAL,
        SYMBOL,
        END
    }

    /** What breaks the grammar, in words for the modeller. */
    static final class Violation extends RuntimeException {
        private Violation(String message) {
            super(message, null, false, false);
        }
    }

    private ConditionGrammar(String source) {
        this.source = source;
    }

    /**
     * The variables that the expression reads.
     *
     * @throws Violation when the text is anything but one expression of this grammar
     */
    static Set<String> variablesOf(String text) {
        var expression = text.strip();
        if (expression.length() > MAX_LENGTH) {
            throw new Violation("longer than " + MAX_LENGTH + " characters");
        }
        if (!(expression.startsWith("${") || expression.startsWith("#{")) || !expression.endsWith("}")) {
            throw new Violation("not one ${…}");
        }
        var grammar = new ConditionGrammar(expression.substring(2, expression.length() - 1));
        grammar.next();
        grammar.disjunction();
        if (grammar.kind != Kind.END) {
            throw grammar.unexpected();
        }
        return grammar.variables;
    }

    /** The name, when the text is <code>${name}</code> and nothing else. */
    static Optional<String> soleNameIn(String text) {
        if (!(text.startsWith("${") || text.startsWith("#{")) || !text.endsWith("}")) {
            return Optional.empty();
        }
        var name = text.substring(2, text.length() - 1);
        return isName(name) ? Optional.of(name) : Optional.empty();
    }

    /** Whether the text holds no expression at all, as the engine's parser sees it. */
    static boolean isPlain(String text) {
        return !text.contains("${") && !text.contains("#{");
    }

    /** Whether the text may name a variable or a bean. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && isNameStart(text.charAt(0))
                && text.chars().allMatch(ConditionGrammar::isNamePart)
                && !WORDS.contains(text)
                && !FOREIGN_WORDS.contains(text)
                && !ENGINE_NAMES.contains(text);
    }

    private void disjunction() {
        conjunction();
        while (taken("||") || taken("or")) {
            conjunction();
        }
    }

    private void conjunction() {
        comparison();
        while (taken("&&") || taken("and")) {
            comparison();
        }
    }

    private void comparison() {
        sum();
        if (isOperator() && COMPARISONS.contains(token)) {
            next();
            sum();
        }
    }

    private void sum() {
        product();
        while (taken("+") || taken("-")) {
            product();
        }
    }

    private void product() {
        operand();
        while (taken("*") || taken("/")) {
            operand();
        }
    }

    private void operand() {
        if (++depth > MAX_DEPTH) {
            throw new Violation("nested deeper than " + MAX_DEPTH);
        }
        if (taken("!") || taken("not") || taken("-")) {
            operand();
        } else if (taken("(")) {
            disjunction();
            if (!taken(")")) {
                throw unexpected();
            }
        } else if (kind == Kind.NAME) {
            variables.add(token);
            next();
        } else if (kind == Kind.LITERAL) {
            next();
        } else {
            throw unexpected();
        }
        depth--;
    }

    private boolean isOperator() {
        return kind == Kind.SYMBOL || kind == Kind.WORD;
    }

    private boolean taken(String expected) {
        if (!isOperator() || !token.equals(expected)) {
            return false;
        }
        next();
        return true;
    }

    private Violation unexpected() {
        return new Violation(kind == Kind.END ? "ends too early" : "unexpected " + token);
    }

    private void next() {
        while (position < source.length() && " \t\r\n".indexOf(source.charAt(position)) >= 0) {
            position++;
        }
        if (position == source.length()) {
            accept(Kind.END, position);
            return;
        }
        var first = source.charAt(position);
        if (isNameStart(first)) {
            nameOrWord();
        } else if (isDigit(first)) {
            number();
        } else if (first == '\'' || first == '"') {
            string(first);
        } else {
            symbol(first);
        }
    }

    private void nameOrWord() {
        var end = position;
        while (end < source.length() && isNamePart(source.charAt(end))) {
            end++;
        }
        var word = source.substring(position, end);
        if (FOREIGN_WORDS.contains(word) || ENGINE_NAMES.contains(word)) {
            throw new Violation("unexpected " + word);
        }
        if (!WORDS.contains(word)) {
            accept(Kind.NAME, end);
        } else {
            accept(Set.of("true", "false", "null").contains(word) ? Kind.LITERAL : Kind.WORD, end);
        }
    }

    private void number() {
        var end = afterDigits(position);
        if (end < source.length() && source.charAt(end) == '.') {
            var fraction = afterDigits(end + 1);
            if (fraction == end + 1) {
                throw new Violation("unexpected .");
            }
            end = fraction;
        }
        if (end < source.length() && (isNameStart(source.charAt(end)) || source.charAt(end) == '.')) {
            throw new Violation("unexpected " + source.charAt(end));
        }
        accept(Kind.LITERAL, end);
    }

    private int afterDigits(int from) {
        var end = from;
        while (end < source.length() && isDigit(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private void string(char quote) {
        var end = position + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            var character = source.charAt(end);
            // Escapes and braces are where two parsers of the same text could disagree.
            if ("\\{}".indexOf(character) >= 0 || Character.isISOControl(character)) {
                throw new Violation("unexpected " + character + " in a text");
            }
            end++;
        }
        if (end == source.length()) {
            throw new Violation("a text does not end");
        }
        accept(Kind.LITERAL, end + 1);
    }

    private void symbol(char first) {
        for (var symbol : new String[] {"==", "!=", "<=", ">=", "&&", "||"}) {
            if (source.startsWith(symbol, position)) {
                accept(Kind.SYMBOL, position + 2);
                return;
            }
        }
        if ("<>!+-*/()".indexOf(first) < 0) {
            throw new Violation("unexpected " + first);
        }
        accept(Kind.SYMBOL, position + 1);
    }

    private void accept(Kind accepted, int end) {
        kind = accepted;
        token = source.substring(position, end);
        position = end;
    }

    private static boolean isNameStart(int character) {
        return character == '_' || (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isNamePart(int character) {
        return isNameStart(character) || isDigit(character);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
