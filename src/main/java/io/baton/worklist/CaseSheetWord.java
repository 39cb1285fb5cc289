package io.baton.worklist;

import io.baton.document.FileSizes;
import io.baton.web.Times;
import io.baton.worklist.CaseSheet.Flow;
import io.baton.worklist.CaseSheet.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A case's paper as a Word file: the same as the page, in the same order. */
@Component
class CaseSheetWord {

    private static final int TITLE = 18;
    private static final int HEADING = 13;
    private static final int TEXT = 10;
    private static final int SPACE = 120;

    private final MessageSource texts;
    private final Times times;
    private final FileSizes sizes;

    CaseSheetWord(MessageSource texts, Times times, FileSizes sizes) {
        this.texts = texts;
        this.times = times;
        this.sizes = sizes;
    }

    String fileName(CaseSheet sheet, Locale locale) {
        return sheet.number() + " " + text(locale, "worklist.sheet") + ".docx";
    }

    void write(CaseSheet sheet, Locale locale, OutputStream out) throws IOException {
        try (var document = new XWPFDocument()) {
            new Writing(document, sheet, locale).all();
            document.write(out);
        }
    }

    private String text(Locale locale, String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }

    /** One file. */
    private final class Writing {

        private final XWPFDocument document;
        private final CaseSheet sheet;
        private final Locale locale;

        Writing(XWPFDocument document, CaseSheet sheet, Locale locale) {
            this.document = document;
            this.sheet = sheet;
            this.locale = locale;
        }

        void all() {
            var title = paragraph(words("worklist.sheet"), TITLE, true);
            title.setAlignment(ParagraphAlignment.CENTER);
            paragraph(words("worklist.sheet.internal"), TEXT, false).setAlignment(ParagraphAlignment.CENTER);
            table(facts());
            sheet.flows().forEach(this::flow);
            acts();
            documents();
            foot();
        }

        private List<List<String>> facts() {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of(words("worklist.case.number"), sheet.number()));
            rows.add(List.of(words("worklist.sheet.title"), sheet.title()));
            if (sheet.customer() != null) {
                rows.add(List.of(words("worklist.column.customer"), sheet.customer()));
            }
            rows.add(List.of(words("worklist.sheet.department"), sheet.department()));
            rows.add(List.of(
                    words("worklist.sheet.printed"),
                    words("worklist.sheet.printedBy", sheet.printedBy(), minute(sheet.printedAt()))));
            return rows;
        }

        private void flow(Flow flow) {
            heading(flow.name());
            var rows = new ArrayList<List<String>>();
            rows.add(List.of(
                    words("worklist.sheet.model"),
                    words("worklist.sheet.version", Integer.toString(flow.version()), flow.model())));
            rows.add(List.of(words("worklist.case.startedBy"), or(flow.startedBy())));
            rows.add(List.of(words("worklist.sheet.started"), minute(flow.startedAt())));
            rows.add(List.of(
                    words("worklist.sheet.ended"),
                    flow.endedAt() == null
                            ? words("worklist.sheet.running")
                            : minute(flow.endedAt()) + " " + (flow.end() == null ? "" : flow.end())));
            table(rows);
            for (var at = 0; at < flow.steps().size(); at++) {
                step(at + 1, flow.steps().get(at));
            }
        }

        private void step(int number, Step step) {
            paragraph(number + ". " + step.name() + " · " + words(step.statusKey()), TEXT, true);
            var rows = new ArrayList<List<String>>();
            rows.add(List.of(words("worklist.sheet.who"), who(step.who(), step.onBehalfOf())));
            rows.add(List.of(
                    words("worklist.sheet.times"),
                    words(
                            "worklist.sheet.timesOf",
                            minute(step.waitsSince()),
                            minute(step.takenAt()),
                            minute(step.endedAt()),
                            words(step.took().messageKey(), step.took().amount()))));
            step.answers().forEach(answer -> rows.add(List.of(answer.get("label"), answer.get("value"))));
            table(rows);
        }

