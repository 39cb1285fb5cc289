package io.baton.notice.robot;

import static io.baton.notice.TestNotices.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.IntegrationTest;
import io.baton.Outside.RobotService;
import io.baton.TestClock;
import io.baton.notice.Choices;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.notice.TestNotices;
import io.baton.notice.delivery.Delivery;
import io.baton.notice.delivery.DeliveryFailed;
import io.baton.notice.delivery.Transport;
import io.baton.notice.robot.Robots.RobotDetails;
import io.baton.people.Act;
import io.baton.people.AdminOnly;
import io.baton.people.Department;
import io.baton.people.Group;
import io.baton.people.Organisation;
import io.baton.people.People;
import io.baton.people.Staff;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Robots against a real HTTP server that takes, refuses, delays and fails. */
@IntegrationTest
@RecordApplicationEvents
@ExtendWith(OutputCaptureExtension.class)
class ChatTests {

    private static final String KEY = "693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa";

    @Autowired
    private Robots robots;

    @Autowired
    private RobotRepository repository;

    @Autowired
    private RobotTrial trial;

    @Autowired
    private Organisation organisation;

    @Autowired
    private People people;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private MessageSource texts;

    @Autowired
    private Chat chat;

    @Autowired
    private Addresses addresses;

    @Autowired
    private Notices notices;

    @Autowired
    private Choices choices;

    @Autowired
    private TestNotices.Postmen postmen;

    @Autowired
    private RobotService service;

    @Autowired
    private Staff staff;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private TestClock clock;

    private String hook;
    private String path;

    @BeforeEach
    void open() {
        path = "/hook-" + UUID.randomUUID();
        hook = service.origin() + path + "?key=" + KEY;
        service.answers(RobotService.taken());
    }

    @AfterEach
    void close() {
        service.answers(RobotService.taken());
        jdbc.sql("update baton.robot set enabled = false").update();
        clock.reset();
    }

    private RobotDetails details(Service kind, String secret, String department) {
        return new RobotDetails(
                UUID.randomUUID().toString(), kind, hook, secret, department, Set.of(ALWAYS.key()), true);
    }

    private RobotView robot(Service kind, String secret) {
        return robots.add(details(kind, secret, null), Staff.ADMIN);
    }

    private Delivery toRobot(RobotView robot, String body) {
        return new Delivery(UUID.randomUUID().toString(), Transport.Kind.CHAT, String.valueOf(robot.id()), "标题", body);
    }

    private List<RobotService.Post> posts() {
        return service.posts().stream().filter(post -> post.path().equals(path)).toList();
    }

    @Test
    void postsOnceForAllPeopleOfItsDepartment() throws Exception {
        var department = staff.department(Department.Kind.BRANCH, staff.person().departmentId());
        var one = staff.personAt(department, Group.LEGAL).id();
        var two = staff.personAt(department, Group.LEGAL).id();
        robots.add(details(Service.WECOM, "", department), Staff.ADMIN);
        var text = NoticeText.empty().with("[点这里](https://evil.example) @all", "Line");
        notices.tell(
                ALWAYS,
                List.of(staff.person().id()),
                text,
                "/tasks/1",
                UUID.randomUUID().toString());
        postmen.deliver();
        assertThat(posts()).as("nobody of the department").isEmpty();

        notices.tell(
                ALWAYS, List.of(one, two), text, "/tasks/1", UUID.randomUUID().toString());
        postmen.deliver();
        assertThat(posts()).hasSize(1);
        var post = posts().get(0);
        assertThat(post.query()).isEqualTo("key=" + KEY);
        assertThat(post.key()).isNotBlank();
        var body = json.readTree(post.body());
        assertThat(body.path("msgtype").asText())
                .as("plain, so nothing is a link or a mention")
                .isEqualTo("text");
        assertThat(body.path("text").path("content").asText())
                .startsWith("[接力] 逾期：")
                .contains("已逾期", "is overdue", "http://localhost:0/tasks/1");

        choices.choose(Set.of(), one);
        choices.choose(Set.of(), two);
        notices.tell(
                ALWAYS, List.of(one, two), text, "/tasks/1", UUID.randomUUID().toString());
        postmen.deliver();
        assertThat(posts()).as("both chose to be left out of it").hasSize(1);
    }

