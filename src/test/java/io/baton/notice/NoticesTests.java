package io.baton.notice;

import static io.baton.notice.TestNotices.ALWAYS;
import static io.baton.notice.TestNotices.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import io.baton.IntegrationTest;
import io.baton.TestClock;
import io.baton.deadline.CalendarYearNeeded;
import io.baton.deadline.TaskNearlyLate;
import io.baton.deadline.TaskOverdue;
import io.baton.engine.TaskAssigned;
import io.baton.engine.TaskFacts;
import io.baton.people.Department;
import io.baton.people.Group;
import io.baton.people.Organisation;
import io.baton.people.Organisation.DepartmentDetails;
import io.baton.people.Organisation.PersonDetails;
import io.baton.people.Person;
import io.baton.people.Staff;
import io.baton.worklist.MaterialAnswered;
import io.baton.worklist.MaterialRequested;
import io.baton.worklist.TaskCopied;
import io.baton.worklist.TaskUrged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told what by which channel, exactly when the act happened. */
@IntegrationTest
class NoticesTests {

    private static final NoticeText TEXT = NoticeText.empty().with("天河云专线", "Tianhe line");

    @Autowired
    private Notices notices;

    @Autowired
    private Choices choices;

    @Autowired
    private TestNotices.Postmen postmen;

    @Autowired
    private GreenMail mailServer;

    @Autowired
    private Staff staff;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TestClock clock;

    private String person;
    private String key;

    @BeforeEach
    void hire() {
        person = withMail(staff.person(Group.LEGAL));
        key = UUID.randomUUID().toString();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private String withMail(Person someone) {
        organisation.changePerson(
                someone.id(),
                new PersonDetails(
                        someone.name(), someone.departmentId(), someone.groups(), true, someone.id() + "@example.com"),
                organisation.versionOfPerson(someone.id()),
                Staff.ADMIN);
        return someone.id();
    }

    private List<Notice> shown(String personId) {
        return notices.of(personId, false, null, Locale.SIMPLIFIED_CHINESE);
    }

    private int written(String personId) {
        return jdbc.sql("select count(*) from baton.delivery d join baton.scheduled_tasks s on s.task_instance = d.id"
                        + " where recipient = :person")
                .param("person", personId)
                .query(Integer.class)
                .single();
    }

    @Test
    void tellsExactlyWhenTheActHappened() {
        transaction.executeWithoutResult(undone -> {
            notices.tell(ALWAYS, List.of(person), TEXT, "/tasks/1", key);
            assertThat(shown(person)).hasSize(1);
            assertThat(written(person)).isEqualTo(1);
            undone.setRollbackOnly();
        });
        assertThat(shown(person)).isEmpty();
        assertThat(written(person)).isZero();

        transaction.executeWithoutResult(done -> notices.tell(ALWAYS, List.of(person), TEXT, "/tasks/1", key));
        assertThat(shown(person)).singleElement().satisfies(notice -> {
            assertThat(notice.title()).isEqualTo("逾期：天河云专线");
            assertThat(notice.path()).isEqualTo("/tasks/1");
            assertThat(notice.unread()).isTrue();
        });
        assertThat(notices.of(person, true, null, Locale.ENGLISH).get(0).title())
                .isEqualTo("Overdue: Tianhe line");
        assertThat(written(person)).isEqualTo(1);
        assertThat(notices.unread(person)).isEqualTo(1);
    }

    @Test
    void tellsOnceHoweverOftenItIsTold() {
        for (int time = 0; time < 3; time++) {
            notices.tell(ALWAYS, List.of(person, person), TEXT, "/tasks/1", key);
        }
        assertThat(shown(person)).hasSize(1);
        assertThat(written(person)).isEqualTo(1);
        notices.tell(ALWAYS, List.of(person), TEXT, "/tasks/1", key + "again");
        assertThat(shown(person)).hasSize(2);
        assertThat(written(person)).isEqualTo(2);
    }

    @Test
    void tellsNobodyWhoIsDisabledOrUnknown() {
        staff.disable(person);
        notices.tell(ALWAYS, List.of(person, "nobodyAtAll", "system:timer"), TEXT, "/tasks/1", key);
        assertThat(shown(person)).isEmpty();
        assertThat(written(person)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "tasks/1", ""})
    void leadsToPagesOfBatonOnly(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> notices.tell(ALWAYS, List.of(person), TEXT, path, key));
    }

