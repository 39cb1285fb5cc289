package io.baton.document.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Which cell styles show a number as a date, and from which year a workbook counts its days; reads workbook and styles. */
final class DateStyles extends DefaultHandler {

    /** Excel takes no longer ones; whether a number is a date is asked for every cell. */
    private static final int LONGEST_FORMAT = 255;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private boolean inCellStyles;
    private boolean from1904;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "workbookPr" ->
                from1904 = List.of("1", "true").contains(String.valueOf(attributes.getValue("date1904")));
            case "numFmt" -> {
                var format = attributes.getValue("formatCode");
                if (format != null && format.length() <= LONGEST_FORMAT) {
                    formats.put(Integer.valueOf(attributes.getValue("numFmtId")), format);
                }
            }
            case "cellXfs" -> inCellStyles = true;
            case "xf" -> {
                if (inCellStyles) {
                    var format = attributes.getValue("numFmtId");
                    styles.add(format == null ? 0 : Integer.valueOf(format));
                }
            }
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("cellXfs")) {
            inCellStyles = false;
        }
    }

    boolean isDate(int style) {
        return style < styles.size() && DateUtil.isADateFormat(styles.get(style), formats.get(styles.get(style)));
    }

    boolean from1904() {
        return from1904;
    }
}
