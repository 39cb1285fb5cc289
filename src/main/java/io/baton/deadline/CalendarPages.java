package io.baton.deadline;

import io.baton.deadline.CalendarYears.Preview;
import io.baton.deadline.WorkingCalendar.DayKind;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's pages of the working calendar. */
@Controller
class CalendarPages {

    private static final int MOVES_SHOWN = 200;

    private final CalendarYears years;
    private final People people;
    private final Idempotency idempotency;

    CalendarPages(CalendarYears years, People people, Idempotency idempotency) {
        this.years = years;
        this.people = people;
        this.idempotency = idempotency;
    }

    @Bean
    static NavigationEntry calendarEntry() {
        return new NavigationEntry("deadline.calendar", "/calendar", "calendar", 925, Set.of(Group.ADMIN.id()));
    }

    /**
     * A day of a month's sheet.
     *
     * @param kind HOLIDAY, WORKDAY, WEEKEND, or WEEKDAY
     */
    record Cell(int day, String kind) {}

    /**
     * A month's sheet.
     *
     * @param name in the reader's language
     * @param weeks from Monday to Sunday; null where the week has a day of another month
     */
    record Sheet(String name, List<List<@Nullable Cell>> weeks) {}

    @GetMapping("/calendar")
    String list(Model model, Principal me) {
        var all = years.all(me.getName());
        model.addAttribute("years", all);
        model.addAttribute(
                "names",
                people.namesOf(all.stream()
                        .map(CalendarYears.Year::importedBy)
                        .filter(Objects::nonNull)
                        .toList()));
        return "deadline/years";
    }

    @GetMapping("/calendar/{year}")
    String year(Model model, Principal me, Locale language, @PathVariable int year) {
        var days = years.days(year, me.getName());
        var imports = years.imports(year, me.getName());
        model.addAttribute("year", Integer.toString(year));
        model.addAttribute(
                "holidays",
                days.values().stream().filter(DayKind.HOLIDAY::equals).count());
        model.addAttribute(
                "workdays",
                days.values().stream().filter(DayKind.WORKDAY::equals).count());
        model.addAttribute(
                "sheets",
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> sheet(YearMonth.of(year, month), days, language))
                        .toList());
        model.addAttribute(
                "weekdays",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.NARROW_STANDALONE, language))
                        .toList());
        model.addAttribute("imports", imports);
        model.addAttribute(
                "names",
                people.namesOf(imports.stream().map(CalendarYears.Import::by).toList()));
        return "deadline/year";
    }

    /** The form, and once more what the file would change when only the reason was refused. */
    @GetMapping("/calendar/import")
    String form(
            Model model,
            Principal me,
            @RequestAttribute Typed typed,
            @RequestAttribute(required = false) @Nullable List<FieldProblem> fieldProblems) {
        years.requireAdmin(me.getName());
        var content = typed.value("content", "");
        model.addAttribute("badLines", badLines(fieldProblems));
        if (typed.again() && !typed.all("version").isEmpty() && content != null) {
            readable(content.toString(), me.getName()).ifPresent(preview -> show(model, preview, content.toString()));
        }
        return "deadline/import";
    }

    @PostMapping("/calendar/import/preview")
    @OnPage("/calendar/import")
    String preview(
            Model model,
            Principal me,
            @RequestParam(defaultValue = "") String content,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        years.requireAdmin(me.getName());
        var text = file == null || file.isEmpty() ? content : text(file);
        show(model, years.preview(text, me.getName()), text);
        model.addAttribute("badLines", List.of());
        return "deadline/import";
    }

    @PostMapping("/calendar/import")
    String take(
            Principal me,
            RedirectAttributes redirect,
            @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String idempotencyKey) {
        var taken = Objects.requireNonNull(idempotency.once(me.getName(), idempotencyKey, Taken.class, () -> {
            var preview = years.take(content, version, reason, me.getName());
            return new Taken(
                    preview.year(), preview.changes().size(), preview.moves().size());
        }));
        Done.say(
                redirect,
                taken.changed() == 0 ? "deadline.importedNothing" : "deadline.imported",
                Integer.toString(taken.year()),
                taken.changed(),
                taken.moved());
        return "redirect:/calendar/" + taken.year();
    }

    /** What an import came to. */
    record Taken(int year, int changed, int moved) {}

    private void show(Model model, Preview preview, String content) {
        model.addAttribute("preview", preview);
        model.addAttribute("year", Integer.toString(preview.year()));
        model.addAttribute("moves", preview.moves().stream().limit(MOVES_SHOWN).toList());
        model.addAttribute("pasted", content);
    }

    private Optional<Preview> readable(String content, String personId) {
        try {
            return Optional.of(years.preview(content, personId));
        } catch (CalendarFileRefused refused) {
            return Optional.empty();
        }
    }

    private static List<String> badLines(@Nullable List<FieldProblem> problems) {
        return problems == null
                ? List.of()
                : problems.stream()
                        .map(FieldProblem::field)
                        .filter(field -> field.startsWith("line"))
                        .toList();
    }

    /** An unreadable or endless file is refused before it is taken apart. */
    private static String text(MultipartFile file) {
        if (file.getSize() > CalendarFile.LONGEST) {
            throw new CalendarFileRefused(
                    List.of(FieldProblem.of("file", "deadline.file.tooBig", Integer.toString(CalendarFile.LONGEST))));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException noText) {
            throw new CalendarFileRefused(List.of(FieldProblem.of("file", "deadline.file.noText")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Sheet sheet(YearMonth month, Map<LocalDate, DayKind> days, Locale language) {
        var weeks = new ArrayList<List<@Nullable Cell>>();
        var monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (var start = monday; !start.isAfter(month.atEndOfMonth()); start = start.plusWeeks(1)) {
            var week = new ArrayList<@Nullable Cell>();
            for (var date = start; date.isBefore(start.plusWeeks(1)); date = date.plusDays(1)) {
                week.add(YearMonth.from(date).equals(month) ? cell(date, days.get(date)) : null);
            }
            weeks.add(week);
        }
        return new Sheet(month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, language), weeks);
    }

    private static Cell cell(LocalDate date, @Nullable DayKind kind) {
        if (kind != null) {
            return new Cell(date.getDayOfMonth(), kind.name());
        }
        return new Cell(
                date.getDayOfMonth(),
                date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue() ? "WEEKEND" : "WEEKDAY");
    }
}