        private void acts() {
            heading(words("worklist.sheet.acts"));
            if (sheet.acts().isEmpty()) {
                paragraph(words("worklist.sheet.acts.none"), TEXT, false);
                return;
            }
            var rows = new ArrayList<List<String>>();
            rows.add(List.of(
                    words("worklist.sheet.at"),
                    words("worklist.sheet.act"),
                    words("worklist.sheet.who"),
                    words("worklist.sheet.reason")));
            sheet.acts()
                    .forEach(act -> rows.add(List.of(
                            minute(act.at()),
                            act.name(),
                            who(act.who(), act.onBehalfOf()),
                            act.reason() == null ? "" : act.reason())));
            table(rows);
        }

        private void documents() {
            heading(words("worklist.sheet.documents"));
            if (sheet.documents().isEmpty()) {
                paragraph(words("document.none"), TEXT, false);
                return;
            }
            var rows = new ArrayList<List<String>>();
            rows.add(List.of(
                    words("document.name"),
                    words("document.size"),
                    words("worklist.sheet.who"),
                    words("worklist.sheet.at"),
                    words("document.digest")));
            sheet.documents()
                    .forEach(file -> rows.add(List.of(
                            file.name() + " · " + words("document.version", file.number()),
                            sizes.words(file.size()),
                            sheet.authors().getOrDefault(file.createdBy(), file.createdBy()),
                            minute(file.createdAt()),
                            file.digest())));
            table(rows);
        }

        /** On each page: whose paper it is, and of when. */
        private void foot() {
            var foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
            foot.setAlignment(ParagraphAlignment.CENTER);
            fill(
                    foot,
                    words("worklist.sheet.internal") + " · " + sheet.number() + " · "
                            + words("worklist.sheet.printedBy", sheet.printedBy(), times.exact(sheet.printedAt())),
                    TEXT - 2,
                    false);
        }

        private void heading(String text) {
            paragraph(text, HEADING, true);
        }

        private XWPFParagraph paragraph(String text, int size, boolean bold) {
            var paragraph = document.createParagraph();
            paragraph.setSpacingBefore(SPACE);
            paragraph.setKeepNext(bold);
            fill(paragraph, text, size, bold);
            return paragraph;
        }

        private void table(List<List<String>> rows) {
            var table = document.createTable(rows.size(), rows.get(0).size());
            table.setWidth("100%");
            for (var row = 0; row < rows.size(); row++) {
                table.getRow(row).setCantSplitRow(true);
                for (var place = 0; place < rows.get(row).size(); place++) {
                    cell(table.getRow(row).getCell(place), rows.get(row).get(place), place == 0);
                }
            }
        }

        private void cell(XWPFTableCell cell, String text, boolean first) {
            fill(cell.getParagraphs().get(0), text, TEXT, first);
        }

        /** Lines of a text stay lines. */
        private void fill(XWPFParagraph paragraph, String text, int size, boolean bold) {
            XWPFRun run = null;
            for (var line : text.split("\\R", -1)) {
                if (run != null) {
                    run.addBreak();
                }
                run = paragraph.createRun();
                run.setFontFamily("Arial");
                run.setFontFamily("SimSun", FontCharRange.eastAsia);
                run.setFontSize(size);
                run.setBold(bold);
                run.setText(line);
            }
        }

        private String who(@Nullable String who, @Nullable String onBehalfOf) {
            return who == null || onBehalfOf == null ? or(who) : words("worklist.timeline.onBehalfOf", who, onBehalfOf);
        }

        private String or(@Nullable String text) {
            return text == null ? words("worklist.sheet.nobody") : text;
        }

        private String minute(@Nullable Instant at) {
            return at == null ? words("worklist.sheet.notYet") : times.minute(at);
        }

        private String words(String key, Object... arguments) {
            return text(locale, key, arguments);
        }
    }
}
