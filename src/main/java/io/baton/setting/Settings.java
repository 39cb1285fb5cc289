package io.baton.setting;

import io.baton.people.Act;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.web.FieldProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The values that managers change (rulebook [a]), each change recorded with its reason. */
@Service
@Transactional(readOnly = true)
public class Settings {

    private static final int LONGEST_REASON = 1000;
    private static final String VERSION =
            "select key, version, value, changed_by, changed_at, reason from baton.setting ";

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;
    private final Map<String, SettingDefinition<?>> definitions;

    Settings(
            JdbcClient jdbc,
            People people,
            Clock clock,
            ApplicationEventPublisher publisher,
            List<SettingDefinition<?>> definitions) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
        this.publisher = publisher;
        this.definitions = definitions.stream().collect(Collectors.toMap(SettingDefinition::key, Function.identity()));
    }

    /** The value that holds now. */
    public <T> T get(SettingDefinition<T> definition) {
        return jdbc.sql("select value from baton.setting where key = :key order by version desc limit 1")
                .param("key", definition.key())
                .query(String.class)
                .optional()
                .map(definition::parse)
                .orElse(definition.defaultValue());
    }

    /**
     * The value that holds now, for keys that stand in a model.
     *
     * @throws SettingUnknown when no module defines it
     */
    public <T> T get(String key, Class<T> type) {
        return type.cast(get(definition(key)));
    }

    /** Whether a module defines a setting of this key with this type. */
    public boolean defines(String key, Class<?> type) {
        var definition = definitions.get(key);
        return definition != null && definition.type() == type;
    }

    /** All settings, by key. */
    public List<SettingState> all() {
        var latest = jdbc
                .sql("select distinct on (key) key, version, value, changed_by, changed_at, reason from baton.setting"
                        + " order by key, version desc")
                .query((row, number) -> version(row))
                .list()
                .stream()
                .collect(Collectors.toMap(SettingVersion::key, Function.identity()));
        return definitions.values().stream()
                .map(definition -> new SettingState(definition, latest.get(definition.key())))
                .sorted(Comparator.comparing(state -> state.definition().key()))
                .toList();
    }

    /** @throws SettingUnknown when no module defines it */
    public SettingState state(String key) {
        return new SettingState(
                definition(key), history(key).stream().findFirst().orElse(null));
    }

    /** All changes of a setting, newest first. */
    public List<SettingVersion> history(String key) {
        return jdbc.sql(VERSION + "where key = :key order by version desc")
                .param("key", definition(key).key())
                .query((row, number) -> version(row))
                .list();
    }

    /** Whether the person may change at least one setting, and with that see them all. */
    public boolean mayLook(String personId) {
        return definitions.values().stream().anyMatch(definition -> mayChange(personId, definition));
    }

    /** Whether the person may change this setting. */
    public boolean mayChange(String personId, SettingDefinition<?> definition) {
        return people.find(personId)
                .filter(Person::enabled)
                .filter(person -> person.groups().stream().anyMatch(definition.groups()::contains))
                .isPresent();
    }

    /**
     * Sets a new value.
     *
     * @param value as typed
     * @param version the number of changes that the person saw
     * @param reason why, kept for the record
     * @throws SettingForbidden when the person may not change it
     * @throws SettingInvalid when the value is of the wrong type or out of range, or the reason is missing
     * @throws SettingStale when somebody else changed it since
     */
    @Transactional
    public SettingState change(String key, String value, int version, String reason, String personId) {
        var definition = definition(key);
        if (!mayChange(personId, definition)) {
            throw new SettingForbidden();
        }
        var text = value.strip();
        definition.check(text);
        if (reason.isBlank()) {
            throw new SettingInvalid(FieldProblem.of("reason", "setting.problem.reasonMissing"));
        }
        if (reason.length() > LONGEST_REASON) {
            throw new SettingInvalid(FieldProblem.of("reason", "setting.problem.reasonTooLong", LONGEST_REASON));
        }
        var change = new SettingVersion(key, version + 1, text, personId, clock.instant(), reason.strip());
        var before = state(key);
        if (version != before.version() || !insert(change)) {
            var now = state(key);
            throw new SettingStale(
                    now.latest() == null ? "" : people.nameOf(now.latest().changedBy()), now.value());
        }
        publisher.publishEvent(new Act(
                "setting.valueChanged",
                personId,
                null,
                "setting:" + key,
                Map.of("value", before.value()),
                Map.of("value", text),
                change.reason()));
        return new SettingState(definition, change);
    }

    private boolean insert(SettingVersion change) {
        return jdbc.sql(
                                """
                                insert into baton.setting (key, version, value, changed_by, changed_at, reason)
                                values (:key, :version, :value, :by, :at, :reason) on conflict do nothing
                                """)
                        .param("key", change.key())
                        .param("version", change.version())
                        .param("value", change.value())
                        .param("by", change.changedBy())
                        .param("at", OffsetDateTime.ofInstant(change.changedAt(), ZoneOffset.UTC))
                        .param("reason", change.reason())
                        .update()
                == 1;
    }

    private SettingDefinition<?> definition(String key) {
        var definition = definitions.get(key);
        if (definition == null) {
            throw new SettingUnknown(key);
        }
        return definition;
    }

    private static SettingVersion version(ResultSet row) throws SQLException {
        return new SettingVersion(
                row.getString("key"),
                row.getInt("version"),
                row.getString("value"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }
}
