package io.baton.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** How people see instants: the minute, or where there is little room the day, in the carrier's zone, the exact one on hover ({@code web/field :: time}). */
@Component
public class Times {

    /** The zone in which the carrier works and people read times. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZONE);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx").withZone(ZONE);

    /** The day in Asia/Shanghai, such as 2026-01-31. */
    public String day(Instant instant) {
        return DAY.format(instant);
    }

    public String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    public String exact(Instant instant) {
        return EXACT.format(instant);
    }
}
