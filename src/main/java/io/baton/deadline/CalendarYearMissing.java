package io.baton.deadline;

import io.baton.web.Refusal;

/** A due time reaches a year for which the working calendar has no data (R-SL-1); an administrator must enter it first. */
public class CalendarYearMissing extends Refusal {

    private final int year;

    CalendarYearMissing(int year) {
        // As text, so that no language writes it with a thousands separator.
        super(Kind.INVALID, "deadline.calendarYearMissing", Integer.toString(year));
        this.year = year;
    }

    /** The year without data. */
    public int year() {
        return year;
    }
}
