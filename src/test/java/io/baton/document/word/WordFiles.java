package io.baton.document.word;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Word files as small as they can be, and what stands in them. */
public final class WordFiles {

    static final String MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder relationships = new StringBuilder();
    private final StringBuilder types = new StringBuilder();
    private String mainType = MAIN;

    private WordFiles(String body) {
        parts.put(
                "word/document.xml",
                """
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                    xmlns:v="urn:schemas-microsoft-com:vml"
                    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>%s</w:body></w:document>
                """
                        .formatted(body));
    }

    /** A file with this content between the tags of its body. */
    public static WordFiles of(String body) {
        return new WordFiles(body);
    }

    /** A file with one paragraph for each line. */
    public static byte[] lines(String... lines) {
        var body = new StringBuilder();
        for (var line : lines) {
            body.append(paragraph(line));
        }
        return of(body.toString()).bytes();
    }

    /** A paragraph with each piece of its text in a run of its own. */
    public static String paragraph(String... pieces) {
        var runs = new StringBuilder();
        for (var piece : pieces) {
            runs.append("<w:r><w:t>").append(piece).append("</w:t></w:r>");
        }
        return "<w:p>" + runs + "</w:p>";
    }

    /** A table, row by row. */
    public static String table(String[]... rows) {
        var table = new StringBuilder("<w:tbl>");
        for (var row : rows) {
            table.append("<w:tr>");
            for (var cell : row) {
                table.append("<w:tc>").append(paragraph(cell)).append("</w:tc>");
            }
            table.append("</w:tr>");
        }
        return table.append("</w:tbl>").toString();
    }

    WordFiles ofType(String type) {
        mainType = type;
        return this;
    }

    WordFiles with(String path, String type, String content) {
        parts.put(path, content);
        types.append("<Override PartName=\"/%s\" ContentType=\"%s\"/>".formatted(path, type));
        return this;
    }

    WordFiles related(String type, String target, boolean external) {
        relationships.append("<Relationship Id=\"r%d\" Type=\"%s\" Target=\"%s\"%s/>"
                .formatted(
                        relationships.length(),
                        RELATIONSHIPS + type,
                        target,
                        external ? " TargetMode=\"External\"" : ""));
        return this;
    }

    public byte[] bytes() {
        var all = new LinkedHashMap<String, String>();
        all.put(
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/word/document.xml" ContentType="%s"/>%s</Types>
                """
                        .formatted(mainType, types));
        all.put(
                "_rels/.rels",
                relationships("<Relationship Id=\"r\" Type=\"" + RELATIONSHIPS
                        + "officeDocument\" Target=\"word/document.xml\"/>"));
        all.put("word/_rels/document.xml.rels", relationships(relationships.toString()));
        all.putAll(parts);
        return zip(all);
    }

    private static String relationships(String inner) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inner
                + "</Relationships>";
    }

    static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    /** One part of a file, as it stands there. */
    public static String part(byte[] file, String path) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(path)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            throw new AssertionError("No part " + path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a reader sees of the text: a space for each line, row and cell. */
    public static String text(byte[] file) {
        return part(file, "word/document.xml")
                .replaceAll("</w:p>|<w:br/>", " ")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }
}
