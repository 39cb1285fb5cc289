package io.baton.deadline;

import io.baton.deadline.WorkingCalendar.DayKind;
import io.baton.web.FieldProblem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions of one year as a file brings them: lines {@code date,kind}, with or without a head, {@code holiday} for a weekday off
 * and {@code workday} for a weekend day worked.
 */
record CalendarFile(int year, SortedMap<LocalDate, DayKind> days) {

    static final int FIRST_YEAR = 2010;
    static final int LONGEST = 20_000;

    private static final String HEAD = "date,kind";
    private static final Pattern LINE = Pattern.compile("([^,]*),([^,]*)");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    /**
     * @param content as pasted or uploaded
     * @param today the last year that can be announced is the one after today's
     * @throws CalendarFileRefused with every bad line
     */
    static CalendarFile of(String content, LocalDate today) {
        if (content.length() > LONGEST) {
            throw refused("content", "deadline.file.tooBig", Integer.toString(LONGEST));
        }
        var reading = new Reading(today.getYear() + 1);
        var lines = content.replace("\uFEFF", "").lines().map(String::strip).toList();
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            if (!line.isEmpty() && !(reading.first() && line.equalsIgnoreCase(HEAD))) {
                reading.read(index + 1, line);
            }
        }
        return reading.result();
    }

    private static CalendarFileRefused refused(String field, String key, Object... arguments) {
        return new CalendarFileRefused(List.of(FieldProblem.of(field, key, arguments)));
    }

    /** Goes through the lines and collects what is wrong with each. */
    private static final class Reading {

        private final int lastYear;
        private final SortedMap<LocalDate, DayKind> days = new TreeMap<>();
        private final Map<LocalDate, Integer> lines = new HashMap<>();
        private final List<FieldProblem> problems = new ArrayList<>();
        private @Nullable Integer year;

        Reading(int lastYear) {
            this.lastYear = lastYear;
        }

        boolean first() {
            return days.isEmpty() && problems.isEmpty();
        }

        void read(int number, String line) {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                problem(number, "format", shortened(line));
                return;
            }
            var date = date(parts.group(1).strip());
            if (date.isEmpty()) {
                problem(number, "date", shortened(parts.group(1).strip()));
                return;
            }
            var kind = kind(parts.group(2).strip());
            if (kind.isEmpty()) {
                problem(number, "kind", shortened(parts.group(2).strip()));
                return;
            }
            take(number, date.get(), kind.get());
        }

        private void take(int number, LocalDate date, DayKind kind) {
            year = year == null ? date.getYear() : year;
            var before = lines.putIfAbsent(date, number);
            if (before != null) {
                problem(number, "duplicate", date.toString(), before.toString());
            } else if (date.getYear() != year) {
                problem(number, "otherYear", date.toString(), year.toString());
            } else if (date.getYear() < FIRST_YEAR || date.getYear() > lastYear) {
                problem(number, "farYear", date.toString(), Integer.toString(FIRST_YEAR), Integer.toString(lastYear));
            } else if (kind == DayKind.HOLIDAY && isWeekend(date)) {
                problem(number, "holidayOnWeekend", date.toString());
            } else if (kind == DayKind.WORKDAY && !isWeekend(date)) {
                problem(number, "workdayOnWeekday", date.toString());
            } else {
                days.put(date, kind);
            }
        }

        CalendarFile result() {
            if (problems.isEmpty() && year == null) {
                throw refused("content", "deadline.file.empty");
            }
            if (!problems.isEmpty() || year == null) {
                throw new CalendarFileRefused(problems);
            }
            return new CalendarFile(year, days);
        }

        private void problem(int number, String what, String... arguments) {
            var all = new ArrayList<Object>(List.of(Integer.toString(number)));
            all.addAll(List.of(arguments));
            problems.add(new FieldProblem("line" + number, "deadline.file." + what, all));
        }

        private static Optional<LocalDate> date(String text) {
            try {
                return Optional.of(LocalDate.parse(text, DATE));
            } catch (DateTimeParseException none) {
                return Optional.empty();
            }
        }

        private static Optional<DayKind> kind(String text) {
            return switch (text) {
                case "holiday" -> Optional.of(DayKind.HOLIDAY);
                case "workday" -> Optional.of(DayKind.WORKDAY);
                default -> Optional.empty();
            };
        }

        private static boolean isWeekend(LocalDate date) {
            return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        }

        private static String shortened(String text) {
            return text.length() <= 40 ? text : text.substring(0, 40) + "…";
        }
    }
}
