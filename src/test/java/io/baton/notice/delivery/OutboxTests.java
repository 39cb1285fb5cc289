package io.baton.notice.delivery;

import static io.baton.notice.TestNotices.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import io.baton.IntegrationTest;
import io.baton.TestClock;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.notice.TestNotices;
import io.baton.people.Act;
import io.baton.people.AdminOnly;
import io.baton.people.Group;
import io.baton.people.Organisation;
import io.baton.people.Organisation.PersonDetails;
import io.baton.people.Staff;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages leave the house, once if nothing dies and never not at all. */
@IntegrationTest
@RecordApplicationEvents
class OutboxTests {

    @Autowired
    private Outbox outbox;

    @Autowired
    private Notices notices;

    @Autowired
    private DeliveryTable table;

    @Autowired
    private Mail mail;

    @Autowired
    private TestNotices.Postmen postmen;

    @Autowired
    private GreenMail mailServer;

    @Autowired
    private JavaMailSenderImpl mailSender;

    @Autowired
    private Staff staff;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private MessageSource texts;

    @Autowired
    private MockMvc web;

    @Autowired
    private TestClock clock;

    private String person;

    @BeforeEach
    void hire() {
        person = staff.person(Group.LEGAL).id();
        changeMail(person + "@example.com", true);
    }

    @AfterEach
    void backToNow() {
        mailSender.setPort(mailServer.getSmtp().getPort());
        clock.reset();
    }

    private void changeMail(String address, boolean enabled) {
        organisation.changePerson(
                person,
                new PersonDetails("某人", staff.person().departmentId(), Set.of(), enabled, address),
                organisation.versionOfPerson(person),
                Staff.ADMIN);
    }

    /** The id of the message that was written. */
    private String written() {
        notices.tell(
                ALWAYS,
                List.of(person),
                NoticeText.empty().with("线路", "Line"),
                "/tasks/1",
                UUID.randomUUID().toString());
        return jdbc.sql("select max(id) from baton.delivery where recipient = :person")
                .param("person", person)
                .query(String.class)
                .single();
    }

