package io.baton.presales;

import static io.baton.Forms.csrf;
import static io.baton.presales.Cast.*;
import static io.baton.presales.PresalesReviewProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.Visitor;
import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.engine.DutiesSeparated;
import io.baton.internalaudit.InternalAudits;
import io.baton.internalaudit.ScoreDraft;
import io.baton.project.Grade;
import io.baton.project.Need;
import io.baton.project.Projects;
import io.baton.project.SupportDesk;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Correcting what a project's grade follows from, and what that does to its review (R-PJ-1). */
@IntegrationTest
@Tag("R-PJ-1")
class RegradeTests {

    private static final String OWNER = "regradeOwner";
    private static final String COLLEAGUE = "regradeColleague";
    private static final String LEAD = "regradeLead";
    private static final String HEAD = "regradeHead";
    private static final String ENGINEER_THERE = "regradeEngineer";

    private static final Map<String, Object> ANSWER =
            Map.of("plannedMeasure", "现场勘查后出方案", "expectedDate", "2026-12-18");

    @Autowired
    private MockMvc client;

    @Autowired
    private Presales presales;

    @Autowired
    private Projects projects;

    @Autowired
    private Customers customers;

    @Autowired
    private InternalAudits audits;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private TestClock clock;

    @Autowired
    private Staff staff;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @BeforeEach
    void enterCast() {
        Cast.enter(jdbc);
        staff.department("regradeDistrict", "DISTRICT", "castTop")
                .person(OWNER, "regradeDistrict", "accountManager")
                .person(COLLEAGUE, "regradeDistrict", "accountManager")
                .person(LEAD, "castTop", "leadAccountManager", "technicalReviewer")
                .person(HEAD, "regradeDistrict", "centreManager")
                .person(ENGINEER_THERE, "regradeDistrict", "districtEngineer");
        jdbc.sql("update baton.department set head_id = :head where id = 'regradeDistrict'")
                .param("head", HEAD)
                .update();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void isShownWhereverTheGradeIsAndKeptWithBeforeAndAfter() throws Exception {
        var number = raise("600000", "medium");
        var customer = projects.get(number).customerId();
        assertThat(projects.get(number).grade()).isEqualTo(Grade.B);

        correct(OWNER, number, "1500000", "high", true, "客户把两个园区并进来")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.standing.grade").value("A"))
                .andExpect(jsonPath("$.standing.major").value(false))
                .andExpect(jsonPath("$.standing.crossDomain").value(true))
                .andExpect(jsonPath("$.regrades[0].before.grade").value("B"))
                .andExpect(jsonPath("$.regrades[0].reason").value("客户把两个园区并进来"));

        var project = projects.get(number);
        assertThat(project.grade()).isEqualTo(Grade.A);
        assertThat(project.annualRevenue()).isEqualByComparingTo("1500000");
        assertThat(variable(number, GRADE.name())).isEqualTo("A");
        assertThat(variable(number, MAJOR.name())).isEqualTo(false);
        assertThat(jdbc.sql("select grade from baton.work_case where business_key = :key")
                        .param("key", number)
                        .query(String.class)
                        .single())
                .isEqualTo("A");
        client.perform(get("/api/projects").param("text", number).with(user(ENGINEER)))
                .andExpect(jsonPath("$.projects[0].grade").value("A"))
                .andExpect(jsonPath("$.projects[0].annualRevenue").value(1500000.0));
        assertThat(page(OWNER, "/customers/" + customer).text()).contains("A 级项目");

        var evidence = jdbc.sql(
                        "select content from baton.evidence where act = 'project.regraded' and case_number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        assertThat(evidence)
                .contains("\"by\":\"" + OWNER + "\"", "\"reason\":\"客户把两个园区并进来\"")
                .containsPattern("\"after\":\\{[^}]*\"grade\":\"A\"")
                .containsPattern("\"before\":\\{[^}]*\"grade\":\"B\"");
        var page = page(ENGINEER, "/projects/" + number);
        assertThat(page.select("ol.history").text()).contains("更正了评级依据", "客户把两个园区并进来");
        assertThat(page.text()).contains("B 级改为 A 级", "600,000.00 → 1,500,000.00", "中 → 高", "否 → 是");
        assertThat(page.select("main a[href$=/figures]"))
                .as("an engineer corrects nothing")
                .isEmpty();
        assertThat(page(OWNER, "/projects/" + number).select("main a[href$=/figures]"))
                .hasSize(1);
    }

    @Test
    @Tag("R-PS-11")
    @Tag("R-CU-4")
    void givesANewlyMajorProjectTheGreenChannelAndNeverTakesItAway() throws Exception {
        clock.setTo(Instant.parse("2026-03-11T02:00:00Z"));
        var number = raise("600000", "medium");
        assertThat(task(number, ANSWER_NEED).getDueDate())
                .as("class B")
                .isEqualTo(Date.from(Instant.parse("2026-03-13T02:00:00Z")));

        correct(OWNER, number, "2000000", "medium", false, "追加二期").andExpect(status().isOk());

        var dueAsClassA = Instant.parse("2026-03-12T02:00:00Z");
        assertThat(task(number, ANSWER_NEED).getDueDate()).isEqualTo(Date.from(dueAsClassA));
        assertThat(projects.get(number).firstAnswerDue()).isEqualTo(dueAsClassA);
        assertThat(variable(number, FIRST_ANSWER_DUE.name())).isEqualTo(Date.from(dueAsClassA));
        assertThat(variable(number, MAJOR.name())).isEqualTo(true);
        assertThat(jdbc.sql(
                                "select cause || ' ' || reason || ' ' || by from baton.due_change where business_key = :key")
                        .param("key", number)
                        .query(String.class)
                        .list())
                .containsExactly("PROJECT 追加二期 " + OWNER);
        assertThat(task(number, ANSWER_NEED).getPriority()).isEqualTo(80);
        assertThat(presales.greenChannel(number)).hasValueSatisfying(channel -> {
            assertThat(channel.cause()).isEqualTo(GreenChannel.Cause.MAJOR);
            assertThat(channel.state()).isEqualTo(GreenChannel.State.OPEN);
        });
        assertThat(told("presales.greenChannel", number)).contains(ENGINEER, SERVICE, DELIVERY);

        correct(OWNER, number, "600000", "medium", false, "二期推迟").andExpect(status().isOk());

        assertThat(projects.get(number).major()).isFalse();
        assertThat(variable(number, MAJOR.name())).isEqualTo(false);
        assertThat(projects.get(number).greenSince()).isNotNull();
        assertThat(task(number, ANSWER_NEED).getPriority()).isEqualTo(80);
        assertThat(task(number, ANSWER_NEED).getDueDate()).isEqualTo(Date.from(dueAsClassA));

        correct(OWNER, number, "3000000", "medium", false, "二期恢复").andExpect(status().isOk());
        assertThat(told("presales.greenChannel", number)).as("told once").doesNotHaveDuplicates();
    }

    @Test
    @Tag("R-PS-11")
    void movesNoTimeOfANeedThatIsAnswered() throws Exception {
        var number = raise("600000", "medium");
        complete(number, ANSWER_NEED, ENGINEER, ANSWER);
        var due = task(number, DESIGN_SOLUTION).getDueDate();
        var answerDue = projects.get(number).firstAnswerDue();

        correct(OWNER, number, "2000000", "medium", false, "追加二期").andExpect(status().isOk());

        assertThat(task(number, DESIGN_SOLUTION).getDueDate()).isEqualTo(due);
        assertThat(task(number, DESIGN_SOLUTION).getPriority()).isEqualTo(80);
        assertThat(projects.get(number).firstAnswerDue()).isEqualTo(answerDue);
    }

    @Test
    @Tag("R-PS-11")
    void asksNoManagerAboutUrgencyOnceTheProjectIsMajor() throws Exception {
        var asked = raiseUrgent("600000");
        assertThat(open(asked)).containsExactlyInAnyOrder(ANSWER_NEED, AGREE_GREEN_CHANNEL);
        var declined = raiseUrgent("600000");
        complete(
                declined,
                AGREE_GREEN_CHANNEL,
                MANAGER,
                Map.of("greenChannelRuling", "decline", "greenChannelRemark", "可以按常规办"));

        for (var number : List.of(asked, declined)) {
            correct(OWNER, number, "2000000", "medium", false, "追加二期").andExpect(status().isOk());
            assertThat(open(number)).containsExactly(ANSWER_NEED);
            assertThat(presales.greenChannel(number)).hasValueSatisfying(channel -> {
                assertThat(channel.cause()).isEqualTo(GreenChannel.Cause.MAJOR);
                assertThat(channel.state()).isEqualTo(GreenChannel.State.OPEN);
            });
            assertThat(task(number, ANSWER_NEED).getPriority()).isEqualTo(80);
        }
        complete(asked, ANSWER_NEED, ENGINEER, ANSWER);
        assertThat(open(asked)).containsExactly(DESIGN_SOLUTION);
    }

    @Test
    @Tag("R-PS-5")
    void asksTheInternalAuditFromTheRoundAfterTheGradeBecameA() throws Exception {
        var number = inReview("600000");
        correct(OWNER, number, "600000", "high", false, "要跨三个平台对接").andExpect(status().isOk());
        assertThat(projects.get(number).grade()).isEqualTo(Grade.A);

        rework(number);
        assertThat(open(number))
                .as("the open round is summed up without an audit")
                .containsExactly(DESIGN_SOLUTION);
        design(number, 1);

        assertThat(open(number)).containsExactlyInAnyOrder(REVIEW_TECHNICAL, REVIEW_COMMERCIAL);
        assertThat(audits.lastReview(number)).isPresent();
        assertThat(presales.rounds(number))
                .extracting(ReviewRound::auditRequired)
                .containsExactly(false, true);
    }

    @Test
    @Tag("R-PS-5")
    void asksNoAuditFromTheRoundAfterTheGradeLeftA() throws Exception {
        var number = inReview("2000000");
        var audit = audits.lastReview(number).orElseThrow().number();

        correct(OWNER, number, "600000", "medium", false, "二期取消").andExpect(status().isOk());

        assertThat(projects.get(number).grade()).isEqualTo(Grade.B);
        complete(number, REVIEW_TECHNICAL, TECHNICAL, Map.of("technicalVerdict", "rework", "technicalRemark", "补充组网图"));
        complete(
                number,
                REVIEW_COMMERCIAL,
                COMMERCIAL,
                Map.of("commercialVerdict", "approve", "commercialRemark", "同意"));
        assertThat(open(number)).as("the open round still waits for its audit").isEmpty();
        pass(audit);
        sumUp(number);
        design(number, 1);

        assertThat(open(number)).containsExactlyInAnyOrder(REVIEW_TECHNICAL, REVIEW_COMMERCIAL);
        assertThat(presales.rounds(number))
                .extracting(ReviewRound::auditRequired)
                .containsExactly(true, false);
    }

    @Test
    @Tag("R-PS-2")
    void letsTheDeskOfRecordAnswerANeedThatNobodyHasAnswered() throws Exception {
        var number = raise("300000", "low");
        var first = task(number, ANSWER_NEED_IN_DISTRICT);
        acting.run(ENGINEER_THERE, () -> tasks.claim(first.getId(), ENGINEER_THERE));

        correct(OWNER, number, "600000", "medium", false, "点位翻倍").andExpect(status().isOk());

        assertThat(open(number)).containsExactly(ANSWER_NEED);
        assertThat(task(number, ANSWER_NEED).getDueDate())
                .as("the time of the first answer runs on")
                .isEqualTo(first.getDueDate());
        assertThat(variable(number, SUPPORT_DESK.name())).isEqualTo("centre");
        assertThat(told("presales.needMoved", number)).containsExactly(ENGINEER_THERE);

        correct(OWNER, number, "300000", "low", false, "点位没有增加").andExpect(status().isOk());
        assertThat(open(number)).containsExactly(ANSWER_NEED_IN_DISTRICT);
        assertThat(variable(number, SUPPORT_DESK.name())).isEqualTo("district");
        complete(
                number,
                ANSWER_NEED_IN_DISTRICT,
                ENGINEER_THERE,
                Map.of("needAnswer", "takenOver", "plannedMeasure", "现场勘查", "expectedDate", "2026-12-18"));

        correct(OWNER, number, "600000", "medium", false, "点位还是翻倍").andExpect(status().isOk());
        assertThat(projects.get(number).supportDesk()).isEqualTo(SupportDesk.CENTRE);
        assertThat(open(number)).containsExactly(DESIGN_SOLUTION);
        assertThat(task(number, DESIGN_SOLUTION).getAssignee())
                .as("the desk that answered keeps the need")
                .isEqualTo(ENGINEER_THERE);
    }

    @Test
    @Tag("R-PS-2")
    void leavesANeedThatTheDistrictHandedUpAtTheCentre() throws Exception {
        var number = raise("300000", "low");
        complete(
                number,
                ANSWER_NEED_IN_DISTRICT,
                ENGINEER_THERE,
                Map.of("needAnswer", "handedUp", "handUpReason", "需要跨区组网"));

        correct(OWNER, number, "200000", "low", false, "少两个点位").andExpect(status().isOk());

        assertThat(projects.get(number).supportDesk()).isEqualTo(SupportDesk.DISTRICT);
        assertThat(open(number)).containsExactly(ANSWER_NEED);
    }

    @Test
    @Tag("R-OR-1")
    void isForTheAccountManagerTheLeadAndTheirManagerOnly() throws Exception {
        var number = raise("600000", "medium");

        for (var person : List.of(COLLEAGUE, ENGINEER, MANAGER, AUDITOR)) {
            correct(person, number, "700000", "medium", false, "我来改")
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.detail", containsString("由提出需求的客户经理")));
            client.perform(get("/projects/" + number + "/figures").with(user(person)))
                    .andExpect(status().isForbidden());
        }
        for (var person : List.of(LONELY_ACCOUNT_MANAGER, ADMIN)) {
            correct(person, number, "700000", "medium", false, "我来改").andExpect(status().isNotFound());
        }
        assertThat(projects.get(number).annualRevenue()).isEqualByComparingTo("600000");

        correct(LEAD, number, "700000", "medium", false, "与客户核对过").andExpect(status().isOk());
        correct(HEAD, number, "800000", "medium", false, "按合同草案").andExpect(status().isOk());
        client.perform(get("/api/projects/" + number + "/figures").with(user(AUDITOR)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.mayCorrect").value(false))
                .andExpect(jsonPath("$.regrades[*].by", containsInAnyOrder(LEAD, HEAD)));
    }

    @Test
    @Tag("R-PS-6")
    void letsNobodyBothCorrectAndJudge() throws Exception {
        var number = inReview("600000");
        correct(LEAD, number, "700000", "medium", false, "与客户核对过").andExpect(status().isOk());
        var review = task(number, REVIEW_TECHNICAL).getId();
        assertThatThrownBy(() -> acting.run(LEAD, () -> tasks.claim(review, LEAD)))
                .isInstanceOf(DutiesSeparated.class);

        var judged = inReview("600000");
        complete(judged, REVIEW_TECHNICAL, LEAD, Map.of("technicalVerdict", "approve", "technicalRemark", "可行"));
        correct(LEAD, judged, "700000", "medium", false, "与客户核对过")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail", containsString("第 1 轮")));
        assertThat(projects.get(judged).annualRevenue()).isEqualByComparingTo("600000");
    }

    @Test
    void namesWhatMustBeMendedAndChangesNothingAfterPresales() throws Exception {
        var number = raise("600000", "medium");
        correct(OWNER, number, "-1", "huge", false, " ")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", containsInAnyOrder("annualRevenue", "complexity", "reason")));
        correct(OWNER, number, "600000.00", "medium", false, "没有变化")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail", containsString("与现在相同")));
        assertThat(jdbc.sql(
                                "select count(*) from baton.evidence where act = 'project.regraded' and case_number = :number")
                        .param("number", number)
                        .query(Long.class)
                        .single())
                .isZero();

        presales.withdraw(number, "客户取消预算", OWNER);
        correct(OWNER, number, "700000", "medium", false, "晚了").andExpect(status().isConflict());
        client.perform(get("/projects/" + number + "/figures").with(user(OWNER)))
                .andExpect(status().isConflict());
        assertThat(page(OWNER, "/projects/" + number).select("main a[href$=/figures]"))
                .isEmpty();
    }

    @Test
    void keepsWhatWasTypedWhenSomebodyElseWasFirstAndSavesItThen() throws Exception {
        var number = raise("600000", "medium");
        var owner = Visitor.signedIn(port, OWNER);
        var address = "/projects/" + number + "/figures";
        var unreadable =
                owner.submit(address, address, Map.of("annualRevenue", "很多", "complexity", "medium", "reason", "追加二期"));
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(unreadable.body()).select("#annualRevenue").val())
                .isEqualTo("很多");
        assertThat(Jsoup.parse(unreadable.body()).select("#annualRevenue").hasClass("is-invalid"))
                .isTrue();

        var seen = String.valueOf(projects.get(number).version());
        correct(LEAD, number, "700000", "medium", false, "与客户核对过").andExpect(status().isOk());
        var late = owner.submit(
                address,
                address,
                Map.of(
                        "annualRevenue",
                        "2400000",
                        "complexity",
                        "high",
                        "crossDomain",
                        "true",
                        "reason",
                        "追加二期",
                        "version",
                        seen));
        assertThat(late.statusCode()).isEqualTo(409);
        var again = Jsoup.parse(late.body());
        assertThat(again.select(".alert-danger").text()).contains("人" + LEAD);
        assertThat(again.select("#annualRevenue").val()).isEqualTo("2400000");
        assertThat(again.select("[name=complexity][checked]").val()).isEqualTo("high");
        assertThat(again.select("#crossDomain").hasAttr("checked")).isTrue();
        assertThat(again.select("#reason").text()).isEqualTo("追加二期");
        assertThat(again.select("dd").eachText()).as("what is new").contains("700,000.00");

        var form = again.selectFirst("form[action=" + address + "]");
        var fields = form.select("input[type=hidden]").stream()
                .collect(Collectors.toMap(input -> input.attr("name"), input -> input.attr("value")));
        fields.putAll(Map.of("annualRevenue", "2400000", "complexity", "high", "reason", "追加二期"));
        assertThat(owner.post(address, fields).statusCode()).isEqualTo(302);
        assertThat(projects.get(number).major()).isTrue();
    }

    private ResultActions correct(
            String person, String number, String revenue, String complexity, boolean crossDomain, String reason)
            throws Exception {
        return client.perform(put("/api/projects/" + number + "/figures")
                .param("version", String.valueOf(projects.get(number).version()))
                .with(user(person))
                .with(csrf())
                .header("Accept-Language", "zh-CN")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        """
                        {"annualRevenue": %s, "complexity": "%s", "crossDomain": %s, "reason": "%s"}
                        """
                                .formatted(revenue, complexity, crossDomain, reason)));
    }

    private Document page(String person, String address) throws Exception {
        return Jsoup.parse(client.perform(get(address).with(user(person)).header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private List<String> told(String kind, String number) {
        return jdbc.sql("select person_id from baton.notice where kind = :kind and path = :path")
                .param("kind", kind)
                .param("path", "/projects/" + number)
                .query(String.class)
                .list();
    }

    private String inReview(String revenue) {
        var number = raise(revenue, "medium");
        complete(number, ANSWER_NEED, ENGINEER, ANSWER);
        design(number, 0);
        return number;
    }

    private void design(String number, int versionsBefore) {
        presales.saveSolution(
                number,
                new SolutionDraft(
                        "第" + (versionsBefore + 1) + "版",
                        null,
                        null,
                        "IPRAN",
                        null,
                        new BigDecimal("800000"),
                        new BigDecimal("120000.50"),
                        new BigDecimal("2000000"),
                        Set.of(),
                        new IpRanDraft(
                                "测试接入环",
                                new BigDecimal("30"),
                                new BigDecimal("100"),
                                new BigDecimal("200"),
                                "own",
                                null)),
                versionsBefore,
                ENGINEER);
        complete(number, DESIGN_SOLUTION, ENGINEER, Map.of("securityDeclared", false));
    }

    private void rework(String number) {
        complete(number, REVIEW_TECHNICAL, TECHNICAL, Map.of("technicalVerdict", "rework", "technicalRemark", "补充组网图"));
        complete(
                number,
                REVIEW_COMMERCIAL,
                COMMERCIAL,
                Map.of("commercialVerdict", "approve", "commercialRemark", "同意"));
        sumUp(number);
    }

    /** The audit passes with full marks. */
    private void pass(String audit) {
        var task = task(audit, "userTask_fillChecklist").getId();
        acting.run(INTERNAL_AUDITOR, () -> tasks.claim(task, INTERNAL_AUDITOR));
        var items = jdbc.sql("select item from baton.audit_item where audit_number = :audit")
                .param("audit", audit)
                .query(Integer.class)
                .list();
        audits.score(
                audit,
                items.stream().map(item -> new ScoreDraft(item, "8", null)).toList(),
                0,
                INTERNAL_AUDITOR);
        complete(audit, "userTask_fillChecklist", INTERNAL_AUDITOR, Map.of("auditRemark", "符合"));
        run(instance(audit, "internal-audit"), "serviceTask_closeAudit");
    }

    private String raise(String annualRevenue, String complexity) {
        return raise(annualRevenue, complexity, null);
    }

    private String raiseUrgent(String annualRevenue) {
        return raise(annualRevenue, "medium", "市容迎检前上线");
    }

    private String raise(String annualRevenue, String complexity, String urgentReason) {
        var customer = customers.create(
                new CustomerDetails(
                        "客户 " + UUID.randomUUID(), null, "other", "prefecture", null, "medium", "张主任 020-12345678"),
                OWNER);
        return presales.raiseNeed(
                new Need(
                        customer.id(),
                        "沙园街智慧社区试点",
                        "社区视频、门禁与应急短信",
                        "smart-community",
                        Set.of("global-eye"),
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
                        urgentReason),
                OWNER);
    }

    private List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
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
        run(instance(number, PROCESS), SUM_UP_GATES);
    }

    private void run(String instance, String element) {
        var job = management
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(element)
                .singleResult();
        acting.run("system:test", () -> management.executeJob(job.getId()));
    }

    private Object variable(String number, String name) {
        return runtime.getVariable(instance(number, PROCESS), name);
    }

    private String instance(String number, String process) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(process)
                .singleResult()
                .getId();
    }
}
