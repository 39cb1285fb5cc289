package io.baton.document.excel;

import io.baton.document.excel.ExcelColumn.Use;
import io.baton.web.FieldProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Goes through a sheet once, row by row, and collects what is wrong with its cells. */
final class ExcelReading {

    private static final int MOST_COLUMNS = 200;
    /** The type of a cell whose text stands in it; others have a value, and may have a text left behind. */
    private static final String INLINE = "inlineStr";

    private final SharedTexts texts = new SharedTexts();
    private final CellValues values;
    private final List<ExcelColumn> columns;
    private final Map<String, ExcelColumn> byHeading;
    private final int mostRows;

    private final Map<Integer, ExcelColumn> places = new HashMap<>();
    private final List<ExcelRow> rows = new ArrayList<>();
    private final List<FieldProblem> problems = new ArrayList<>();

    ExcelReading(OPCPackage archive, List<ExcelColumn> columns, ExcelWords words, int mostRows)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        this.columns = columns;
        this.mostRows = mostRows;
        byHeading = words.columnsByHeading(columns);
        var reader = new XSSFReader(archive);
        parse(reader.getSharedStringsData(), texts);
        var dates = new DateStyles();
        parse(reader.getWorkbookData(), dates);
        parse(reader.getStylesData(), dates);
        values = new CellValues(dates, words.valuesByLabel(columns));
        parse(firstSheet(reader), new Sheet());
    }

    private static InputStream firstSheet(XSSFReader reader) throws IOException, OpenXML4JException {
        var sheets = reader.getSheetsData();
        if (!sheets.hasNext()) {
            throw new NoSuchElementException("A workbook without sheets");
        }
        return sheets.next();
    }

    /** The library's parser takes no document type, and so no entities. */
    private static void parse(@Nullable InputStream part, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        if (part == null) {
            return;
        }
        try (part) {
            var parser = XMLHelper.newXMLReader();
            parser.setContentHandler(handler);
            parser.parse(new InputSource(part));
        }
    }

    ExcelTable table() {
        if (places.isEmpty() || rows.isEmpty()) {
            throw new ExcelRefused("document.excel.noRows");
        }
        return new ExcelTable(rows, problems);
    }

    private void row(int number, SortedMap<Integer, RawCell> cells) {
        if (cells.isEmpty()) {
            return;
        }
        if (places.isEmpty()) {
            headings(number, cells);
            return;
        }
        if (rows.size() == mostRows) {
            throw new ExcelRefused("document.excel.tooManyRows", Integer.toString(mostRows));
        }
        var read = new HashMap<String, Object>();
        cells.forEach((place, cell) -> {
            var column = places.get(place);
            if (column == null) {
                problems.add(at(number, place, "document.excel.noHeading"));
            } else if (cell.formula()) {
                problems.add(column.problem(number, "document.excel.formula"));
            } else if (column.use() != Use.SHOWN) {
                values.read(column, cell, number, problems).ifPresent(value -> read.put(column.key(), value));
            }
        });
        rows.add(new ExcelRow(number, read));
        if (problems.size() > ExcelRefused.MOST_PROBLEMS) {
            throw new ExcelRefused(problems);
        }
    }

    /** With bad headings nobody knows what the cells below mean, so nothing more is read. */
    private void headings(int number, SortedMap<Integer, RawCell> cells) {
        var bad = new ArrayList<FieldProblem>();
        var seen = new HashSet<String>();
        cells.forEach((place, cell) -> {
            var column = byHeading.get(ExcelWords.plain(cell.text()));
            if (cell.formula() || column == null) {
                bad.add(at(number, place, "document.excel.headingUnknown", CellValues.quoted(cell.text())));
            } else if (!seen.add(column.key())) {
                bad.add(at(number, place, "document.excel.headingTwice", CellValues.quoted(cell.text())));
            } else {
                places.put(place, column);
            }
        });
        columns.stream()
                .filter(column -> column.use() == Use.REQUIRED && !seen.contains(column.key()))
                .forEach(column -> bad.add(column.problem(number, "document.excel.headingMissing")));
        if (!bad.isEmpty()) {
            throw new ExcelRefused(bad);
        }
    }

    private static FieldProblem at(int row, int place, String messageKey, Object... arguments) {
        var letters = CellReference.convertNumToColString(place);
        return ExcelRefused.at(
                row,
                letters,
                FieldProblem.of(letters, "document.excel.letters", letters),
                FieldProblem.of(letters, messageKey, arguments));
    }

    /** A cell as it stands in the file; its text is what Excel shows only when it is a text. */
    record RawCell(String type, int style, String text, boolean formula) {

        boolean isBlank() {
            return !formula && text.isBlank();
        }
    }

    /** The sheet's XML. */
    private final class Sheet extends DefaultHandler {

        private final StringBuilder text = new StringBuilder();
        private SortedMap<Integer, RawCell> cells = new TreeMap<>();
        private int number;
        private int place;
        /** Characters of all cells so far: cells that share a text have it each. */
        private long said;

        private String type = "";
        private int style;
        private boolean formula;
        private boolean collecting;
        private boolean phonetic;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            switch (name) {
                case "row" -> {
                    var next = number(attributes.getValue("r"), number + 1);
                    if (next <= number) {
                        throw new ExcelRefused("document.excel.broken");
                    }
                    number = next;
                    place = -1;
                    cells = new TreeMap<>();
                }
                case "c" -> {
                    var reference = attributes.getValue("r");
                    place = reference == null ? place + 1 : new CellReference(reference).getCol();
                    type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
                    style = number(attributes.getValue("s"), 0);
                    formula = false;
                    text.setLength(0);
                }
                case "f" -> formula = true;
                case "rPh" -> phonetic = true;
                case "v" -> collecting = !type.equals(INLINE);
                case "t" -> collecting = type.equals(INLINE) && !phonetic;
                default -> {}
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (collecting) {
                text.append(characters, start, length);
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            switch (name) {
                case "v", "t" -> collecting = false;
                case "rPh" -> phonetic = false;
                case "c" -> end();
                case "row" -> row(number, cells);
                default -> {}
            }
        }

        private void end() {
            var shared = type.equals("s") && !text.isEmpty();
            var cell = new RawCell(
                    type, style, shared ? texts.get(Integer.parseInt(text.toString())) : text.toString(), formula);
            said += cell.text().length();
            if (said > ExcelArchive.MOST_UNPACKED) {
                throw ExcelArchive.bomb();
            }
            if (cell.isBlank()) {
                return;
            }
            if (place < 0 || place >= MOST_COLUMNS) {
                throw new ExcelRefused("document.excel.tooManyColumns", Integer.toString(MOST_COLUMNS));
            }
            cells.put(place, cell);
        }

        private static int number(@Nullable String digits, int otherwise) {
            return digits == null ? otherwise : Integer.parseInt(digits);
        }
    }
}
