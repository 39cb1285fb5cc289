package io.baton;

import static io.baton.Forms.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.customer.CustomerClass;
import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.ActingPerson;
import io.baton.internalaudit.AuditDraft;
import io.baton.internalaudit.InternalAudits;
import io.baton.internalaudit.WarningDraft;
import io.baton.presales.Presales;
import io.baton.presales.SolutionDraft;
import io.baton.project.Grade;
import io.baton.project.Need;
import io.baton.project.Projects;
import io.baton.setting.Settings;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What customers receive: what stands on it, what never does, and who hands it over. */
@IntegrationTest
class CustomerSheetTests {

    private static final String RAISER = "sheetRaiser";
    private static final String OTHER_RAISER = "sheetOtherRaiser";
    private static final String LEAD = "sheetLead";
    private static final String ENGINEER = "sheetEngineer";
    private static final String TECHNICAL = "sheetTechnical";
    private static final String COMMERCIAL = "sheetCommercial";
    private static final String AUDITOR = "sheetAuditor";
    private static final String VERIFIER = "sheetVerifier";
    private static final String MANAGER = "sheetManager";
    private static final String VIEWER = "sheetViewer";
    private static final String STRANGER = "sheetStranger";

    /** What only the carrier knows of the case, each told by its value wherever it stands. */
    private static final Map<String, String> SECRETS = Map.ofEntries(
            Map.entry("urgent reason", "上级督办的紧急原因"),
            Map.entry("hand-up reason", "区里人手不够"),
            Map.entry("first answer due", "2026-07-19"),
            Map.entry("finding due", "2026-08-23"),
            Map.entry("correction days", "173"),
            Map.entry("investment", "765432"),
            Map.entry("annual cost", "543210"),
            Map.entry("annual revenue of the need", "634567"),
            Map.entry("annual revenue of the solution", "987654"),
            Map.entry("ring use", "37.25"),
            Map.entry("deviation reason", "机房里只有这种设备"),
            Map.entry("technical remark", "技术评审的内部意见"),
            Map.entry("commercial remark", "毛利率只有八个点"),
            Map.entry("auditor's opinion", "内审员的总体意见"),
            Map.entry("cause", "施工队漏了一步"),
            Map.entry("evidence remark", "证据的内部说明"),
            Map.entry("verification", "验证人的内部意见"));

    /** A class or a grade that stands alone, as on a badge. */
    private static final Pattern CLASS_OR_GRADE =
            Pattern.compile("(?<![\\p{Alnum}-])([AB][12]|[ABC])(?![\\p{Alnum}-])");

    @LocalServerPort
    private int port;

    @Autowired
    private Presales presales;

    @Autowired
    private InternalAudits audits;

    @Autowired
    private Projects projects;

    @Autowired
    private Customers customers;

    @Autowired
    private Documents documents;

    @Autowired
    private Settings settings;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private MessageSource texts;

    @Autowired
    private MockMvc client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Staff staff;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void people() {
        staff.department("sheetTop", "TOP", null)
                .department("sheetCentre", "CENTRE", "sheetTop")
                .department("sheetOffice", "OFFICE", "sheetCentre")
                .department("sheetBranch", "BRANCH", "sheetTop")
                .department("sheetDistrict", "DISTRICT", "sheetBranch")
                .department("sheetElsewhere", "DISTRICT", "sheetTop")
                .person(RAISER, "sheetDistrict", "accountManager")
                .person(OTHER_RAISER, "sheetDistrict", "accountManager")
                .person(LEAD, "sheetBranch", "leadAccountManager")
                .person(ENGINEER, "sheetOffice", "presalesEngineer")
                .person(TECHNICAL, "sheetOffice", "technicalReviewer")
                .person(COMMERCIAL, "sheetOffice", "commercialReviewer")
                .person(AUDITOR, "sheetCentre", "internalAuditor")
                .person(VERIFIER, "sheetCentre", "internalAuditor")
                .person(MANAGER, "sheetCentre", "centreManager")
                .person(VIEWER, "sheetTop", "auditViewer")
                .person(STRANGER, "sheetElsewhere", "provisioning");
        jdbc.sql("update baton.account set email = 'chen@example.com' where id = :id")
                .param("id", RAISER)
                .update();
    }

