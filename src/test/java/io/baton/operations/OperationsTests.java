package io.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Heard;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestStep;
import io.baton.Visitor;
import io.baton.engine.ActingPerson;
import io.baton.engine.EngineJob.State;
import io.baton.engine.EngineJobs;
import io.baton.engine.TestFlows;
import io.baton.operations.JobTry.Outcome;
import io.baton.operations.Operations.Asked;
import io.baton.people.Act;
import io.baton.web.Refusal;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class OperationsTests {

    /** How often the engine tries by itself. */
    private static final int TRIES = 5;

    private static final AtomicLong LAST = new AtomicLong();
    private static final String STARTER = "starter1";
    private static final String LEAK = "select secret from baton.account -- java.lang.Exception token=abc123";

    /** A failure that Baton has a sentence for, with an argument that somebody typed. */
    private static final class Told extends Refusal {

        Told(String argument) {
            super(Kind.INVALID, "engine.noDecision", argument, "{}");
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private Operations operations;

    @Autowired
    private EngineJobs jobs;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private TestStep step;

    @Autowired
    private Staff staff;

    @Autowired
    private JdbcClient jdbc;

    private Heard acts;
    private TestFlows flows;
    private String flow;
    private String caseNumber;
    private String admin;

    @BeforeEach
    void prepare() {
        flows = new TestFlows(repository, acting);
        flow = flows.deploy(TestFlows.flow()
                .startEvent()
                .serviceTask("serviceTask_try")
                .name("试一试")
                .camundaDelegateExpression("${testStep}")
                .camundaAsyncBefore()
                .userTask("userTask_look")
                .endEvent()
                .done());
        caseNumber = TestFlows.caseOf("top");
        admin = person("admin");
        acts = Heard.of(
                application, event -> event instanceof Act act && act.name().startsWith("operations."));
    }

    @AfterEach
    void forget() {
        acts.close();
        flows.close();
    }

    @Test
    void showsAnIncidentWithItsCauseAndNothingOfTheException() throws IOException {
        var job = stopped(() -> {
            throw new IllegalStateException(LEAK);
        });
        var visitor = Visitor.signedIn(port, admin);
        for (var page : List.of("/operations?q=" + caseNumber, "/operations/jobs/" + job)) {
            var address = page + (page.contains("?") ? "&" : "?");
            var shown = visitor.page(address + "lang=zh-CN").selectFirst("main").text();
            assertThat(shown)
                    .contains("试一试", caseNumber, "意外故障", job)
                    .doesNotContain("secret", "select", "abc123", "Exception", "java.");
            assertThat(visitor.page(address + "lang=en").selectFirst("main").text())
                    .contains("An unexpected failure", "Log id");
        }

        var incident = json(get("/api/operations/incidents?text=" + caseNumber))
                .path("jobs")
                .path(0);
        assertThat(incident.path("id").asText()).isEqualTo(job);
        assertThat(incident.path("state").asText()).isEqualTo("STOPPED");
        assertThat(incident.path("businessKey").asText()).isEqualTo(caseNumber);
        assertThat(incident.path("element").asText()).isEqualTo("serviceTask_try");
        assertThat(incident.path("tries").asInt()).isEqualTo(TRIES);
        assertThat(incident.path("triesLeft").asInt()).isZero();
        assertThat(incident.toString()).doesNotContain("secret", "abc123", "Exception");
        assertThat(json(get("/api/operations/jobs/" + job)).path("tries"))
                .hasSize(TRIES)
                .allSatisfy(tried -> assertThat(tried.path("by").asText()).isEqualTo("system:async-continuation"));
    }

    @Test
    void escapesWhatAFailureQuotes() {
        var job = stopped(() -> {
            throw new Told("<script>alert(1)</script><img src=x onerror=alert(1)>");
        });
        var visitor = Visitor.signedIn(port, admin);
        for (var page : List.of("/operations?q=" + caseNumber, "/operations/jobs/" + job)) {
            var main = visitor.page(page).selectFirst("main");
            assertThat(main.text()).contains("<script>alert(1)</script>");
            assertThat(main.select("script, img")).isEmpty();
        }
    }

    @Test
    void tellsThatARetryFailedAgainAndLaterThatItIsDone() {
        var job = stopped(() -> {
            throw new IllegalStateException(LEAK);
        });
        var visitor = Visitor.signedIn(port, admin);
        step.does(caseNumber, () -> {
            throw new Told("新的原因");
        });

        var failed = submit(visitor, job, "日历已经补上");
        assertThat(failed.statusCode()).isEqualTo(302);
        var page = visitor.page("/operations/jobs/" + job).selectFirst("main").text();
        assertThat(page).contains("重试后仍然失败", "新的原因", "日历已经补上");
        assertThat(page).doesNotContain("重试成功");
        assertThat(jobs.find(job).orElseThrow().state()).isEqualTo(State.STOPPED);
        assertThat(jobs.find(job).orElseThrow().running()).isFalse();

        step.does(caseNumber, () -> {});
        submit(visitor, job, "这次真的补上了");
        assertThat(visitor.page("/operations/jobs/" + job).text()).contains("重试成功，这一步已经完成。");
        assertThat(jobs.find(job)).isEmpty();
        assertThat(incidents()).isZero();
        assertThat(visitor.page("/operations?q=" + caseNumber).text()).contains("没有符合条件的工作");

        assertThat(acts.events(Act.class))
                .extracting(Act::name, Act::by, Act::businessKey, Act::subject, Act::reason)
                .containsExactly(
                        act("operations.jobRetried", admin, job, "日历已经补上"),
                        act("operations.jobRetryEnded", "system:retry", job, "日历已经补上"),
                        act("operations.jobRetried", admin, job, "这次真的补上了"),
                        act("operations.jobRetryEnded", "system:retry", job, "这次真的补上了"));
        assertThat(acts.events(Act.class).get(1).after())
                .hasToString("Result[askedBy=" + admin + ", outcome=FAILED, cause=engine.noDecision]");
        assertThat(acts.events(Act.class).get(3).after())
                .hasToString("Result[askedBy=" + admin + ", outcome=DONE, cause=null]");
        assertThat(operations.story(job, admin).tries())
                .extracting(JobTry::number, JobTry::outcome)
                .startsWith(tuple(7, Outcome.DONE), tuple(6, Outcome.FAILED), tuple(5, Outcome.FAILED))
                .hasSize(7);
    }

    @Test
    void retriesWhatTheEngineWouldTryAgainByItself() {
        step.does(caseNumber, () -> {
            throw new IllegalStateException("once");
        });
        var job = job(start());
        fail(job);
        assertThat(jobs.list(State.RETRYING, caseNumber, null, 10)).hasSize(1);

        step.does(caseNumber, () -> {});
        assertThat(operations.retry(new Asked(job, 1), "现在就要", admin).outcome()).isEqualTo(Outcome.DONE);
        assertThat(jobs.find(job)).isEmpty();
    }

    @Test
    void answersTheSameRequestWithTheFirstResult() {
        var job = stopped(() -> {
            throw new IllegalStateException("always");
        });
        var first = operations.retry(new Asked(job, TRIES), "理由", admin);
        var again = operations.retry(new Asked(job, TRIES), "理由", admin);
        assertThat(again).isEqualTo(first);
        assertThat(operations.story(job, admin).tries()).hasSize(TRIES + 1);
    }

    @Test
    void letsOneOfTwoAdministratorsRetry() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var job = stopped(() -> {
            throw new IllegalStateException("first");
        });
        step.does(caseNumber, () -> {
            entered.countDown();
            await(leave);
        });
        var other = person("admin");
        var winner = CompletableFuture.supplyAsync(() -> operations.retry(new Asked(job, TRIES), "我先", other));
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();

        var meanwhile = post(admin, "/api/operations/jobs/" + job + "/retry", "{\"tries\":5,\"reason\":\"我也要\"}");
        assertThat(meanwhile.statusCode()).isEqualTo(409);
        assertThat(json(meanwhile).path("detail").asText()).contains(other, "还没有结束");
        assertThat(Visitor.signedIn(port, admin).page("/operations/jobs/" + job).text())
                .contains("正在尝试");
        leave.countDown();
        assertThat(winner.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.DONE);

        var late = post(admin, "/api/operations/jobs/" + job + "/retry", "{\"tries\":5,\"reason\":\"我也要\"}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late).path("detail").asText()).contains(other, "重试成功", "2026-03-10");
    }

    @Test
    void runsAJobOnceWhenManyRetryAtTheSameMoment() throws Exception {
        var job = stopped(() -> {
            throw new IllegalStateException("first");
        });
        var ran = new AtomicInteger();
        step.does(caseNumber, ran::incrementAndGet);
        var people = Stream.generate(() -> person("admin")).limit(4).toList();
        var start = new CyclicBarrier(people.size());
        var all = people.stream()
                .map(person -> CompletableFuture.supplyAsync(() -> {
                    await(start);
                    try {
                        return operations
                                .retry(new Asked(job, TRIES), "同时", person)
                                .outcome()
                                .name();
                    } catch (Refusal refusal) {
                        return refusal.kind().name();
                    }
                }))
                .toList();
        var outcomes = new ArrayList<String>();
        for (var one : all) {
            outcomes.add(one.get(60, TimeUnit.SECONDS));
        }
        assertThat(outcomes).containsExactlyInAnyOrder("DONE", "STALE", "STALE", "STALE");
        assertThat(ran).hasValue(1);
    }

    @Test
    void refusesWhoSawAnEarlierTry() {
        var job = stopped(() -> {
            throw new IllegalStateException("always");
        });
        var other = person("admin");
        operations.retry(new Asked(job, TRIES), "我先", other);
        assertThatThrownBy(() -> operations.retry(new Asked(job, TRIES), "我后", admin))
                .isInstanceOf(RetryOvertaken.class)
                .hasMessageContaining("operations.overtaken.failed")
                .hasMessageContaining(other);
        assertThat(operations.story(job, admin).tries()).hasSize(TRIES + 1);
    }

    @Test
    void refusesWhatTheEngineIsAtAndWhatIsDoneOrGivenUp() {
        var instance = start();
        var job = job(instance);
        refused(job, 0, "operations.overtaken.notFailed");
        step.does(caseNumber, () -> {
            throw new IllegalStateException("always");
        });
        fail(job);
        jdbc.sql("update public.act_ru_job set lock_owner_ = 'engine', lock_exp_time_ = '2999-01-01' where id_ = :id")
                .param("id", job)
                .update();
        refused(job, 1, "operations.overtaken.engine");
        jdbc.sql("update public.act_ru_job set lock_owner_ = null, lock_exp_time_ = null where id_ = :id")
                .param("id", job)
                .update();
        acting.run(STARTER, () -> management.suspendJobById(job));
        refused(job, 1, "operations.overtaken.suspended");
        acting.run(STARTER, () -> runtime.deleteProcessInstance(instance, "test"));
        refused(job, 1, "operations.overtaken.givenUp");
        assertThatThrownBy(() -> operations.retry(new Asked("none", 0), "理由", admin))
                .isInstanceOf(JobUnknown.class);
        assertThat(Visitor.signedIn(port, admin).page("/operations/jobs/" + job).text())
                .contains("随流程一起取消");
        assertThat(acts.events()).isEmpty();
    }

    @Test
    void tellsWhatTheEngineDidMeanwhile() {
        step.does(caseNumber, () -> {
            throw new IllegalStateException("once");
        });
        var job = job(start());
        fail(job);
        step.does(caseNumber, () -> {});
        execute(job);
        refused(job, 1, "operations.overtaken.doneByEngine");
    }

    @Test
    void goesOnAfterARetryThatWasBrokenOff() {
        var job = stopped(() -> {
            throw new IllegalStateException("first");
        });
        jdbc.sql("insert into baton.job_try (job_id, number, tried_at, tried_by, reason, outcome)"
                        + " values (:id, 6, now(), :by, 'r', 'RUNNING')")
                .param("id", job)
                .param("by", admin)
                .update();
        step.does(caseNumber, () -> {});

        assertThat(operations.retry(new Asked(job, 6), "再来", admin).outcome()).isEqualTo(Outcome.DONE);
        assertThat(operations.story(job, admin).tries().get(1).cause()).isEqualTo(FailureWords.BROKEN_OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operations", "/operations/jobs/"})
    void keepsWhatWasTypedWhenTheReasonIsMissing(String page) {
        var job = stopped(() -> {
            throw new IllegalStateException("always");
        });
        var visitor = Visitor.signedIn(port, admin);
        var isList = page.equals("/operations");
        var address = isList ? page + "?q=" + caseNumber : page + job;
        var form = visitor.page(address).selectFirst("main form[method=post]");
        var token = form.select("input[name=_csrf]").val();

        var refused = visitor.post(
                form.attr("action"), Map.of("_csrf", token, "job", job + "~5", "version", "5", "reason", "  "));

        assertThat(refused.statusCode()).isEqualTo(422);
        var shown = Jsoup.parse(refused.body());
        assertThat(shown.text()).contains("请填写重试的理由");
        assertThat(shown.select("#reason.is-invalid")).hasSize(1);
        if (isList) {
            assertThat(shown.select("input[name=job][checked]").eachAttr("value"))
                    .containsExactly(job + "~5");
        }
        assertThat(operations.story(job, admin).tries()).hasSize(TRIES);
        var tooLong = visitor.post(
                form.attr("action"),
                Map.of("_csrf", token, "job", job + "~5", "version", "5", "reason", "长".repeat(1001)));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(tooLong.body()).select("#reason").text()).hasSize(1001);
    }

    @Test
    void retriesSeveralWithAResultForEach() throws IOException {
        var failing = stopped(() -> {
            throw new IllegalStateException("always");
        });
        var failingCase = caseNumber;
        caseNumber = TestFlows.caseOf("top");
        var mended = stopped(() -> {
            throw new IllegalStateException("once");
        });
        step.does(caseNumber, () -> {});

        var answer = post(
                admin,
                "/api/operations/retries",
                """
                {"jobs": [{"id": "%s", "tries": 5}, {"id": "%s", "tries": 5}, {"id": "none", "tries": 0}, {"id": "%s", "tries": 4}],
                 "reason": "一起"}
                """
                        .formatted(failing, mended, failing));

        assertThat(answer.statusCode()).isEqualTo(200);
        var results = json(answer);
        assertThat(results.findValuesAsText("outcome")).containsExactly("FAILED", "DONE", "null", "null");
        assertThat(results.findValuesAsText("sentence").get(2)).contains("没有编号为 none 的工作");
        assertThat(jobs.find(failing)).isPresent();
        assertThat(jobs.find(mended)).isEmpty();

        var visitor = Visitor.signedIn(port, admin);
        var page = "/operations?q=" + failingCase;
        var form = visitor.page(page).selectFirst("main form[method=post]");
        var sent = visitor.post(
                form.attr("action"),
                Map.of(
                        "_csrf",
                        form.select("input[name=_csrf]").val(),
                        "job",
                        form.select("input[name=job]").val(),
                        "reason",
                        "再试"));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(visitor.page(sent.headers().firstValue("Location").orElseThrow())
                        .text())
                .contains("重试后仍然失败", failing);

        var nothing = visitor.post(
                form.attr("action"),
                Map.of("_csrf", form.select("input[name=_csrf]").val(), "reason", "空"));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(nothing.body()).text()).contains("请至少选择一项");
    }

    @ParameterizedTest
    @ValueSource(strings = {"processManager", "auditViewer", "presalesEngineer", "centreManager"})
    void refusesEverybodyElse(String group) {
        var job = stopped(() -> {
            throw new IllegalStateException("always");
        });
        var person = person(group);
        for (var path : List.of("/api/operations/incidents", "/api/operations/jobs", "/api/operations/jobs/" + job)) {
            assertThat(as(person, path, null).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(post(person, "/api/operations/jobs/" + job + "/retry", "{\"tries\":5,\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(person, "/api/operations/retries", "{\"jobs\":[],\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        var visitor = Visitor.signedIn(port, person);
        assertThat(visitor.get("/operations").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/operations/jobs/" + job).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/operations/letters").statusCode()).isEqualTo(403);
        assertThat(visitor.page("/account").select("a[href=/operations]")).isEmpty();
        assertThat(operations.story(job, admin).tries()).hasSize(TRIES);
    }

    @Test
    void countsIncidentsBesideTheEntryOfThePage() {
        stopped(() -> {
            throw new IllegalStateException("always");
        });
        var badge = Visitor.signedIn(port, admin)
                .page("/account")
                .select("nav li:has(a[href=/operations]) .badge [aria-hidden]")
                .text();
        var waiting = operations.count(State.STOPPED) + operations.countLetters();
        assertThat(badge).isEqualTo(waiting < 100 ? "" + waiting : "99+");
    }

    @Test
    void pagesThroughTimersAndMarksTheOverdue() throws IOException {
        var timers = flows.deploy(TestFlows.flow()
                .startEvent()
                .intermediateCatchEvent("event_wait")
                .timerWithDate("2026-03-01T00:00:00Z")
                .endEvent()
                .done());
        var number = Operations.PAGE + 3;
        for (var at = 0; at < number; at++) {
            acting.run(STARTER, () -> runtime.startProcessInstanceByKey(timers, caseNumber));
        }
        var seen = new HashSet<String>();
        var pages = 0;
        String after = "";
        do {
            var page = json(get("/api/operations/jobs?state=WAITING&text=" + timers + "&after=" + after));
            page.path("jobs").forEach(job -> {
                assertThat(job.path("overdue").asBoolean()).isTrue();
                seen.add(job.path("id").asText());
            });
            after = page.path("next").asText(null);
            pages++;
        } while (!Objects.equals(after, "null") && after != null);
        assertThat(seen).hasSize(number);
        assertThat(pages).isEqualTo(2);

        var visitor = Visitor.signedIn(port, admin);
        var first = visitor.page("/operations?tab=waiting&q=" + timers);
        assertThat(first.select("tbody tr")).hasSize(Operations.PAGE);
        assertThat(first.select("tbody tr").first().text()).contains("已过时间", "流程中的定时");
        assertThat(first.select("input[type=checkbox][name=job], main form[method=post]"))
                .isEmpty();
        assertThat(visitor.page(first.select("a[rel=next]").attr("href")).select("tbody tr"))
                .hasSize(3);
        assertThat(get("/api/operations/jobs?after=nonsense").statusCode()).isEqualTo(422);
    }

    @Test
    void sendsUndeliveredMessagesAgainWithAResultForEach() {
        var id = "dead" + LAST.incrementAndGet();
        jdbc.sql(
                        """
                        insert into baton.delivery (id, transport, recipient, subject, body, delivery_key, status, attempts, failure,
                            created_at, ended_at)
                        values (:id, 'MAIL', 'nobody', '<b>即将到期</b>', 'x', :id, 'DEAD', 8, '拒收', now(), now())
                        """)
                .param("id", id)
                .update();
        var visitor = Visitor.signedIn(port, admin);
        var form = visitor.page("/operations/letters").selectFirst("main form[method=post]");
        assertThat(form.text()).contains("<b>即将到期</b>", "nobody", "拒收", "8 次");
        assertThat(form.select("td b")).isEmpty();
        var token = form.select("input[name=_csrf]").val();

        var refused = visitor.post(form.attr("action"), Map.of("_csrf", token, "letter", id, "reason", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body())
                        .select("input[name=letter][checked]")
                        .eachAttr("value"))
                .containsExactly(id);

        visitor.post(form.attr("action"), Map.of("_csrf", token, "letter", id, "reason", "邮箱已修好"));
        assertThat(visitor.page("/operations/letters").text()).contains("已交给发送队列");
        assertThat(operations.letters("", admin).letters())
                .noneMatch(letter -> letter.id().equals(id));
        visitor.post(form.attr("action"), Map.of("_csrf", token, "letter", id, "reason", "再来"));
        assertThat(visitor.page("/operations/letters").selectFirst("main").text())
                .doesNotContain("已交给发送队列")
                .contains(id);
        jdbc.sql("delete from baton.scheduled_tasks where task_instance = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from baton.delivery where id = :id").param("id", id).update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "retrying", "waiting"})
    void hasAWordForNothing(String tab) {
        var page = Visitor.signedIn(port, admin).page("/operations?tab=" + tab + "&q=no-such-case");
        assertThat(page.selectFirst("main").text()).contains("没有符合条件的工作");
        assertThat(page.text()).doesNotContain("??");
    }

    private String person(String group) {
        var id = "operations" + LAST.incrementAndGet();
        staff.person(id, "top", group);
        return id;
    }

    private String start() {
        return acting.call(STARTER, () -> runtime.startProcessInstanceByKey(flow, caseNumber)
                .getId());
    }

    private String job(String instance) {
        return acting.call(STARTER, () -> management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
    }

    private void execute(String job) {
        acting.run("system:async-continuation", () -> management.executeJob(job));
    }

    /** As the engine does by itself. */
    private void fail(String job) {
        try {
            execute(job);
        } catch (RuntimeException expected) {
            return;
        }
    }

    /** A job that failed until no tries were left. */
    private String stopped(Runnable deed) {
        step.does(caseNumber, deed);
        var job = job(start());
        for (var at = 0; at < TRIES; at++) {
            fail(job);
        }
        return job;
    }

    private void refused(String job, int seen, String key) {
        assertThatThrownBy(() -> operations.retry(new Asked(job, seen), "理由", admin))
                .isInstanceOf(RetryOvertaken.class)
                .hasMessageContaining(key);
    }

    @Test
    void isTheOnlyDoorToARetry() throws IOException {
        var job = stopped(() -> {
            throw new IllegalStateException("first");
        });
        step.does(caseNumber, () -> {});
        for (var verbAndPath : List.of("PUT /job/" + job + "/retries", "POST /job/" + job + "/execute")) {
            var parts = verbAndPath.split(" ");
            var refused = new Visitor(port)
                    .send(new Visitor(port)
                            .request("/engine-rest" + parts[1])
                            .setHeader("Accept", "application/json")
                            .header("Authorization", Visitor.basic(admin))
                            .header("Content-Type", "application/json")
                            .method(parts[0], HttpRequest.BodyPublishers.ofString("{\"retries\": 1}"))
                            .build());
            assertThat(refused.statusCode()).as(verbAndPath).isEqualTo(403);
            assertThat(json(refused).path("message").asText()).contains("写明原因", "/operations");
        }
        assertThat(jobs.find(job).orElseThrow().state()).isEqualTo(State.STOPPED);
        assertThat(acts.events()).isEmpty();
    }

    private long incidents() {
        return acting.call(
                STARTER,
                () -> runtime.createIncidentQuery().processDefinitionKeyIn(flow).count());
    }

    private HttpResponse<String> submit(Visitor visitor, String job, String reason) {
        var page = "/operations/jobs/" + job;
        return visitor.submit(page, page + "/retry", Map.of("reason", reason));
    }

    private Tuple act(String name, String by, String job, String reason) {
        return tuple(name, by, caseNumber, "job:" + job, reason);
    }

    private HttpResponse<String> get(String path) {
        return as(admin, path, null);
    }

    private HttpResponse<String> post(String person, String path, String body) {
        return as(person, path, body);
    }

    private HttpResponse<String> as(String person, String path, String body) {
        var visitor = new Visitor(port);
        var request = visitor.request(path)
                .setHeader("Accept", "application/json")
                .header("Authorization", Visitor.basic(person))
                .header("Content-Type", "application/json");
        return visitor.send(
                body == null
                        ? request.GET().build()
                        : request.POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody went on");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }
}
