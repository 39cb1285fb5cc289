package io.baton.engine.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of a text on a form. Understood of Markdown: {@code #} headings, {@code -} lists, {@code **strong**}, {@code *emphasis*};
 * all else is shown as it is written, so that no markup of a manager ever reaches a page as markup.
 *
 * @param kind what it is
 * @param lines its lines; an item per line in a list
 */
public record TextBlock(Kind kind, List<List<Span>> lines) {

    /** What a block is. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST
    }

    /**
     * A piece of text.
     *
     * @param style how it is set
     */
    public record Span(Style style, String text) {}

    /** How a piece of text is set. */
    public enum Style {
        PLAIN,
        STRONG,
        EMPHASIS
    }

    private static final Pattern SPAN = Pattern.compile("\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*");

    static List<TextBlock> of(String markdown) {
        var blocks = new ArrayList<TextBlock>();
        var lines = new ArrayList<List<Span>>();
        var kind = Kind.PARAGRAPH;
        for (var line : FormValues.lines(markdown).split("\n")) {
            var text = line.strip();
            var kindOfLine = text.matches("#{1,6} .*")
                    ? Kind.HEADING
                    : text.startsWith("- ") || text.startsWith("* ") ? Kind.LIST : Kind.PARAGRAPH;
            if (text.isEmpty() || kindOfLine != kind || kindOfLine == Kind.HEADING) {
                add(blocks, kind, lines);
            }
            kind = kindOfLine;
            if (!text.isEmpty()) {
                lines.add(spans(
                        switch (kind) {
                            case HEADING -> text.replaceFirst("#{1,6} ", "");
                            case LIST -> text.substring(2);
                            case PARAGRAPH -> text;
                        }));
            }
        }
        add(blocks, kind, lines);
        return List.copyOf(blocks);
    }

    private static void add(List<TextBlock> blocks, Kind kind, List<List<Span>> lines) {
        if (!lines.isEmpty()) {
            blocks.add(new TextBlock(kind, List.copyOf(lines)));
            lines.clear();
        }
    }

    private static List<Span> spans(String text) {
        var spans = new ArrayList<Span>();
        var found = SPAN.matcher(text);
        int from = 0;
        while (found.find()) {
            if (found.start() > from) {
                spans.add(new Span(Style.PLAIN, text.substring(from, found.start())));
            }
            spans.add(
                    found.group(1) != null
                            ? new Span(Style.STRONG, found.group(1))
                            : new Span(Style.EMPHASIS, found.group(2)));
            from = found.end();
        }
        if (from < text.length()) {
            spans.add(new Span(Style.PLAIN, text.substring(from)));
        }
        return List.copyOf(spans);
    }
}
