package io.baton.notice;

import io.baton.people.Act;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which kinds of notices reach a person by which channel. */
@Service
@Transactional
public class Choices {

    private final JdbcClient jdbc;
    private final NoticeTexts texts;
    private final ApplicationEventPublisher events;

    Choices(JdbcClient jdbc, NoticeTexts texts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.events = events;
    }

    /** A choice as forms send it. */
    static String name(NoticeKind kind, Channel channel) {
        return kind.key() + ":" + channel.name();
    }

    /** All kinds there are, by key. */
    public List<NoticeKind> kinds() {
        return texts.kinds().values().stream()
                .sorted(Comparator.comparing(NoticeKind::key))
                .toList();
    }

    boolean wants(String personId, NoticeKind kind, Channel channel) {
        return kind.fixed(channel)
                || jdbc.sql(
                                "select wanted from baton.notice_choice where person_id = :person and kind = :kind and channel = :channel")
                        .param("person", personId)
                        .param("kind", kind.key())
                        .param("channel", channel.name())
                        .query(Boolean.class)
                        .optional()
                        .orElse(kind.channels().contains(channel));
    }

    /** What reaches the person, as {@code kind:CHANNEL}. */
    @Transactional(readOnly = true)
    public Set<String> of(String personId) {
        var differing = new HashMap<String, Boolean>();
        jdbc.sql("select kind, channel, wanted from baton.notice_choice where person_id = :person")
                .param("person", personId)
                .query(row -> {
                    differing.put(row.getString("kind") + ":" + row.getString("channel"), row.getBoolean("wanted"));
                });
        return kinds().stream()
                .flatMap(kind -> Arrays.stream(Channel.values())
                        .filter(channel -> kind.fixed(channel)
                                || differing.getOrDefault(
                                        name(kind, channel), kind.channels().contains(channel)))
                        .map(channel -> name(kind, channel)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The person wants these, as {@code kind:CHANNEL}, and no others; what cannot be switched off stays. */
    public void choose(Set<String> wanted, String personId) {
        var before = of(personId);
        for (var kind : kinds()) {
            for (var channel : Channel.values()) {
                if (!kind.fixed(channel)) {
                    keep(personId, kind, channel, wanted.contains(name(kind, channel)));
                }
            }
        }
        var after = of(personId);
        if (!after.equals(before)) {
            events.publishEvent(new Act(
                    "notice.choicesChanged",
                    personId,
                    null,
                    "person:" + personId,
                    differing(before, after),
                    differing(after, before),
                    null));
        }
    }

    /** Only what differs from the default, so that a better default reaches who never chose. */
    private void keep(String personId, NoticeKind kind, Channel channel, boolean wanted) {
        var statement = wanted == kind.channels().contains(channel)
                ? "delete from baton.notice_choice where person_id = :person and kind = :kind and channel = :channel"
                        + " and wanted <> :wanted"
                : "insert into baton.notice_choice (person_id, kind, channel, wanted) values (:person, :kind, :channel, :wanted)"
                        + " on conflict (person_id, kind, channel) do update set wanted = excluded.wanted";
        jdbc.sql(statement)
                .param("person", personId)
                .param("kind", kind.key())
                .param("channel", channel.name())
                .param("wanted", wanted)
                .update();
    }

    private static Map<String, Boolean> differing(Set<String> one, Set<String> other) {
        var changes = new TreeMap<String, Boolean>();
        one.stream().filter(name -> !other.contains(name)).forEach(name -> changes.put(name, true));
        other.stream().filter(name -> !one.contains(name)).forEach(name -> changes.put(name, false));
        return changes;
    }
}
