package io.baton.deadline;

import static io.baton.Forms.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.Heard;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.Visitor;
import io.baton.engine.ActingPerson;
import io.baton.engine.TestFlows;
import io.baton.worklist.WorkList;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A calendar year comes in, or is corrected, and open tasks follow (R-SL-1, R-CU-4). */
@IntegrationTest
@Tag("R-SL-1")
class CalendarYearsTests {

    private static final String ADMIN = "calendarAdmin";
    private static final String LAWYER = "calendarLawyer";
    private static final String NEXT_YEAR = "date,kind\n2027-01-01,holiday\n2027-01-03,workday\n";

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private CalendarYears years;

    @Autowired
    private Calendars calendars;

    @Autowired
    private CalendarReminder reminder;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private WorkList workList;

    @Autowired
    private Staff staff;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MockMvc browser;

    @LocalServerPort
    private int port;

    private Heard reminders;
    private TestFlows flows;

    @BeforeEach
    void enterPeople() {
        staff.department("calendarTop", "TOP", null)
                .person(ADMIN, "calendarTop", "admin")
                .person(LAWYER, "calendarTop", "legal");
        flows = new TestFlows(repository, acting);
        reminders = Heard.of(application, CalendarYearNeeded.class::isInstance);
    }

    /** The calendar is the whole context's. */
    @AfterEach
    void putTheCalendarBack() {
        reminders.close();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from baton.calendar_day where extract(year from day) in (2026, 2027)")
                    .update();
            WorkingCalendarTests.shipped().forEach((day, kind) -> {
                if (day.getYear() == 2026) {
                    jdbc.sql("insert into baton.calendar_day (day, kind) values (:day, :kind)")
                            .param("day", day)
                            .param("kind", kind.name())
                            .update();
                }
            });
            jdbc.sql("delete from baton.calendar_import").update();
            jdbc.sql("delete from baton.calendar_reminder").update();
            calendars.forgetAfterCommit();
        });
        clock.reset();
        flows.close();
    }

    @Test
    void takesTheNextYearSoThatDueTimesReachIntoIt() {
        clock.setTo(at("2026-12-30T10:00"));
        assertThatThrownBy(() -> deadlines.plusWorkingDays(at("2026-12-30T10:00"), 3))
                .isInstanceOf(CalendarYearMissing.class);

        var preview = years.preview(NEXT_YEAR, ADMIN);
        assertThat(preview.changes())
                .extracting(DayChange::date, DayChange::before, DayChange::after)
                .containsExactly(
                        tuple(LocalDate.of(2027, 1, 1), null, WorkingCalendar.DayKind.HOLIDAY),
                        tuple(LocalDate.of(2027, 1, 3), null, WorkingCalendar.DayKind.WORKDAY));
        assertThat(preview.moves()).isEmpty();
        assertThat(preview.past()).isFalse();
        years.take(NEXT_YEAR, preview.version(), "国办发明电〔2026〕1号", ADMIN);

        assertThat(deadlines.plusWorkingDays(at("2026-12-30T10:00"), 3)).isEqualTo(at("2027-01-04T10:00"));
        assertThat(years.all(ADMIN).get(0))
                .isEqualTo(new CalendarYears.Year(
                        2027, 1, 1, years.imports(2027, ADMIN).get(0).at(), ADMIN));
        assertThat(years.imports(2027, ADMIN)).singleElement().satisfies(kept -> {
            assertThat(kept.reason()).isEqualTo("国办发明电〔2026〕1号");
            assertThat(kept.changed()).isEqualTo(2);
        });
    }

    @Test
    void leavesNothingWhenTheSameFileComesAgain() {
        clock.setTo(at("2026-12-30T10:00"));
        years.take(NEXT_YEAR, 0, "通知", ADMIN);

        assertThat(years.take(NEXT_YEAR, 1, null, ADMIN).changes()).isEmpty();

        assertThat(years.imports(2027, ADMIN)).hasSize(1);
    }

    @Test
    @Tag("R-CU-4")
    void movesOpenTasksAndKeepsWhy() {
        clock.setTo(at("2026-03-09T10:00"));
        var task = start();
        assertThat(dueOf(task)).isEqualTo(at("2026-03-11T10:00"));
        var content = shippedAnd("2026-03-10,holiday");

        var preview = years.preview(content, ADMIN);
        assertThat(preview.moves())
                .filteredOn(move -> move.task().taskId().equals(task))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.before().dueAt()).isEqualTo(at("2026-03-11T10:00"));
                    assertThat(move.due().dueAt()).isEqualTo(at("2026-03-12T10:00"));
                });
        assertThat(dueOf(task)).as("a preview changes nothing").isEqualTo(at("2026-03-11T10:00"));
        years.take(content, 0, "临时放假", ADMIN);

        assertThat(dueOf(task)).isEqualTo(at("2026-03-12T10:00"));
        assertThat(acting.call(
                                LAWYER,
                                () -> tasks.createTaskQuery().taskId(task).singleResult())
                        .getDueDate())
                .isEqualTo(at("2026-03-12T10:00"));
        assertThat(acting.call(LAWYER, () -> management.createJobQuery().timers().list().stream()
                                .filter(job -> job.getDuedate().toInstant().equals(at("2026-03-11T15:24"))))
                        .toList())
                .isNotEmpty();
        assertThat(jdbc.sql("select cause, reason, by from baton.due_change where task_id = :task")
                        .param("task", task)
                        .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                        .list())
                .containsExactly(List.of("CALENDAR", "临时放假", ADMIN));
    }

    @Test
    @Tag("R-CU-4")
    void showsInThePreviewWhichTasksWouldMove() {
        // Before what other tests leave open, for a preview shows the first of many.
        clock.setTo(at("2026-01-12T10:00"));
        var task = start();
        var number = workList.task(task, LAWYER).facts().businessKey();
        var admin = Visitor.signedIn(port, ADMIN);

        assertThat(moveOf(number, admin)).containsExactly("核对合同", number, "2026-01-14 10:00", "2026-01-15 10:00");
        admin.get("/calendar/import?lang=en");
        assertThat(moveOf(number, admin)).startsWith("Check the contract");

        assertThat(dueOf(task)).as("a preview changes nothing").isEqualTo(at("2026-01-14T10:00"));
    }

    /** The cells of the case's row in the preview of a holiday on 13 January. */
    private static List<String> moveOf(String number, Visitor admin) {
        var preview = admin.submit(
                "/calendar/import", "/calendar/import/preview", Map.of("content", shippedAnd("2026-01-13,holiday")));
        assertThat(preview.statusCode()).isEqualTo(200);
        return Jsoup.parse(preview.body())
                .select("tr:has(td:matchesOwn(^" + number + "$)) td")
                .eachText();
    }

    @Test
    void tellsOfADelayAtOnceWhenADueTimeMovesIntoThePast() {
        clock.setTo(at("2026-02-13T10:00"));
        var task = start();
        assertThat(dueOf(task)).isEqualTo(at("2026-02-24T10:00"));
        clock.setTo(at("2026-02-20T12:00"));

        years.take(withoutDay("2026-02-16"), 0, "更正", ADMIN);

        assertThat(dueOf(task)).isEqualTo(at("2026-02-16T10:00"));
        var timers = acting.call(LAWYER, () -> management.createJobQuery().timers().executable().list().stream()
                .filter(job -> job.getProcessInstanceId()
                        .equals(tasks.createTaskQuery()
                                .taskId(task)
                                .singleResult()
                                .getProcessInstanceId()))
                .toList());
        assertThat(timers).as("it fires now").hasSize(1);
        acting.run(LAWYER, () -> management.executeJob(timers.get(0).getId()));
        assertThat(jdbc.sql("select kind from baton.task_alarm where task_id = :task")
                        .param("task", task)
                        .query(String.class)
                        .list())
                .containsExactly("OVERDUE");
    }

    @Test
    void refusesWhatNobodyMayOrNobodyMeans() {
        clock.setTo(at("2026-11-20T10:00"));
        assertThatThrownBy(() -> years.preview(NEXT_YEAR, LAWYER)).isInstanceOf(CalendarForbidden.class);
        assertThatThrownBy(() -> years.take(NEXT_YEAR, 0, "通知", LAWYER)).isInstanceOf(CalendarForbidden.class);
        assertThatThrownBy(() -> years.take(NEXT_YEAR, 0, " ", ADMIN))
                .isInstanceOf(CalendarReasonMissing.class)
                .hasMessageContaining("deadline.reasonMissing ");
        assertThatThrownBy(() -> years.take(NEXT_YEAR, 3, "通知", ADMIN)).isInstanceOf(CalendarChangedMeanwhile.class);
        assertThatThrownBy(() -> years.take(withoutDay("2026-01-01"), 0, "", ADMIN))
                .isInstanceOf(CalendarReasonMissing.class)
                .hasMessageContaining("deadline.reasonMissingForPast");
        assertThatThrownBy(() -> years.days(2027, ADMIN)).isInstanceOf(CalendarYearUnknown.class);
        assertThat(years.imports(2026, ADMIN)).isEmpty();
    }

    @Test
    void refusesACalendarOnWhichATaskWouldBeDueInAYearWithoutData() {
        clock.setTo(at("2026-12-29T10:00"));
        var task = start();

        assertThatThrownBy(() -> years.take(shippedAnd("2026-12-31,holiday"), 0, "放假", ADMIN))
                .isInstanceOf(CalendarYearMissing.class);

        assertThat(dueOf(task)).isEqualTo(at("2026-12-31T10:00"));
        assertThat(years.imports(2026, ADMIN)).isEmpty();
    }

    @Test
    void remindsAdministratorsFromDecemberOn() throws Exception {
        clock.setTo(at("2026-11-30T23:59"));
        assertThat(reminder.neededYear()).isEmpty();
        reminder.remind();
        browser.perform(get("/calendar").with(user(ADMIN).authorities(() -> "admin")))
                .andExpect(content().string(not(containsString("还没有 2027 年"))));

        clock.setTo(at("2026-12-01T00:00"));
        reminder.remind();
        reminder.remind();

        assertThat(reminders.events()).containsExactly(new CalendarYearNeeded(2027));
        browser.perform(get("/calendar").with(user(ADMIN).authorities(() -> "admin")))
                .andExpect(content().string(containsString("还没有 2027 年")));
        browser.perform(get("/tasks").with(user(LAWYER).authorities(() -> "legal")))
                .andExpect(content().string(not(containsString("还没有 2027 年"))));

        years.take(NEXT_YEAR, 0, "通知", ADMIN);
        assertThat(reminder.neededYear()).isEmpty();
        clock.setTo(at("2028-01-02T10:00"));
        assertThat(reminder.neededYear())
                .as("a running year comes before the next")
                .hasValue(2028);
    }

    @Test
    void keepsWhatWasPastedWhenItIsRefused() {
        clock.setTo(at("2026-11-20T10:00"));
        var admin = Visitor.signedIn(port, ADMIN);

        var bad = admin.submit(
                "/calendar/import",
                "/calendar/import/preview",
                Map.of("content", "2027-01-01,holiday\n2027-13-01,holiday\nnonsense"));
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("2027-13-01,holiday", "id=\"line2\"", "id=\"line3\"", "第 3 行");

        var preview = admin.submit("/calendar/import", "/calendar/import/preview", Map.of("content", NEXT_YEAR));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("2027-01-03,workday", "导入 2027 年");

        var csrf = admin.csrf();
        var unreasoned = admin.post(
                "/calendar/import", Map.of("content", NEXT_YEAR, "version", "0", "reason", "", "_csrf", csrf));
        assertThat(unreasoned.statusCode()).isEqualTo(422);
        assertThat(unreasoned.body()).contains("2027-01-03,workday", "导入 2027 年", "需要填写原因");

        var taken = admin.post(
                "/calendar/import", Map.of("content", NEXT_YEAR, "version", "0", "reason", "通知", "_csrf", csrf));
        assertThat(taken.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/calendar/2027"));
        assertThat(admin.get("/calendar/2027").body()).contains("通知", "2027 年工作日历");
        assertThat(admin.get("/calendar").body()).contains("href=\"/calendar/2027\"");
    }

    @Test
    void takesAFileThatIsTextAndNoOther() throws Exception {
        clock.setTo(at("2026-11-20T10:00"));
        var admin = user(ADMIN).authorities(() -> "admin");
        browser.perform(multipart("/calendar/import/preview")
                        .file(new MockMultipartFile(
                                "file", "2027.csv", "text/csv", NEXT_YEAR.getBytes(StandardCharsets.UTF_8)))
                        .with(admin)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("导入 2027 年")));
        for (var refused : List.of(new byte[] {(byte) 0xff, 0, 1}, new byte[20_001])) {
            browser.perform(multipart("/calendar/import/preview")
                            .file(new MockMultipartFile("file", "2027.csv", "text/csv", refused))
                            .with(admin)
                            .with(csrf()))
                    .andExpect(status().isUnprocessableEntity());
        }
    }

    @Test
    void servesPrograms() throws Exception {
        clock.setTo(at("2026-11-20T10:00"));
        var admin = user(ADMIN).authorities(() -> "admin");
        var file = "{\"content\":\"2027-01-01,holiday\",\"version\":0,\"reason\":\"通知\"}";
        browser.perform(post("/api/calendar/preview")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"content\":\"2027-01-02,holiday\"}")
                        .with(admin)
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("line1"));
        for (int time = 0; time < 2; time++) {
            browser.perform(post("/api/calendar/imports")
                            .header("Idempotency-Key", "calendar-2027")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(file)
                            .with(admin)
                            .with(csrf()))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.changes[0].after").value("holiday"));
        }
        browser.perform(get("/api/calendar/2027").with(admin))
                .andExpect(jsonPath("$[0].date").value("2027-01-01"));
        browser.perform(get("/api/calendar").with(admin))
                .andExpect(jsonPath("$[0].holidays").value(1));
    }

    private String start() {
        var flow = flows.deploy(TestFlows.with(
                TestFlows.flow()
                        .startEvent()
                        .userTask("userTask_check")
                        .name("核对合同")
                        .camundaCandidateGroups("legal")
                        .endEvent()
                        .done(),
                "userTask_check",
                Map.of("baton.due", "presales.reviewDays", "en", "Check the contract")));
        return acting.call(LAWYER, () -> {
            var instance = runtime.startProcessInstanceByKey(flow, TestFlows.caseOf("calendarTop"));
            return tasks.createTaskQuery()
                    .processInstanceId(instance.getId())
                    .singleResult()
                    .getId();
        });
    }

    private Instant dueOf(String task) {
        return workList.task(task, LAWYER).facts().dueAt();
    }

    private static String shippedAnd(String line) {
        return shipped2026() + "\n" + line;
    }

    private static String withoutDay(String day) {
        return shipped2026().replaceFirst(day + ",\\w+\n?", "");
    }

    private static String shipped2026() {
        return WorkingCalendarTests.shipped().entrySet().stream()
                .filter(day -> day.getKey().getYear() == 2026)
                .sorted(Map.Entry.comparingByKey())
                .map(day -> day.getKey() + "," + day.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
    }
}
