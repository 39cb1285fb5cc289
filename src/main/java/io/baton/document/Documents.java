package io.baton.document;

import io.baton.people.Act;
import io.baton.setting.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attachments of cases: versions are added and never changed or removed. Content is addressed by its digest and stored once,
 * however often it is attached.
 */
@Service
public class Documents {

    private static final int PIECE = 256 * 1024;
    private static final int LONGEST_NAME = 200;

    private static final RowMapper<Document> ROW = (row, number) -> new Document(
            row.getObject("id", UUID.class),
            row.getString("business_key"),
            row.getString("purpose"),
            row.getString("name"),
            row.getInt("number"),
            row.getString("media_type"),
            row.getString("digest"),
            row.getLong("size"),
            row.getString("created_by"),
            row.getTimestamp("created_at").toInstant());

    private final JdbcClient jdbc;
    private final Settings settings;
    private final ObjectProvider<DocumentAccess> accesses;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final FileKinds kinds = new FileKinds();

    Documents(
            JdbcClient jdbc,
            Settings settings,
            ObjectProvider<DocumentAccess> accesses,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.accesses = accesses;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** All versions attached to the case for this purpose, names in order, newest version first; empty when the person may not read. */
    @Transactional(readOnly = true)
    public List<Document> list(String businessKey, String purpose, String personId) {
        if (!mayRead(businessKey, purpose, personId)) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select * from baton.document where business_key = :key and purpose = :purpose
                        order by name, number desc
                        """)
                .param("key", businessKey)
                .param("purpose", purpose)
                .query(ROW)
                .list();
    }

    /**
     * Everything that is attached to these cases for any purpose and that the person may read: by case, names in order, newest
     * version first.
     */
    @Transactional(readOnly = true)
    public List<Document> listAll(Collection<String> businessKeys, String personId) {
        var all = jdbc.sql(
                        """
                        select * from baton.document where business_key = any(:keys)
                        order by business_key, purpose, name, number desc
                        """)
                .param("keys", businessKeys.toArray(String[]::new))
                .query(ROW)
                .list();
        var keys = all.stream()
                .collect(Collectors.groupingBy(
                        Document::purpose, Collectors.mapping(Document::businessKey, Collectors.toSet())));
        var readable = accesses.stream()
                .filter(access -> keys.containsKey(access.purpose()))
                .collect(Collectors.groupingBy(
                        DocumentAccess::purpose,
                        Collectors.flatMapping(
                                access -> access.readable(keys.get(access.purpose()), personId).stream(),
                                Collectors.toSet())));
        return all.stream()
                .filter(document ->
                        readable.getOrDefault(document.purpose(), Set.of()).contains(document.businessKey()))
                .toList();
    }

    /** Whether the person may attach files for this purpose now. */
    @Transactional(readOnly = true)
    public boolean mayAdd(String businessKey, String purpose, String personId) {
        return accesses.stream()
                .anyMatch(access -> access.purpose().equals(purpose) && access.mayAdd(businessKey, personId));
    }

    /**
     * The document, when the person may read it.
     *
     * @throws DocumentNotFound otherwise
     */
    @Transactional(readOnly = true)
    public Document get(UUID id, String personId) {
        return jdbc.sql("select * from baton.document where id = :id")
                .param("id", id)
                .query(ROW)
                .optional()
                .filter(document -> mayRead(document.businessKey(), document.purpose(), personId))
                .orElseThrow(DocumentNotFound::new);
    }

    /**
     * Writes the document's bytes piece by piece, holding no connection while the reader is slow. The caller has got the document by
     * {@link #get}.
     */
    public void write(Document document, OutputStream out) {
        var pieces = jdbc.sql("select number from baton.document_piece where digest = :digest order by number")
                .param("digest", document.digest())
                .query(Integer.class)
                .list();
        try {
            for (var number : pieces) {
                out.write(jdbc.sql("select bytes from baton.document_piece where digest = :digest and number = :number")
                        .param("digest", document.digest())
                        .param("number", number)
                        .query(byte[].class)
                        .single());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Attaches a file as the next version under its name.
     *
     * @throws MayNotAttach when the person may not attach files for this purpose now
     * @throws DocumentRefused when the file is empty, too large, of a kind that is not offered, or badly named
     */
    @Transactional
    public Document add(String businessKey, String purpose, Upload upload, String personId) {
        if (!mayRead(businessKey, purpose, personId)) {
            throw new DocumentNotFound();
        }
        if (!mayAdd(businessKey, purpose, personId)) {
            throw new MayNotAttach();
        }
        var name = plainName(upload.name());
        var largest = settings.get(DocumentSettings.LARGEST);
        if (upload.size() == 0) {
            throw new DocumentRefused("document.empty");
        }
        if (upload.size() > largest * 1024L * 1024L) {
            throw new DocumentRefused("document.tooLarge", largest);
        }
        try {
            var type = kinds.mediaType(new Upload(name, upload.size(), upload.content()));
            var digest = digestOf(upload);
            store(digest, upload);
            return attach(businessKey, purpose, name, type, digest, upload.size(), personId);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Document attach(
            String businessKey, String purpose, String name, String type, String digest, long size, String personId) {
        // Two people may upload the same name at once: the second waits here and becomes the next version.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", businessKey + '/' + purpose + '/' + name)
                .query((row, number) -> true)
                .single();
        var number = jdbc.sql(
                        """
                        select coalesce(max(number), 0) + 1 from baton.document
                        where business_key = :key and purpose = :purpose and name = :name
                        """)
                .param("key", businessKey)
                .param("purpose", purpose)
                .param("name", name)
                .query(Integer.class)
                .single();
        var document = new Document(
                UUID.randomUUID(),
                businessKey,
                purpose,
                name,
                number,
                type,
                digest,
                size,
                personId,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.sql(
                        """
                        insert into baton.document (id, business_key, purpose, name, number, media_type, digest, size, created_by, created_at)
                        values (:id, :key, :purpose, :name, :number, :type, :digest, :size, :by, :at)
                        """)
                .param("id", document.id())
                .param("key", businessKey)
                .param("purpose", purpose)
                .param("name", name)
                .param("number", number)
                .param("type", type)
                .param("digest", digest)
                .param("size", size)
                .param("by", personId)
                .param("at", Timestamp.from(document.createdAt()))
                .update();
        publisher.publishEvent(
                new Act("document.added", personId, businessKey, "document:" + document.id(), null, document, null));
        publisher.publishEvent(new DocumentAdded(document));
        return document;
    }

    private void store(String digest, Upload upload) throws IOException {
        var isNew = jdbc.sql(
                                """
                                insert into baton.document_content (digest, size, created_at) values (:digest, :size, :at)
                                on conflict do nothing
                                """)
                        .param("digest", digest)
                        .param("size", upload.size())
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (!isNew) {
            return;
        }
        try (var content = upload.content().open()) {
            var number = 0;
            for (var piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
                jdbc.sql("insert into baton.document_piece (digest, number, bytes) values (:digest, :number, :bytes)")
                        .param("digest", digest)
                        .param("number", number++)
                        .param("bytes", piece)
                        .update();
            }
        }
    }

    private boolean mayRead(String businessKey, String purpose, String personId) {
        return accesses.stream()
                .anyMatch(access -> access.purpose().equals(purpose) && access.mayRead(businessKey, personId));
    }

    private static String digestOf(Upload upload) throws IOException {
        try (InputStream content = upload.content().open()) {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** Browsers may send a path; control characters and overlong names cannot be shown. */
    private static String plainName(String sent) {
        var name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.startsWith(".")
                || name.chars()
                        .anyMatch(character -> Character.isISOControl(character) || isDirectionMark(character))) {
            throw new DocumentRefused("document.badName", LONGEST_NAME);
        }
        return name;
    }

    /** Marks that turn the reading direction let {@code exe.pdf} look like something else. */
    private static boolean isDirectionMark(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }
}