    @Test
    void signsAsDingTalkAsks() throws Exception {
        clock.setTo(Instant.parse("2026-03-10T02:00:00Z"));
        chat.send(toRobot(robot(Service.DINGTALK, "SECabc"), "正文"));
        var query = posts().get(0).query();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("SECabc".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var expected = Base64.getEncoder()
                .encodeToString(mac.doFinal("1773108000000\nSECabc".getBytes(StandardCharsets.UTF_8)));
        assertThat(query).startsWith("key=" + KEY + "&timestamp=1773108000000&sign=");
        assertThat(URLDecoder.decode(query.substring(query.indexOf("&sign=") + 6), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    @Test
    void cutsALongTextAtTheEndOfACharacter() throws Exception {
        chat.send(toRobot(robot(Service.WECOM, ""), "长".repeat(3000)));
        var content = json.readTree(posts().get(0).body())
                .path("text")
                .path("content")
                .asText();
        assertThat(content.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2040, 2048);
        assertThat(content).endsWith("长…").doesNotContain("\ufffd");
    }

    @Test
    void isNotContentWithAnyOtherAnswer() {
        var robot = robot(Service.WECOM, "");
        for (var answer : List.of(
                RobotService.saying(500, "{\"errcode\":0}"),
                RobotService.saying(429, ""),
                RobotService.saying(204, ""),
                RobotService.saying(200, ""),
                RobotService.saying(200, "<html>proxy</html>"),
                RobotService.saying(200, "{\"errcode\":\"0\"}"),
                RobotService.saying(200, "{\"ok\":true}"),
                RobotService.saying(200, "{\"errcode\":0,\"x\":\"" + "x".repeat(20_000) + "\"}"))) {
            service.answers(answer);
            assertThatThrownBy(() -> chat.send(toRobot(robot, "正文"))).isInstanceOf(DeliveryFailed.class);
        }
        service.answers(RobotService.saying(
                200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url key=" + KEY + " " + "x".repeat(900) + "\"}"));
        assertThatThrownBy(() -> chat.send(toRobot(robot, "正文")))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining("notice.failure.refused [93000, invalid webhook url")
                .hasMessageNotContaining(KEY)
                .extracting(failure -> failure.getMessage().length())
                .satisfies(length -> assertThat((int) length).isLessThan(300));
    }

    @Test
    void followsNoRedirect() {
        var robot = robot(Service.WECOM, "");
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            service.answers(exchange -> {
                exchange.getResponseHeaders().add("Location", service.origin() + path + "-elsewhere");
                exchange.sendResponseHeaders(status, -1);
            });
            assertThatThrownBy(() -> chat.send(toRobot(robot, "正文")))
                    .isInstanceOf(DeliveryFailed.class)
                    .hasMessageContaining(String.valueOf(status));
        }
        assertThat(service.posts()).noneMatch(post -> post.path().endsWith("-elsewhere"));
    }

    @Test
    void doesNotWaitForAServiceThatDelaysOrDrips() {
        var robot = robot(Service.WECOM, "");
        var impatient = new Chat(robots, addresses, json, Clock.systemUTC(), Duration.ofMillis(300));
        var over = new CountDownLatch(1);
        service.answers(exchange -> awaitEnd(over));
        assertThatThrownBy(() -> impatient.send(toRobot(robot, "正文"))).isInstanceOf(DeliveryFailed.class);
        service.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            // A byte now and then: no single read takes long.
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                awaitEnd(over, 20);
            }
        });
        assertThatThrownBy(() -> impatient.send(toRobot(robot, "正文"))).isInstanceOf(DeliveryFailed.class);
        over.countDown();
    }

    private static void awaitEnd(CountDownLatch over) {
        awaitEnd(over, 60_000);
    }

