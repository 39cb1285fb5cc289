package io.baton.deadline;

import io.baton.web.Refusal;

/** The working calendar has no such year. */
public class CalendarYearUnknown extends Refusal {

    CalendarYearUnknown(int year) {
        super(Kind.NOT_FOUND, "deadline.calendarYearUnknown", Integer.toString(year));
    }
}
