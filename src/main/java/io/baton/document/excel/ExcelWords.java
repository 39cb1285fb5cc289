package io.baton.document.excel;

import io.baton.web.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** Headings and choices in the languages that people read. */
final class ExcelWords {

    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final MessageSource texts;

    ExcelWords(MessageSource texts) {
        this.texts = texts;
    }

    String heading(ExcelColumn column, Locale language) {
        return texts.getMessage(column.headingKey(), null, language);
    }

    List<String> labels(ExcelColumn column, Locale language) {
        return column.choices().stream().map(choice -> label(choice, language)).toList();
    }

    /** The label of a choice; what is none of them stays as it is. */
    String label(ExcelColumn column, String value, Locale language) {
        return column.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .map(choice -> label(choice, language))
                .orElse(value);
    }

    /** The columns by their headings in every language, as {@link #plain}. */
    Map<String, ExcelColumn> columnsByHeading(List<ExcelColumn> columns) {
        var byHeading = new HashMap<String, ExcelColumn>();
        for (var column : columns) {
            LANGUAGES.forEach(language -> byHeading.put(plain(heading(column, language)), column));
        }
        return byHeading;
    }

    /** By column key, the values by their labels in every language, as {@link #plain}. */
    Map<String, Map<String, String>> valuesByLabel(List<ExcelColumn> columns) {
        return columns.stream().collect(Collectors.toMap(ExcelColumn::key, this::valuesByLabel));
    }

    private Map<String, String> valuesByLabel(ExcelColumn column) {
        var byLabel = new HashMap<String, String>();
        for (var choice : column.choices()) {
            byLabel.put(plain(choice.value()), choice.value());
            LANGUAGES.forEach(language -> byLabel.put(plain(label(choice, language)), choice.value()));
        }
        return byLabel;
    }

    private String label(Option choice, Locale language) {
        return choice.messageKey() == null
                ? String.valueOf(choice.label())
                : texts.getMessage(choice.messageKey(), null, language);
    }

    /** Without what nobody sees: breaks, doubled blanks, the case of letters. */
    static String plain(String text) {
        return text.strip().replaceAll("[\\s\\u00A0\\u3000]+", " ").toLowerCase(Locale.ROOT);
    }
}
