package io.baton.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.deadline.WorkingCalendar.DayKind;
import io.baton.engine.OpenTasks;
import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The years of the working calendar, and how an administrator enters or corrects one (R-SL-1). */
@Service
@Transactional(readOnly = true)
public class CalendarYears {

    /** A year of the list. */
    record Year(int year, int holidays, int workdays, @Nullable Instant importedAt, @Nullable String importedBy) {}

    /** How a year was changed. */
    record Import(
            int version, Instant at, String by, String reason, int holidays, int workdays, int changed, int moved) {}

    /**
     * What a file would change.
     *
     * @param version how often the year was imported so far
     * @param moves open tasks that would be due at another time
     * @param past whether it changes days before today
     */
    public record Preview(int year, int version, List<DayChange> changes, List<DueMove> moves, boolean past) {}

    private final Calendars calendars;
    private final OpenTasks tasks;
    private final DueTimes dueTimes;
    private final People people;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    CalendarYears(
            Calendars calendars,
            OpenTasks tasks,
            DueTimes dueTimes,
            People people,
            JdbcClient jdbc,
            ObjectMapper json,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.calendars = calendars;
        this.tasks = tasks;
        this.dueTimes = dueTimes;
        this.people = people;
        this.jdbc = jdbc;
        this.json = json;
        this.publisher = publisher;
        this.clock = clock;
    }

    void requireAdmin(String personId) {
        people.find(personId)
                .filter(Person::enabled)
                .filter(person -> person.in(Group.ADMIN))
                .orElseThrow(CalendarForbidden::new);
    }

    /** All years with data, the latest first. */
    List<Year> all(String personId) {
        requireAdmin(personId);
        return jdbc.sql(
                        """
                        select y.year, y.holidays, y.workdays, i.at, i.by from (
                            select cast(extract(year from day) as integer) as year,
                                count(*) filter (where kind = 'HOLIDAY') as holidays,
                                count(*) filter (where kind = 'WORKDAY') as workdays
                            from baton.calendar_day group by 1) y
                        left join lateral (select at, by from baton.calendar_import i where i.year = y.year
                            order by version desc limit 1) i on true
                        order by y.year desc
                        """)
                .query((row, number) -> new Year(
                        row.getInt("year"),
                        row.getInt("holidays"),
                        row.getInt("workdays"),
                        row.getTimestamp("at") == null
                                ? null
                                : row.getTimestamp("at").toInstant(),
                        row.getString("by")))
                .list();
    }

    /**
     * The exceptions of a year.
     *
     * @throws CalendarYearUnknown when there are none
     */
    SortedMap<LocalDate, DayKind> days(int year, String personId) {
        requireAdmin(personId);
        var days = calendars.read().exceptions(year);
        if (days.isEmpty()) {
            throw new CalendarYearUnknown(year);
        }
        return days;
    }

