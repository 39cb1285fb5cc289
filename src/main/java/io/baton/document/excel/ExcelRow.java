package io.baton.document.excel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of an Excel file that came in.
 *
 * @param number of the row as Excel shows it, from 1
 * @param values by the column's key; without those of blank cells
 */
public record ExcelRow(int number, Map<String, Object> values) {

    public ExcelRow {
        values = Map.copyOf(values);
    }

    /** The text or choice; null when the cell is blank. */
    public @Nullable String text(String key) {
        return (String) values.get(key);
    }

    /** The number or amount; null when the cell is blank. */
    public @Nullable BigDecimal number(String key) {
        return (BigDecimal) values.get(key);
    }

    /** The date; null when the cell is blank. */
    public @Nullable LocalDate date(String key) {
        return (LocalDate) values.get(key);
    }

    /** The instant; null when the cell is blank. */
    public @Nullable Instant instant(String key) {
        return (Instant) values.get(key);
    }
}