    private static void awaitEnd(CountDownLatch over, long milliseconds) {
        try {
            over.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void looksAtTheAddressAgainWhenItCalls() {
        var robot = robot(Service.WECOM, "");
        for (var inside : List.of("https://localhost/hook?key=" + KEY, "https://127.0.0.1/hook?key=" + KEY)) {
            jdbc.sql("update baton.robot set url = :url where id = :id")
                    .param("url", inside)
                    .param("id", robot.id())
                    .update();
            var strict = new Addresses(List.of("localhost", "127.0.0.1"), addresses);
            assertThatThrownBy(() -> new Chat(robots, strict, json, Clock.systemUTC(), Duration.ofSeconds(2))
                            .send(toRobot(robot, "正文")))
                    .isInstanceOf(DeliveryFailed.class)
                    .hasMessageContaining("INTERNAL");
        }
        jdbc.sql("update baton.robot set url = 'https://evil.example/' where id = :id")
                .param("id", robot.id())
                .update();
        assertThatThrownBy(() -> chat.send(toRobot(robot, "正文")))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining("HOST");
    }

    @Test
    void failsWhenNobodyListensAndTellsNoKey(CapturedOutput output) {
        var robot = robot(Service.DINGTALK, "SECverysecret");
        jdbc.sql("update baton.robot set enabled = false where id = :id")
                .param("id", robot.id())
                .update();
        assertThatThrownBy(() -> chat.send(toRobot(robot, "正文"))).hasMessageContaining("notice.failure.robotOff");
        jdbc.sql("update baton.robot set enabled = true where id = :id")
                .param("id", robot.id())
                .update();
        // Hangs up without a word.
        service.answers(exchange -> {});
        notices.tell(
                ALWAYS,
                List.of(staff.person().id()),
                NoticeText.empty().with("x"),
                "/tasks/1",
                UUID.randomUUID().toString());
        postmen.deliver();
        var failure = jdbc.sql("select failure || failure_arguments from baton.delivery where recipient = :robot")
                .param("robot", String.valueOf(robot.id()))
                .query(String.class)
                .single();
        assertThat(failure).startsWith("notice.failure.noAnswer").doesNotContain(KEY, "SECverysecret");
        assertThat(output.getAll()).doesNotContain(KEY, "SECverysecret");
    }

    @Test
    void isKeptByAdministratorsOnly() {
        var colleague = staff.person(Group.PROCESS_MANAGER).id();
        var robot = robot(Service.WECOM, "");
        assertThatThrownBy(() -> robots.all(colleague)).isInstanceOf(AdminOnly.class);
        assertThatThrownBy(() -> robots.robot(robot.id(), colleague)).isInstanceOf(AdminOnly.class);
        assertThatThrownBy(() -> robots.add(details(Service.WECOM, "", null), colleague))
                .isInstanceOf(AdminOnly.class);
        assertThatThrownBy(() -> robots.change(robot.id(), details(Service.WECOM, "", null), 0, colleague))
                .isInstanceOf(AdminOnly.class);
    }

    @Test
    void keepsAddressAndSecretUntilAnotherAddressComes() {
        var robot = robot(Service.DINGTALK, "SECone");
        var kept = new RobotDetails(robot.name(), Service.DINGTALK, "", "", null, Set.of(), true);
        var changed = robots.change(robot.id(), kept, robot.version(), Staff.ADMIN);
        assertThat(changed.signed()).isTrue();
        assertThat(robots.target(robot.id()).url()).isEqualTo(hook);
        assertThatThrownBy(() -> robots.change(robot.id(), kept, robot.version(), Staff.ADMIN))
                .isInstanceOf(RobotChanged.class);
        var moved = robots.change(
                robot.id(),
                new RobotDetails(robot.name(), Service.WECOM, hook + "2", "", null, Set.of(), true),
                changed.version(),
                Staff.ADMIN);
        assertThat(moved.signed()).isFalse();
        assertThat(robots.target(robot.id()).url()).isEqualTo(hook + "2");
        assertThat(events.stream(Act.class).map(Act::name).filter(name -> name.startsWith("notice.")))
                .containsExactly("notice.robotAdded", "notice.robotChanged", "notice.robotChanged");
        assertThat(events.stream(Act.class).map(String::valueOf))
                .noneMatch(act -> act.contains(KEY) || act.contains("SECone"));
    }

    @Test
    void leavesNothingReadableInTheDatabase() {
        var robot = robot(Service.DINGTALK, "SECverysecret");
        assertThat(stored(robot))
                .doesNotContain(KEY, path, "://", "SECverysecret")
                .contains("127.0.0.1");
        assertThat(robots.target(robot.id()).url()).isEqualTo(hook);
        assertThat(robots.target(robot.id()).secret()).isEqualTo("SECverysecret");
        chat.send(toRobot(robot, "正文"));
        assertThat(posts()).hasSize(1);
    }

    @Test
    void sealsWhatAnEarlierVersionKeptInPlainText() {
        var robot = robot(Service.DINGTALK, "SECverysecret");
        jdbc.sql("update baton.robot set url = :url, secret = 'SECverysecret' where id = :id")
                .param("url", hook)
                .param("id", robot.id())
                .update();
        chat.send(toRobot(robot, "正文"));
        assertThat(posts()).as("sent before it is sealed").hasSize(1);

        robots.sealPlain();
        robots.sealPlain();

        assertThat(stored(robot)).doesNotContain(KEY, "://", "SECverysecret");
        chat.send(toRobot(robot, "正文"));
        assertThat(posts()).hasSize(2);
        assertThat(robots.robot(robot.id(), Staff.ADMIN))
                .as("nobody changed it")
                .isEqualTo(robot);
    }

    @Test
    void saysWhatToDoWhenAnotherKeySealedARobot() {
        var robot = robot(Service.WECOM, "");
        jdbc.sql("update baton.robot set url = :url where id = :id")
                .param("url", new Seal("another-key-that-is-long-enough-too", false, Path.of("data")).close(hook))
                .param("id", robot.id())
                .update();
        assertThatThrownBy(() -> chat.send(toRobot(robot, "正文")))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining("notice.failure.otherKey");
        assertThat(robots.all(Staff.ADMIN)).contains(robot);
    }

    @Test
    void savesNoRobotWithoutAKey() {
        var keyless = new Robots(
                repository,
                addresses,
                new Seal("too short", false, Path.of("data")),
                jdbc,
                organisation,
                people,
                publisher,
                Clock.systemUTC());
        var details = details(Service.WECOM, "", null);
        assertThatThrownBy(() -> keyless.add(details, Staff.ADMIN))
                .isInstanceOfSatisfying(SecretKeyMissing.class, missing -> assertThat(missing.problems())
                        .extracting(problem -> problem.field())
                        .containsExactly("url"));
        assertThat(robots.all(Staff.ADMIN)).extracting(RobotView::name).doesNotContain(details.name());
    }

    @Test
    void triesARobotOutAndTellsTheTruth() throws Exception {
        var robot = robots.add(
                new RobotDetails(
                        UUID.randomUUID().toString(), Service.DINGTALK, hook, "SECverysecret", null, Set.of(), false),
                Staff.ADMIN);
        assertThat(trial.send(robot.id(), Staff.ADMIN))
                .as("also while it is off")
                .isEmpty();
        assertThat(json.readTree(posts().get(0).body())
                        .path("text")
                        .path("content")
                        .asText())
                .startsWith("[接力] 测试消息 [Baton] Test message");
        assertThat(posts().get(0).query()).contains("&sign=");

        service.answers(RobotService.saying(200, "{\"errcode\":310000,\"errmsg\":\"keywords not in content\"}"));
        assertThat(failed(robot)).isEqualTo("服务拒绝了消息：errcode 310000 keywords not in content");
        service.answers(RobotService.saying(500, ""));
        assertThat(failed(robot)).contains("状态码 500");
        service.answers(exchange -> {});
        assertThat(failed(robot)).contains("没有应答");
        var over = new CountDownLatch(1);
        service.answers(exchange -> awaitEnd(over));
        var impatient = new RobotTrial(
                robots, new Chat(robots, addresses, json, Clock.systemUTC(), Duration.ofMillis(300)), texts);
        assertThat(impatient.send(robot.id(), Staff.ADMIN)).isPresent();
        over.countDown();
        jdbc.sql("update baton.robot set url = 'https://10.0.0.1/hook?key=1', secret = null where id = :id")
                .param("id", robot.id())
                .update();
        assertThat(failed(robot)).isEqualTo("不允许这个主机。允许的主机由运维在 baton.notice.allowed-hosts 里配置。");
        assertThatThrownBy(() -> trial.send(
                        robot.id(), staff.person(Group.PROCESS_MANAGER).id()))
                .isInstanceOf(AdminOnly.class);
        assertThatThrownBy(() -> trial.send(-1, Staff.ADMIN)).isInstanceOf(RobotUnknown.class);

        assertThat(events.stream(Act.class).filter(act -> act.name().equals("notice.robotTested")))
                .extracting(Act::by, Act::subject, act -> String.valueOf(act.after()))
                .containsExactly(
                        tested(robot, "TAKEN", null),
                        tested(robot, "FAILED", "notice.failure.refused"),
                        tested(robot, "FAILED", "notice.failure.status"),
                        tested(robot, "FAILED", "notice.failure.noAnswer"),
                        tested(robot, "FAILED", "notice.failure.noAnswer"),
                        tested(robot, "FAILED", "notice.robot.url.HOST"));
        assertThat(events.stream(Act.class).map(String::valueOf))
                .noneMatch(act -> act.contains(KEY) || act.contains("SECverysecret"));
    }

    private static Tuple tested(RobotView robot, String outcome, String cause) {
        return tuple(Staff.ADMIN, "robot:" + robot.id(), "Tested[outcome=" + outcome + ", cause=" + cause + "]");
    }

    private String failed(RobotView robot) {
        return trial.send(robot.id(), Staff.ADMIN)
                .map(failure -> texts.getMessage(failure, Locale.SIMPLIFIED_CHINESE))
                .orElse("");
    }

    private String stored(RobotView robot) {
        return jdbc.sql("select host || ' ' || url || ' ' || coalesce(secret, '') from baton.robot where id = :id")
                .param("id", robot.id())
                .query(String.class)
                .single();
    }

    @Test
    void namesWhatIsWrong() {
        robot(Service.WECOM, "");
        var taken = robots.all(Staff.ADMIN).get(0).name();
        assertThatThrownBy(() -> robots.add(
                        new RobotDetails(taken, null, "http://10.0.0.1/", "x".repeat(201), "nowhere", Set.of(), true),
                        Staff.ADMIN))
                .isInstanceOfSatisfying(RobotInvalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(problem -> problem.field())
                        .containsExactly("name", "service", "url", "secret", "departmentId"));
        assertThatThrownBy(() ->
                        robots.add(new RobotDetails(" ", Service.WECOM, "", "", null, Set.of(), true), Staff.ADMIN))
                .isInstanceOfSatisfying(RobotInvalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(problem -> problem.field())
                        .containsExactly("name", "url"));
    }
}