    /** How a year was changed since the product brought it, the latest first. */
    List<Import> imports(int year, String personId) {
        requireAdmin(personId);
        return jdbc.sql("select * from baton.calendar_import where year = :year order by version desc")
                .param("year", year)
                .query((row, number) -> new Import(
                        row.getInt("version"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        row.getString("reason"),
                        row.getInt("holidays"),
                        row.getInt("workdays"),
                        row.getInt("changed"),
                        row.getInt("moved")))
                .list();
    }

    /**
     * What the file would change, the due times of open tasks included; nothing is changed. The file holds the whole year: a day that it
     * doesn't name becomes an ordinary one.
     *
     * @throws CalendarFileRefused with every bad line
     * @throws CalendarYearMissing when a task would then be due in a year without data
     */
    @Transactional
    public Preview preview(String content, String personId) {
        requireAdmin(personId);
        var file = CalendarFile.of(content, today());
        return preview(file, calendars.read());
    }

    /**
     * Takes the file, moves the due times of open tasks and keeps both; a file that changes nothing leaves nothing.
     *
     * @param version of the year as the person saw it
     * @param reason why, kept for the record
     * @throws CalendarFileRefused with every bad line
     * @throws CalendarReasonMissing without a reason
     * @throws CalendarChangedMeanwhile when the year was changed since
     */
    @Transactional
    public Preview take(String content, int version, @Nullable String reason, String personId) {
        requireAdmin(personId);
        var file = CalendarFile.of(content, today());
        var preview = preview(file, calendars.read());
        if (preview.changes().isEmpty()) {
            return preview;
        }
        if (reason == null || reason.isBlank() || reason.strip().length() > CalendarReasonMissing.LONGEST) {
            throw new CalendarReasonMissing(preview.past());
        }
        if (preview.version() != version || !keep(file, preview, reason.strip(), personId)) {
            throw new CalendarChangedMeanwhile(file.year());
        }
        preview.changes().forEach(change -> write(change, personId));
        publisher.publishEvent(new Act(
                "deadline.calendarImported",
                personId,
                null,
                "calendar:" + file.year(),
                days(preview, DayChange::before),
                days(preview, DayChange::after),
                reason.strip()));
        dueTimes.apply(preview.moves(), DueCause.CALENDAR, reason.strip(), personId);
        calendars.forgetAfterCommit();
        return preview;
    }

    private Preview preview(CalendarFile file, WorkingCalendar before) {
        var changes = changes(before.exceptions(file.year()), file.days());
        var moves = changes.isEmpty()
                ? List.<DueMove>of()
                : dueTimes.moves(
                        tasks.dueFrom(changes.get(0)
                                .date()
                                .atStartOfDay(WorkingCalendar.ZONE)
                                .toInstant()),
                        before.with(file.year(), file.days()));
        var today = today();
        return new Preview(
                file.year(),
                version(file.year()),
                changes,
                moves,
                changes.stream().anyMatch(change -> change.date().isBefore(today)));
    }

    private static List<DayChange> changes(Map<LocalDate, DayKind> before, Map<LocalDate, DayKind> after) {
        var dates = new TreeSet<>(before.keySet());
        dates.addAll(after.keySet());
        var changes = new ArrayList<DayChange>();
        for (var date : dates) {
            if (before.get(date) != after.get(date)) {
                changes.add(new DayChange(date, before.get(date), after.get(date)));
            }
        }
        return changes;
    }

    private int version(int year) {
        return jdbc.sql("select coalesce(max(version), 0) from baton.calendar_import where year = :year")
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /** Gives false when somebody else was first. */
    private boolean keep(CalendarFile file, Preview preview, String reason, String by) {
        return jdbc.sql(
                                """
                                insert into baton.calendar_import
                                    (year, version, days, holidays, workdays, changed, moved, reason, by, at)
                                values (:year, :version, cast(:days as jsonb), :holidays, :workdays, :changed, :moved, :reason, :by, :at)
                                on conflict do nothing
                                """)
                        .param("year", file.year())
                        .param("version", preview.version() + 1)
                        .param("days", write(file.days()))
                        .param("holidays", count(file, DayKind.HOLIDAY))
                        .param("workdays", count(file, DayKind.WORKDAY))
                        .param("changed", preview.changes().size())
                        .param("moved", preview.moves().size())
                        .param("reason", reason)
                        .param("by", by)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private void write(DayChange change, String by) {
        if (change.after() == null) {
            jdbc.sql("delete from baton.calendar_day where day = :day")
                    .param("day", change.date())
                    .update();
            return;
        }
        jdbc.sql(
                        """
                        insert into baton.calendar_day (day, kind, created_by, created_at, changed_by, changed_at)
                        values (:day, :kind, :by, :at, :by, :at)
                        on conflict (day) do update set kind = excluded.kind, changed_by = excluded.changed_by,
                            changed_at = excluded.changed_at
                        """)
                .param("day", change.date())
                .param("kind", change.after().name())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private static Map<String, String> days(Preview preview, Function<DayChange, @Nullable DayKind> side) {
        return preview.changes().stream()
                .filter(change -> side.apply(change) != null)
                .collect(Collectors.toMap(
                        change -> change.date().toString(),
                        change -> String.valueOf(side.apply(change)),
                        (first, second) -> first,
                        TreeMap::new));
    }

    private String write(Map<LocalDate, DayKind> days) {
        try {
            return json.writeValueAsString(days.entrySet().stream()
                    .collect(Collectors.toMap(
                            day -> day.getKey().toString(),
                            day -> day.getValue().name(),
                            (first, second) -> first,
                            TreeMap::new)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int count(CalendarFile file, DayKind kind) {
        return (int) file.days().values().stream().filter(kind::equals).count();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
    }
}
