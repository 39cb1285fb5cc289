package io.baton.engine.guard;

import io.baton.web.FieldProblem;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in an attribute or in the text of an element: the closed list of architecture.md, one name per kind of value. */
enum ValueRule {
    /** Words for people. */
    TEXT("(?s).{0,4000}"),
    ID("[\\p{L}_][\\p{L}\\p{N}_.-]{0,254}"),
    REFERENCE("([\\p{L}_][\\p{L}\\p{N}_.-]{0,100}:)?[\\p{L}_][\\p{L}\\p{N}_.-]{0,254}"),
    LOCAL_REFERENCE("#[\\p{L}_][\\p{L}\\p{N}_.-]{0,254}"),
    NAMES("[A-Za-z0-9_.-]{1,64}( ?, ?[A-Za-z0-9_.-]{1,64}){0,50}"),
    KEY("[A-Za-z][A-Za-z0-9_.-]{0,254}"),
    VERSION_TAG("[A-Za-z0-9_.-]{1,64}"),
    WHOLE_NUMBER("-?[0-9]{1,9}"),
    DECIMAL("-?[0-9]{1,12}(\\.[0-9]{1,20})?(E-?[0-9]{1,3})?"),
    BOOLEAN("true|false"),
    FALSE("false"),
    ALL("all"),
    TIME_TO_LIVE("P[0-9]{1,5}D|[0-9]{1,5}"),
    RETRIES("(R[0-9]{1,3}/)?P[0-9TDHMS]{1,20}(,P[0-9TDHMS]{1,20}){0,20}"),
    BINDING("latest|deployment|version|versionTag"),
    RESULT("singleEntry|singleResult|collectEntries|resultList"),
    VARIABLE_EVENTS("(create|update|delete)(, ?(create|update|delete)){0,2}"),
    DIRECTION("[A-Za-z]{1,20}"),
    FORMAL_EXPRESSION("([A-Za-z0-9_-]{1,50}:)?tFormalExpression"),
    COLOUR("[#A-Za-z0-9(), .%]{1,50}"),
    HIT_POLICY("UNIQUE|FIRST|ANY|RULE ORDER|COLLECT|PRIORITY|OUTPUT ORDER"),
    AGGREGATION("SUM|COUNT|MIN|MAX"),
    TYPE("[A-Za-z]{1,30}"),
    FEEL_LANGUAGE("(?i)feel|https?://www\\.omg\\.org/spec/(FEEL/[0-9]{8}|DMN/[0-9]{8}/FEEL/?)"),

    /** One bean, and an offered one. */
    BEAN {
        @Override
        Optional<FieldProblem> problem(String place, String label, String value, OfferedBeans offered) {
            var bean = ConditionGrammar.soleNameIn(value);
            if (bean.isEmpty()) {
                return refused(place, label, value);
            }
            return offered.has(bean.get())
                    ? Optional.empty()
                    : Optional.of(FieldProblem.of(place, NO_SUCH_BEAN, bean.get()));
        }
    },
    /** A condition in the condition grammar. */
    CONDITION {
        @Override
        Optional<FieldProblem> problem(String place, String label, String value, OfferedBeans offered) {
            try {
                for (var variable : ConditionGrammar.variablesOf(value)) {
                    if (offered.has(variable)) {
                        return refused(place, label, value);
                    }
                }
                return Optional.empty();
            } catch (ConditionGrammar.Violation violation) {
                return Optional.of(
                        FieldProblem.of(place, "engine.model.condition", shortened(value), violation.getMessage()));
            }
        }
    },
    /** One plain variable. */
    VARIABLE {
        @Override
        Optional<FieldProblem> problem(String place, String label, String value, OfferedBeans offered) {
            return isVariable(value, offered) ? Optional.empty() : refused(place, label, value);
        }
    },
    /** One plain variable, or an account's id. */
    PERSON {
        @Override
        Optional<FieldProblem> problem(String place, String label, String value, OfferedBeans offered) {
            return isVariable(value, offered) ? Optional.empty() : KEY.problem(place, label, value, offered);
        }
    },
    /** One plain variable, or a date, period or cycle. */
    TIMER {
        private final Pattern literal = Pattern.compile("[-A-Za-z0-9:.+/*?, ]{1,100}");

        @Override
        Optional<FieldProblem> problem(String place, String label, String value, OfferedBeans offered) {
            return isVariable(value, offered) || literal.matcher(value).matches()
                    ? Optional.empty()
                    : refused(place, label, value);
        }
    },
    /** The caller's business key, handed down. */
    BUSINESS_KEY {
        @Override
        Optional<FieldProblem> problem(String place, String label, String value, OfferedBeans offered) {
            return value.equals(ClosedExpressionManager.BUSINESS_KEY) ? Optional.empty() : refused(place, label, value);
        }
    },
    /** FEEL of a decision: no functions of one's own, hence no Java, and no loops. */
    FEEL {
        private final Pattern texts = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
        private final Pattern forbidden = Pattern.compile("\\b(function|external|for|some|every|instance)\\b");

        @Override
        Optional<FieldProblem> problem(String place, String label, String value, OfferedBeans offered) {
            var code = texts.matcher(value).replaceAll("");
            return value.length() > 4_000
                            || !ConditionGrammar.isPlain(value)
                            || forbidden.matcher(code).find()
                    ? refused(place, label, value)
                    : Optional.empty();
        }
    };

    static final String NO_SUCH_BEAN = "engine.model.bean";

    /** Names end up on pages and in exports; nobody needs a tag in one. */
    private static final Pattern MARKUP = Pattern.compile("<\\s*[a-zA-Z/!?]");

    private final Pattern pattern;

    ValueRule() {
        this("");
    }

    ValueRule(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /**
     * What is wrong with the value, if anything.
     *
     * @param place the id of the element
     * @param label the name of the attribute or element that holds the value
     */
    Optional<FieldProblem> problem(String place, String label, String value, OfferedBeans offered) {
        var harmless = ConditionGrammar.isPlain(value)
                && !MARKUP.matcher(value).find()
                && value.chars().noneMatch(ValueRule::isControl)
                && pattern.matcher(value).matches();
        return harmless ? Optional.empty() : refused(place, label, value);
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && "\t\r\n".indexOf(character) < 0;
    }

    private static boolean isVariable(String value, OfferedBeans offered) {
        return ConditionGrammar.soleNameIn(value)
                .filter(name -> !offered.has(name))
                .isPresent();
    }

    private static Optional<FieldProblem> refused(String place, String label, String value) {
        return Optional.of(FieldProblem.of(place, "engine.model.value", label, shortened(value)));
    }

    private static String shortened(String value) {
        return value.length() <= 100 ? value : value.substring(0, 100) + "…";
    }
}
