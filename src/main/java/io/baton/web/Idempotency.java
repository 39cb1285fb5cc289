package io.baton.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does what is asked for once, however often it is asked with the same key: a double click, a repeated request after a lost answer. The
 * key's row is written in the work's transaction, so the key counts exactly when the work does; of concurrent requests the later ones
 * wait at the row and get the first one's result. Keys are kept for 24 hours.
 */
@Service
public class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);
    private static final int PURGED_AT_ONCE = 1000;
    private static final int LONGEST_KEY = 200;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Operation operation;
    private final Clock clock;
    private final AtomicReference<Instant> purged = new AtomicReference<>(Instant.EPOCH);

    Idempotency(JdbcClient jdbc, ObjectMapper json, Operation operation, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.operation = operation;
        this.clock = clock;
    }

    /**
     * The work's result, of now or of the first time.
     *
     * @param personId whose key it is; others' keys never meet
     * @param key from the header {@code Idempotency-Key} or the form field {@code idempotencyKey}; without one the work is simply done
     * @param resultType what the work returns, kept as JSON: an id or a record of plain values
     * @throws KeyUsedOtherwise when the key came before with another address or other input
     */
    @Transactional
    public <T> @Nullable T once(String personId, @Nullable String key, Class<T> resultType, Supplier<T> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > LONGEST_KEY) {
            throw new KeyUsedOtherwise();
        }
        var digest = digest(resultType.getName() + '\n' + operation.text());
        if (isFirst(personId, key, digest)) {
            var result = work.get();
            keep(personId, key, result);
            return result;
        }
        var first = jdbc.sql(
                        "select digest, result from baton.idempotency where person_id = :person and idempotency_key = :key")
                .param("person", personId)
                .param("key", key)
                .query((row, number) -> new First(row.getString("digest"), row.getString("result")))
                .single();
        if (!first.digest().equals(digest)) {
            throw new KeyUsedOtherwise();
        }
        return read(first.result(), resultType);
    }

    private record First(String digest, @Nullable String result) {}

    private boolean isFirst(String personId, String key, String digest) {
        var now = clock.instant();
        purge(now);
        return jdbc.sql(
                                """
                                insert into baton.idempotency (person_id, idempotency_key, digest, created_at)
                                values (:person, :key, :digest, :now) on conflict do nothing
                                """)
                        .param("person", personId)
                        .param("key", key)
                        .param("digest", digest)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private void purge(Instant now) {
        var last = purged.get();
        if (Duration.between(last, now).abs().compareTo(BETWEEN_PURGES) < 0 || !purged.compareAndSet(last, now)) {
            return;
        }
        jdbc.sql(
                        """
                        delete from baton.idempotency where (person_id, idempotency_key) in (
                            select person_id, idempotency_key from baton.idempotency where created_at < :until
                            order by created_at limit :limit for update skip locked)
                        """)
                .param("until", Timestamp.from(now.minus(KEPT)))
                .param("limit", PURGED_AT_ONCE)
                .update();
    }

    private void keep(String personId, String key, @Nullable Object result) {
        jdbc.sql(
                        """
                        update baton.idempotency set result = cast(:result as json)
                        where person_id = :person and idempotency_key = :key
                        """)
                .param("result", write(result))
                .param("person", personId)
                .param("key", key)
                .update();
    }

    private String write(@Nullable Object result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(
                    "A result kept under an idempotency key must be plain values", unwritable);
        }
    }

    private <T> @Nullable T read(@Nullable String result, Class<T> type) {
        try {
            // What a record derives from its values was written with them.
            return result == null
                    ? null
                    : json.readerFor(type)
                            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(result);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("The kept result is not a " + type.getName(), unreadable);
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
