package io.baton.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.engine.NoDecision;
import io.baton.engine.TaskDueTimes;
import io.baton.people.Staff;
import io.baton.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

@IntegrationTest
class DeadlinesTests {

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private TaskDueTimes limits;

    @Autowired
    private Settings settings;

    @Autowired
    private MessageSource texts;

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "customer, A1, 2026-03-10T10:00",
        "customer, A2, 2026-03-10T10:00",
        "customer, B1, 2026-03-11T10:00",
        "customer, B2, 2026-03-11T10:00",
        "customer, C, 2026-03-12T10:00",
        "frontline, C, 2026-03-10T10:00",
    })
    @Tag("R-SL-2")
    void setsTheFirstAnswerByClass(String requestKind, String customerClass, String due) {
        var days = deadlines.firstAnswerDays(requestKind, customerClass, Staff.ADMIN);

        assertThat(deadlines.plusWorkingDays(at("2026-03-09T10:00"), days)).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({"customer, D", "partner, A1"})
    void refusesKindsAndClassesThatDoNotExist(String requestKind, String customerClass) {
        assertThatThrownBy(() -> deadlines.firstAnswerDays(requestKind, customerClass, Staff.ADMIN))
                .isInstanceOf(NoDecision.class);
    }

    @Test
    @Tag("R-SL-4")
    void warnsByTheSetting() {
        var from = at("2026-03-09T10:00");
        assertThat(deadlines.warnAt(from, deadlines.plusWorkingDays(from, 1))).isEqualTo(at("2026-03-09T17:12"));
    }

    @Test
    void readsAVariableThatHoldsTheDueTime() {
        var due = at("2026-03-10T10:00");
        for (var value : new Object[] {due, Date.from(due)}) {
            assertThat(limits.dueOf(
                            Map.of("baton.dueBy", "firstAnswerDue"),
                            at("2026-03-09T10:00"),
                            Map.of("firstAnswerDue", value)::get))
                    .contains(new TaskDueTimes.Due(due, at("2026-03-09T17:12")));
        }
        assertThatThrownBy(() ->
                        limits.dueOf(Map.of("baton.dueBy", "firstAnswerDue"), at("2026-03-09T10:00"), name -> null))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsASettingOfWorkingDays() {
        assertThat(limits.dueOf(Map.of("baton.due", "deadline.warnPercent"), at("2025-03-10T10:00"), name -> null)
                        .orElseThrow()
                        .dueAt())
                .isEqualTo(deadlines.plusWorkingDays(at("2025-03-10T10:00"), 80));
        assertThat(limits.dueOf(Map.of(), at("2026-03-09T10:00"), name -> null)).isEmpty();
    }

    @Test
    @Tag("R-SL-4")
    void readsATasksOwnShareForTheWarning() {
        // Any setting of a whole number will do; this one says 2.
        assertThat(limits.dueOf(
                        Map.of("baton.dueBy", "due", "baton.warnAt", "presales.reviewDays"),
                        at("2026-03-09T09:00"),
                        name -> at("2026-03-10T09:00")))
                .contains(new TaskDueTimes.Due(at("2026-03-10T09:00"), at("2026-03-09T09:10")));
    }

    @Test
    void findsTheSettingsThatModelsName() throws IOException {
        var named = Pattern.compile("name=\"baton\\.(due|warnAt)\" value=\"([^\"]+)\"");
        try (var models = Files.walk(Path.of("processes"))) {
            assertThat(models.filter(path -> path.toString().endsWith(".bpmn"))
                            .flatMap(path -> named.matcher(text(path)).results())
                            .map(match -> match.group(2)))
                    .isNotEmpty()
                    .allMatch(key -> settings.defines(key, Integer.class));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STOPPED, 0, UNCOUNTED, 已停止计时, Clock stopped",
        "CALM, 3, HOURS, 还剩 3 小时, 3 hours left",
        "WARNING, 1, HOURS, 还剩 1 小时, 1 hour left",
        "WARNING, 0, MINUTES, 即将到期, Due any moment",
        "CALM, 1, WORKING_DAYS, 还剩 1 个工作日, 1 working day left",
        "OVERDUE, 2, WORKING_DAYS, 逾期 2 个工作日, 2 working days overdue",
        "OVERDUE, 1, MINUTES, 逾期 1 分钟, 1 minute overdue",
        "OVERDUE, 0, UNCOUNTED, 已逾期, Overdue",
    })
    void saysItInBothLanguages(DueState.Level level, long amount, DueState.Unit unit, String chinese, String english) {
        var state = new DueState(level, amount, unit);
        assertThat(texts.getMessage(state.messageKey(), new Object[] {amount}, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(chinese);
        assertThat(texts.getMessage(state.messageKey(), new Object[] {amount}, Locale.ENGLISH))
                .isEqualTo(english);
    }

    @Test
    void namesTheYearThatIsMissing() {
        var missing = new CalendarYearMissing(2027);
        assertThat(texts.getMessage(missing, Locale.SIMPLIFIED_CHINESE)).contains("2027");
        assertThat(texts.getMessage(missing, Locale.ENGLISH)).contains("2027").contains("year's");
    }
}
