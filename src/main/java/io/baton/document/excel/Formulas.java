package io.baton.document.excel;

import java.util.regex.Pattern;

/**
 * Keeps texts from becoming formulas. In Baton's files a text is a text whatever it says, but saved as CSV and opened again it would be
 * whatever it looks like. So a text that begins like a formula goes out with an apostrophe before it, and comes back without: what begins with
 * apostrophes and then like a formula gets and loses one too, so that every text comes back as it went.
 */
final class Formulas {

    /** = + - @ also as Chinese keyboards write them; tab and line ends, which programs pass over. */
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("'*[=+\\-@＝＋－＠\\t\\r\\n].*", Pattern.DOTALL);

    private Formulas() {}

    static String defused(String text) {
        return LOOKS_LIKE_ONE.matcher(text).matches() ? "'" + text : text;
    }

    static String restored(String text) {
        return text.startsWith("'") && LOOKS_LIKE_ONE.matcher(text).matches() ? text.substring(1) : text;
    }
}
