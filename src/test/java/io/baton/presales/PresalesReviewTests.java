package io.baton.presales;

import static io.baton.presales.Cast.*;
import static io.baton.presales.PresalesReviewProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.IntegrationTest;
import io.baton.TestClock;
import io.baton.WalksAllOf;
import io.baton.bidding.LossReviewed;
import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.deadline.CalendarYearMissing;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.ActingPerson;
import io.baton.engine.DutiesSeparated;
import io.baton.engine.form.FormRejected;
import io.baton.internalaudit.InternalAudits;
import io.baton.internalaudit.ScoreDraft;
import io.baton.internalaudit.WarningDraft;
import io.baton.presales.pilot.PilotDraft;
import io.baton.presales.pilot.Pilots;
import io.baton.project.Grade;
import io.baton.project.Need;
import io.baton.project.NeedIncomplete;
import io.baton.project.PresalesOver;
import io.baton.project.ProjectFilter;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.project.SupportDesk;
import io.baton.setting.Settings;
import io.baton.web.FieldProblem;
import io.baton.worklist.WorkList;
import io.baton.worklist.WorkQuery;
import io.baton.worklist.WorkQuery.Tab;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;

/** The presales review as people live it: the whole way once, each detour by itself. */
@IntegrationTest
@WalksAllOf(PROCESS)
class PresalesReviewTests {

    private static final Map<String, Object> ANSWER =
            Map.of("plannedMeasure", "现场勘查后出方案", "expectedDate", "2026-12-18", "customerTodo", "确认机房位置");

    private static final IpRanDraft CALM_RING = ring("30", "100", "240", "own", null);

    @Autowired
    private Presales presales;

    @Autowired
    private Pilots pilots;

    @Autowired
    private Projects projects;

    @Autowired
    private Customers customers;

    @Autowired
    private InternalAudits audits;

    @Autowired
    private Settings settings;

    @Autowired
    private Documents documents;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private WorkList workList;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private MockMvc client;

    @LocalServerPort
    private int port;

    @BeforeEach
    void enterCast() {
        init(engine);
        Cast.enter(jdbc);
    }

