package io.baton.presales.pilot;

import static io.baton.presales.pilot.PilotProcess.EVALUATE_PILOT;
import static io.baton.presales.pilot.PilotProcess.PROCESS;
import static io.baton.presales.pilot.PilotProcess.RETURN_EQUIPMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.Visitor;
import io.baton.WalksAllOf;
import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.engine.NotYourTask;
import io.baton.engine.form.FormRejected;
import io.baton.presales.IpRanDraft;
import io.baton.presales.Presales;
import io.baton.presales.SolutionDraft;
import io.baton.project.Need;
import io.baton.project.ProjectStatus;
import io.baton.project.ProjectUnknown;
import io.baton.project.Projects;
import io.baton.web.FieldProblem;
import io.baton.worklist.WorkList;
import io.baton.worklist.WorkQuery;
import io.baton.worklist.WorkQuery.Tab;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pilot from its start to the return of what was lent, and everything that is refused on the way. */
@IntegrationTest
@WalksAllOf(PROCESS)
class PilotTests {

    private static final String RAISER = "pilotRaiser";
    private static final String COLLEAGUE = "pilotColleague";
    private static final String ENGINEER = "pilotEngineer";
    private static final String OTHER_ENGINEER = "pilotOtherEngineer";
    private static final String TECHNICAL = "pilotTechnical";
    private static final String COMMERCIAL = "pilotCommercial";
    private static final String MANAGER = "pilotManager";
    private static final String VIEWER = "pilotViewer";
    private static final String STRANGER = "pilotStranger";

    private static final LocalDate END = LocalDate.of(2026, 4, 30);

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private Customers customers;

    @Autowired
    private Presales presales;

    @Autowired
    private Projects projects;

    @Autowired
    private Pilots pilots;

    @Autowired
    private WorkList workList;

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
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void enterCast() {
        staff.department("pilotTop", "TOP", null)
                .department("pilotCentre", "CENTRE", "pilotTop")
                .department("pilotDistrict", "DISTRICT", "pilotTop")
                .department("pilotElsewhere", "DISTRICT", "pilotTop")
                .person(RAISER, "pilotDistrict", "accountManager")
                .person(COLLEAGUE, "pilotDistrict", "accountManager")
                .person(ENGINEER, "pilotCentre", "presalesEngineer")
                .person(OTHER_ENGINEER, "pilotCentre", "presalesEngineer")
                .person(TECHNICAL, "pilotCentre", "technicalReviewer")
                .person(COMMERCIAL, "pilotCentre", "commercialReviewer")
                .person(MANAGER, "pilotCentre", "centreManager")
                .person(VIEWER, "pilotTop", "auditViewer")
                .person(STRANGER, "pilotElsewhere", "accountManager");
    }

