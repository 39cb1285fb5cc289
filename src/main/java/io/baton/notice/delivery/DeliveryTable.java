package io.baton.notice.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the outbox. What is to be tried when is db-scheduler's; what became of a message stands here. */
@Component
class DeliveryTable {

    /** Before the second try, the third, and so on; after the last one the message is a dead letter. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private static final int LONGEST_SUBJECT = 500;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    DeliveryTable(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The new row's id; empty when this recipient has a message of this key. */
    Optional<String> add(Transport.Kind transport, String recipient, String subject, String body, String key) {
        return jdbc.sql(
                        """
                        insert into baton.delivery (id, transport, recipient, subject, body, delivery_key, status, created_at, next_at)
                        values (:id, :transport, :recipient, :subject, :body, :key, 'WAITING', :now, :now)
                        on conflict do nothing returning id
                        """)
                .param("id", Generators.timeBasedEpochGenerator().generate().toString())
                .param("transport", transport.name())
                .param("recipient", recipient)
                .param("subject", shortened(subject, LONGEST_SUBJECT))
                .param("body", body)
                .param("key", key)
                .param("now", now())
                .query(String.class)
                .optional();
    }

    Optional<Delivery> waiting(String id) {
        return jdbc.sql("select * from baton.delivery where id = :id and status = 'WAITING'")
                .param("id", id)
                .query((row, number) -> new Delivery(
                        row.getString("id"),
                        Transport.Kind.valueOf(row.getString("transport")),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body")))
                .optional();
    }

    void sent(String id) {
        jdbc.sql(
                        """
                        update baton.delivery set status = 'SENT', attempts = attempts + 1, failure = null, failure_arguments = null,
                            next_at = null, ended_at = :now
                        where id = :id and status = 'WAITING'
                        """)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /**
     * Keeps the failure of a try.
     *
     * @return when to try again; empty when the message is a dead letter now
     */
    Optional<Instant> failed(String id, DeadLetter.Failure failure, boolean hopeless) {
        var tries = jdbc.sql("select attempts from baton.delivery where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                + 1;
        var next = hopeless || tries > PAUSES.size() ? null : clock.instant().plus(PAUSES.get(tries - 1));
        jdbc.sql(
                        """
                        update baton.delivery set status = :status, attempts = :tries, failure = :failure,
                            failure_arguments = cast(:arguments as json), next_at = :next, ended_at = :ended
                        where id = :id
                        """)
                .param("status", next == null ? "DEAD" : "WAITING")
                .param("tries", tries)
                .param("failure", failure.messageKey())
                .param("arguments", write(failure.arguments()))
                .param("next", next == null ? null : Timestamp.from(next))
                .param("ended", next == null ? now() : null)
                .param("id", id)
                .update();
        return Optional.ofNullable(next);
    }

    /** Makes a dead letter wait again, with all its tries before it; false when it is none. */
    boolean revive(String id) {
        return jdbc.sql(
                                """
                                update baton.delivery set status = 'WAITING', attempts = 0, next_at = :now, ended_at = null
                                where id = :id and status = 'DEAD'
                                """)
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    List<DeadLetter> dead(int limit) {
        return jdbc.sql(
                        "select * from baton.delivery where status = 'DEAD' order by ended_at desc, id desc limit :limit")
                .param("limit", limit)
                .query((row, number) -> new DeadLetter(
                        row.getString("id"),
                        Transport.Kind.valueOf(row.getString("transport")),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getInt("attempts"),
                        new DeadLetter.Failure(row.getString("failure"), read(row.getString("failure_arguments"))),
                        instant(row, "created_at"),
                        instant(row, "ended_at")))
                .list();
    }

    int count(String status) {
        return jdbc.sql("select count(*) from baton.delivery where status = :status")
                .param("status", status)
                .query(Integer.class)
                .single();
    }

    @Nullable
    Instant oldestWaiting() {
        return jdbc.sql("select created_at from baton.delivery where status = 'WAITING' order by created_at limit 1")
                .query((row, number) -> instant(row, "created_at"))
                .optional()
                .orElse(null);
    }

    int forgetSent(Instant until) {
        return jdbc.sql("delete from baton.delivery where status = 'SENT' and ended_at < :until")
                .param("until", Timestamp.from(until))
                .update();
    }

    private String write(List<Object> arguments) {
        try {
            return json.writeValueAsString(arguments);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Null for what an earlier version gave up. */
    private List<Object> read(@Nullable String arguments) {
        try {
            return arguments == null ? List.of() : json.readValue(arguments, new TypeReference<List<Object>>() {});
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("Not the arguments of a sentence", unreadable);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
