package io.baton.deadline;

import io.baton.deadline.CalendarYears.Preview;
import io.baton.deadline.CalendarYears.Year;
import io.baton.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The working calendar for programs, under the same rights as the pages. */
@RestController
@Tag(name = "Working calendar", description = "The years of the working calendar.")
class CalendarApi {

    /** @param kind {@code holiday} or {@code workday} */
    record DayView(LocalDate date, String kind) {}

    /**
     * @param before {@code holiday}, {@code workday}, or null for an ordinary day
     * @param after the same
     */
    record ChangeView(LocalDate date, @Nullable String before, @Nullable String after) {}

    record MoveView(
            String taskId, String businessKey, String task, String taskEn, Instant dueBefore, Instant dueAfter) {}

    /**
     * What a file would change, or has changed.
     *
     * @param version to be sent with the import
     * @param past whether it changes days before today
     */
    record PreviewView(int year, int version, List<ChangeView> changes, List<MoveView> moves, boolean past) {

        static PreviewView of(Preview preview) {
            return new PreviewView(
                    preview.year(),
                    preview.version(),
                    preview.changes().stream()
                            .map(change -> new ChangeView(change.date(), word(change.before()), word(change.after())))
                            .toList(),
                    preview.moves().stream()
                            .map(move -> new MoveView(
                                    move.task().taskId(),
                                    move.task().businessKey(),
                                    move.task().name(),
                                    move.task().nameEn(),
                                    move.before().dueAt(),
                                    move.due().dueAt()))
                            .toList(),
                    preview.past());
        }
    }

    /** @param content lines {@code date,kind} */
    record File(@Nullable String content) {}

    /**
     * @param content lines {@code date,kind}
     * @param version as the preview gave it
     */
    record Import(@Nullable String content, int version, @Nullable String reason) {}

    private final CalendarYears years;
    private final Idempotency idempotency;

    CalendarApi(CalendarYears years, Idempotency idempotency) {
        this.years = years;
        this.idempotency = idempotency;
    }

    @GetMapping("/api/calendar")
    @Operation(summary = "List the years of the working calendar")
    List<Year> all(Principal me) {
        return years.all(me.getName());
    }

    @GetMapping("/api/calendar/{year}")
    @Operation(summary = "Read a year's exceptions to Monday to Friday")
    List<DayView> year(Principal me, @PathVariable int year) {
        return years.days(year, me.getName()).entrySet().stream()
                .map(day -> new DayView(day.getKey(), String.valueOf(word(day.getValue()))))
                .toList();
    }

    @PostMapping("/api/calendar/preview")
    @Operation(summary = "What a year's file would change, due times included; changes nothing")
    PreviewView preview(Principal me, @RequestBody File file) {
        return PreviewView.of(years.preview(file.content() == null ? "" : file.content(), me.getName()));
    }

    @PostMapping("/api/calendar/imports")
    @Operation(
            summary = "Import a year",
            description =
                    "Replaces the whole year and moves due times; another version than the previewed one answers 409.")
    PreviewView take(
            Principal me,
            @RequestBody Import file,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        return Objects.requireNonNull(idempotency.once(
                me.getName(),
                idempotencyKey,
                PreviewView.class,
                () -> PreviewView.of(years.take(
                        file.content() == null ? "" : file.content(), file.version(), file.reason(), me.getName()))));
    }

    private static @Nullable String word(WorkingCalendar.@Nullable DayKind kind) {
        return kind == null ? null : kind.name().toLowerCase(Locale.ROOT);
    }
}