    @Test
    @Tag("R-PS-12")
    void extendsOnceConvertsAndEndsWhenEverythingHasComeBack() {
        var pilot = started(answered(), ENGINEER, lent("门禁控制器", 2), lent("摄像机", null));
        assertThat(pilot).matches("SD-2026-\\d{6}");
        assertThat(open(pilot)).containsExactly(EVALUATE_PILOT);
        assertThat(task(pilot).getAssignee()).isEqualTo(RAISER);
        assertThat(task(pilot).getDueDate().toInstant())
                .as("the closing of the end date")
                .isEqualTo("2026-04-30T10:00:00Z");

        complete(pilot, RAISER, extension("2026-05-29"));
        assertThat(task(pilot).getDueDate().toInstant()).isEqualTo("2026-05-29T10:00:00Z");
        assertThat(runtime.getVariable(instance(pilot), "pilotOutcome"))
                .as("the form opens without the last answer")
                .isNull();
        assertThatThrownBy(() -> complete(pilot, RAISER, extension("2026-06-30")))
                .isInstanceOf(PilotExtendedAlready.class);
        assertThat(open(pilot)).containsExactly(EVALUATE_PILOT);
        complete(pilot, RAISER, decision("convert"));

        assertThat(open(pilot)).containsExactly(RETURN_EQUIPMENT);
        assertThat(task(pilot).getAssignee()).isEqualTo(ENGINEER);
        assertThat(pilots.read(pilot, RAISER).status()).isEqualTo(PilotStatus.RETURNING);
        pilots.returned(pilot, 1, "intact", null, ENGINEER);
        assertThatThrownBy(() -> complete(pilot, ENGINEER, Map.of()))
                .isInstanceOfSatisfying(EquipmentOutstanding.class, refusal -> assertThat(refusal.getArguments())
                        .containsExactly(pilot, 1));
        pilots.returned(pilot, 2, "lost", "客户搬迁时遗失，已赔付", ENGINEER);
        complete(pilot, ENGINEER, Map.of("returnRemark", "控制器交回仓库"));

        assertThat(endOf(pilot)).isEqualTo("event_pilotConverted");
        assertThat(pilots.read(pilot, VIEWER)).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(PilotStatus.ENDED);
            assertThat(ended.outcome()).isEqualTo(PilotOutcome.CONVERT);
            assertThat(ended.decidedBy()).isEqualTo(RAISER);
            assertThat(ended.extendedFrom()).isEqualTo(END);
            assertThat(ended.endsOn()).isEqualTo("2026-05-29");
            assertThat(ended.endedAt()).isNotNull();
        });
        assertThat(acts(pilot))
                .contains(
                        "presales.pilotStarted",
                        "presales.pilotExtended",
                        "presales.equipmentReturned",
                        "presales.pilotDecided");
    }

    @Test
    @Tag("R-PS-12")
    void stopsAtOnceWhereNothingIsOut() {
        var nothing = started(answered(), RAISER);
        complete(nothing, RAISER, decision("stop"));
        assertThat(endOf(nothing)).isEqualTo("event_pilotStopped");
        var returned = started(answered(), ENGINEER, lent("摄像机", 1));
        pilots.returned(returned, 1, "intact", null, ENGINEER);
        complete(returned, RAISER, decision("stop"));

        assertThat(endOf(returned)).as("everything came back before").isEqualTo("event_pilotStopped");
        assertThat(pilots.read(returned, RAISER).outcome()).isEqualTo(PilotOutcome.STOP);
    }

    @Test
    @Tag("R-PS-12")
    @Tag("R-PS-9")
    void stopsWithItsNeedAndStillWantsTheEquipmentBack() {
        var number = answered();
        var pilot = started(number, ENGINEER, lent("摄像机", 1));

        presales.withdraw(number, "客户取消预算", RAISER);

        assertThat(open(pilot)).containsExactly(RETURN_EQUIPMENT);
        assertThat(pilots.read(pilot, RAISER)).satisfies(stopped -> {
            assertThat(stopped.outcome()).isEqualTo(PilotOutcome.STOP);
            assertThat(stopped.remark()).isEqualTo("客户取消预算");
            assertThat(stopped.decidedBy()).isEqualTo(RAISER);
        });
        assertThat(acts(pilot)).contains("presales.pilotStopped");
        pilots.returned(pilot, 1, "damaged", "镜头破损", RAISER);
        complete(pilot, ENGINEER, Map.of());
        assertThat(endOf(pilot)).isEqualTo("event_pilotStopped");
    }

    @Test
    @Tag("R-PS-12")
    @Tag("R-PS-9")
    void leavesADecidedPilotAsItWasDecidedWhenTheNeedIsWithdrawn() {
        var number = answered();
        var pilot = started(number, ENGINEER, lent("摄像机", 1));
        complete(pilot, RAISER, decision("convert"));

        presales.withdraw(number, "客户取消预算", RAISER);

        assertThat(open(pilot)).containsExactly(RETURN_EQUIPMENT);
        assertThat(pilots.read(pilot, RAISER).outcome()).isEqualTo(PilotOutcome.CONVERT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "rejected", "bid lost", "bid missed"})
    @Tag("R-PS-12")
    void stopsWhenNothingComesOfTheReview(String end) {
        var number = answered();
        var pilot = started(number, ENGINEER);
        presales.saveSolution(number, solution(), 0, ENGINEER);
        complete(number, "userTask_designSolution", ENGINEER, Map.of("securityDeclared", false));
        var verdict = end.equals("rejected") ? "reject" : "approve";
        complete(
                number,
                "userTask_reviewTechnical",
                TECHNICAL,
                Map.of("technicalVerdict", verdict, "technicalRemark", "见意见"));
        complete(
                number,
                "userTask_reviewCommercial",
                COMMERCIAL,
                Map.of("commercialVerdict", "approve", "commercialRemark", "同意"));
        sumUp(number);
        assertThat(open(pilot)).as("the review goes on").containsExactly(EVALUATE_PILOT);

        if (end.equals("lost")) {
            complete(
                    number,
                    "userTask_presentSolution",
                    RAISER,
                    Map.of("customerDecision", "lost", "lossReason", "友商更低价"));
        } else if (end.startsWith("bid")) {
            complete(number, "userTask_presentSolution", RAISER, Map.of("customerDecision", "toBid"));
            assertThat(open(pilot)).as("the customer tenders").containsExactly(EVALUATE_PILOT);
            var missed = end.endsWith("missed");
            projects.bidEnded(number, ProjectStatus.LOST, missed ? null : "价格高", missed ? "system:deadline" : RAISER);
            assertThat(pilots.read(pilot, RAISER).remark()).contains(missed ? "missed its deadline" : "价格高");
        } else {
            complete(
                    number,
                    "userTask_confirmRejection",
                    MANAGER,
                    Map.of("rejectionRuling", "confirm", "rulingRemark", "不符合建设原则"));
        }

        assertThat(projects.get(number).status().id()).isEqualTo(end.equals("rejected") ? end : "lost");
        assertThat(endOf(pilot)).isEqualTo("event_pilotStopped");
        assertThatThrownBy(() -> pilots.start(number, draft(), ENGINEER)).isInstanceOf(PilotNotYours.class);
    }

    @Test
    @Tag("R-PS-12")
    void isStartedByTheEngineerOrTheAccountManagerOneAtATime() {
        var raised = raised();
        assertThatThrownBy(() -> pilots.start(raised, draft(), RAISER))
                .as("nobody has a solution to try")
                .isInstanceOf(PilotNotYours.class);
        var number = answered();
        for (var other : List.of(COLLEAGUE, OTHER_ENGINEER, MANAGER, VIEWER)) {
            assertThatThrownBy(() -> pilots.start(number, draft(), other))
                    .as(other)
                    .isInstanceOf(PilotNotYours.class);
        }
        assertThatThrownBy(() -> pilots.start(number, draft(), STRANGER)).isInstanceOf(ProjectUnknown.class);
        assertThat(pilots.mayStart(projects.get(number), ENGINEER)).isTrue();

        var first = started(number, RAISER);

        assertThat(pilots.mayStart(projects.get(number), ENGINEER)).isFalse();
        assertThatThrownBy(() -> pilots.start(number, draft(), ENGINEER)).isInstanceOf(PilotRunning.class);
        complete(first, RAISER, decision("stop"));
        assertThat(started(number, ENGINEER)).as("another try").isNotEqualTo(first);
    }

    @Test
    @Tag("R-PS-12")
    void namesEveryProblemOfAPilotAtOnce() {
        var number = answered();

        assertProblems(
                () -> pilots.start(
                        number,
                        new PilotDraft(
                                " ",
                                LocalDate.of(2026, 3, 10),
                                "字".repeat(2001),
                                List.of(
                                        new EquipmentDraft(null, null, null),
                                        new EquipmentDraft(null, "SN-1", 0),
                                        new EquipmentDraft("摄像机", null, 10_000))),
                        ENGINEER),
                "scope",
                "criteria",
                "what.2",
                "quantity.2",
                "quantity.3",
                "endsOn");
        assertProblems(
                () -> pilots.start(number, new PilotDraft(null, null, null, null), ENGINEER),
                "scope",
                "endsOn",
                "criteria");
        assertProblems(
                () -> pilots.start(number, new PilotDraft("范围", LocalDate.of(2027, 1, 4), "标准", List.of()), ENGINEER),
                "endsOn");
        assertThat(pilots.of(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-30", "2026-04-29", "2027-01-04"})
    @Tag("R-PS-12")
    void extendsToALaterDayWithinTheCalendarOnly(String day) {
        var pilot = started(answered(), ENGINEER);

        assertProblems(() -> complete(pilot, RAISER, extension(day)), "newEndDate");
        assertThatThrownBy(() -> complete(pilot, RAISER, Map.of("pilotOutcome", "extend", "evaluationRemark", "再试一个月")))
                .as("without a day")
                .isInstanceOf(FormRejected.class);

        assertThat(pilots.read(pilot, RAISER).extendedFrom()).isNull();
        assertThat(open(pilot)).containsExactly(EVALUATE_PILOT);
    }

    @Test
    @Tag("R-PS-12")
    void extendsALateOneFromTodayOn() {
        var pilot = started(answered(), ENGINEER);
        clock.setTo(Instant.parse("2026-05-11T02:00:00Z"));
        try {
            assertProblems(() -> complete(pilot, RAISER, extension("2026-05-11")), "newEndDate");
            complete(pilot, RAISER, extension("2026-05-12"));
        } finally {
            clock.reset();
        }

        assertThat(task(pilot).getDueDate().toInstant()).isEqualTo("2026-05-12T10:00:00Z");
    }

    @Test
    @Tag("R-PS-12")
    void isJudgedByAccountManagersAlone() {
        var pilot = started(answered(), ENGINEER);
        var evaluation = task(pilot).getId();
        acting.run(RAISER, () -> tasks.setAssignee(evaluation, null));
        for (var other : List.of(ENGINEER, MANAGER, STRANGER)) {
            assertThatThrownBy(() -> acting.run(other, () -> tasks.complete(evaluation, decision("convert"))))
                    .as(other)
                    .isInstanceOf(NotYourTask.class);
        }

        complete(pilot, COLLEAGUE, decision("stop"));

        assertThat(pilots.read(pilot, RAISER).decidedBy()).isEqualTo(COLLEAGUE);
    }

    @Test
    @Tag("R-PS-12")
    void lendsAndTakesBackByItsKeepersOnlyAndEachPieceOnce() {
        var pilot = started(answered(), ENGINEER, lent("摄像机", 1));
        for (var other : List.of(OTHER_ENGINEER, MANAGER, COLLEAGUE, VIEWER)) {
            assertThatThrownBy(() -> pilots.lend(pilot, lent("网关", 1), other))
                    .as(other)
                    .isInstanceOf(EquipmentNotYours.class);
            assertThatThrownBy(() -> pilots.returned(pilot, 1, "intact", null, other))
                    .as(other)
                    .isInstanceOf(EquipmentNotYours.class);
        }
        assertThatThrownBy(() -> pilots.lend(pilot, lent("网关", 1), STRANGER)).isInstanceOf(PilotUnknown.class);
        pilots.lend(pilot, lent("网关", 3), RAISER);
        assertProblems(() -> pilots.lend(pilot, lent(null, 0), ENGINEER), "what", "quantity");
        assertProblems(() -> pilots.returned(pilot, 1, "gone", null, ENGINEER), "condition.1");
        assertProblems(() -> pilots.returned(pilot, 1, "damaged", " ", ENGINEER), "remark.1");
        assertProblems(() -> pilots.returned(pilot, 1, "intact", "字".repeat(1001), ENGINEER), "remark.1");
        assertThatThrownBy(() -> pilots.returned(pilot, 3, "intact", null, ENGINEER))
                .isInstanceOf(EquipmentUnknown.class);
        pilots.returned(pilot, 1, "intact", null, ENGINEER);
        assertThatThrownBy(() -> pilots.returned(pilot, 1, "lost", "找不到", RAISER))
                .isInstanceOf(EquipmentReturned.class);
        assertThat(pilots.equipment(pilot)).extracting(Equipment::isOut).containsExactly(false, true);

        complete(pilot, RAISER, decision("stop"));
        assertThatThrownBy(() -> pilots.lend(pilot, lent("网关", 1), ENGINEER)).isInstanceOf(LendingOver.class);
        var keeping = task(pilot).getId();
        acting.run(ENGINEER, () -> tasks.setAssignee(keeping, null));
        acting.run(OTHER_ENGINEER, () -> tasks.claim(keeping, OTHER_ENGINEER));
        pilots.returned(pilot, 2, "intact", null, OTHER_ENGINEER);
        complete(pilot, OTHER_ENGINEER, Map.of());
        assertThatThrownBy(() -> pilots.lend(pilot, lent("网关", 1), ENGINEER))
                .as("it is over")
                .isInstanceOf(EquipmentNotYours.class);
    }

    @Test
    @Tag("R-PS-12")
    void standsInTheWorkListUnderItsOwnNumberAndIsReadAsItsProject() {
        var pilot = started(answered(), ENGINEER);

        assertThat(workList.page(new WorkQuery(Tab.MINE, pilot, "", "", false, WorkQuery.Sort.CREATED, null), RAISER)
                        .rows())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.facts().warnAt()).isBefore(row.facts().dueAt()));
        assertThat(pilots.mayRead(pilot, VIEWER)).isTrue();
        assertThat(pilots.mayRead(pilot, OTHER_ENGINEER)).isTrue();
        assertThatThrownBy(() -> pilots.read(pilot, STRANGER)).isInstanceOf(PilotUnknown.class);
    }

    @Test
    @Tag("R-PS-12")
    void leadsAnEngineerThroughItsPages() {
        var number = answered();
        var engineer = Visitor.signedIn(port, ENGINEER);
        assertThat(engineer.page("/projects/" + number).select("a[href$=/pilots/new]"))
                .hasSize(1);
        var form = "/projects/" + number + "/pilots/new";
        var refused = engineer.submit(
                form,
                "/projects/" + number + "/pilots",
                Map.of("scope", "两个小区", "endsOn", "someday", "criteria", "", "what.2", "摄像机", "quantity.2", "x"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("两个小区", "请填写结束日期", "请填写这一项", "数量是 1 到 9999 的整数", "value=\"摄像机\"");

        var started = engineer.submit(
                form,
                "/projects/" + number + "/pilots",
                Map.of(
                        "scope",
                        "两个小区",
                        "endsOn",
                        END.toString(),
                        "criteria",
                        "零掉线",
                        "what.2",
                        "摄像机",
                        "quantity.2",
                        "3"));
        var path = started.headers().firstValue("Location").orElseThrow().replaceFirst(".*(/pilots/)", "$1");
        assertThat(engineer.page(path).text()).contains("摄像机 3 件", "未归还", "零掉线");
        assertThat(engineer.page(path).select("[data-diagram]")).hasSize(1);
        assertThat(engineer.submit(path, path + "/equipment", Map.of("what", "网关", "quantity", "1"))
                        .statusCode())
                .isEqualTo(302);
        var unexplained = engineer.submit(path, path + "/equipment/1/return", Map.of("condition.1", "lost"));
        assertThat(unexplained.statusCode()).isEqualTo(422);
        assertThat(unexplained.body()).contains("损坏或丢失请写明情况");
        assertThat(engineer.submit(path, path + "/equipment/1/return", Map.of("condition.1", "intact"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(engineer.upload(path, path + "/documents", "签字件.txt", "同意").statusCode())
                .isEqualTo(302);
        assertThat(engineer.page(path + "?lang=en").text()).contains("签字件.txt", "Intact", "one piece");

        assertThat(engineer.page("/projects/" + number).select(".way + details a[href=" + path + "]"))
                .as("beside the project's phases")
                .hasSize(1);
        assertThat(engineer.get(form).statusCode()).as("one at a time").isEqualTo(409);
        assertThat(Visitor.signedIn(port, STRANGER).get(path).statusCode()).isEqualTo(404);
        assertThat(Visitor.signedIn(port, VIEWER).page(path).select("main form"))
                .isEmpty();
        var task = "/tasks/" + task(path.substring(path.lastIndexOf('/') + 1)).getId();
        assertThat(Visitor.signedIn(port, RAISER).page(task).select("main a[href=" + path + "]"))
                .isNotEmpty();
    }

    @Test
    @Tag("R-PS-12")
    void isDrivenOverTheApiToo() {
        var number = answered();
        var path = send(
                "/api/projects/" + number + "/pilots",
                """
                {"scope": "两个小区", "endsOn": "2026-04-30", "criteria": "零掉线", "equipment": [{"what": "摄像机", "quantity": 2}]}
                """,
                201);
        assertThat(path).matches("/api/pilots/SD-2026-\\d{6}");
        send(path + "/equipment", "{\"what\": \"网关\"}", 200);
        send(path + "/equipment/2/return", "{\"condition\": \"lost\"}", 422);
        send(path + "/equipment/2/return", "{\"condition\": \"intact\"}", 200);

        assertThat(read(path, ENGINEER))
                .contains("\"status\":\"running\"", "\"condition\":\"intact\"", "\"mayKeep\":true");
        assertThat(read("/api/projects/" + number + "/pilots", VIEWER)).contains("零掉线");
    }

    private String read(String path, String person) {
        var visitor = new Visitor(port);
        return visitor.send(visitor.request(path)
                        .setHeader("Accept", "application/json")
                        .header("Authorization", Visitor.basic(person))
                        .build())
                .body();
    }

    private String send(String path, String body, int status) {
        var visitor = new Visitor(port);
        var answer = visitor.send(visitor.request(path)
                .setHeader("Accept", "application/json")
                .header("Authorization", Visitor.basic(ENGINEER))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.headers().firstValue("Location").orElse("");
    }

    private static void assertProblems(ThrowingCallable act, String... fields) {
        assertThatThrownBy(act).isInstanceOfSatisfying(PilotIncomplete.class, refusal -> assertThat(refusal.problems())
                .extracting(FieldProblem::field)
                .containsExactly(fields));
    }

    private static EquipmentDraft lent(String what, Integer quantity) {
        return new EquipmentDraft(what, null, quantity);
    }

    private static PilotDraft draft(EquipmentDraft... equipment) {
        return new PilotDraft("前进路两个小区", END, "连续 7 天无人工复位", List.of(equipment));
    }

    private String started(String project, String person, EquipmentDraft... equipment) {
        return pilots.start(project, draft(equipment), person);
    }

    private static Map<String, Object> extension(String day) {
        return Map.of("pilotOutcome", "extend", "newEndDate", day, "evaluationRemark", "设备到货晚，再试一个月");
    }

    private static Map<String, Object> decision(String outcome) {
        return Map.of("pilotOutcome", outcome, "evaluationRemark", "客户已签字");
    }

    private String answered() {
        var number = raised();
        complete(
                number,
                "userTask_answerNeed",
                ENGINEER,
                Map.of("plannedMeasure", "现场勘查后出方案", "expectedDate", "2026-03-20"));
        return number;
    }

    private String raised() {
        var customer = customers.create(
                new CustomerDetails(
                        "客户 " + UUID.randomUUID(), null, "other", "prefecture", null, "medium", "张主任 020-12345678"),
                RAISER);
        return presales.raiseNeed(
                new Need(
                        customer.id(),
                        "沙园街智慧社区试点",
                        "社区视频与门禁",
                        "smart-community",
                        Set.of("global-eye"),
                        12,
                        new BigDecimal("20"),
                        "city",
                        "normal",
                        new BigDecimal("900000"),
                        "medium",
                        false,
                        LocalDate.of(2026, 12, 31),
                        "customer",
                        false,
                        null),
                RAISER);
    }

    private static SolutionDraft solution() {
        return new SolutionDraft(
                "视频汇聚到街道机房。",
                null,
                null,
                "IPRAN",
                null,
                new BigDecimal("180000"),
                new BigDecimal("45000"),
                new BigDecimal("900000"),
                Set.of(),
                new IpRanDraft("沙园接入环", new BigDecimal("30"), BigDecimal.ZERO, new BigDecimal("240"), "own", null));
    }

    private List<String> acts(String pilot) {
        return jdbc.sql("select act from baton.evidence where case_number = :pilot")
                .param("pilot", pilot)
                .query(String.class)
                .list();
    }

    private List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private Task task(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
    }

    private void complete(String pilot, String person, Map<String, Object> values) {
        complete(pilot, task(pilot).getTaskDefinitionKey(), person, values);
    }

    private void complete(String number, String element, String person, Map<String, Object> values) {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult();
        acting.run(person, () -> {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), person);
            }
            tasks.complete(task.getId(), values);
        });
    }

    private void sumUp(String number) {
        var job = management
                .createJobQuery()
                .processInstanceId(instance(number))
                .messages()
                .singleResult();
        acting.run("system:test", () -> management.executeJob(job.getId()));
    }

    private String endOf(String pilot) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance(pilot))
                .activityType("noneEndEvent")
                .singleResult()
                .getActivityId();
    }

    private String instance(String number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
    }
}
