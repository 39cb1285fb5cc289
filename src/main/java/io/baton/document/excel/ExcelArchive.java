package io.baton.document.excel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Opens the archive that an .xlsx is, after looking whether it may be opened. */
final class ExcelArchive {

    /** Bytes that a file may have unpacked. */
    static final long MOST_UNPACKED = 32L * 1024 * 1024;

    private static final int MOST_ENTRIES = 500;
    /** How many bytes one packed byte may become, in an entry that is not small. */
    private static final int HIGHEST_RATIO = 100;

    private static final long SMALL = 1024 * 1024;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private ExcelArchive() {}

    /**
     * @throws ExcelRefused when it is no .xlsx, or would unpack to more than its size allows
     * @throws IOException when it is broken
     */
    static OPCPackage open(byte[] bytes) throws IOException, InvalidFormatException {
        if (startsWith(bytes, OLE)) {
            throw new ExcelRefused(isEncrypted(bytes) ? "document.excel.password" : "document.excel.old");
        }
        if (!startsWith(bytes, ZIP)) {
            throw new ExcelRefused("document.excel.noExcel");
        }
        var archive = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
        requireModest(archive);
        return OPCPackage.open(new ZipFileZipEntrySource(archive));
    }

    /** Unpacks everything once and keeps nothing: what an archive says about its sizes may be a lie. */
    private static void requireModest(ZipFile archive) throws IOException {
        var entries = Collections.list(archive.getEntries());
        if (entries.size() > MOST_ENTRIES) {
            throw bomb();
        }
        var piece = new byte[64 * 1024];
        var total = 0L;
        for (var entry : entries) {
            var unpacked = 0L;
            try (var content = archive.getInputStream(entry)) {
                for (var read = content.read(piece); read >= 0; read = content.read(piece)) {
                    unpacked += read;
                    if (total + unpacked > MOST_UNPACKED || swells(entry, unpacked)) {
                        throw bomb();
                    }
                }
            }
            total += unpacked;
        }
    }

    private static boolean swells(ZipArchiveEntry entry, long unpacked) {
        return unpacked > SMALL && unpacked > entry.getCompressedSize() * HIGHEST_RATIO;
    }

    static ExcelRefused bomb() {
        return new ExcelRefused("document.excel.bomb", Long.toString(MOST_UNPACKED / 1024 / 1024));
    }

    /** Excel keeps a file with a password as an old one that contains the new one encrypted. */
    private static boolean isEncrypted(byte[] bytes) {
        try (var file = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            return file.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}
