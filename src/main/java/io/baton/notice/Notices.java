package io.baton.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.notice.delivery.Mail;
import io.baton.notice.delivery.Outbox;
import io.baton.notice.delivery.Transport;
import io.baton.notice.robot.Robots;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.setting.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what concerns them, by the channels that they chose, and keeps their page of notices. */
@Service
@Transactional
public class Notices {

    static final int PAGE = 30;

    /** Counting further helps nobody. */
    private static final int MOST_COUNTED = 100;

    private static final int LONGEST_PATH = 500;
    private static final int LONGEST_KEY = 300;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final NoticeTexts texts;
    private final Choices choices;
    private final Outbox outbox;
    private final Mail mail;
    private final Robots robots;
    private final People people;
    private final Settings settings;
    private final Clock clock;

    Notices(
            JdbcClient jdbc,
            ObjectMapper json,
            NoticeTexts texts,
            Choices choices,
            Outbox outbox,
            Mail mail,
            Robots robots,
            People people,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.texts = texts;
        this.choices = choices;
        this.outbox = outbox;
        this.mail = mail;
        this.robots = robots;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Tells people something, in the caller's transaction: when that is undone, nobody was told. Telling the same people the same
     * again, by kind and key, tells nothing; neither does telling disabled or unknown accounts.
     *
     * @param kind offered as a bean
     * @param personIds whom
     * @param text fills the kind's title and body; nothing about class, grade or internal limits (R-SL-10)
     * @param path the page that it leads to, on this Baton
     * @param key names what is told, for example {@code <task id>:<due time>}; up to 300 characters
     */
    public void tell(NoticeKind kind, Collection<String> personIds, NoticeText text, String path, String key) {
        if (!path.startsWith("/") || path.startsWith("//") || path.length() > LONGEST_PATH) {
            throw new IllegalArgumentException("A notice leads to a page of Baton, not to " + path);
        }
        if (key.length() > LONGEST_KEY || !kind.equals(texts.kinds().get(kind.key()))) {
            throw new IllegalArgumentException("The key is too long or the kind is not offered: " + kind.key());
        }
        var told = new LinkedHashSet<>(personIds)
                .stream()
                        .map(people::find)
                        .flatMap(Optional::stream)
                        .filter(Person::enabled)
                        .toList();
        for (var person : told) {
            if (choices.wants(person.id(), kind, Channel.IN_APP)) {
                show(kind, person.id(), text, path, key);
            }
            if (person.email() != null && mail.isOn() && choices.wants(person.id(), kind, Channel.MAIL)) {
                put(Transport.Kind.MAIL, person.id(), kind, text, path, key);
            }
        }
        var departments = told.stream()
                .filter(person -> choices.wants(person.id(), kind, Channel.CHAT))
                .map(Person::departmentId)
                .collect(Collectors.toSet());
        if (!departments.isEmpty()) {
            robots.listeningTo(kind.key(), departments)
                    .forEach(robot -> put(Transport.Kind.CHAT, String.valueOf(robot), kind, text, path, key));
        }
    }

    private void show(NoticeKind kind, String personId, NoticeText text, String path, String key) {
        jdbc.sql(
                        """
                        insert into baton.notice (person_id, kind, words, path, notice_key, created_at)
                        values (:person, :kind, cast(:words as jsonb), :path, :key, :now) on conflict do nothing
                        """)
                .param("person", personId)
                .param("kind", kind.key())
                .param("words", write(text))
                .param("path", path)
                .param("key", key)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void put(
            Transport.Kind transport, String recipient, NoticeKind kind, NoticeText text, String path, String key) {
        outbox.put(
                transport,
                recipient,
                texts.subject(kind, text),
                texts.letter(kind, text, path),
                kind.key() + ":" + key);
    }

    /**
     * A page of the person's notices, newest first, and one more row when there are older ones.
     *
     * @param before only older ones than this id; null: from the newest
     */
    @Transactional(readOnly = true)
    public List<Notice> of(String personId, boolean unreadOnly, @Nullable Long before, Locale language) {
        return jdbc
                .sql("select * from baton.notice where person_id = :person and id < :before"
                        + (unreadOnly ? " and read_at is null" : "") + " order by id desc limit :limit")
                .param("person", personId)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", PAGE + 1)
                .query((row, number) -> notice(row, language))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** How many notices the person has not seen; at most 100. */
    @Transactional(readOnly = true)
    public int unread(String personId) {
        return jdbc.sql(
                        "select count(*) from (select from baton.notice where person_id = :person and read_at is null limit :most) few")
                .param("person", personId)
                .param("most", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    /**
     * The person has seen the notice.
     *
     * @return the page that it leads to
     * @throws NoticeNotFound when it is not the person's
     */
    public String read(long id, String personId) {
        return jdbc.sql(
                        """
                        update baton.notice set read_at = coalesce(read_at, :now) where id = :id and person_id = :person
                        returning path
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("person", personId)
                .query(String.class)
                .optional()
                .orElseThrow(NoticeNotFound::new);
    }

    /**
     * The person has seen all notices up to this one; newer ones came meanwhile and stay unread.
     *
     * @return how many they were
     */
    public int readUpTo(long id, String personId) {
        return jdbc.sql(
                        "update baton.notice set read_at = :now where person_id = :person and id <= :id and read_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("person", personId)
                .param("id", id)
                .update();
    }

    /** Removes what was read, and sent, longer ago than the setting says. */
    void forget() {
        var until = clock.instant().minus(Duration.ofDays(settings.get(NoticeSettings.KEPT_DAYS)));
        jdbc.sql("delete from baton.notice where read_at < :until")
                .param("until", Timestamp.from(until))
                .update();
        outbox.forgetSent(until);
    }

    /** Null for a kind that no module offers any more. */
    private @Nullable Notice notice(ResultSet row, Locale language) throws SQLException {
        var kind = texts.kinds().get(row.getString("kind"));
        if (kind == null) {
            return null;
        }
        var text = read(row.getString("words"));
        return new Notice(
                row.getLong("id"),
                kind.key(),
                texts.title(kind, text, language),
                texts.body(kind, text, language),
                row.getString("path"),
                instant(row, "created_at"),
                row.getObject("read_at") == null ? null : instant(row, "read_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private String write(NoticeText text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private NoticeText read(String words) {
        try {
            return json.readValue(words, NoticeText.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
