package io.baton.document.excel;

import io.baton.document.excel.ExcelReading.RawCell;
import io.baton.web.FieldProblem;
import io.baton.web.Times;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** What a cell says, as the type of its column. */
final class CellValues {

    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final int SHOWN = 40;

    /** What Excel shows of a number. What it stores may differ behind that: 1234.56 as 1234.5599999999999. */
    private static final MathContext AS_SHOWN = new MathContext(15);

    private static final Pattern STORED = Pattern.compile("[-+]?[0-9]{0,40}(\\.[0-9]{0,40})?([eE][-+]?[0-9]{1,2})?");
    private static final Pattern TYPED =
            Pattern.compile("[-+]?([0-9]{1,18}|[0-9]{1,3}(,[0-9]{3}){1,5})(\\.[0-9]{1,10})?");
    private static final int MONEY_DIGITS = 16;
    private static final int MONEY_DECIMALS = 2;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-M-d H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

    private final DateStyles dates;
    private final Map<String, Map<String, String>> choices;

    CellValues(DateStyles dates, Map<String, Map<String, String>> choices) {
        this.dates = dates;
        this.choices = choices;
    }

    /** The value; empty when it can't be read, which is then a problem. */
    Optional<Object> read(ExcelColumn column, RawCell cell, int row, List<FieldProblem> problems) {
        var value = cell.type().equals("e") || cell.type().equals("b") ? null : value(column, cell);
        if (value == null) {
            problems.add(column.problem(row, problem(column, cell), quoted(cell.text())));
        }
        return Optional.ofNullable(value);
    }

    private String problem(ExcelColumn column, RawCell cell) {
        if (cell.type().equals("e")) {
            return "document.excel.error";
        }
        return switch (column.kind()) {
            case TEXT -> isDate(cell) ? "document.excel.dateForText" : "document.excel.noText";
            case NUMBER -> "document.excel.noNumber";
            case MONEY -> "document.excel.noMoney";
            case DATE -> "document.excel.noDate";
            case INSTANT -> "document.excel.noInstant";
            case CHOICE -> "document.excel.noChoice";
        };
    }

    private @Nullable Object value(ExcelColumn column, RawCell cell) {
        return switch (column.kind()) {
            case TEXT -> text(cell);
            case NUMBER -> number(cell);
            case MONEY -> money(cell);
            case DATE -> date(cell);
            case INSTANT -> instant(cell);
            case CHOICE -> choices.get(column.key()).get(ExcelWords.plain(String.valueOf(text(cell))));
        };
    }

    private @Nullable String text(RawCell cell) {
        if (!isNumber(cell)) {
            var text = cell.text().replace("\r\n", "\n").strip();
            return text.length() > LONGEST_TEXT ? null : Formulas.restored(text);
        }
        var number = isDate(cell) ? null : number(cell);
        return number == null ? null : number.toPlainString();
    }

    private @Nullable BigDecimal number(RawCell cell) {
        var text = cell.text().strip();
        if (isDate(cell) || !(isNumber(cell) ? STORED : TYPED).matcher(text).matches()) {
            return null;
        }
        var number = new BigDecimal(text.replace(",", "")).round(AS_SHOWN).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private @Nullable BigDecimal money(RawCell cell) {
        var number = number(cell);
        return number == null || number.scale() > MONEY_DECIMALS || number.precision() - number.scale() > MONEY_DIGITS
                ? null
                : number.setScale(MONEY_DECIMALS);
    }

    private @Nullable LocalDate date(RawCell cell) {
        try {
            if (!isNumber(cell)) {
                return LocalDate.parse(dashed(cell).replaceFirst("[T ]00:00(:00(\\.0+)?)?$", ""), DAY);
            }
            var moment = moment(cell);
            return moment == null || !moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? null : moment.toLocalDate();
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private @Nullable Instant instant(RawCell cell) {
        var moment = moment(cell);
        return moment == null ? null : moment.atZone(Times.ZONE).toInstant();
    }

    private @Nullable LocalDateTime moment(RawCell cell) {
        try {
            if (!isNumber(cell)) {
                return LocalDateTime.parse(dashed(cell).replace('T', ' '), MOMENT);
            }
            var days = isDate(cell) ? Double.parseDouble(cell.text().strip()) : -1;
            return DateUtil.isValidExcelDate(days) ? DateUtil.getLocalDateTime(days, dates.from1904(), true) : null;
        } catch (DateTimeException | NumberFormatException noMoment) {
            return null;
        }
    }

    private static String dashed(RawCell cell) {
        return cell.text().strip().replace('/', '-');
    }

    private static boolean isNumber(RawCell cell) {
        return cell.type().equals("n");
    }

    private boolean isDate(RawCell cell) {
        return isNumber(cell) && dates.isDate(cell.style());
    }

    static String quoted(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