    @Test
    void followsEachPersonsChoice() {
        var colleague = withMail(staff.person(Group.LEGAL));
        notices.tell(PLAIN, List.of(person, colleague), TEXT, "/tasks/1", key);
        assertThat(shown(person)).hasSize(1);
        assertThat(written(person)).as("mail is off by default").isZero();

        choices.choose(Set.of("test.plain:MAIL", "test.unknown:MAIL", "nonsense"), person);
        notices.tell(PLAIN, List.of(person, colleague), TEXT, "/tasks/1", key + "2");
        assertThat(shown(person)).as("switched off").hasSize(1);
        assertThat(written(person)).isEqualTo(1);
        assertThat(shown(colleague)).as("nobody else's choice").hasSize(2);
        assertThat(written(colleague)).isZero();

        choices.choose(Set.of("test.plain:IN_APP"), person);
        notices.tell(PLAIN, List.of(person), TEXT, "/tasks/1", key + "3");
        assertThat(shown(person)).hasSize(2);
        assertThat(written(person)).isEqualTo(1);
    }

    @Test
    void doesNotLetSupervisionBeSwitchedOff() {
        choices.choose(Set.of(), person);
        assertThat(choices.of(person))
                .contains("test.always:IN_APP", "notice.overdue:IN_APP", "notice.supervision:IN_APP")
                .doesNotContain("test.always:MAIL", "test.plain:IN_APP", "notice.assigned:IN_APP");
        notices.tell(ALWAYS, List.of(person), TEXT, "/tasks/1", key);
        assertThat(shown(person)).hasSize(1);
        assertThat(written(person)).as("mail can be").isZero();
    }

    @Test
    void writesNoMailToWhomHasNoAddress() {
        var without = staff.person(Group.LEGAL).id();
        notices.tell(ALWAYS, List.of(without), TEXT, "/tasks/1", key);
        assertThat(shown(without)).hasSize(1);
        assertThat(written(without)).isZero();
    }

