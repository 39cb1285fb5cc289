package io.baton.presales;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which solutions of the library to list; null leaves a criterion out.
 *
 * @param text words, each of which stands somewhere in the entry
 * @param sector a {@link io.baton.customer.Sector} id
 * @param scenario id of a scenario of the catalogue
 * @param product id of a product of the catalogue
 * @param benchmark only benchmarks; null or false lists all
 */
record LibraryFilter(
        @Nullable String text,
        @Nullable String sector,
        @Nullable String scenario,
        @Nullable String product,
        @Nullable Boolean benchmark) {

    /** Small letters, and full-width letters and digits as plain ones: what is searched and what is sought, alike. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    List<String> words() {
        return text == null
                ? List.of()
                : Arrays.stream(normal(text).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
