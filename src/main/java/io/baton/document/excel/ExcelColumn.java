package io.baton.document.excel;

import io.baton.web.FieldProblem;
import io.baton.web.Option;
import java.util.List;

/**
 * A column of an Excel table, the same for the file that goes out and the one that comes in.
 *
 * @param key names it in {@link ExcelRow} and in problems
 * @param headingKey leads to its heading; a file coming in may have it in any of Baton's languages
 * @param kind what its cells hold
 * @param width of the column, in characters
 * @param use what a file coming in must do with it
 * @param choices what its cells may say, of a {@link Kind#CHOICE}
 */
public record ExcelColumn(String key, String headingKey, Kind kind, int width, Use use, List<Option> choices) {

    /** What a column's cells hold, and as what type they are read and written. */
    public enum Kind {
        /** {@code String}; a number that somebody typed becomes its digits. */
        TEXT,
        /** {@code BigDecimal}. */
        NUMBER,
        /** {@code BigDecimal} in CNY, at most two decimals. */
        MONEY,
        /** {@code LocalDate}. */
        DATE,
        /** {@code Instant}; people see Asia/Shanghai. */
        INSTANT,
        /** The value of one of {@link ExcelColumn#choices} as {@code String}; people see its label. */
        CHOICE
    }

    /** What becomes of a column in a file that comes in. */
    public enum Use {
        /** Its heading must be there. */
        REQUIRED,
        /** It may be left out. */
        OPTIONAL,
        /** It goes out for reading; what comes back in it is passed over. */
        SHOWN
    }

    public ExcelColumn {
        choices = List.copyOf(choices);
    }

    /** A column whose heading must be there. */
    public static ExcelColumn of(String key, String headingKey, Kind kind, int width) {
        return new ExcelColumn(key, headingKey, kind, width, Use.REQUIRED, List.of());
    }

    /** A column whose cells say one of these. */
    public static ExcelColumn choice(String key, String headingKey, int width, List<Option> choices) {
        return new ExcelColumn(key, headingKey, Kind.CHOICE, width, Use.REQUIRED, choices);
    }

    /** The same, when a file coming in may lack it. */
    public ExcelColumn optional() {
        return new ExcelColumn(key, headingKey, kind, width, Use.OPTIONAL, choices);
    }

    /** The same, when it is only for reading. */
    public ExcelColumn shown() {
        return new ExcelColumn(key, headingKey, kind, width, Use.SHOWN, choices);
    }

    /** What is wrong with this column's cell in a row of the file; the sentence names both. */
    public FieldProblem problem(int row, String messageKey, Object... arguments) {
        return ExcelRefused.at(row, key, FieldProblem.of(key, headingKey), FieldProblem.of(key, messageKey, arguments));
    }
}
