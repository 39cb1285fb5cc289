package io.baton.document.excel;

import io.baton.document.excel.ExcelColumn.Kind;
import io.baton.web.Times;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** One table becoming an Excel file; rows beyond the last hundred wait in a temporary file, not in memory. */
final class ExcelWriting implements Closeable {

    private static final int ROWS_IN_MEMORY = 100;
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    /** More digits than Excel's numbers keep go out as text. */
    private static final int MOST_DIGITS = 15;

    private static final int LONGEST_LIST = 255;
    private static final int WIDTH_UNIT = 256;

    private static final Map<Kind, String> FORMATS = Map.of(
            Kind.TEXT, "@",
            Kind.CHOICE, "@",
            Kind.NUMBER, "General",
            Kind.MONEY, "#,##0.00",
            Kind.DATE, "yyyy-mm-dd",
            Kind.INSTANT, "yyyy-mm-dd hh:mm:ss");

    /** Texts stand in the file's table of texts, as Excel itself keeps them: there are programs that lose changes of others. */
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, false, true);

    private final SXSSFSheet sheet = workbook.createSheet("Baton");
    private final Map<Kind, CellStyle> styles = new EnumMap<>(Kind.class);
    private final List<ExcelColumn> columns;
    private final Locale language;
    private final ExcelWords words;
    private int rows;

    ExcelWriting(List<ExcelColumn> columns, Locale language, ExcelWords words) {
        this.columns = columns;
        this.language = language;
        this.words = words;
        // Else every entry is written for more than four gigabytes, which some programs can't read.
        workbook.setZip64Mode(Zip64Mode.AsNeeded);
        FORMATS.forEach((kind, format) -> styles.put(kind, style(format)));
        head();
    }

    private CellStyle style(String format) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(true);
        return style;
    }

    private void head() {
        var bold = workbook.createFont();
        bold.setBold(true);
        var heading = workbook.createCellStyle();
        heading.setFont(bold);
        heading.setWrapText(true);
        var row = sheet.createRow(rows++);
        for (var at = 0; at < columns.size(); at++) {
            var column = columns.get(at);
            sheet.setColumnWidth(at, column.width() * WIDTH_UNIT);
            // Also for rows that people add: digits typed into a text column stay a text.
            sheet.setDefaultColumnStyle(at, styles.get(column.kind()));
            offerChoices(at, words.labels(column, language));
            var cell = row.createCell(at);
            cell.setCellValue(words.heading(column, language));
            cell.setCellStyle(heading);
        }
        sheet.createFreezePane(0, 1);
    }

    private void offerChoices(int at, List<String> labels) {
        if (labels.isEmpty() || String.join(",", labels).length() > LONGEST_LIST) {
            return;
        }
        var helper = sheet.getDataValidationHelper();
        sheet.addValidationData(helper.createValidation(
                helper.createExplicitListConstraint(labels.toArray(String[]::new)),
                new CellRangeAddressList(1, Excel.MOST_ROWS, at, at)));
    }

    void add(Map<String, ?> values) {
        var row = sheet.createRow(rows++);
        for (var at = 0; at < columns.size(); at++) {
            var column = columns.get(at);
            var value = values.get(column.key());
            if (value != null) {
                var cell = row.createCell(at);
                cell.setCellStyle(styles.get(column.kind()));
                fill(cell, column, value);
            }
        }
    }

    private void fill(Cell cell, ExcelColumn column, Object value) {
        if (value instanceof Instant instant) {
            cell.setCellValue(LocalDateTime.ofInstant(instant, Times.ZONE));
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
        } else if (value instanceof Number number && fits(number)) {
            cell.setCellValue(number.doubleValue());
        } else {
            var text = value.toString();
            var shown = column.kind() == Kind.CHOICE ? words.label(column, text, language) : text;
            cell.setCellValue(shortened(value instanceof Number ? shown : Escapes.written(Formulas.defused(shown))));
        }
    }

    private static boolean fits(Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().precision() <= MOST_DIGITS;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    void writeTo(OutputStream out) throws IOException {
        workbook.write(out);
    }

    /** Removes the temporary file as well. */
    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
