package io.baton.deadline;

import io.baton.web.Refusal;

/** Somebody else changed the year since the person looked at what the file would change. */
public class CalendarChangedMeanwhile extends Refusal {

    CalendarChangedMeanwhile(int year) {
        super(Kind.STALE, "deadline.calendarChangedMeanwhile", Integer.toString(year));
    }
}