    @Test
    void sendsMailInBothLanguagesWithALink() throws Exception {
        notices.tell(
                ALWAYS,
                List.of(person),
                NoticeText.empty().with("线路\r\nBcc: all@example.com <script>", "Line"),
                "/tasks/1",
                key);
        postmen.deliver();
        assertThat(mailServer.getReceivedMessagesForDomain(person + "@example.com"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.getSubject()).isEqualTo("[接力] 逾期：线路 Bcc: all@example.com <script>");
                    assertThat(mail.getAllRecipients()).hasSize(1);
                    assertThat(mail.getFrom()[0]).hasToString("baton@example.com");
                    assertThat(mail.getContentType()).startsWith("text/plain");
                    assertThat((String) mail.getContent())
                            .contains("已逾期，请处理。", "“Line” is overdue.", "http://localhost:0/tasks/1");
                });
    }

    @Test
    void isReadByItsOwnerOnly() {
        notices.tell(ALWAYS, List.of(person), TEXT, "/tasks/1", key);
        notices.tell(ALWAYS, List.of(person), TEXT, "/tasks/2", key + "2");
        var newest = shown(person).get(0).id();
        var stranger = staff.person(Group.ADMIN).id();
        assertThatThrownBy(() -> notices.read(newest, stranger)).isInstanceOf(NoticeNotFound.class);
        assertThat(notices.readUpTo(newest, stranger)).isZero();
        assertThat(notices.unread(person)).isEqualTo(2);

        assertThat(notices.read(newest, person)).isEqualTo("/tasks/2");
        assertThat(notices.read(newest, person)).as("harmless when repeated").isEqualTo("/tasks/2");
        assertThat(notices.unread(person)).isEqualTo(1);
        notices.tell(ALWAYS, List.of(person), TEXT, "/tasks/3", key + "3");
        assertThat(notices.readUpTo(newest, person)).isEqualTo(1);
        assertThat(notices.of(person, true, null, Locale.ENGLISH))
                .singleElement()
                .satisfies(notice -> assertThat(notice.path()).isEqualTo("/tasks/3"));
    }

    @Test
    void forgetsWhatWasReadAndSentLongAgo() {
        notices.tell(ALWAYS, List.of(person), TEXT, "/tasks/1", key);
        notices.tell(ALWAYS, List.of(person), TEXT, "/tasks/2", key + "2");
        postmen.deliver();
        notices.read(shown(person).get(0).id(), person);
        clock.advance(Duration.ofDays(89));
        notices.forget();
        assertThat(shown(person)).hasSize(2);
        clock.advance(Duration.ofDays(2));
        notices.forget();
        assertThat(shown(person)).as("unread ones stay").singleElement().satisfies(notice -> assertThat(notice.unread())
                .isTrue());
        assertThat(jdbc.sql("select count(*) from baton.delivery where recipient = :person")
                        .param("person", person)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void tellsWhoIsGivenATaskBySomebodyElse() {
        var giver = staff.person(Group.CENTRE_MANAGER);
        assigned(person, null, giver.id());
        assertThat(shown(person)).singleElement().satisfies(notice -> {
            assertThat(notice.title()).isEqualTo("新任务：技术评审方案（TEST-x-1）");
            assertThat(notice.body()).contains(giver.name(), "2026-03-12 18:00");
            assertThat(notice.path()).isEqualTo("/tasks/task-" + key);
        });
        clock.advance(Duration.ofMinutes(1));
        assigned(person, giver.id(), "system:async-continuation");
        assertThat(shown(person)).hasSize(2);
        assertThat(shown(person).get(0).body()).startsWith("流程把");
    }

    @Test
    void tellsNobodyOfWhatThePersonDidOrWhatIsOnlyOffered() {
        var giver = staff.person(Group.CENTRE_MANAGER).id();
        assigned(person, null, person);
        assigned(person, person, giver);
        assigned(null, person, giver);
        assertThat(shown(person)).isEmpty();
        assertThat(shown(giver)).isEmpty();
    }

    @Test
    void passesOnWhatColleaguesSayOfATask() {
        var colleague = staff.person(Group.CENTRE_MANAGER);
        events.publishEvent(new TaskCopied(task(colleague.id(), "x"), colleague.id(), Set.of(person), "请了解"));
        events.publishEvent(new TaskUrged(task(person, "x"), colleague.id(), Set.of(person), "客户在等"));
        assertThat(shown(person)).extracting(Notice::kind).containsExactly("notice.urged", "notice.copied");
        assertThat(shown(person).get(0).body()).contains(colleague.name(), "客户在等");
        assertThat(shown(person).get(1).body()).contains(colleague.name(), "请了解");
        assertThat(written(person)).as("a copy comes by no mail").isEqualTo(1);
    }

    @Test
    void warnsWhoHasTheTaskOnceForEachDueTime() {
        transaction.executeWithoutResult(done -> {
            events.publishEvent(new TaskNearlyLate(task(person, "x")));
            events.publishEvent(new TaskNearlyLate(task(person, "x")));
        });
        assertThat(shown(person)).singleElement().satisfies(notice -> assertThat(notice.title())
                .isEqualTo("快到期：技术评审方案（TEST-x-1）"));
        assertThat(written(person)).isEqualTo(1);
    }

    @Test
    void warnsTheGroupInReachWhileNobodyHasTheTask() {
        var top = staff.person().departmentId();
        var here = staff.department(Department.Kind.BRANCH, top);
        var elsewhere = staff.department(Department.Kind.BRANCH, top);
        var near = staff.personAt(here, Group.TECHNICAL_REVIEWER).id();
        var far = staff.personAt(elsewhere, Group.TECHNICAL_REVIEWER).id();
        var other = staff.personAt(here, Group.FINANCE).id();
        events.publishEvent(new TaskNearlyLate(task(null, here)));
        assertThat(shown(near)).hasSize(1);
        assertThat(shown(far)).isEmpty();
        assertThat(shown(other)).isEmpty();
    }

    @Test
    void tellsWhoIsAskedForMaterialAndWhoWaitedForIt() {
        var asked = staff.person(Group.ACCOUNT_MANAGER);
        transaction.executeWithoutResult(done -> {
            var task = task(person, "x");
            events.publishEvent(new MaterialRequested(task, 7001, person, asked.id(), "机房图纸"));
            events.publishEvent(new MaterialAnswered(task, 7001, asked.id(), person, "见附件"));
            events.publishEvent(new MaterialAnswered(task, 7002, asked.id(), null, "没有人在等"));
        });
        assertThat(shown(asked.id())).singleElement().satisfies(notice -> {
            assertThat(notice.title()).startsWith("请补充材料");
            assertThat(notice.body()).contains("机房图纸");
            assertThat(notice.path()).isEqualTo("/material-requests/7001");
        });
        assertThat(shown(person)).singleElement().satisfies(notice -> {
            assertThat(notice.title()).startsWith("材料已答复");
            assertThat(notice.body()).contains(asked.name(), "见附件");
            assertThat(notice.path()).startsWith("/tasks/");
        });
    }

    @Test
    void tellsAdministratorsOnceOfAYearThatTheCalendarNeeds() {
        var admin = staff.person(Group.ADMIN).id();
        events.publishEvent(new CalendarYearNeeded(2027));
        events.publishEvent(new CalendarYearNeeded(2027));
        assertThat(shown(admin)).singleElement().satisfies(notice -> {
            assertThat(notice.title()).contains("2027").doesNotContain("2,027");
            assertThat(notice.path()).isEqualTo("/calendar/import");
        });
        assertThat(shown(person)).isEmpty();
    }

    @Test
    void tellsOfAnOverdueTaskTheAssigneeAndTheManagerAndOpensAnOrderForTheSupervisors() {
        var top = staff.person().departmentId();
        var here = staff.department(Department.Kind.BRANCH, top);
        var head = staff.personAt(here, Group.CENTRE_MANAGER).id();
        organisation.changeDepartment(
                here,
                new DepartmentDetails("部门", "Department", head),
                organisation.versionOfDepartment(here),
                Staff.ADMIN);
        var assignee = staff.personAt(here, Group.TECHNICAL_REVIEWER);
        var colleague = staff.personAt(here, Group.TECHNICAL_REVIEWER).id();
        var supervisor = staff.personAt(here, Group.SUPERVISOR).id();
        var otherSupervisor = staff.personAt(staff.department(Department.Kind.BRANCH, top), Group.SUPERVISOR)
                .id();
        choices.choose(Set.of(), supervisor);
        events.publishEvent(new TaskOverdue(task(assignee.id(), here)));
        assertThat(shown(assignee.id())).extracting(Notice::kind).containsExactly("notice.overdue");
        assertThat(shown(head)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo("notice.supervision");
            assertThat(notice.body()).contains("办理人：" + assignee.name());
        });
        assertThat(shown(supervisor)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo("supervision.opened");
            assertThat(notice.body()).contains("办理人：" + assignee.name());
            assertThat(notice.path()).startsWith("/supervision/DB-");
        });
        assertThat(shown(colleague)).isEmpty();
        assertThat(shown(otherSupervisor)).isEmpty();
    }

    private void assigned(String assignee, String before, String by) {
        transaction.executeWithoutResult(
                done -> events.publishEvent(new TaskAssigned(task(assignee, "x"), before, by, null)));
    }

    private TaskFacts task(String assignee, String department) {
        return new TaskFacts(
                "task-" + key,
                "userTask_reviewTechnical",
                "技术评审方案",
                "Review technically",
                "presales-review",
                "definition",
                "instance",
                "TEST-x-1",
                department,
                Set.of(Group.TECHNICAL_REVIEWER.id()),
                assignee,
                50,
                Map.of(),
                clock.instant(),
                Instant.parse("2026-03-12T10:00:00Z"),
                null,
                null);
    }
}
