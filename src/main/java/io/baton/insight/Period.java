package io.baton.insight;

import com.fasterxml.jackson.annotation.JsonValue;
import io.baton.web.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whole days in Asia/Shanghai.
 *
 * @param from the first day
 * @param to the last day, which counts too
 */
record Period(Kind kind, LocalDate from, LocalDate to) {

    /** How a period is chosen. */
    enum Kind {
        MONTH("month", 1),
        QUARTER("quarter", 3),
        HALF("half", 6),
        YEAR("year", 12),
        /** From one day to another. */
        DAYS("days", 0);

        private final String id;
        private final int months;

        Kind(String id, int months) {
            this.id = id;
            this.months = months;
        }

        /** The value as addresses and the API write it. */
        @JsonValue
        public String id() {
            return id;
        }

        /** How many calendar months it lasts; 0 when it is counted in days. */
        int months() {
            return months;
        }

        public String messageKey() {
            return "insight.period." + id;
        }

        static Optional<Kind> of(@Nullable String id) {
            return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
        }
    }

    /** The month, quarter, half-year or year in which the day lies. */
    static Period around(Kind kind, LocalDate day) {
        var month = (day.getMonthValue() - 1) / kind.months() * kind.months() + 1;
        var from = LocalDate.of(day.getYear(), month, 1);
        return new Period(kind, from, from.plusMonths(kind.months()).minusDays(1));
    }

    static Period ofDays(LocalDate from, LocalDate to) {
        return new Period(Kind.DAYS, from, to);
    }

    /** So many calendar months up to that of the day, as one period. */
    static Period months(int months, LocalDate last) {
        var first = last.withDayOfMonth(1);
        return ofDays(first.minusMonths(months - 1L), first.plusMonths(1).minusDays(1));
    }

    /** The one of the same length before it. */
    public Period before() {
        return kind == Kind.DAYS ? ofDays(from.minusDays(days()), from.minusDays(1)) : around(kind, from.minusDays(1));
    }

    /** The one of the same length after it. */
    public Period after() {
        return kind == Kind.DAYS ? ofDays(to.plusDays(1), to.plusDays(days())) : around(kind, to.plusDays(1));
    }

    private long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The first moment that counts. */
    Instant begin() {
        return from.atStartOfDay(Times.ZONE).toInstant();
    }

    /** The first moment that counts no more. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(Times.ZONE).toInstant();
    }

    /** Chooses it again, as the parameters of an address. */
    public String query() {
        return kind == Kind.DAYS
                ? "period=days&from=%s&to=%s".formatted(from, to)
                : "period=%s&day=%s".formatted(kind.id(), from);
    }
}
