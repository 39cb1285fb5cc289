package io.baton.document;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.Tika;

/** Finds out what a file is by looking at its bytes, and whether its name tells the same. */
final class FileKinds {

    /** Media type → the endings under which it may come. */
    private static final Map<String, Set<String>> OFFERED = Map.ofEntries(
            Map.entry("application/pdf", Set.of("pdf")),
            Map.entry("image/png", Set.of("png")),
            Map.entry("image/jpeg", Set.of("jpg", "jpeg")),
            Map.entry("image/gif", Set.of("gif")),
            Map.entry("image/webp", Set.of("webp")),
            Map.entry("text/plain", Set.of("txt")),
            Map.entry("text/csv", Set.of("csv")),
            Map.entry("application/msword", Set.of("doc")),
            Map.entry("application/vnd.ms-excel", Set.of("xls")),
            Map.entry("application/vnd.ms-powerpoint", Set.of("ppt")),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Set.of("docx")),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Set.of("xlsx")),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", Set.of("pptx")));

    private final Tika tika = new Tika();

    /** Every offered ending, for the sentence that refuses another one. */
    static String endings() {
        var endings = new TreeSet<String>();
        OFFERED.values().forEach(endings::addAll);
        return String.join(", ", endings);
    }

    /**
     * The media type of the content.
     *
     * @throws DocumentRefused when the kind is not offered, or the name's ending says something else than the content
     */
    String mediaType(Upload upload) throws IOException {
        var ending = upload.name().substring(upload.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String found;
        try (var content = upload.content().open()) {
            found = tika.detect(content, upload.name());
        }
        var type = found.equals("text/html") || found.endsWith("+xml") ? "refused" : found;
        if (!OFFERED.getOrDefault(type, Set.of()).contains(ending)) {
            throw new DocumentRefused("document.kindNotOffered", endings());
        }
        return type;
    }
}
