package io.baton.document.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.poifs.filesystem.FileMagic;

/** What a Word file may hold: text and pictures, nothing that runs, nothing that is fetched, and no more than a machine can read. */
final class WordFile {

    /** Of the file as it is sent, in bytes. */
    private static final int LARGEST = 5 * 1024 * 1024;

    /** Of everything in it when unpacked, in bytes. */
    private static final long MOST_UNPACKED = 50L * 1024 * 1024;

    /** Of one part that is read as XML, in bytes; a contract of a hundred pages has less than one million. */
    private static final long LARGEST_PART = 8L * 1024 * 1024;

    /** Text shrinks to a tenth at most when it is packed; what shrinks to less than a hundredth is made to fill the machine. */
    private static final long STEEPEST = 100;

    private static final long SMALL = 1024 * 1024;

    private static final int MOST_PARTS = 500;

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String MAIN = WORD + "document.main+xml";

    /** The parts in which people write. */
    private static final Set<String> TEXT =
            Set.of(MAIN, WORD + "header+xml", WORD + "footer+xml", WORD + "footnotes+xml", WORD + "endnotes+xml");

    private static final List<String> RUNNING_CONTENT =
            List.of("macroenabled", "vba", "activex", "oleobject", "keymapcustomizations", "ms-package");

    /** How relationships to embedded things end that Word opens with another program or merges unseen. */
    private static final Set<String> EMBEDDING = Set.of(
            "oleobject",
            "package",
            "control",
            "afchunk",
            "subdocument",
            "frame",
            "vbaproject",
            "attachedtoolbars",
            "keymapcustomizations",
            "activexcontrolbinary");

    private WordFile() {}

    /** Refuses what is no .docx, and what unpacks to more than can be read. */
    static void requireBounded(byte[] file) {
        if (file.length > LARGEST) {
            throw new WordTemplateRefused("document.word.tooLarge", LARGEST / 1024 / 1024);
        }
        switch (FileMagic.valueOf(file)) {
            case OLE2 -> throw new WordTemplateRefused("document.word.protectedOrOld");
            case OOXML -> requireUnpackable(file);
            default -> throw new WordTemplateRefused("document.word.notWord");
        }
    }

    private static void requireUnpackable(byte[] file) {
        var piece = new byte[64 * 1024];
        var unpacked = 0L;
        var parts = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                parts++;
                for (var read = zip.read(piece); read >= 0; read = zip.read(piece)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED || unpacked > SMALL + STEEPEST * file.length) {
                        throw new WordTemplateRefused("document.word.bomb");
                    }
                }
                if (parts > MOST_PARTS) {
                    throw new WordTemplateRefused("document.word.bomb");
                }
            }
        } catch (IOException broken) {
            throw new WordTemplateRefused("document.word.broken");
        }
    }

    /** Refuses macros, embedded objects, other Office files under this name, and whatever is fetched when somebody opens it. */
    static void requireHarmless(OPCPackage word) throws OpenXML4JException {
        requireHarmless(word.getRelationships());
        for (var part : word.getParts()) {
            var type = part.getContentType().toLowerCase(Locale.ROOT);
            if (RUNNING_CONTENT.stream().anyMatch(type::contains)) {
                throw new WordTemplateRefused("document.word.macros");
            }
            if (!part.isRelationshipPart()) {
                requireHarmless(part.getRelationships());
            }
        }
        if (word.getPartsByContentType(MAIN).size() != 1) {
            throw new WordTemplateRefused("document.word.notWord");
        }
    }

    private static void requireHarmless(PackageRelationshipCollection relationships) {
        for (var relationship : relationships) {
            var type = relationship.getRelationshipType().toLowerCase(Locale.ROOT);
            if (EMBEDDING.contains(type.substring(type.lastIndexOf('/') + 1))) {
                throw new WordTemplateRefused("document.word.embedded");
            }
            if (relationship.getTargetMode() == TargetMode.EXTERNAL && !isLinkForPeople(relationship)) {
                throw new WordTemplateRefused(
                        "document.word.fetches", relationship.getTargetURI().toString());
            }
        }
    }

    /** A link that a reader may click; nothing follows it by itself. */
    private static boolean isLinkForPeople(PackageRelationship relationship) {
        var scheme = relationship.getTargetURI().getScheme();
        return relationship.getRelationshipType().endsWith("/hyperlink")
                && scheme != null
                && Set.of("http", "https", "mailto").contains(scheme.toLowerCase(Locale.ROOT));
    }

    /** The parts in which tags may stand: the text itself, headers and footers, notes. */
    static List<PackagePart> textParts(OPCPackage word) throws OpenXML4JException {
        var parts = word.getParts().stream()
                .filter(part -> TEXT.contains(part.getContentType()))
                .toList();
        if (parts.stream().anyMatch(part -> part.getSize() > LARGEST_PART)) {
            throw new WordTemplateRefused("document.word.bomb");
        }
        return parts;
    }
}
