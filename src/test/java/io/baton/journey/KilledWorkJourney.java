package io.baton.journey;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.baton.Outside.RobotService;
import io.baton.Visitor;
import io.baton.start.BatonProcess;
import io.baton.start.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Killed in the midst of the timers' transactions, and again while a mail and a robot's post are under way. Each warning is told once and
 * no message is lost; sent again, under its key, is exactly what was taken outside and not yet recorded inside.
 */
class KilledWorkJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final CountDownLatch mailIsTaken = new CountDownLatch(1);
    private final CountDownLatch postIsTaken = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);
    private final AtomicReference<String> heldPost = new AtomicReference<>();
    private RobotService robots;
    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        mail.start();
        wire = new Wire(mail.getSmtp().getPort());
        robots = new RobotService();
    }

    @AfterEach
    void close() throws IOException {
        killed.countDown();
        wire.close();
        mail.stop();
        robots.stop();
    }

    @Test
    @Tag("R-SL-4")
    void tellsOfEachTaskOnceAndLosesNoMessage() throws Exception {
        List<String> warned;
        String holder;
        try (var baton = start()) {
            givePeopleAddresses(baton.awaitReady());
            holder = hold();
            warned = killAmongTimers(baton);
        }
        var toldByTheKilled = told();
        try (var baton = start()) {
            baton.awaitReady();
            assertThat(toldByTheKilled).isEmpty();
            killAmongMessages(baton, warned.size());
        }
        try (var baton = start()) {
            baton.awaitReady();
            await().atMost(PATIENCE).until(() -> deliveries("WAITING") == 0);
            assertThat(told()).containsExactlyInAnyOrderElementsOf(warned);
            assertThat(deliveries("DEAD")).isZero();
            assertEachCameOnceButOneOf(keys("MAIL", holder), keys("MAIL", "%"), mails());
            assertEachCameOnceButOneOf(List.of(heldPost.get()), keys("CHAT", "%"), posts());
        }
    }

    private BatonProcess start() throws Exception {
        return BatonProcess.ofClasses(
                "--server.port=0",
                "--baton.demo.enabled=true",
                "--baton.password.cost=4",
                "--baton.data=" + data,
                "--baton.database.binaries=" + TestDatabase.BINARIES,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + wire.port(),
                "--baton.notice.mail-from=baton@example.com",
                "--baton.notice.allowed-hosts=" + robots.origin(),
                // Both servers may hold a message as long as the test wants.
                "--spring.mail.properties.mail.smtp.timeout=100000",
                "--baton.notice.timeout=100s",
                // Nobody waits for the next look at what is due, nor long for the node that died.
                "--camunda.bpm.job-execution.wait-time-in-millis=200",
                "--camunda.bpm.job-execution.max-wait=200",
                "--db-scheduler.polling-interval=200ms",
                "--db-scheduler.heartbeat-interval=1s");
    }

    private JdbcClient database() throws IOException {
        return JdbcClient.create(TestDatabase.of(data));
    }

    /** Mail for everybody, and a chat group for all. */
    private void givePeopleAddresses(int port) throws IOException {
        database()
                .sql("update baton.account set email = lower(id) || '@example.com'")
                .update();
        var admin = new Visitor(port);
        admin.submit("/login", "/login", Map.of("username", "admin1", "password", "baton"));
        var url = robots.origin() + "/send?key=k";
        var robot =
                Map.of("name", "群", "service", "WECOM", "url", url, "kinds", "notice.nearlyLate", "enabled", "true");
        assertThat(admin.submit("/robots/new", "/robots", robot).statusCode()).isEqualTo(302);
    }

    /**
     * Moves the warnings of all tasks that somebody has into the past, as no clock of another process can be moved, and kills Baton
     * while their timers, which have written the warnings, wait to write the messages: this connection locks the table.
     *
     * @return the tasks
     */
    private List<String> killAmongTimers(BatonProcess baton) throws Exception {
        var other = database();
        try (var connection = TestDatabase.of(data).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table baton.delivery in share mode");
            var warned = other.sql(
                            """
                            with warned as (
                                update public.act_ru_task set follow_up_date_ = create_time_
                                where assignee_ is not null and due_date_ is not null returning id_, create_time_)
                            update public.act_ru_job job set duedate_ = warned.create_time_ from warned
                            where job.handler_type_ = 'task-timer' and job.handler_cfg_ = warned.id_ returning warned.id_
                            """)
                    .query(String.class)
                    .list();
            await().atMost(PATIENCE)
                    .until(other.sql(
                                    "select exists (select from pg_locks where not granted and relation = 'baton.delivery'::regclass)")
                            .query(Boolean.class)::single);
            baton.kill();
            connection.rollback();
            return warned;
        }
    }

    /** The first post, and a mail to somebody who has one task, are taken, but Baton gets no answer until it is killed. */
    private String hold() throws IOException {
        robots.answers(exchange -> {
            if (heldPost.compareAndSet(null, exchange.getRequestHeaders().getFirst("Idempotency-Key"))) {
                postIsTaken.countDown();
                awaitKill();
            }
            RobotService.taken().to(exchange);
        });
        var holder = database()
                .sql(
                        """
                        select assignee_ from public.act_ru_task where due_date_ is not null and assignee_ is not null
                        group by assignee_ having count(*) = 1 order by assignee_ limit 1
                        """)
                .query(String.class)
                .single();
        wire.hold(holder.toLowerCase(Locale.ROOT) + "@example.com", () -> {
            // Who is told of something else beside the task gets that as everybody does.
            if (mailIsTaken.getCount() > 0) {
                mailIsTaken.countDown();
                awaitKill();
            }
        });
        return holder;
    }

    private void awaitKill() {
        try {
            killed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** When all are told, and every other message is sent. */
    private void killAmongMessages(BatonProcess baton, int tasks) throws InterruptedException {
        assertThat(mailIsTaken.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(postIsTaken.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(told()).hasSize(tasks);
            assertThat(deliveries("WAITING")).isEqualTo(2);
        });
        baton.kill();
        killed.countDown();
    }

    /** The tasks of which somebody was told, as often as that happened; alarm and notice agree. */
    private List<String> told() throws IOException {
        var notices = database()
                .sql("select replace(path, '/tasks/', '') from baton.notice where kind = 'notice.nearlyLate'")
                .query(String.class)
                .list();
        assertThat(database()
                        .sql("select task_id from baton.task_alarm where kind = 'NEARLY_LATE'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(notices);
        return notices;
    }

    private int deliveries(String status) throws IOException {
        return database()
                .sql("select count(*) from baton.delivery where status = :status")
                .param("status", status)
                .query(Integer.class)
                .single();
    }

    private List<String> keys(String transport, String recipient) throws IOException {
        return database()
                .sql("select id from baton.delivery where transport = :transport and recipient like :recipient")
                .param("transport", transport)
                .param("recipient", recipient)
                .query(String.class)
                .list();
    }

    private Stream<String> mails() {
        return Arrays.stream(mail.getReceivedMessages())
                .map(KilledWorkJourney::messageId)
                .map(id -> id.replaceAll("<(.*)@baton>", "$1"));
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Stream<String> posts() {
        return robots.posts().stream().map(RobotService.Post::key);
    }

    /** A receiver that honours the key has each once; one that does not has the one twice that was held when Baton died. */
    private static void assertEachCameOnceButOneOf(List<String> held, List<String> keys, Stream<String> came) {
        Map<String, Long> times = came.collect(groupingBy(key -> key, counting()));
        assertThat(times).containsOnlyKeys(keys);
        assertThat(times.values()).allMatch(count -> count <= 2);
        times.values().removeIf(count -> count == 1);
        assertThat(times).hasSize(1);
        assertThat(held).containsAll(times.keySet());
    }
}
