package io.baton.deadline;

import io.baton.engine.Decisions;
import io.baton.engine.OpenTasks;
import io.baton.engine.TaskTimers;
import io.baton.engine.UnknownTask;
import io.baton.people.Act;
import io.baton.setting.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Due times on the carrier's calendar (R-SL-1, R-SL-2, R-SL-4). */
@Service
@Transactional(readOnly = true)
public class Deadlines {

    private final Calendars calendars;
    private final Settings settings;
    private final Decisions decisions;
    private final OpenTasks tasks;
    private final TaskTimers timers;
    private final DueTimes dueTimes;
    private final Holds holds;
    private final TaskWatch watch;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Deadlines(
            Calendars calendars,
            Settings settings,
            Decisions decisions,
            OpenTasks tasks,
            TaskTimers timers,
            DueTimes dueTimes,
            Holds holds,
            TaskWatch watch,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.calendars = calendars;
        this.settings = settings;
        this.decisions = decisions;
        this.tasks = tasks;
        this.timers = timers;
        this.dueTimes = dueTimes;
        this.holds = holds;
        this.watch = watch;
        this.publisher = publisher;
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
     * How long the first answer to a request may take (R-SL-2), in working days.
     *
     * @param requestKind {@code customer} or {@code frontline}
     * @param customerClass A1 to C
     * @param personId on whose behalf the decision is asked
     * @throws io.baton.engine.NoDecision when kind or class is not in its list
     */
    @Transactional
    public int firstAnswerDays(String requestKind, String customerClass, String personId) {
        var answer = decisions.decide(
                "responseTime", Map.of("requestKind", requestKind, "customerClass", customerClass), personId);
        return ((Number) answer.get("workingDays")).intValue();
    }

    /**
     * Works out anew when the case's open tasks are due, after something changed on which that depends (R-CU-4); what moves is kept.
     *
     * @param reason in the words of who changed it, when it was asked for
     * @param by who changed it
     */
    @Transactional
    public void recalculate(String businessKey, DueCause cause, @Nullable String reason, String by) {
        dueTimes.apply(dueTimes.moves(tasks.ofCase(businessKey), calendar()), cause, reason, by);
    }

    /**
     * Stops the clock of an open task: nothing is told of it until it is resumed. Whether the person may, the caller has decided.
     *
     * @throws UnknownTask when the task is not open
     * @throws ClockStopped when the clock stands already
     * @throws HoldReasonMissing when the reason is empty or too long
     */
    @Transactional
    public void hold(String taskId, String by, @Nullable String reason) {
        var why = required(reason);
        var task = tasks.find(taskId).orElseThrow(() -> new UnknownTask(taskId));
        var now = now();
        if (!holds.begin(task, by, why, now)) {
            throw new ClockStopped();
        }
        timers.cancel(taskId);
        publisher.publishEvent(new Act(
                "deadline.clockStopped",
                by,
                task.businessKey(),
                "task:" + taskId,
                Map.of(),
                Map.of("since", now),
                why));
        publisher.publishEvent(new TaskHeld(taskId, now, by, why));
    }

    /**
     * Starts the clock of a held task again: its due time and its warning move by the working time for which it stood.
     *
     * @throws UnknownTask when the task is not open
     * @throws ClockRunning when the task is not held
     * @throws HoldReasonMissing when the reason is empty or too long
     * @throws CalendarYearMissing when it would be due in a year without data
     */
    @Transactional
    public void resume(String taskId, String by, @Nullable String reason) {
        var why = required(reason);
        var task = tasks.find(taskId).orElseThrow(() -> new UnknownTask(taskId));
        var now = now();
        if (!holds.end(taskId, by, why, now)) {
            throw new ClockRunning();
        }
        publisher.publishEvent(new Act(
                "deadline.clockResumed", by, task.businessKey(), "task:" + taskId, Map.of(), Map.of("at", now), why));
        publisher.publishEvent(new TaskResumed(taskId, by));
        dueTimes.apply(dueTimes.moves(List.of(task), calendar()), DueCause.HOLD, why, by);
        // What did not move has lost its timer all the same.
        tasks.find(taskId).ifPresent(watch::watch);
    }

    private static String required(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.strip().length() > HoldReasonMissing.LONGEST) {
            throw new HoldReasonMissing();
        }
        return reason.strip();
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
