package io.baton.document.excel;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The texts that cells share, each once: the library gives every cell a copy, and a small file may have a long text in many. */
final class SharedTexts extends DefaultHandler {

    private static final int LONGEST = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean collecting;
    private boolean phonetic;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "si" -> text.setLength(0);
            case "rPh" -> phonetic = true;
            case "t" -> collecting = !phonetic;
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (collecting) {
            text.append(characters, start, length);
            requireShort(text, LONGEST * Escapes.LENGTH);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "t" -> collecting = false;
            case "rPh" -> phonetic = false;
            case "si" -> {
                var plain = Escapes.read(text.toString());
                requireShort(plain, LONGEST);
                texts.add(plain);
            }
            default -> {}
        }
    }

    private static void requireShort(CharSequence text, int longest) {
        if (text.length() > longest) {
            throw new ExcelRefused("document.excel.noText", CellValues.quoted(text.toString()));
        }
    }

    String get(int at) {
        return texts.get(at);
    }
}