    @Test
    @Tag("R-PS-1")
    @Tag("R-PS-5")
    @Tag("R-PS-8")
    @Tag("R-PJ-1")
    @Tag("R-OR-2")
    void carriesANeedThroughOneReworkToTheContract() {
        var number = raise("1999999", "medium");
        var project = projects.get(number);
        assertThat(number).matches("XM-\\d{4}-\\d{6}");
        assertThat(project.grade()).isEqualTo(Grade.B);
        assertThat(project.major()).isFalse();
        assertThat(project.supportDesk()).isEqualTo(SupportDesk.CENTRE);
        assertThat(review(number)).isWaitingAtExactly(ANSWER_NEED);

        complete(number, ANSWER_NEED, ENGINEER, ANSWER);
        assertThat(projects.get(number).designer()).isEqualTo(ENGINEER);
        assertThat(projects.get(number).firstAnswerAt()).isNotNull();
        assertThat(task(number, DESIGN_SOLUTION)).isAssignedTo(ENGINEER);

        assertThat(presales.saveSolution(number, solution("第一版", CO_AUTHOR), 0, ENGINEER))
                .isEqualTo(1);
        complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", true));
        assertThat(review(number)).isWaitingAtExactly(REVIEW_TECHNICAL, REVIEW_COMMERCIAL, REVIEW_SECURITY);
        complete(number, REVIEW_TECHNICAL, TECHNICAL, technical("approve", "可行"));
        complete(number, REVIEW_COMMERCIAL, COMMERCIAL, commercial("rework", "成本偏高"));
        assertThat(jobs(number)).isZero();
        complete(number, REVIEW_SECURITY, SECURITY, security("approve", "同意"));
        sumUp(number);

        assertThat(review(number)).isWaitingAtExactly(DESIGN_SOLUTION);
        assertThat(variable(number, "reworks")).isEqualTo(1);
        assertThat((String) variable(number, "gateRemarks"))
                .contains("· 商务评审 / Commercial gate · 返工 / Rework: 成本偏高", "可行", "同意");
        assertThat(presales.rounds(number)).singleElement().satisfies(round -> {
            assertThat(round.outcome()).isEqualTo(RoundOutcome.REWORK);
            assertThat(round.returnedAt()).isNotNull();
            assertThat(round.answers()).hasSize(3).allSatisfy(answer -> assertThat(answer.digest())
                    .isEqualTo(presales.versions(number).get(0).digest()));
        });

        presales.saveSolution(number, solution("第二版"), 1, ENGINEER);
        complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false));
        assertThat(review(number))
                .as("nobody may remove the security gate")
                .isWaitingAtExactly(REVIEW_TECHNICAL, REVIEW_COMMERCIAL, REVIEW_SECURITY);
        approve(number);
        complete(number, REVIEW_SECURITY, SECURITY, security("approve", "同意"));
        sumUp(number);

        assertThat(review(number)).isWaitingAtExactly(PRESENT_SOLUTION);
        assertThat(task(number, PRESENT_SOLUTION)).isAssignedTo(RAISER);
        complete(number, PRESENT_SOLUTION, RAISER, Map.of("customerDecision", "toContract"));

        assertThat(projects.get(number).status()).isEqualTo(ProjectStatus.TO_CONTRACT);
        assertThat(isRunning(number)).isFalse();
        assertThat(projects.participants(number))
                .contains(RAISER, ENGINEER, CO_AUTHOR, TECHNICAL, COMMERCIAL, SECURITY);
    }

    @Test
    @Tag("R-PS-2")
    void asksTheDistrictFirstForASmallSimpleNeed() {
        var number = raise("300000", "low");

        complete(number, ANSWER_NEED_IN_DISTRICT, DISTRICT_ENGINEER, with(ANSWER, "needAnswer", "takenOver"));

        assertThat(task(number, DESIGN_SOLUTION)).isAssignedTo(DISTRICT_ENGINEER);
        assertThat(projects.get(number).plannedMeasure()).isEqualTo("现场勘查后出方案");
    }

    @Test
    @Tag("R-PS-2")
    @Tag("R-SL-8")
    void letsTheDistrictHandANeedUpWhileTheClockRunsOn() {
        var number = raise("300000", "low");

        complete(
                number,
                ANSWER_NEED_IN_DISTRICT,
                DISTRICT_ENGINEER,
                Map.of("needAnswer", "handedUp", "handUpReason", "需要跨区组网"));

        assertThat(review(number)).isWaitingAtExactly(ANSWER_NEED);
        assertThat(projects.get(number).firstAnswerAt()).isNull();
        assertThat(projects.get(number).handUpReason()).isEqualTo("需要跨区组网");
    }

    @Test
    @Tag("R-PS-2")
    @Tag("R-OR-1")
    void asksTheCentreWhereTheDistrictHasNoEngineer() {
        var number =
                presales.raiseNeed(need(customer(LONELY_ACCOUNT_MANAGER), "300000", "low"), LONELY_ACCOUNT_MANAGER);

        assertThat(projects.get(number).supportDesk()).isEqualTo(SupportDesk.DISTRICT);
        assertThat(review(number)).isWaitingAtExactly(ANSWER_NEED);
    }

    @Test
    @Tag("R-PS-5")
    void asksTheSecurityGateAloneWhenAReviewerAddsIt() {
        var number = inReview();

        complete(
                number,
                REVIEW_TECHNICAL,
                TECHNICAL,
                with(technical("approve", "同意"), "securityAddedByTechnical", true));
        complete(number, REVIEW_COMMERCIAL, COMMERCIAL, commercial("approve", "同意"));
        sumUp(number);
        assertThat(review(number)).isWaitingAtExactly(REVIEW_SECURITY);
        complete(number, REVIEW_SECURITY, SECURITY, security("approve", "同意"));
        sumUp(number);

        assertThat(review(number)).isWaitingAtExactly(PRESENT_SOLUTION);
        assertThat(presales.rounds(number)).hasSize(1);
    }

    @Test
    @Tag("R-PS-5")
    void letsARejectionBeatAReworkAndEndWhenTheManagerConfirms() {
        var number = rejected();

        complete(number, CONFIRM_REJECTION, MANAGER, Map.of("rejectionRuling", "confirm", "rulingRemark", "不符合政策"));

        assertThat(projects.get(number).status()).isEqualTo(ProjectStatus.REJECTED);
        assertThat(projects.get(number).statusReason()).isEqualTo("不符合政策");
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    @Tag("R-PS-5")
    @Tag("R-PS-7")
    void letsTheManagerTurnARejectionIntoARework() {
        var number = rejected();

        complete(number, CONFIRM_REJECTION, MANAGER, Map.of("rejectionRuling", "rework", "rulingRemark", "换承载方式再报"));

        assertThat(review(number)).isWaitingAtExactly(DESIGN_SOLUTION);
        assertThat(variable(number, "reworks")).isEqualTo(1);
    }

    @Test
    @Tag("R-PS-7")
    void asksTheManagerAtTheFourthReworkAndContinuesForExactlyOneRound() {
        var number = inReview();
        for (var round = 1; round <= 3; round++) {
            rework(number);
            assertThat(review(number)).isWaitingAtExactly(DESIGN_SOLUTION);
            design(number, round);
        }
        rework(number);
        assertThat(review(number)).isWaitingAtExactly(DECIDE_CONTINUATION);
        complete(
                number,
                DECIDE_CONTINUATION,
                MANAGER,
                Map.of("continuation", "continue", "continuationReason", "客户愿意等"));
        assertThat(review(number)).isWaitingAtExactly(DESIGN_SOLUTION);
        design(number, 4);
        rework(number);

        complete(number, DECIDE_CONTINUATION, MANAGER, Map.of("continuation", "stop", "continuationReason", "投入过大"));

        assertThat(projects.get(number).status()).isEqualTo(ProjectStatus.STOPPED);
        assertThat(isRunning(number)).isFalse();
        assertThat(presales.rounds(number)).hasSize(5);
    }

    @Test
    @Tag("R-PS-8")
    void goesToBid() {
        var number = presented();

        complete(number, PRESENT_SOLUTION, RAISER, Map.of("customerDecision", "toBid"));

        assertThat(projects.get(number).status()).isEqualTo(ProjectStatus.TO_BID);
    }

    @Test
    @Tag("R-PS-8")
    void isLostWithAReason() {
        var number = presented();
        assertThatThrownBy(() -> complete(number, PRESENT_SOLUTION, RAISER, Map.of("customerDecision", "lost")))
                .isInstanceOf(FormRejected.class);

        complete(number, PRESENT_SOLUTION, RAISER, Map.of("customerDecision", "lost", "lossReason", "友商价格更低"));

        assertThat(projects.get(number).status()).isEqualTo(ProjectStatus.LOST);
        assertThat(projects.get(number).statusReason()).isEqualTo("友商价格更低");
    }

    @Test
    @Tag("R-PS-5")
    @Tag("R-IA-1")
    void asksTheInternalAuditForGradeAAndTakesItsPassAsApproval() {
        var number = auditedReview();
        var audit = audit(number);
        assertThat(audit).matches("NS-\\d{4}-\\d{6}");
        approve(number);
        assertThat(review(number)).as("all gates answer first").isWaitingAt(INTERNAL_AUDIT);

        score(audit, "8");
        complete(audit, "userTask_fillChecklist", INTERNAL_AUDITOR, Map.of("auditRemark", "可行"));
        run(audit, "serviceTask_closeAudit");
        sumUp(number);

        assertThat(review(number)).isWaitingAtExactly(PRESENT_SOLUTION);
        assertThat(presales.rounds(number).get(0).answer(Gate.AUDIT)).hasValueSatisfying(answer -> {
            assertThat(answer.verdict()).isEqualTo(Verdict.APPROVE);
            assertThat(answer.by()).isEqualTo(INTERNAL_AUDITOR);
            assertThat(answer.remark()).contains(audit, "可行");
        });
        assertThat((String) variable(number, "gateRemarks")).contains(audit);
    }

    @Test
    @Tag("R-PS-5")
    @Tag("R-IA-8")
    void takesAFailedAuditAsReworkAndAsksItAgainInTheNextRound() {
        var number = auditedReview();
        var failed = audit(number);
        var finding = findingOf(failed);
        approve(number);
        complete(
                finding,
                "userTask_planMeasure",
                DISTRICT_ENGINEER,
                Map.of("measureAnswer", "obstacle", "obstacleDescription", "没有光缆"));
        complete(
                finding,
                "userTask_confirmObstacle",
                INTERNAL_AUDITOR,
                Map.of("obstacleReal", "real", "obstacleRemark", "属实"));
        complete(
                finding,
                "userTask_decideObstacle",
                MANAGER,
                Map.of("obstacleDecision", "changeSolution", "decisionReason", "换方案"));
        run(failed, "serviceTask_closeAudit");
        sumUp(number);

        assertThat(review(number)).isWaitingAtExactly(DESIGN_SOLUTION);
        assertThat(presales.rounds(number).get(0).outcome()).isEqualTo(RoundOutcome.REWORK);
        design(number, 1);
        assertThat(audit(number)).as("every gate is asked again").isNotEqualTo(failed);
    }

    @Test
    @Tag("R-PS-6")
    @Tag("R-IA-2")
    void letsNoAuthorAudit() {
        var audit = audit(auditedReview());
        var task = task(audit, "userTask_fillChecklist").getId();

        assertThatThrownBy(() -> acting.run(ENGINEER, () -> tasks.claim(task, ENGINEER)))
                .isInstanceOf(DutiesSeparated.class);
    }

    @Test
    @Tag("R-PS-9")
    void endsTheAuditAndItsFindingsWhenTheNeedIsWithdrawn() {
        var number = auditedReview();
        var audit = audit(number);
        var finding = findingOf(audit);

        presales.withdraw(number, "客户取消", RAISER);

        assertThat(isRunning(number)).isFalse();
        assertThat(isRunning(audit)).isFalse();
        assertThat(isRunning(finding)).isFalse();
        assertThat(jdbc.sql("select status || cancel_reason from baton.audit where number = :number")
                        .param("number", audit)
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED客户取消");
    }

    @Test
    @Tag("R-IA-5")
    void leavesNoFindingOfItsAuditOpenWhenTheReviewIsEndedFromOutside() {
        var number = auditedReview();
        var audit = audit(number);
        var finding = findingOf(audit);

        acting.run(MANAGER, () -> runtime.deleteProcessInstance(instance(number), "test"));

        assertThat(isRunning(audit)).isFalse();
        assertThat(isRunning(finding)).isFalse();
        assertThat(jdbc.sql(
                                """
                                select a.status || ' ' || f.status from baton.audit a join baton.finding f on f.audit_number = a.number
                                where a.number = :number
                                """)
                        .param("number", audit)
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED CANCELLED");
        assertThat(jdbc.sql(
                                "select by from baton.evidence where act = 'internalaudit.cancelled' and case_number = :number")
                        .param("number", audit)
                        .query(String.class)
                        .single())
                .isEqualTo(MANAGER);
    }

    @Test
    @Tag("R-PS-5")
    void asksNoAuditWhereTheSettingOrTheModelSaysSo() {
        settings.change(
                "presales.auditGrades",
                "none",
                settings.state("presales.auditGrades").version(),
                "试点",
                ADMIN);
        try {
            var number = raise("2000000", "high");
            complete(number, ANSWER_NEED, ENGINEER, ANSWER);
            design(number, 0);
            assertThat(review(number)).isWaitingAtExactly(REVIEW_TECHNICAL, REVIEW_COMMERCIAL);
        } finally {
            settings.change(
                    "presales.auditGrades",
                    "A",
                    settings.state("presales.auditGrades").version(),
                    "结束",
                    ADMIN);
        }
        var older = raise("2000000", "high");
        complete(older, ANSWER_NEED, ENGINEER, ANSWER);
        presales.saveSolution(older, solution("第1版"), 0, ENGINEER);
        projects.designedBy(older, ENGINEER);
        assertThat(presales.openRound(older, false, false, null).auditRequired())
                .as("a case of an older model")
                .isFalse();
    }

    @Test
    @Tag("R-PS-11")
    void givesAMajorNeedToAllThreeSidesAtOnceAndPutsItFirst() {
        var number = raise("2000000", "low");

        assertThat(presales.greenChannel(number)).hasValueSatisfying(channel -> {
            assertThat(channel.cause()).isEqualTo(GreenChannel.Cause.MAJOR);
            assertThat(channel.state()).isEqualTo(GreenChannel.State.OPEN);
        });
        assertThat(task(number, ANSWER_NEED).getPriority()).isEqualTo(80);
        assertThat(projects.participants(number)).contains(ENGINEER, SERVICE, DELIVERY);
        assertThat(toldOfGreenChannel(number)).contains(ENGINEER, SERVICE, DELIVERY);
        assertThat(workList.page(WorkQuery.of(Tab.GROUP), ENGINEER).rows().stream()
                        .map(item -> item.facts().priority())
                        .toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    @Tag("R-PS-11")
    void asksTheManagerBesideTheReviewWhetherAnUrgentNeedTakesTheGreenChannel() {
        clock.setTo(Instant.parse("2026-03-11T02:00:00Z"));
        try {
            var number = raiseUrgent("600000");
            assertThat(open(number)).containsExactlyInAnyOrder(ANSWER_NEED, AGREE_GREEN_CHANNEL);
            assertThat(task(number, ANSWER_NEED).getDueDate())
                    .as("class B until it is agreed")
                    .isEqualTo(Date.from(Instant.parse("2026-03-13T02:00:00Z")));
            assertThat(task(number, ANSWER_NEED).getPriority()).isEqualTo(50);
            assertThat(toldOfGreenChannel(number)).isEmpty();

            complete(number, AGREE_GREEN_CHANNEL, MANAGER, ruling("agree"));

            assertThat(task(number, ANSWER_NEED).getDueDate())
                    .isEqualTo(Date.from(Instant.parse("2026-03-12T02:00:00Z")));
            assertThat(projects.get(number).firstAnswerDue()).isEqualTo(Instant.parse("2026-03-12T02:00:00Z"));
            assertThat(variable(number, "firstAnswerDue")).isEqualTo(Date.from(Instant.parse("2026-03-12T02:00:00Z")));
            assertThat(task(number, ANSWER_NEED).getPriority()).isEqualTo(80);
            assertThat(toldOfGreenChannel(number)).contains(ENGINEER, SERVICE, DELIVERY);
            complete(number, ANSWER_NEED, ENGINEER, ANSWER);
            assertThat(task(number, DESIGN_SOLUTION).getPriority()).isEqualTo(80);
        } finally {
            clock.reset();
        }
    }

    @Test
    @Tag("R-PS-11")
    @Tag("R-PS-6")
    void leavesAnUrgentNeedOrdinaryWhenTheManagerDeclines() {
        var number = raiseUrgent("600000");
        var due = task(number, ANSWER_NEED).getDueDate();
        assertThatThrownBy(() -> complete(number, AGREE_GREEN_CHANNEL, ENGINEER, ruling("agree")))
                .isInstanceOf(RuntimeException.class);
        assertThat(projects.get(number).greenSince()).isNull();

        complete(number, AGREE_GREEN_CHANNEL, MANAGER, ruling("decline"));

        assertThat(presales.greenChannel(number)).hasValueSatisfying(channel -> {
            assertThat(channel.state()).isEqualTo(GreenChannel.State.DECLINED);
            assertThat(channel.remark()).isEqualTo("迎检");
            assertThat(channel.ruledBy()).isEqualTo(MANAGER);
        });
        assertThat(task(number, ANSWER_NEED).getDueDate()).isEqualTo(due);
        assertThat(task(number, ANSWER_NEED).getPriority()).isEqualTo(50);
        assertThat(projects.participants(number)).doesNotContain(SERVICE, DELIVERY);
    }

    @Test
    @Tag("R-PS-11")
    void endsTheQuestionOfUrgencyWithTheReview() {
        var number = raiseUrgent("600000");
        complete(number, ANSWER_NEED, ENGINEER, ANSWER);
        design(number, 0);
        approve(number);
        sumUp(number);

        complete(number, PRESENT_SOLUTION, RAISER, Map.of("customerDecision", "toBid"));

        assertThat(open(number)).isEmpty();
        assertThat(isRunning(number)).isFalse();
        assertThat(projects.get(number).status()).isEqualTo(ProjectStatus.TO_BID);
    }

    @Test
    @Tag("R-PS-10")
    void keepsApprovedSolutionsToBeFoundByChineseWordsSectorScenarioAndProduct() {
        var word = "汛期" + UUID.randomUUID().toString().substring(0, 8);
        var number = designing();
        presales.saveSolution(number, solution(word + "布点，ＩＰＲＡＮ 双归"), 0, ENGINEER);
        complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false));
        assertThat(found(new LibraryFilter(word, null, null, null, null)))
                .as("nothing that is not approved")
                .isEmpty();
        approve(number);
        sumUp(number);

        for (var filter : List.of(
                new LibraryFilter(word, null, null, null, null),
                new LibraryFilter("布点 " + word + " ipran", null, null, null, null),
                new LibraryFilter(word, "other", "smart-community", "global-eye", null))) {
            assertThat(found(filter)).as(filter.toString()).containsExactly(number);
        }
        for (var filter : List.of(
                new LibraryFilter(word + " 火星", null, null, null, null),
                new LibraryFilter(word, "finance", null, null, null),
                new LibraryFilter(word, null, "campus", null, null),
                new LibraryFilter(word, null, null, "idc", null),
                new LibraryFilter(word, "moon", null, null, null))) {
            assertThat(found(filter)).as(filter.toString()).isEmpty();
        }
        assertThatThrownBy(() -> presales.library(new LibraryFilter(null, null, null, null, null), ADMIN))
                .isInstanceOf(LibraryClosed.class);
        complete(number, PRESENT_SOLUTION, RAISER, Map.of("customerDecision", "lost", "lossReason", "友商价格更低"));
        assertThat(presales.libraryEntry(number, AUDITOR).result())
                .as("a loss stays, marked")
                .isEqualTo(ProjectStatus.LOST);
    }

    @Test
    @Tag("R-BD-7")
    @Tag("R-PS-10")
    void keepsWhatALostBidTaughtBesideItsSolution() throws Exception {
        var number = presented();
        var word = "应急" + UUID.randomUUID().toString().substring(0, 8);
        publisher.publishEvent(new LossReviewed(number, word + "响应慢", "某友商", new BigDecimal("988000.50"), ENGINEER));

        assertThat(found(new LibraryFilter(word + " 友商", null, null, null, null)))
                .containsExactly(number);
        assertThat(presales.libraryEntry(number, AUDITOR).lossReasons()).isEqualTo(word + "响应慢");
        client.perform(get("/library/" + number).with(user(ENGINEER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("988,000.50")));
    }

    @Test
    @Tag("R-PS-10")
    void offersSimilarCasesAndCountsWhatIsReusedOnce() throws Exception {
        var source = presented();
        var target = designing();
        assertThat(presales.similar(target, ENGINEER))
                .extracting(LibraryEntry::number)
                .doesNotContain(target)
                .isNotEmpty();
        assertThatThrownBy(() -> presales.reuse(target, source, RAISER)).isInstanceOf(SolutionNotYours.class);
        assertThatThrownBy(() -> presales.reuse(target, target, ENGINEER)).isInstanceOf(LibraryEntryUnknown.class);
        assertThatThrownBy(() -> presales.reuse(source, source, ENGINEER)).isInstanceOf(SolutionNotOpen.class);

        presales.reuse(target, source, ENGINEER);
        presales.reuse(target, source, ENGINEER);

        assertThat(presales.libraryEntry(source, ENGINEER).reuses()).isEqualTo(1);
        assertThat(solutionPage(target, source)).isEqualTo("第1版");
        assertThat(solutionPage(target, target)).as("not reused").isEmpty();
        presales.saveSolution(target, solution("自己的"), 0, ENGINEER);
        assertThat(solutionPage(target, source)).isEqualTo("自己的\n\n第1版");
    }

    @Test
    @Tag("R-PS-13")
    void wantsTheRingOfASolutionOverIpRanAndKeepsItWithTheVersion() {
        var number = designing();
        assertThatThrownBy(() -> presales.saveSolution(number, over("IPRAN", null), 0, ENGINEER))
                .isInstanceOfSatisfying(SolutionIncomplete.class, refusal -> assertThat(fields(refusal.problems()))
                        .containsExactly(
                                "ipRan.ring", "ipRan.peakLoad", "ipRan.reservedMbps", "ipRan.addedMbps", "ipRan.room"));
        assertThatThrownBy(() -> presales.saveSolution(
                        number, over("IPRAN-OTN", ring("30", "1", "1", "baseStation", null)), 0, ENGINEER))
                .isInstanceOfSatisfying(SolutionIncomplete.class, refusal -> assertThat(fields(refusal.problems()))
                        .containsExactly("ipRan.roomReason"));

        presales.saveSolution(number, over("IPRAN-OTN", ring("45", "600", "240", "baseStation", "就近")), 0, ENGINEER);
        presales.saveSolution(number, over("IPRAN-OTN", ring("45", "601", "240", "baseStation", "就近")), 1, ENGINEER);
        presales.saveSolution(number, over("MSTP", CALM_RING), 2, ENGINEER);

        var versions = presales.versions(number);
        assertThat(versions.get(2).ipRan()).satisfies(kept -> {
            assertThat(kept.ring()).isEqualTo("测试接入环");
            assertThat(kept.peakLoad()).isEqualByComparingTo("45");
            assertThat(kept.reservedMbps()).isEqualByComparingTo("600");
            assertThat(kept.addedMbps()).isEqualByComparingTo("240");
            assertThat(kept.room()).isEqualTo(IpRan.Room.BASE_STATION);
            assertThat(kept.roomReason()).isEqualTo("就近");
            assertThat(kept.state()).isEqualTo(IpRan.State.WARNED);
        });
        assertThat(versions.get(1).digest())
                .as("the digest covers the ring")
                .isNotEqualTo(versions.get(2).digest());
        assertThat(versions.get(0).ipRan()).as("another technology joins none").isNull();
    }

    @Test
    @Tag("R-PS-13")
    void judgesRingsByTheSettings() {
        var number = designing();
        set("presales.ringWarnPercent", "60");
        set("presales.ringExpansionPercent", "70");
        set("presales.ringCapacityMbps", "10000");
        try {
            presales.saveSolution(number, over("IPRAN", ring("59", "9000", "1000", "own", null)), 0, ENGINEER);
            presales.saveSolution(number, over("IPRAN", ring("69", "9000", "1000", "own", null)), 1, ENGINEER);
            presales.saveSolution(number, over("IPRAN", ring("59", "9001", "1000", "own", null)), 2, ENGINEER);
        } finally {
            set("presales.ringWarnPercent", "45");
            set("presales.ringExpansionPercent", "50");
            set("presales.ringCapacityMbps", "1000");
        }

        assertThat(presales.versions(number))
                .extracting(version -> version.ipRan().state())
                .containsExactly(IpRan.State.EXPANSION, IpRan.State.WARNED, IpRan.State.CALM);
    }

    @Test
    @Tag("R-PS-13")
    void showsARingToBeExpandedAtTheGatesAndTellsTheResourceAdministratorsOnce() throws Exception {
        var number = designing();
        presales.saveSolution(number, over("IPRAN", ring("50", "600", "240", "own", null)), 0, ENGINEER);
        assertThat(shown("/projects/" + number + "/solution", ENGINEER)).contains("测试接入环 须扩容：忙时负荷 50.00%");
        assertThat(toldOfExpansion(number)).as("not before its gates are asked").isEmpty();
        complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false));

        assertThat(toldOfExpansion(number)).contains(RESOURCES);
        assertThat(projects.mayRead(number, RESOURCES)).isTrue();
        assertThat(shown("/tasks/" + task(number, REVIEW_TECHNICAL).getId(), TECHNICAL))
                .contains("测试接入环 需扩容");
        assertThat(shown("/projects/" + number, RAISER)).contains("测试接入环 需扩容");
        rework(number);
        presales.saveSolution(number, over("IPRAN", ring("52", "600", "240", "own", null)), 1, ENGINEER);
        complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false));
        assertThat(toldOfExpansion(number)).as("the same ring").hasSize(1);
        assertThat(jdbc.sql("select count(*) from baton.evidence where case_number = :number and act = :act")
                        .param("number", number)
                        .param("act", "presales.ringExpansionNeeded")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Tag("R-PS-12")
    @Tag("R-PS-10")
    void makesABenchmarkOfASolutionWhosePilotConverted() {
        var number = presented();
        assertThatThrownBy(() -> presales.markBenchmark(number, "可复制", PRODUCT)).isInstanceOf(NotProven.class);
        convert(number);
        for (var other : List.of(ENGINEER, RAISER, TECHNICAL)) {
            assertThatThrownBy(() -> presales.markBenchmark(number, "可复制", other))
                    .as(other)
                    .isInstanceOf(BenchmarkNotYours.class);
        }
        assertThatThrownBy(() -> presales.markBenchmark(number, " ", PRODUCT))
                .isInstanceOf(BenchmarkReasonMissing.class);
        assertThatThrownBy(() -> presales.unmarkBenchmark(number, "没有标过", PRODUCT))
                .isInstanceOf(BenchmarkUnchanged.class);
        assertThatThrownBy(() -> presales.markBenchmark("XM-2026-999999", "可复制", PRODUCT))
                .isInstanceOf(LibraryEntryUnknown.class);

        presales.markBenchmark(number, "可复制", PRODUCT);

        assertThatThrownBy(() -> presales.markBenchmark(number, "再标", MANAGER)).isInstanceOf(BenchmarkUnchanged.class);
        assertThat(presales.libraryEntry(number, ENGINEER).benchmark()).satisfies(benchmark -> {
            assertThat(benchmark.reason()).isEqualTo("可复制");
            assertThat(benchmark.by()).isEqualTo(PRODUCT);
        });
        assertThat(found(new LibraryFilter(null, null, null, null, true))).contains(number);
        presales.unmarkBenchmark(number, "客户投诉", MANAGER);
        assertThat(presales.libraryEntry(number, ENGINEER).benchmark()).isNull();
        assertThat(found(new LibraryFilter(null, null, null, null, true))).doesNotContain(number);
    }

    @Test
    @Tag("R-PS-12")
    @Tag("R-PS-6")
    void letsNobodyCallTheirOwnSolutionABenchmark() {
        var number = designing();
        presales.saveSolution(number, solution("第1版", PRODUCT), 0, ENGINEER);
        complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false));
        approve(number);
        sumUp(number);
        convert(number);

        assertThatThrownBy(() -> presales.markBenchmark(number, "自己的最好", PRODUCT))
                .isInstanceOf(BenchmarkNotYours.class);
        presales.markBenchmark(number, "确实好", MANAGER);
    }

    @Test
    @Tag("R-PS-12")
    void showsBenchmarksAndTheirPilotsInTheLibrary() throws Exception {
        var number = presented();
        var page = "/library/" + number;
        assertThat(shown(page, PRODUCT)).contains("转为正式并结束之后，这个方案才能标为标杆");
        convert(number);
        assertThat(shown(page, PRODUCT)).contains("标为标杆", "转为正式");
        assertThat(shown(page, ENGINEER)).doesNotContain("标为标杆");
        presales.markBenchmark(number, "可复制", PRODUCT);

        assertThat(shown(page, ENGINEER)).contains("标杆 可复制", "转为正式");
        assertThat(shown(page, PRODUCT)).contains("取消标杆");
        assertThat(shown("/library?benchmark=true", ENGINEER)).contains("标杆");
    }

    /** A pilot of the solution, without equipment, that the customer took up. */
    private void convert(String number) {
        var pilot = pilots.start(number, new PilotDraft("两个小区", LocalDate.of(2026, 4, 30), "零掉线", List.of()), ENGINEER);
        complete(
                pilot,
                "userTask_evaluatePilot",
                RAISER,
                Map.of("pilotOutcome", "convert", "evaluationRemark", "客户已签字"));
    }

    private void set(String key, String value) {
        settings.change(key, value, settings.state(key).version(), "试验", ADMIN);
    }

    private List<String> toldOfExpansion(String number) {
        return jdbc.sql("select person_id from baton.notice where kind = 'presales.ringExpansion' and person_id ="
                        + " :person and notice_key = :key")
                .param("person", RESOURCES)
                .param("key", number + "/测试接入环")
                .query(String.class)
                .list();
    }

    private String shown(String address, String person) throws Exception {
        var page = client.perform(get(URI.create(address)).with(user(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Jsoup.parse(page).text();
    }

    private static SolutionDraft over(String technology, IpRanDraft ipRan) {
        return new SolutionDraft(
                "方案",
                null,
                null,
                technology,
                "现网条件",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                Set.of(),
                ipRan);
    }

    private String solutionPage(String number, String from) throws Exception {
        var page = client.perform(get("/projects/" + number + "/solution")
                        .param("from", from)
                        .with(user(ENGINEER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Jsoup.parse(page).select("#summary").first().wholeText();
    }

    private List<String> found(LibraryFilter filter) {
        return presales.library(filter, ENGINEER).stream()
                .map(LibraryEntry::number)
                .toList();
    }

    private List<String> toldOfGreenChannel(String number) {
        return jdbc.sql("select person_id from baton.notice where kind = 'presales.greenChannel' and notice_key = :key")
                .param("key", number)
                .query(String.class)
                .list();
    }

    private static Map<String, Object> ruling(String ruling) {
        return Map.of("greenChannelRuling", ruling, "greenChannelRemark", "迎检");
    }

    static Stream<String> waitStates() {
        return Stream.of(
                "answer", "district", "design", "review", "oneGateLeft", "job", "rejected", "exhausted", "present");
    }

    @ParameterizedTest
    @MethodSource("waitStates")
    @Tag("R-PS-9")
    void leavesNothingOpenWhenTheNeedIsWithdrawn(String state) {
        var number =
                switch (state) {
                    case "answer" -> raise("1999999", "medium");
                    case "district" -> raise("300000", "low");
                    case "design" -> designing();
                    case "review" -> inReview();
                    case "oneGateLeft" -> {
                        var reviewed = inReview();
                        complete(reviewed, REVIEW_TECHNICAL, TECHNICAL, technical("approve", "同意"));
                        yield reviewed;
                    }
                    case "job" -> {
                        var answered = inReview();
                        approve(answered);
                        yield answered;
                    }
                    case "rejected" -> rejected();
                    case "exhausted" -> exhausted();
                    default -> presented();
                };

        presales.withdraw(number, "客户取消预算", RAISER);

        assertThat(projects.get(number).status()).isEqualTo(ProjectStatus.WITHDRAWN);
        assertThat(open(number)).isEmpty();
        assertThat(jobs(number)).isZero();
        assertThat(isRunning(number)).isFalse();
        assertThatThrownBy(() -> presales.withdraw(number, "再撤一次", RAISER)).isInstanceOf(PresalesOver.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"toBid", "toContract"})
    @Tag("R-PS-9")
    void letsTheNeedBeWithdrawnAfterTheReviewAsLongAsNothingIsSigned(String decision) {
        var number = presented();
        complete(number, PRESENT_SOLUTION, RAISER, Map.of("customerDecision", decision));

        presales.withdraw(number, "客户取消预算", RAISER);

        assertThat(projects.get(number).status()).isEqualTo(ProjectStatus.WITHDRAWN);
        assertThat(projects.get(number).statusReason()).isEqualTo("客户取消预算");
    }

    @Test
    @Tag("R-PS-9")
    void refusesToWithdrawALostNeed() {
        var number = presented();
        complete(number, PRESENT_SOLUTION, RAISER, Map.of("customerDecision", "lost", "lossReason", "友商价格更低"));

        assertThatThrownBy(() -> presales.withdraw(number, "客户取消预算", RAISER)).isInstanceOf(PresalesOver.class);
    }

    @Test
    @Tag("R-PS-9")
    void letsOnlyTheRaiserWithdrawAndOnlyWithAReason() {
        var number = raise("1999999", "medium");

        assertThatThrownBy(() -> presales.withdraw(number, "不要了", OTHER_ACCOUNT_MANAGER))
                .isInstanceOf(NotYourNeed.class);
        assertThatThrownBy(() -> presales.withdraw(number, " ", RAISER)).isInstanceOf(WithdrawalReasonMissing.class);
        assertThat(review(number)).isWaitingAtExactly(ANSWER_NEED);
    }

    @Test
    @Tag("R-PS-5")
    void refusesToCompleteTheDesignWithoutASolutionAndAfterAReworkWithoutANewVersion() {
        var number = raise("1999999", "medium");
        complete(number, ANSWER_NEED, ENGINEER, ANSWER);
        assertThatThrownBy(() -> complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false)))
                .isInstanceOf(SolutionMissing.class);

        design(number, 0);
        rework(number);
        assertThatThrownBy(() -> complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false)))
                .isInstanceOf(SolutionUnchanged.class);
        assertThat(review(number)).isWaitingAtExactly(DESIGN_SOLUTION);
    }

    @Test
    @Tag("R-PS-5")
    void keepsTheSolutionStillWhileGatesJudgeIt() {
        var number = inReview();

        assertThatThrownBy(() -> presales.saveSolution(number, solution("偷偷改"), 1, ENGINEER))
                .isInstanceOf(SolutionNotOpen.class);
        assertThat(presales.versions(number)).hasSize(1);
    }

    @Test
    @Tag("R-PS-4")
    void letsOnlyItsWritersSaveTheSolutionAndTellsWhoWasFirst() {
        var number = designing();
        assertThatThrownBy(() -> presales.saveSolution(number, solution("外人"), 0, CO_AUTHOR))
                .isInstanceOf(SolutionNotYours.class);
        presales.saveSolution(number, solution("第一版", CO_AUTHOR), 0, ENGINEER);

        assertThat(presales.saveSolution(number, solution("第二版", CO_AUTHOR), 1, CO_AUTHOR))
                .isEqualTo(2);
        assertThatThrownBy(() -> presales.saveSolution(number, solution("迟到的"), 1, ENGINEER))
                .isInstanceOf(SolutionChangedMeanwhile.class)
                .hasMessageContaining("CoAuthor");
    }

    @Test
    @Tag("R-PS-5")
    @Tag("R-PS-6")
    void makesWhoUploadsAFileAnAuthorAndSavesAVersionThatCoversIt() {
        var number = designing();
        presales.saveSolution(number, solution("第一版", CO_AUTHOR), 0, ENGINEER);
        var plan = "组网方案".getBytes(StandardCharsets.UTF_8);

        documents.add(
                number,
                SolutionDocuments.PURPOSE,
                new Upload("组网方案.txt", plan.length, () -> new ByteArrayInputStream(plan)),
                CO_AUTHOR);

        assertThat(presales.versions(number)).hasSize(2);
        assertThat(presales.versions(number).get(0).createdBy()).isEqualTo(CO_AUTHOR);
        assertThat(presales.versions(number).get(0).files()).hasSize(1);
        assertThat(presales.versions(number).get(0).summary()).isEqualTo("第一版");
        assertThat(presales.versions(number).get(0).digest())
                .isNotEqualTo(presales.versions(number).get(1).digest());
    }

    @Test
    @Tag("R-PS-3")
    void wantsAReasonForAnotherTechnologyThanTheRecommendedOne() {
        var number = designing();

        assertThatThrownBy(() -> presales.recommend(number, null, null, RAISER)).isInstanceOf(SolutionNotYours.class);
        assertThat(presales.recommend(number, null, null, ENGINEER))
                .hasValueSatisfying(
                        recommended -> assertThat(recommended.technology()).isEqualTo(Technology.IPRAN));
        assertThatThrownBy(() -> presales.saveSolution(number, solution(Technology.MSTP, null), 0, ENGINEER))
                .isInstanceOfSatisfying(SolutionIncomplete.class, refusal -> assertThat(fields(refusal.problems()))
                        .containsExactly("deviationReason"));
        presales.saveSolution(number, solution(Technology.MSTP, "客户已有 SDH 设备"), 0, ENGINEER);

        assertThat(presales.versions(number)).singleElement().satisfies(version -> {
            assertThat(version.recommended()).isEqualTo(Technology.IPRAN);
            assertThat(version.technology()).isEqualTo(Technology.MSTP);
            assertThat(version.deviationReason()).isEqualTo("客户已有 SDH 设备");
        });
    }

    @Test
    @Tag("R-PS-1")
    @Tag("R-PS-14")
    void namesEveryProblemOfANeedAtOnce() {
        var empty = new Need(
                null,
                null,
                null,
                null,
                null,
                0,
                BigDecimal.ZERO,
                "moon",
                "normal",
                new BigDecimal("-1"),
                "low",
                false,
                null,
                "customer",
                true,
                null);

        assertThatThrownBy(() -> presales.raiseNeed(empty, RAISER))
                .isInstanceOfSatisfying(NeedIncomplete.class, refusal -> assertThat(fields(refusal.problems()))
                        .containsExactly(
                                "customerId",
                                "title",
                                "need",
                                "scenario",
                                "products",
                                "sites",
                                "bandwidthMbps",
                                "area",
                                "annualRevenue",
                                "wantedOn",
                                "urgentReason"));
    }

    @Test
    @Tag("R-PS-6")
    void countsEveryAuthorForFourEyes() {
        var number = designing();
        presales.saveSolution(number, solution("第一版", CO_AUTHOR), 0, ENGINEER);
        complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false));
        var technical = task(number, REVIEW_TECHNICAL).getId();
        var commercial = task(number, REVIEW_COMMERCIAL).getId();

        assertRefused(ENGINEER, () -> tasks.claim(technical, ENGINEER));
        assertRefused(TECHNICAL, () -> tasks.setAssignee(technical, ENGINEER));
        assertRefused(ENGINEER, () -> tasks.complete(technical, technical("approve", "同意")));
        assertRefused(CO_AUTHOR, () -> tasks.claim(commercial, CO_AUTHOR));
        acting.run(TECHNICAL, () -> tasks.claim(technical, TECHNICAL));
        assertRefused(TECHNICAL, () -> tasks.delegateTask(technical, ENGINEER));
        assertThat(task(number, REVIEW_TECHNICAL)).isAssignedTo(TECHNICAL);
    }

    @Test
    @Tag("R-PS-6")
    void refusesAuthorsAtTheEnginesRestApi() throws Exception {
        for (var person : List.of(ENGINEER, TECHNICAL)) {
            jdbc.sql("update baton.account set password_hash = :hash where id = :id")
                    .param("hash", passwords.encode("cast-password"))
                    .param("id", person)
                    .update();
        }
        var task = task(inReview(), REVIEW_TECHNICAL).getId();
        var answer = "{\"variables\": {\"technicalVerdict\": {\"value\": \"approve\"},"
                + " \"technicalRemark\": {\"value\": \"同意\"}}}";
        var author = "{\"userId\": \"" + ENGINEER + "\"}";

        assertThat(List.of(
                        postAs(ENGINEER, task, "claim", author),
                        postAs(TECHNICAL, task, "claim", author),
                        postAs(ENGINEER, task, "complete", answer),
                        postAs(ENGINEER, task, "submit-form", answer)))
                .allSatisfy(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(403);
                    assertThat(refused.body()).contains("DutiesSeparated", "Engineer", "四眼");
                });
        for (var operation : List.of("assignee", "delegate")) {
            for (var person : List.of(ENGINEER, TECHNICAL)) {
                var refused = postAs(person, task, operation, author);
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.body()).contains("message");
            }
        }
        assertThat(tasks.createTaskQuery().taskId(task).singleResult()).isNotAssigned();
        assertThat(postAs(TECHNICAL, task, "complete", answer).statusCode()).isEqualTo(204);
    }

    @Test
    @Tag("R-PS-7")
    void countsARejectionThatBecameAReworkLikeAnyOther() {
        var number = inReview();
        for (var round = 1; round <= 2; round++) {
            rework(number);
            design(number, round);
        }
        reject(number);
        complete(number, CONFIRM_REJECTION, MANAGER, Map.of("rejectionRuling", "rework", "rulingRemark", "再改一次"));
        assertThat(review(number)).isWaitingAtExactly(DESIGN_SOLUTION);
        assertThat(variable(number, "reworks")).isEqualTo(3);
        design(number, 3);
        reject(number);

        complete(number, CONFIRM_REJECTION, MANAGER, Map.of("rejectionRuling", "rework", "rulingRemark", "再改一次"));

        assertThat(review(number)).as("the fourth rework").isWaitingAtExactly(DECIDE_CONTINUATION);
    }

    @Test
    @Tag("R-PS-5")
    void judgesEachRoundByTheVersionThatStoodThen() {
        var number = inReview();
        rework(number);
        design(number, 1);
        approve(number);
        sumUp(number);

        var versions = presales.versions(number);
        assertThat(presales.rounds(number))
                .extracting(ReviewRound::solutionVersion)
                .containsExactly(1, 2);
        assertThat(presales.rounds(number).get(0).answers()).allSatisfy(answer -> assertThat(answer.digest())
                .isEqualTo(versions.get(1).digest()));
        assertThat(presales.rounds(number).get(1).answers())
                .allSatisfy(answer ->
                        assertThat(answer.digest()).isEqualTo(versions.get(0).digest()))
                .allSatisfy(answer ->
                        assertThat(answer.digest()).isNotEqualTo(versions.get(1).digest()));
    }

    @Test
    @Tag("R-PS-5")
    void asksForSecurityToTheEndOnceAReviewerAskedForIt() {
        var number = inReview();
        complete(number, REVIEW_TECHNICAL, TECHNICAL, technical("rework", "补充组网图"));
        complete(
                number,
                REVIEW_COMMERCIAL,
                COMMERCIAL,
                with(commercial("approve", "同意"), "securityAddedByCommercial", true));
        sumUp(number);
        complete(number, REVIEW_SECURITY, SECURITY, security("approve", "同意"));
        sumUp(number);
        assertThat(review(number)).isWaitingAtExactly(DESIGN_SOLUTION);

        design(number, 1);

        assertThat(review(number)).isWaitingAtExactly(REVIEW_TECHNICAL, REVIEW_COMMERCIAL, REVIEW_SECURITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raiser", "former saver", "former co-author"})
    @Tag("R-PS-6")
    void keepsEveryAuthorFromJudgingHoweverTheyAct(String author) {
        var raiser = author.equals("raiser") ? REVIEWING_RAISER : RAISER;
        var number = presales.raiseNeed(need(customer(raiser), "1999999", "medium"), raiser);
        complete(number, ANSWER_NEED, ENGINEER, ANSWER);
        if (author.equals("former saver")) {
            presales.saveSolution(number, solution("前任的一版"), 0, ENGINEER);
            var design = task(number, DESIGN_SOLUTION).getId();
            acting.run(ENGINEER, () -> tasks.setAssignee(design, null));
            acting.run(CO_AUTHOR, () -> tasks.claim(design, CO_AUTHOR));
            presales.saveSolution(number, solution("接手的一版"), 1, CO_AUTHOR);
            complete(number, DESIGN_SOLUTION, CO_AUTHOR, Map.of("securityDeclared", false));
        } else {
            presales.saveSolution(number, solution("第一版", CO_AUTHOR), 0, ENGINEER);
            presales.saveSolution(number, solution("不再列名的一版"), 1, ENGINEER);
            complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false));
        }
        var person =
                switch (author) {
                    case "raiser" -> REVIEWING_RAISER;
                    case "former saver" -> ENGINEER;
                    default -> CO_AUTHOR;
                };
        var commercial = author.equals("former co-author");
        var task =
                task(number, commercial ? REVIEW_COMMERCIAL : REVIEW_TECHNICAL).getId();
        var reviewer = commercial ? COMMERCIAL : TECHNICAL;
        var verdict = commercial ? commercial("approve", "同意") : technical("approve", "同意");

        assertRefused(person, () -> tasks.claim(task, person));
        assertRefused(person, () -> tasks.complete(task, verdict));
        assertThatThrownBy(() -> workList.claim(task, person)).isInstanceOf(DutiesSeparated.class);
        acting.run(reviewer, () -> tasks.claim(task, reviewer));
        assertRefused(reviewer, () -> tasks.setAssignee(task, person));
        assertRefused(reviewer, () -> tasks.delegateTask(task, person));
        acting.run(reviewer, () -> tasks.complete(task, verdict));
    }

    @Test
    @Tag("R-SL-1")
    void refusesANeedWhoseFirstAnswerReachesAYearWithoutCalendar() {
        var customer = customer(RAISER);
        clock.setTo(Instant.parse("2026-12-31T02:00:00Z"));
        try {
            assertThatThrownBy(() -> presales.raiseNeed(need(customer, "2000000", "high"), RAISER))
                    .isInstanceOf(CalendarYearMissing.class);
        } finally {
            clock.reset();
        }
        assertThat(projects.search(new ProjectFilter(null, null, null, customer, null), RAISER))
                .isEmpty();
    }

    @Test
    @Tag("R-SL-1")
    void keepsATaskOpenWhoseNextStepIsDueInAYearWithoutCalendar() {
        var number = raise("1999999", "medium");
        clock.setTo(Instant.parse("2026-12-30T02:00:00Z"));
        try {
            assertThatThrownBy(() -> complete(number, ANSWER_NEED, ENGINEER, ANSWER))
                    .isInstanceOf(CalendarYearMissing.class);
        } finally {
            clock.reset();
        }
        assertThat(review(number)).isWaitingAtExactly(ANSWER_NEED);
        assertThat(projects.get(number).firstAnswerAt()).isNull();
    }

    @Test
    @Tag("R-SL-2")
    void setsTheFirstAnswerByTheCustomersClassOnTheCalendar() {
        clock.setTo(Instant.parse("2026-09-24T02:00:00Z"));
        try {
            var number = raise("1999999", "medium");

            // Class B1: two working days over the weekend of the Mid-Autumn Festival, Friday 25 September.
            assertThat(task(number, ANSWER_NEED).getDueDate())
                    .isEqualTo(Date.from(Instant.parse("2026-09-29T02:00:00Z")));
        } finally {
            clock.reset();
        }
    }

    @Test
    @Tag("R-PS-5")
    void takesThreeAnswersAtTheSameMoment() throws Exception {
        var number = designing();
        presales.saveSolution(number, solution("第一版"), 0, ENGINEER);
        complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", true));
        var start = new CyclicBarrier(3);
        var answers = List.<Callable<Boolean>>of(
                () -> atOnce(start, number, REVIEW_TECHNICAL, TECHNICAL, technical("approve", "同意")),
                () -> atOnce(start, number, REVIEW_COMMERCIAL, COMMERCIAL, commercial("approve", "同意")),
                () -> atOnce(start, number, REVIEW_SECURITY, SECURITY, security("approve", "同意")));

        var threads = Executors.newFixedThreadPool(3);
        try {
            for (var answer : threads.invokeAll(answers)) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        sumUp(number);

        assertThat(presales.rounds(number)).singleElement().satisfies(round -> assertThat(round.answers())
                .hasSize(3));
        assertThat(review(number)).isWaitingAtExactly(PRESENT_SOLUTION);
    }

    private boolean atOnce(
            CyclicBarrier start, String number, String element, String person, Map<String, Object> values)
            throws Exception {
        var id = task(number, element).getId();
        start.await();
        acting.run(person, () -> tasks.complete(id, values));
        return true;
    }

    private HttpResponse<String> postAs(String person, String task, String operation, String body) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/engine-rest/task/" + task + "/" + operation))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((person + ":cast-password").getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void assertRefused(String person, Runnable act) {
        assertThatThrownBy(() -> acting.run(person, act)).isInstanceOf(DutiesSeparated.class);
    }

    private String designing() {
        var number = raise("1999999", "medium");
        complete(number, ANSWER_NEED, ENGINEER, ANSWER);
        return number;
    }

    private String inReview() {
        var number = designing();
        design(number, 0);
        return number;
    }

    private String rejected() {
        var number = inReview();
        reject(number);
        return number;
    }

    private String exhausted() {
        var number = inReview();
        for (var round = 1; round <= 3; round++) {
            rework(number);
            design(number, round);
        }
        rework(number);
        return number;
    }

    /** A grade A review that waits for its gates, the internal audit among them. */
    private String auditedReview() {
        var number = raise("2000000", "high");
        complete(number, ANSWER_NEED, ENGINEER, ANSWER);
        design(number, 0);
        assertThat(review(number)).isWaitingAtExactly(REVIEW_TECHNICAL, REVIEW_COMMERCIAL, INTERNAL_AUDIT);
        return number;
    }

    private String audit(String number) {
        return audits.lastReview(number).orElseThrow().number();
    }

    /** Fills the checklist but for its first item, which gets these points. */
    private void score(String audit, String first) {
        var task = task(audit, "userTask_fillChecklist").getId();
        acting.run(INTERNAL_AUDITOR, () -> tasks.claim(task, INTERNAL_AUDITOR));
        var items = jdbc.sql("select item from baton.audit_item where audit_number = :audit")
                .param("audit", audit)
                .query(Integer.class)
                .list();
        audits.score(
                audit,
                items.stream()
                        .map(item -> new ScoreDraft(item, item == 1 ? first : "8", null))
                        .toList(),
                0,
                INTERNAL_AUDITOR);
    }

    /** The one finding of an audit, which is issued with it. */
    private String findingOf(String audit) {
        score(audit, "3");
        audits.warn(
                audit,
                1,
                new WarningDraft(null, "需求没有书面确认", List.of(DISTRICT_ENGINEER), VERIFIER),
                1,
                INTERNAL_AUDITOR);
        complete(audit, "userTask_fillChecklist", INTERNAL_AUDITOR, Map.of("auditRemark", "一项不符合"));
        return jdbc.sql("select number from baton.finding where audit_number = :audit")
                .param("audit", audit)
                .query(String.class)
                .single();
    }

    private void reject(String number) {
        complete(number, REVIEW_TECHNICAL, TECHNICAL, technical("reject", "违反承载政策"));
        complete(number, REVIEW_COMMERCIAL, COMMERCIAL, commercial("rework", "再算成本"));
        sumUp(number);
        assertThat(review(number)).isWaitingAtExactly(CONFIRM_REJECTION);
    }

    private String presented() {
        var number = inReview();
        approve(number);
        sumUp(number);
        return number;
    }

    private void design(String number, int versionsBefore) {
        presales.saveSolution(number, solution("第" + (versionsBefore + 1) + "版"), versionsBefore, ENGINEER);
        complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false));
    }

    private void approve(String number) {
        complete(number, REVIEW_TECHNICAL, TECHNICAL, technical("approve", "同意"));
        complete(number, REVIEW_COMMERCIAL, COMMERCIAL, commercial("approve", "同意"));
    }

    private void rework(String number) {
        complete(number, REVIEW_TECHNICAL, TECHNICAL, technical("rework", "补充组网图"));
        complete(number, REVIEW_COMMERCIAL, COMMERCIAL, commercial("approve", "同意"));
        sumUp(number);
    }

    private static Map<String, Object> technical(String verdict, String remark) {
        return Map.of("technicalVerdict", verdict, "technicalRemark", remark);
    }

    private static Map<String, Object> commercial(String verdict, String remark) {
        return Map.of("commercialVerdict", verdict, "commercialRemark", remark);
    }

    private static Map<String, Object> security(String verdict, String remark) {
        return Map.of("securityVerdict", verdict, "securityRemark", remark);
    }

    private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
        var more = new java.util.HashMap<>(values);
        more.put(name, value);
        return more;
    }

    private String raise(String annualRevenue, String complexity) {
        return presales.raiseNeed(need(customer(RAISER), annualRevenue, complexity), RAISER);
    }

    private String raiseUrgent(String annualRevenue) {
        return presales.raiseNeed(need(customer(RAISER), annualRevenue, "medium", "市容迎检前上线"), RAISER);
    }

    private long customer(String accountManager) {
        return customers
                .create(
                        new CustomerDetails(
                                "客户 " + UUID.randomUUID(),
                                null,
                                "other",
                                "prefecture",
                                null,
                                "medium",
                                "张主任 020-12345678"),
                        accountManager)
                .id();
    }

    private static Need need(long customer, String annualRevenue, String complexity) {
        return need(customer, annualRevenue, complexity, null);
    }

    private static Need need(long customer, String annualRevenue, String complexity, String urgentReason) {
        return new Need(
                customer,
                "沙园街智慧社区试点",
                "社区视频、门禁与应急短信",
                "smart-community",
                Set.of("global-eye", "emergency-sms"),
                12,
                new BigDecimal("20"),
                "city",
                "normal",
                new BigDecimal(annualRevenue),
                complexity,
                false,
                LocalDate.of(2027, 3, 31),
                "customer",
                urgentReason != null,
                urgentReason);
    }

    private static SolutionDraft solution(String summary, String... coAuthors) {
        return new SolutionDraft(
                summary,
                null,
                null,
                "IPRAN",
                null,
                new BigDecimal("800000"),
                new BigDecimal("120000.50"),
                new BigDecimal("2000000"),
                Set.copyOf(Arrays.asList(coAuthors)),
                CALM_RING);
    }

    private static IpRanDraft ring(String load, String reserved, String added, String room, String roomReason) {
        return new IpRanDraft(
                "测试接入环",
                load == null ? null : new BigDecimal(load),
                reserved == null ? null : new BigDecimal(reserved),
                added == null ? null : new BigDecimal(added),
                room,
                roomReason);
    }

    private static SolutionDraft solution(Technology technology, String deviationReason) {
        return new SolutionDraft(
                "方案",
                null,
                null,
                technology.id(),
                deviationReason,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                Set.of(),
                CALM_RING);
    }

    private static List<String> fields(List<FieldProblem> problems) {
        return problems.stream().map(FieldProblem::field).toList();
    }

    private List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private ProcessInstance review(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
    }

    private Task task(String number, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult();
    }

    private void complete(String number, String element, String person, Map<String, Object> values) {
        var task = task(number, element);
        acting.run(person, () -> {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), person);
            }
            tasks.complete(task.getId(), values);
        });
    }

    private void sumUp(String number) {
        run(number, SUM_UP_GATES);
    }

    private void run(String number, String element) {
        var job = management
                .createJobQuery()
                .processInstanceId(instance(number))
                .activityId(element)
                .singleResult();
        acting.run("system:test", () -> management.executeJob(job.getId()));
    }

    private long jobs(String number) {
        return management
                .createJobQuery()
                .messages()
                .processInstanceId(instance(number))
                .count();
    }

    private boolean isRunning(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                > 0;
    }

    private Object variable(String number, String name) {
        return runtime.getVariable(instance(number), name);
    }

    private String instance(String number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
    }
}
