package io.baton.document.word;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.xml.transform.TransformerException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.StreamHelper;

/**
 * A Word file (.docx) with tags that are replaced by values: {@code {{name}}} anywhere, and {@code {{list.column}}} in a row of a
 * table, which then stands there once for each row of the list. There is nothing else to write: no conditions, expressions or
 * pictures, so a template can't do more than say what stands where.
 */
public final class WordTemplate {

    private final byte[] file;
    private final SortedSet<String> tags;

    private WordTemplate(byte[] file, SortedSet<String> tags) {
        this.file = file;
        this.tags = Collections.unmodifiableSortedSet(tags);
    }

    /**
     * Reads a file that somebody sent.
     *
     * @throws WordTemplateRefused when it is no .docx, broken, protected, too large, holds macros or embedded objects, or would
     *     fetch something when it is opened; and when a tag is broken, or one of a list stands outside a table
     */
    public static WordTemplate read(byte[] file) {
        var tags = new TreeSet<String>();
        withPackage(file, word -> {
            for (var part : WordFile.textParts(word)) {
                tags.addAll(TaggedPart.read(part).tags());
            }
        });
        return new WordTemplate(file.clone(), tags);
    }

    /** The tags that stand in it, as they are written between the braces. */
    public SortedSet<String> tags() {
        return tags;
    }

    /**
     * The file with its values.
     *
     * @throws IllegalArgumentException when a tag has no value
     */
    public byte[] fill(WordValues values) {
        var filled = new ByteArrayOutputStream();
        withPackage(file, word -> {
            for (var part : WordFile.textParts(word)) {
                var tagged = TaggedPart.read(part);
                tagged.fill(values);
                try (var out = part.getOutputStream()) {
                    StreamHelper.saveXmlInStream(tagged.document(), out);
                }
            }
            word.save(filled);
        });
        return filled.toByteArray();
    }

    private static void withPackage(byte[] file, Work work) {
        var word = open(file);
        try {
            work.on(word);
        } catch (OpenXML4JException | IOException | TransformerException failure) {
            throw new UncheckedIOException(new IOException(failure));
        } finally {
            // Nothing is written back to where it came from.
            word.revert();
        }
    }

    private static OPCPackage open(byte[] file) {
        WordFile.requireBounded(file);
        try {
            var word = OPCPackage.open(new ByteArrayInputStream(file));
            WordFile.requireHarmless(word);
            return word;
        } catch (WordTemplateRefused refusal) {
            throw refusal;
        } catch (OpenXML4JException | IOException | RuntimeException broken) {
            // The library tells what is broken by many kinds of exception; the person can only send another file.
            throw new WordTemplateRefused("document.word.broken");
        }
    }

    /** What is done with the opened file. */
    @FunctionalInterface
    private interface Work {
        void on(OPCPackage word) throws OpenXML4JException, IOException, TransformerException;
    }
}
