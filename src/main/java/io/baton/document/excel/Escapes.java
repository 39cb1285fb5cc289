package io.baton.document.excel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Excel writes characters that XML can't have as {@code _x000D_}. So a text that has such letters itself goes out with its underscore escaped. */
final class Escapes {

    /** How many characters stand for one. */
    static final int LENGTH = 7;

    /** All but the one character that no text may have. */
    private static final Pattern ESCAPE = Pattern.compile("_x(?!0000)([0-9A-Fa-f]{4})_");

    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private Escapes() {}

    static String written(String text) {
        return LOOKS_LIKE_ONE.matcher(text).replaceAll("_x005F_");
    }

    static String read(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))));
    }
}
