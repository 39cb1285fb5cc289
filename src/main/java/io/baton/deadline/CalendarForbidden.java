package io.baton.deadline;

import io.baton.web.Refusal;

/** Only administrators see and change the working calendar. */
public class CalendarForbidden extends Refusal {

    CalendarForbidden() {
        super(Kind.FORBIDDEN, "deadline.calendarForbidden");
    }
}
