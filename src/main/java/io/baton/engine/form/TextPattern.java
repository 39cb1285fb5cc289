package io.baton.engine.form;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression written by a manager, with the meaning it has in Camunda's Tasklist: it must be found somewhere in the
 * text. It may be of the kind that never ends on a hostile text, so the matcher gets a budget of characters it may look at.
 */
public final class TextPattern {

    static final int LONGEST_PATTERN = 200;
    /** Java's matcher recurses over groups; longer texts could exhaust the stack. */
    static final int LONGEST_TEXT = 500;

    private static final int BUDGET = 200_000;

    private final Pattern pattern;

    private TextPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException when it is too long or not a regular expression */
    static TextPattern of(String regex) {
        if (regex.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException("longer than " + LONGEST_PATTERN);
        }
        try {
            return new TextPattern(Pattern.compile(regex));
        } catch (PatternSyntaxException | StackOverflowError notAPattern) {
            throw new IllegalArgumentException("not a regular expression", notAPattern);
        }
    }

    /** Whether the pattern is found; a text that costs too much to look through does not match. */
    public boolean foundIn(String text) {
        if (text.length() > LONGEST_TEXT) {
            return false;
        }
        try {
            return pattern.matcher(new Metered(text)).find();
        } catch (TooCostly tooCostly) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern that && that.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }

    private static final class TooCostly extends RuntimeException {

        TooCostly() {
            super("regular expression", null, false, false);
        }
    }

    private static final class Metered implements CharSequence {

        private final CharSequence text;
        private int left = BUDGET;

        Metered(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooCostly();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