    @Test
    @Tag("R-SL-10")
    @Tag("R-SL-8")
    @Tag("R-IA-10")
    void neverShowClassGradeOrInternalLimitsWhateverTheProjectIs() {
        var project = approved();
        var audit = reported(project);
        var secrets = new ArrayList<>(SECRETS.values());
        for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            Stream.of(
                            "project.major",
                            "project.green",
                            "project.urgent",
                            "project.supportDesk",
                            "project.firstAnswerDue")
                    .map(key -> texts.getMessage(key, null, language))
                    .forEach(secrets::add);
        }
        var reader = Visitor.signedIn(port, RAISER);
        var leaks = new TreeSet<String>();
        for (var customerClass : CustomerClass.values()) {
            for (var grade : Grade.values()) {
                becomes(project, customerClass, grade);
                for (var sheet :
                        List.of("first-answer/" + project, "solution/" + project, "corrective-report/" + audit)) {
                    for (var language : List.of("zh-CN", "en")) {
                        var answer = reader.get("/sheets/" + sheet + "/print?language=" + language);
                        assertThat(answer.statusCode()).as(sheet).isEqualTo(200);
                        leaks(answer.body(), secrets)
                                .forEach(leak -> leaks.add(
                                        sheet + " " + language + " for " + customerClass + " " + grade + ": " + leak));
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();

        // The same look finds them where they do stand, so it would find them on a sheet as well.
        becomes(project, CustomerClass.A2, Grade.B);
        assertThat(leaks(reader.get("/projects/" + project + "?lang=zh-CN").body(), secrets))
                .contains("A2", "B", "重大", "绿色通道", "紧急", "首次答复时限", "2026-07-19", "上级督办的紧急原因", "区里人手不够", "毛利率只有八个点");
        assertThat(leaks(reader.get("/projects/" + project).body().replace(",", ""), secrets))
                .contains("765432", "543210", "634567", "987654");
        assertThat(leaks(reader.get("/audits/" + audit).body(), secrets)).contains("2026-08-23", "内审员的总体意见");
    }

    @Test
    @Tag("R-SL-8")
    @Tag("R-SL-10")
    void haveNoPlaceForAnythingElse() throws Exception {
        var project = approved();
        var audit = reported(project);

        var answer = api("first-answer/" + project);
        assertThat(names(answer.path("letterhead")))
                .containsExactly("customer", "project", "number", "department", "manager", "contact");
        assertThat(names(answer.path("content"))).containsExactly("plannedMeasure", "expectedOn", "customerTodo");
        assertThat(names(api("solution/" + project).path("content")))
                .containsExactly(
                        "version",
                        "description",
                        "technology",
                        "products",
                        "sites",
                        "bandwidthMbps",
                        "wantedOn",
                        "expectedOn");
        var report = api("corrective-report/" + audit).path("content");
        assertThat(names(report)).containsExactly("words", "findings", "attachments");
        assertThat(names(report.path("findings").path(0)))
                .containsExactly("statement", "corrective", "preventive", "evidence", "doneOn");

        for (var sheet : List.of("first-answer/" + project, "solution/" + project, "corrective-report/" + audit)) {
            var drawn = client.perform(get("/sheets/" + sheet + "/print").with(user(RAISER)))
                    .andReturn();
            assertThat(drawn.getModelAndView().getModel().keySet())
                    .as("a template shows what it is given")
                    .filteredOn(name -> !name.startsWith("org.springframework"))
                    .containsExactlyInAnyOrder(
                            "sheet", "number", "title", "fragment", "letterhead", "readyOn", "content", "languages");
        }
    }

    @Test
    @Tag("R-SL-8")
    @Tag("R-SL-10")
    void sayWhatTheCustomerNeedsInTheCustomersLanguage() {
        var project = approved();
        var audit = reported(project);
        var reader = Visitor.signedIn(port, RAISER);
        assertThat(reader.get("/account?lang=en").body()).contains("lang=\"en\"");

        var chinese = Jsoup.parse(
                reader.get("/sheets/first-answer/" + project + "/print").body());
        assertThat(chinese.select("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(chinese.select("script, form")).isEmpty();
        assertThat(chinese.text())
                .contains(
                        "需求答复函",
                        "sheetTop · sheetBranch · sheetDistrict",
                        "人" + RAISER,
                        "chen@example.com",
                        "现场勘查后出方案",
                        "2026-12-18",
                        "确认机房位置",
                        project);
        assertThat(reader.get("/account").body())
                .as("the person's own language stays")
                .contains("lang=\"en\"");
        assertThat(reader.page("/sheets/first-answer/" + project + "/print?language=en")
                        .text())
                .contains("Answer to your request", "现场勘查后出方案", "Expected date");

        assertThat(reader.page("/sheets/solution/" + project + "/print").text())
                .contains("解决方案", "双路由接入", "MSTP", "12", "20 Mbit/s", "全球眼", "2026-12-31", "2026-12-18");
        assertThat(reader.page("/sheets/corrective-report/" + audit + "/print").text())
                .contains("机柜没有贴标签", "补贴标签", "验收清单加一栏", "整改照片.txt", "全部整改完毕", "2026-03-10 完成整改", "随附照片.txt");
    }

    @Test
    @Tag("R-SL-10")
    void areHandedOverByWhoDealsWithTheCustomer() throws Exception {
        var project = approved();
        var path = "/sheets/first-answer/" + project;
        var raiser = Visitor.signedIn(port, RAISER);
        assertThat(raiser.page("/projects/" + project).select("a[href=" + path + "]"))
                .hasSize(1);

        var future = raiser.submit(path, path, Map.of("handedOn", "2026-03-11", "language", "zh-CN"));
        assertThat(future.statusCode()).isEqualTo(422);
        assertThat(future.body()).contains("不早于 2026-03-10，不晚于今天", "value=\"2026-03-11\"");
        var missing = raiser.submit(path, path, Map.of("handedOn", "soon", "language", "fr"));
        assertThat(missing.statusCode()).isEqualTo(422);
        client.perform(post("/api" + path)
                        .with(user(RAISER))
                        .with(csrf())
                        .header("Idempotency-Key", UUID.randomUUID())
                        .header("Accept-Language", "en")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"handedOn\": \"2026-03-09\", \"language\": \"fr\"}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("handedOn"))
                .andExpect(jsonPath("$.errors[0].message")
                        .value("Enter the day on which the customer got it: not before 2026-03-10 and not"
                                + " after today."))
                .andExpect(jsonPath("$.errors[1].field").value("language"));
        assertThat(handovers(project)).isZero();

        var handed = raiser.submit(
                path, path, Map.of("handedOn", "2026-03-10", "language", "en", "idempotencyKey", "once" + project));
        raiser.submit(
                path, path, Map.of("handedOn", "2026-03-10", "language", "en", "idempotencyKey", "once" + project));
        assertThat(handed.statusCode()).isEqualTo(302);
        assertThat(handovers(project)).as("once, however often it is sent").isEqualTo(1);
        assertThat(raiser.page(path).text()).contains("2026-03-10 交给客户（English）");
        var evidence = json.readTree(
                jdbc.sql("select content from baton.evidence where act = 'project.sheetHandedOver' and case_number ="
                                + " :number")
                        .param("number", project)
                        .query(String.class)
                        .single());
        assertThat(evidence.path("by").asText()).isEqualTo(RAISER);
        assertThat(evidence.path("after").path("content").path("plannedMeasure").asText())
                .isEqualTo("现场勘查后出方案");

        assertThat(Visitor.signedIn(port, LEAD)
                        .submit(path, path, Map.of("handedOn", "2026-03-10", "language", "zh-CN"))
                        .statusCode())
                .as("a lead account manager above the project's department")
                .isEqualTo(302);
        for (var other : List.of(OTHER_RAISER, ENGINEER, MANAGER, VIEWER)) {
            var visitor = Visitor.signedIn(port, other);
            assertThat(visitor.page(path).select("main form")).as(other).isEmpty();
            var refused = visitor.post(
                    path,
                    Map.of(
                            "handedOn",
                            "2026-03-10",
                            "language",
                            "zh-CN",
                            "idempotencyKey",
                            "k",
                            "_csrf",
                            visitor.csrf()));
            assertThat(refused.statusCode()).as(other).isEqualTo(403);
            assertThat(refused.body()).contains("由客户经理人" + RAISER + "或首席客户经理交给客户");
        }
        assertThat(Visitor.signedIn(port, STRANGER).get(path).statusCode()).isEqualTo(404);
        assertThat(handovers(project)).isEqualTo(2);
    }

    @Test
    @Tag("R-SL-10")
    @Tag("R-IA-10")
    void areNotThereBeforeThereIsSomethingToSayAndNoDraftIsHandedOver() throws Exception {
        var project = raised();
        var raiser = Visitor.signedIn(port, RAISER);
        assertThat(raiser.get("/sheets/first-answer/" + project).statusCode()).isEqualTo(404);
        assertThat(raiser.get("/sheets/solution/" + project).statusCode()).isEqualTo(404);
        assertThat(raiser.get("/sheets/nothing/" + project).statusCode()).isEqualTo(404);

        complete(project, "userTask_answerNeed", ENGINEER, answer());
        var audit = corrected(project);
        var path = "/sheets/corrective-report/" + audit;
        assertThat(raiser.page(path).select("main form")).isEmpty();
        assertThat(raiser.page(path).text()).contains("还是草稿");
        assertThat(raiser.page(path + "/print").text()).contains("草稿", "机柜没有贴标签");
        client.perform(post("/api" + path)
                        .with(user(RAISER))
                        .with(csrf())
                        .header("Idempotency-Key", UUID.randomUUID())
                        .header("Accept-Language", "en")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"handedOn\": \"2026-03-10\", \"language\": \"en\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail")
                        .value("This sheet is still a draft and can't be handed over. Complete the task that"
                                + " writes it first."));
    }

    @Test
    @Tag("R-SL-10")
    void warnOfWordsThatLookInternal() {
        var plain = raised();
        complete(plain, "userTask_answerNeed", ENGINEER, answer());
        var doubtful = raised();
        complete(
                doubtful,
                "userTask_answerNeed",
                ENGINEER,
                Map.of(
                        "plannedMeasure",
                        "按 A 级项目优先安排，\nB1类客户走绿色通道",
                        "expectedDate",
                        "2026-12-18",
                        "customerTodo",
                        "A grade B room is enough; the WAN of class 5 is not"));
        var raiser = Visitor.signedIn(port, RAISER);

        assertThat(raiser.page("/sheets/first-answer/" + doubtful).text()).contains("文字里有“A 级 / B1类 / 绿色通道 / grade B”");
        assertThat(raiser.page("/sheets/first-answer/" + plain).text()).doesNotContain("请先核对");
        assertThat(raiser.page("/sheets/first-answer/" + doubtful + "/print").text())
                .as("the customer reads no warning")
                .doesNotContain("请先核对");
    }

    @Test
    void leaveNoTraceWhenTheyAreOnlyRead() {
        var project = approved();
        var viewer = Visitor.signedIn(port, VIEWER);
        var before = evidence();

        for (var page : List.of("", "/print", "/print?language=en")) {
            assertThat(viewer.get("/sheets/solution/" + project + page).statusCode())
                    .isEqualTo(200);
        }
        viewer.get("/api/sheets/solution/" + project, "Accept", "application/json");

        assertThat(evidence()).isEqualTo(before);
        assertThat(handovers(project)).isZero();
    }

    @Test
    void nameNoContactWhereNoneIsKnownAndSaySo() {
        var project = approved();
        jdbc.sql("update baton.account set email = null where id = :id")
                .param("id", RAISER)
                .update();
        var raiser = Visitor.signedIn(port, RAISER);

        assertThat(raiser.page("/sheets/first-answer/" + project).text()).contains("没有电子邮箱");
        assertThat(raiser.page("/sheets/first-answer/" + project + "/print").text())
                .contains("人" + RAISER)
                .doesNotContain("电子邮箱");
    }

    private static List<String> leaks(String page, List<String> secrets) {
        var text = Jsoup.parse(page).text().replaceAll("[A-Z]{2}-\\d{4}-\\d{6}", "");
        return Stream.concat(
                        secrets.stream().filter(text::contains),
                        CLASS_OR_GRADE.matcher(text).results().map(match -> match.group(1)))
                .distinct()
                .toList();
    }

    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode api(String sheet) throws Exception {
        return json.readTree(client.perform(get("/api/sheets/" + sheet).with(user(RAISER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }

    private long handovers(String number) {
        return jdbc.sql("select count(*) from baton.sheet_handover where case_number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private long evidence() {
        return jdbc.sql("select count(*) from baton.evidence where by = :by")
                .param("by", VIEWER)
                .query(Long.class)
                .single();
    }

    /** As if it had been decided so: the flow need not be walked for each. */
    private void becomes(String number, CustomerClass customerClass, Grade grade) {
        jdbc.sql(
                        """
                        update baton.project set grade = :grade, major = true, support_desk = 'CENTRE', urgent = true,
                            urgent_reason = '上级督办的紧急原因', hand_up_reason = '区里人手不够', green_since = now(),
                            first_answer_due = :due
                        where number = :number
                        """)
                .param("grade", grade.name())
                .param("due", OffsetDateTime.parse("2026-07-19T03:17:00Z"))
                .param("number", number)
                .update();
        jdbc.sql(
                        """
                        update baton.customer set customer_class = :class
                        where id = (select customer_id from baton.project where number = :number)
                        """)
                .param("class", customerClass.name())
                .param("number", number)
                .update();
    }

    private String raised() {
        var customer = customers.create(
                new CustomerDetails(
                        "客户 " + UUID.randomUUID().toString().replaceAll("[\\d-]", ""),
                        null,
                        "other",
                        "prefecture",
                        null,
                        "medium",
                        "张主任"),
                RAISER);
        return presales.raiseNeed(
                new Need(
                        customer.id(),
                        "园区专线",
                        "三个园区互联",
                        "smart-community",
                        Set.of("global-eye"),
                        12,
                        new BigDecimal("20"),
                        "city",
                        "normal",
                        new BigDecimal("634567.89"),
                        "medium",
                        false,
                        LocalDate.of(2026, 12, 31),
                        "customer",
                        false,
                        null),
                RAISER);
    }

    private static Map<String, Object> answer() {
        return Map.of("plannedMeasure", "现场勘查后出方案", "expectedDate", "2026-12-18", "customerTodo", "确认机房位置");
    }

    /** A project whose solution all gates have approved. */
    private String approved() {
        var number = raised();
        complete(number, "userTask_answerNeed", ENGINEER, answer());
        presales.saveSolution(
                number,
                new SolutionDraft(
                        "双路由接入",
                        new BigDecimal("37.25"),
                        true,
                        "MSTP",
                        "机房里只有这种设备",
                        new BigDecimal("765432.10"),
                        new BigDecimal("543210.98"),
                        new BigDecimal("987654.32"),
                        Set.of(),
                        null),
                0,
                ENGINEER);
        complete(number, "userTask_designSolution", ENGINEER, Map.of("securityDeclared", false));
        complete(
                number,
                "userTask_reviewTechnical",
                TECHNICAL,
                Map.of("technicalVerdict", "approve", "technicalRemark", "技术评审的内部意见"));
        complete(
                number,
                "userTask_reviewCommercial",
                COMMERCIAL,
                Map.of("commercialVerdict", "approve", "commercialRemark", "毛利率只有八个点"));
        run(number);
        return number;
    }

    /** A customer's audit of the project, corrected and reported. */
    private String reported(String project) {
        var audit = corrected(project);
        attach(audit, "report", "随附照片.txt", RAISER);
        complete(audit, "userTask_reportToCustomer", RAISER, Map.of("reportText", "全部整改完毕"));
        return audit;
    }

    private String corrected(String project) {
        var audit = audits.start(new AuditDraft(project, "customer", LocalDate.of(2026, 4, 15)), AUDITOR);
        audits.state(audit, new WarningDraft("deliveryPlan", "机柜没有贴标签", List.of(ENGINEER), VERIFIER), 0, AUDITOR);
        setCorrectionDays("173");
        try {
            complete(audit, "userTask_enterFindings", AUDITOR, Map.of("auditRemark", "内审员的总体意见"));
        } finally {
            setCorrectionDays("10");
        }
        var finding = jdbc.sql("select number from baton.finding where audit_number = :audit")
                .param("audit", audit)
                .query(String.class)
                .single();
        jdbc.sql("update baton.finding set due_at = :due where number = :number")
                .param("due", OffsetDateTime.parse("2026-08-23T10:00:00Z"))
                .param("number", finding)
                .update();
        complete(
                finding,
                "userTask_planMeasure",
                ENGINEER,
                Map.of(
                        "measureAnswer", "planned",
                        "causeAnalysis", "施工队漏了一步",
                        "correctiveMeasure", "补贴标签",
                        "preventiveMeasure", "验收清单加一栏"));
        attach(finding, "evidence", "整改照片.txt", ENGINEER);
        complete(
                finding,
                "userTask_provideEvidence",
                ENGINEER,
                Map.of("evidenceAnswer", "provided", "evidenceRemark", "证据的内部说明"));
        complete(
                finding,
                "userTask_verifyCorrection",
                VERIFIER,
                Map.of("verification", "accepted", "verificationRemark", "验证人的内部意见"));
        return audit;
    }

    private void setCorrectionDays(String days) {
        var key = "internalaudit.correctionDays";
        settings.change(key, days, settings.state(key).version(), "测试", MANAGER);
    }

    private void attach(String number, String purpose, String name, String person) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        documents.add(number, purpose, new Upload(name, bytes.length, () -> new ByteArrayInputStream(bytes)), person);
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

    /** The gates are summed up. */
    private void run(String number) {
        var job = acting.call("system:test", () -> management.createJobQuery().messages().list().stream()
                .filter(one -> number.equals(businessKey(one.getProcessInstanceId())))
                .findFirst()
                .orElseThrow());
        acting.run("system:test", () -> management.executeJob(job.getId()));
    }

    private String businessKey(String instance) {
        return jdbc.sql("select business_key from baton.work_case where process_instance_id = :instance")
                .param("instance", instance)
                .query(String.class)
                .single();
    }
}