    private String statusOf(String id) {
        return jdbc.sql("select status from baton.delivery where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private int scheduled(String id) {
        return jdbc.sql("select count(*) from baton.scheduled_tasks where task_instance = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private List<String> received() {
        return Arrays.stream(mailServer.getReceivedMessagesForDomain(person + "@example.com"))
                .map(OutboxTests::idOf)
                .toList();
    }

    private static String idOf(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void writesInTheActsTransactionOnly() {
        assertThatThrownBy(() -> outbox.put(Transport.Kind.MAIL, person, "s", "b", "k"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void sendsOnceAndForgetsThatItHadTo() {
        var id = written();
        postmen.deliver();
        postmen.deliver();
        assertThat(received()).containsExactly("<" + id + "@baton>");
        assertThat(statusOf(id)).isEqualTo("SENT");
        assertThat(scheduled(id)).isZero();
    }

    @Test
    void pausesLongerAfterEachFailureAndGivesUp() {
        // Nobody listens there.
        mailSender.setPort(1);
        clock.setTo(clock.instant());
        var id = written();
        for (var pause : DeliveryTable.PAUSES) {
            postmen.deliver();
            assertThat(statusOf(id)).isEqualTo("WAITING");
            clock.advance(pause.minusSeconds(1));
            postmen.deliver();
            assertThat(triesOf(id)).isEqualTo(DeliveryTable.PAUSES.indexOf(pause) + 1);
            clock.advance(Duration.ofSeconds(1));
        }
        postmen.deliver();
        assertThat(statusOf(id)).isEqualTo("DEAD");
        assertThat(scheduled(id)).isZero();
        assertThat(DeliveryTable.PAUSES).isSorted();
        assertThat(outbox.deadLetters())
                .filteredOn(letter -> letter.id().equals(id))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.attempts()).isEqualTo(DeliveryTable.PAUSES.size() + 1);
                    assertThat(letter.failure().messageKey()).isEqualTo("notice.failure.mailServer");
                    assertThat(texts.getMessage(letter.failure(), Locale.ENGLISH))
                            .startsWith("The mail server did not take it: ");
                    assertThat(letter.recipient()).isEqualTo(person);
                });
        assertThat(meters.get("baton.outbox.dead").gauge().value())
                .isEqualTo(outbox.state().dead())
                .isPositive();

        mailSender.setPort(mailServer.getSmtp().getPort());
        outbox.resend(id, Staff.ADMIN, "邮件服务器已恢复");
        postmen.deliver();
        assertThat(received()).as("the same id as ever").containsExactly("<" + id + "@baton>");
        assertThat(statusOf(id)).isEqualTo("SENT");
    }

    private int triesOf(String id) {
        return jdbc.sql("select attempts from baton.delivery where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    @Test
    void givesUpAtOnceWhatCannotBeHelped() {
        var id = written();
        changeMail(null, true);
        postmen.deliver();
        assertThat(statusOf(id)).isEqualTo("DEAD");
        assertThat(triesOf(id)).isEqualTo(1);
        assertThat(received()).isEmpty();
    }

    @Test
    void sendsAgainUnderTheSameIdWhatANodeSentAndDidNotRecord() {
        var id = written();
        // The node claims the message, the mail server takes it, and the node dies before it can say so.
        claimByAnotherNode(id, Duration.ZERO);
        mail.send(table.waiting(id).orElseThrow());
        postmen.deliver();
        assertThat(received()).as("its node may live").hasSize(1);
        claimByAnotherNode(id, Duration.ofHours(2));
        postmen.hire().runDeadExecutionDetection();
        postmen.deliver();
        assertThat(received()).containsExactly("<" + id + "@baton>", "<" + id + "@baton>");
        assertThat(statusOf(id)).isEqualTo("SENT");
        postmen.deliver();
        assertThat(received()).hasSize(2);
    }

    @Test
    void doesNotSendAgainWhatANodeRecorded() {
        var id = written();
        claimByAnotherNode(id, Duration.ofHours(2));
        mail.send(table.waiting(id).orElseThrow());
        table.sent(id);
        postmen.hire().runDeadExecutionDetection();
        postmen.deliver();
        assertThat(received()).hasSize(1);
        assertThat(scheduled(id)).isZero();
    }

    private void claimByAnotherNode(String id, Duration silentFor) {
        jdbc.sql(
                        "update baton.scheduled_tasks set picked = true, picked_by = 'dead-node', last_heartbeat = :heard where task_instance = :id")
                .param("heard", Timestamp.from(clock.instant().minus(silentFor)))
                .param("id", id)
                .update();
    }

    @Test
    void isEmptiedByTwoNodesWithoutSendingTwice() throws Exception {
        var ids = new ArrayList<String>();
        for (int message = 0; message < 40; message++) {
            ids.add("<" + written() + "@baton>");
        }
        var nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> work = () -> {
                postmen.deliver();
                return null;
            };
            for (var done : nodes.invokeAll(List.of(work, work))) {
                done.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(received()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void letsAdministratorsOnlySendAgainAndSayWhy() {
        var id = dead();
        var colleague = staff.person(Group.PROCESS_MANAGER).id();
        assertThatThrownBy(() -> outbox.resend(id, colleague, "x")).isInstanceOf(AdminOnly.class);
        assertThatThrownBy(() -> outbox.resend(id, Staff.ADMIN, " ")).isInstanceOf(ResendReasonMissing.class);
        assertThatThrownBy(() -> outbox.resend(id, Staff.ADMIN, "x".repeat(1001)))
                .isInstanceOf(ResendReasonMissing.class);
        assertThatThrownBy(() -> outbox.resend("none", Staff.ADMIN, "x")).isInstanceOf(NoSuchDeadLetter.class);
        assertThat(statusOf(id)).isEqualTo("DEAD");
        outbox.resend(id, Staff.ADMIN, " 邮箱已登记 ");
        assertThat(events.stream(Act.class).filter(act -> act.name().startsWith("notice.")))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.name()).isEqualTo("notice.deadLetterResent");
                    assertThat(act.by()).isEqualTo(Staff.ADMIN);
                    assertThat(act.subject()).isEqualTo("delivery:" + id);
                    assertThat(act.reason()).isEqualTo("邮箱已登记");
                });
        assertThatThrownBy(() -> outbox.resend(id, Staff.ADMIN, "x"))
                .as("it waits already")
                .isInstanceOf(NoSuchDeadLetter.class);
    }

    private String dead() {
        var id = written();
        changeMail(null, true);
        postmen.deliver();
        return id;
    }

    @Test
    void servesAdministratorsPrograms() throws Exception {
        var id = dead();
        var admin = staff.person(Group.ADMIN).id();
        web.perform(get("/api/outbox").servletPath("/api/outbox").with(httpBasic(admin, Staff.PASSWORD)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.dead").isNumber());
        web.perform(get("/api/outbox/dead-letters")
                        .servletPath("/api/outbox/dead-letters")
                        .header("Accept-Language", "zh-CN")
                        .with(httpBasic(admin, Staff.PASSWORD)))
                .andExpect(jsonPath("$[?(@.id == '" + id + "')].attempts").value(1))
                .andExpect(jsonPath("$[?(@.id == '" + id + "')].failure").value("收件人没有登记邮箱，或账号已停用。"))
                .andExpect(jsonPath("$[0].body").doesNotExist());
        var path = "/api/outbox/dead-letters/" + id + "/resend";
        for (int time = 0; time < 2; time++) {
            web.perform(post(path)
                            .servletPath(path)
                            .with(httpBasic(admin, Staff.PASSWORD))
                            .header("Idempotency-Key", id)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"reason\": \"again\"}"))
                    .andExpect(status().isNoContent());
        }
        assertThat(statusOf(id)).isEqualTo("WAITING");
        web.perform(post(path)
                        .servletPath(path)
                        .with(httpBasic(admin, Staff.PASSWORD))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
    }
}
