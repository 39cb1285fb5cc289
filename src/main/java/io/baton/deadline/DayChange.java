package io.baton.deadline;

import io.baton.deadline.WorkingCalendar.DayKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day of the working calendar that becomes an exception, another one, or none any more. */
record DayChange(LocalDate date, @Nullable DayKind before, @Nullable DayKind after) {}
