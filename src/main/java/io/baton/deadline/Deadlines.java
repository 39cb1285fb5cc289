package io.baton.deadline;

import io.baton.engine.Decisions;
import io.baton.setting.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Due times on the carrier's calendar (R-SL-1, R-SL-2, R-SL-4). */
@Service
@Transactional(readOnly = true)
public class Deadlines {

    private final Calendars calendars;
    private final Settings settings;
    private final Decisions decisions;
    private final Clock clock;

    Deadlines(Calendars calendars, Settings settings, Decisions decisions, Clock clock) {
        this.calendars = calendars;
        this.settings = settings;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** The working calendar as it is now. */
    public WorkingCalendar calendar() {
        return calendars.current();
    }

    /** @throws CalendarYearMissing when the time reaches a year without data */
    public Instant plusWorkingDays(Instant from, int days) {
        return calendar().plusWorkingDays(from, days);
    }

    /** From when a task with this time counts as nearly late (R-SL-4). */
    public Instant warnAt(Instant from, Instant due) {
        return calendar().warnAt(from, due, settings.get(DeadlineSettings.WARN_PERCENT));
    }

    /** How a due time stands at this moment. */
    public DueState stateOf(Instant dueAt, Instant warnAt) {
        return calendar().stateOf(clock.instant(), dueAt, warnAt);
    }

    /**
     * When the first answer to a request is due (R-SL-2).
     *
     * @param requestKind {@code customer} or {@code frontline}
     * @param customerClass A1 to C
     * @param from when the request came in
     * @param personId on whose behalf the decision is asked
     * @throws io.baton.engine.NoDecision when kind or class is not in its list
     */
    @Transactional
    public Instant firstAnswerDue(String requestKind, String customerClass, Instant from, String personId) {
        var answer = decisions.decide(
                "responseTime", Map.of("requestKind", requestKind, "customerClass", customerClass), personId);
        var workingDays = (Number) answer.get("workingDays");
        return plusWorkingDays(from, workingDays.intValue());
    }
}
