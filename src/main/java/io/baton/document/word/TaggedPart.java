package io.baton.document.word;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * One part of a Word file (text, header, note) and the tags in it. Word splits what people type into runs as it likes, so tags are
 * looked for in the text of whole paragraphs.
 */
final class TaggedPart {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
    private static final String VML = "urn:schemas-microsoft-com:vml";

    private static final Pattern TAG =
            Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9]*)(?:\\.([A-Za-z][A-Za-z0-9]*))?\\s*}}");

    /** What XML can't hold. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    /** Recursion through the text goes no deeper; Word's own files stay below fifty. */
    private static final int DEEPEST = 200;

    /** Fields that show something of this very file. Others fetch, include or start something. */
    private static final Set<String> HARMLESS_FIELDS = Set.of(
            "PAGE",
            "NUMPAGES",
            "SECTION",
            "SECTIONPAGES",
            "DATE",
            "TIME",
            "CREATEDATE",
            "SAVEDATE",
            "PRINTDATE",
            "TOC",
            "TC",
            "PAGEREF",
            "REF",
            "NOTEREF",
            "SEQ",
            "STYLEREF",
            "LISTNUM",
            "AUTHOR",
            "TITLE",
            "FILENAME",
            "EQ",
            "SYMBOL",
            "ADVANCE",
            "FORMTEXT",
            "FORMCHECKBOX",
            "FORMDROPDOWN",
            "HYPERLINK");

    private final Document document;

    private TaggedPart(Document document) {
        this.document = document;
    }

    /**
     * Reads the part and looks whether it is well-formed, harmless and rightly tagged.
     *
     * @throws WordTemplateRefused when it isn't
     */
    static TaggedPart read(PackagePart part) throws IOException {
        try (var in = part.getInputStream()) {
            var tagged = new TaggedPart(DocumentHelper.readDocument(in));
            tagged.requireShallow();
            tagged.requireHarmless();
            tagged.requireRightlyTagged();
            return tagged;
        } catch (SAXException broken) {
            throw new WordTemplateRefused("document.word.broken");
        }
    }

    Document document() {
        return document;
    }

    Set<String> tags() {
        var tags = new TreeSet<String>();
        for (var paragraph : paragraphs(document.getDocumentElement())) {
            matches(textOf(paragraph)).forEach(match -> tags.add(nameOf(match)));
        }
        return tags;
    }

    void fill(WordValues values) {
        for (var row : listRows()) {
            var list = Objects.requireNonNull(listOf(row));
            var rows = values.lists().get(list);
            if (rows == null) {
                throw new IllegalArgumentException("No list " + list);
            }
            // Word wants a table to keep a row, so nothing to list is one empty row.
            (rows.isEmpty() ? List.of(Map.<String, String>of()) : rows).forEach(columns -> {
                var copy = copyBefore(row);
                paragraphs(copy)
                        .forEach(paragraph -> fill(
                                paragraph,
                                match -> match.group(2) == null
                                        ? text(values, match.group(1))
                                        : rows.isEmpty() ? "" : column(columns, match)));
                copy.setUserData("filled", Boolean.TRUE, null);
            });
            row.getParentNode().removeChild(row);
        }
        for (var paragraph : paragraphs(document.getDocumentElement())) {
            if (!isInFilledRow(paragraph)) {
                fill(paragraph, match -> text(values, match.group(1)));
            }
        }
    }

    private static String text(WordValues values, String name) {
        var value = values.texts().get(name);
        if (value == null) {
            throw new IllegalArgumentException("No value for " + name);
        }
        return value;
    }

    private static String column(Map<String, String> columns, MatchResult match) {
        var value = columns.get(match.group(2));
        if (value == null) {
            throw new IllegalArgumentException("No value for " + nameOf(match));
        }
        return value;
    }

    /** What a value is put in for a tag. */
    @FunctionalInterface
    private interface ValueOf {
        String tag(MatchResult match);
    }

    /** In one pass over what the template says, so that a value is never read as a tag. */
    private static void fill(Element paragraph, ValueOf valueOf) {
        var pieces = textPieces(paragraph);
        var found = matches(textOf(paragraph));
        if (found.isEmpty()) {
            return;
        }
        var starts = new int[pieces.size() + 1];
        IntStream.range(0, pieces.size())
                .forEach(piece -> starts[piece + 1] =
                        starts[piece] + pieces.get(piece).getTextContent().length());
        var texts = new ArrayList<>(pieces.stream().map(Node::getTextContent).toList());
        // From the last to the first, so that what stands before keeps its place.
        for (var index = found.size() - 1; index >= 0; index--) {
            var match = found.get(index);
            var first = pieceAt(starts, match.start());
            var last = pieceAt(starts, match.end() - 1);
            var rest = texts.get(last).substring(match.end() - starts[last]);
            texts.set(
                    first,
                    texts.get(first).substring(0, match.start() - starts[first])
                            + UNPRINTABLE.matcher(valueOf.tag(match)).replaceAll("\uFFFD")
                            + (first == last ? rest : ""));
            for (var piece = first + 1; piece < last; piece++) {
                texts.set(piece, "");
            }
            if (first != last) {
                texts.set(last, rest);
            }
        }
        IntStream.range(0, pieces.size()).forEach(piece -> write(pieces.get(piece), texts.get(piece)));
    }

    private static int pieceAt(int[] starts, int position) {
        var piece = 0;
        while (starts[piece + 1] <= position) {
            piece++;
        }
        return piece;
    }

    /** Lines after the first become breaks within the run. */
    private static void write(Element piece, String text) {
        if (text.equals(piece.getTextContent())) {
            return;
        }
        var run = piece.getParentNode();
        var after = piece.getNextSibling();
        var lines = text.split("\\R", -1);
        setText(piece, lines[0]);
        for (var line = 1; line < lines.length; line++) {
            run.insertBefore(piece.getOwnerDocument().createElementNS(W, qualified(piece, "br")), after);
            var next = (Element) piece.cloneNode(false);
            setText(next, lines[line]);
            run.insertBefore(next, after);
        }
    }

    private static void setText(Element piece, String text) {
        piece.setTextContent(text);
        piece.setAttributeNS(XMLConstants.XML_NS_URI, "xml:space", "preserve");
    }

    private static String qualified(Element like, String name) {
        return like.getPrefix() == null ? name : like.getPrefix() + ":" + name;
    }

    private static Element copyBefore(Element row) {
        var copy = (Element) row.cloneNode(true);
        elements(copy, "*").forEach(element -> element.removeAttributeNS(W14, "paraId"));
        row.getParentNode().insertBefore(copy, row);
        return copy;
    }

    private static boolean isInFilledRow(Element paragraph) {
        for (var row = rowAround(paragraph); row != null; row = rowAround(row)) {
            if (row.getUserData("filled") != null) {
                return true;
            }
        }
        return false;
    }

    private void requireShallow() {
        var depth = 0;
        Node node = document.getDocumentElement();
        while (node != null) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
            } else {
                while (node != null && node.getNextSibling() == null) {
                    node = node.getParentNode();
                    depth--;
                }
                node = node == null ? null : node.getNextSibling();
            }
            if (depth > DEEPEST) {
                throw new WordTemplateRefused("document.word.broken");
            }
        }
    }

    private void requireHarmless() {
        if (!W.equals(document.getDocumentElement().getNamespaceURI())) {
            throw new WordTemplateRefused("document.word.notWord");
        }
        var instructions = new ArrayList<StringBuilder>();
        for (var element : elements(document.getDocumentElement(), "*")) {
            if (VML.equals(element.getNamespaceURI())
                    && !element.getAttribute("src").isEmpty()) {
                throw new WordTemplateRefused("document.word.fetches", element.getAttribute("src"));
            }
            if (!W.equals(element.getNamespaceURI())) {
                continue;
            }
            switch (element.getLocalName()) {
                case "altChunk", "object", "control", "subDoc" ->
                    throw new WordTemplateRefused("document.word.embedded");
                case "fldSimple" -> requireHarmlessField(element.getAttributeNS(W, "instr"));
                case "instrText" -> {
                    if (!instructions.isEmpty()) {
                        instructions.get(instructions.size() - 1).append(element.getTextContent());
                    }
                }
                case "fldChar" -> {
                    switch (element.getAttributeNS(W, "fldCharType")) {
                        case "begin" -> instructions.add(new StringBuilder());
                        case "end" -> {
                            if (!instructions.isEmpty()) {
                                requireHarmlessField(instructions
                                        .remove(instructions.size() - 1)
                                        .toString());
                            }
                        }
                        default -> {
                            // Between its instruction and its end stands what the field showed last.
                        }
                    }
                }
                default -> {
                    // Text, pictures, tables and their looks.
                }
            }
        }
        if (!instructions.isEmpty()) {
            throw new WordTemplateRefused("document.word.broken");
        }
    }

    private static void requireHarmlessField(String instruction) {
        var name = instruction.strip().split("\\s", 2)[0];
        // Word's own table of contents links within the file; a link to elsewhere is a relationship, which is looked at
        // there.
        var leadsElsewhere =
                name.equalsIgnoreCase("HYPERLINK") && !instruction.matches("(?is)\\s*HYPERLINK\\s+\\\\l.*");
        if (leadsElsewhere || !HARMLESS_FIELDS.contains(name.toUpperCase(Locale.ROOT))) {
            throw new WordTemplateRefused("document.word.field", name);
        }
    }

    private void requireRightlyTagged() {
        for (var paragraph : paragraphs(document.getDocumentElement())) {
            var text = textOf(paragraph);
            var without = TAG.matcher(text).replaceAll("");
            if (without.contains("{{") || without.contains("}}")) {
                throw new WordTemplateRefused("document.word.brokenTag", shortened(text));
            }
            matches(text).stream().filter(match -> match.group(2) != null).forEach(match -> {
                if (rowAround(paragraph) == null) {
                    throw new WordTemplateRefused("document.word.listOutsideTable", nameOf(match));
                }
            });
        }
        for (var row : listRows()) {
            var lists = listsOf(row);
            for (var outer = rowAround(row); outer != null; outer = rowAround(outer)) {
                lists.addAll(listsOf(outer));
            }
            if (lists.size() > 1) {
                throw new WordTemplateRefused("document.word.twoLists", String.join(", ", lists));
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** Rows of tables that stand once for each row of a list: those that hold a list's tag themselves. */
    private List<Element> listRows() {
        return elements(document.getDocumentElement(), "tr").stream()
                .filter(row -> listOf(row) != null)
                .toList();
    }

    private static @Nullable String listOf(Element row) {
        return listsOf(row).stream().findFirst().orElse(null);
    }

    private static Set<String> listsOf(Element row) {
        var lists = new TreeSet<String>();
        for (var paragraph : paragraphs(row)) {
            if (row.equals(rowAround(paragraph))) {
                matches(textOf(paragraph)).stream()
                        .filter(match -> match.group(2) != null)
                        .forEach(match -> lists.add(match.group(1)));
            }
        }
        return lists;
    }

    private static @Nullable Element rowAround(Node inner) {
        var node = inner.getParentNode();
        while (node != null && !isWord(node, "tr")) {
            node = node.getParentNode();
        }
        return (Element) node;
    }

    private static List<MatchResult> matches(String text) {
        return TAG.matcher(text).results().toList();
    }

    private static String nameOf(MatchResult match) {
        return match.group(2) == null ? match.group(1) : match.group(1) + "." + match.group(2);
    }

    private static List<Element> paragraphs(Element within) {
        return elements(within, "p");
    }

    private static String textOf(Element paragraph) {
        var text = new StringBuilder();
        textPieces(paragraph).forEach(piece -> text.append(piece.getTextContent()));
        return text.toString();
    }

    /** The paragraph's own text, without that of a text box anchored in it. */
    private static List<Element> textPieces(Element paragraph) {
        var pieces = new ArrayList<Element>();
        addPieces(paragraph, pieces);
        return pieces;
    }

    private static void addPieces(Element element, List<Element> pieces) {
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (isWord(child, "t")) {
                pieces.add((Element) child);
            } else if (child instanceof Element inner && !isWord(child, "p")) {
                addPieces(inner, pieces);
            }
        }
    }

    private static boolean isWord(Node node, String name) {
        return W.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    /** In the order of the text; {@code *} for those of every vocabulary. */
    private static List<Element> elements(Element within, String name) {
        var found = within.getElementsByTagNameNS(name.equals("*") ? "*" : W, name);
        var elements = new ArrayList<Element>();
        for (var index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }
}
