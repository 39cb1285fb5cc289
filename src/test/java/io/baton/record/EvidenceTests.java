package io.baton.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.Visitor;
import io.baton.engine.ActingPerson;
import io.baton.engine.VariableWritten;
import io.baton.people.Act;
import io.baton.worklist.WorkList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.erdtman.jcs.JsonCanonicalizer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of who did what, through which door, and that nobody alters it. */
@IntegrationTest
class EvidenceTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAISER = "evidenceManager";
    private static final String ENGINEER = "evidenceEngineer";
    private static final String TECHNICAL = "evidenceTechnical";
    private static final String COMMERCIAL = "evidenceCommercial";

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private WorkList workList;

    @Autowired
    private Flyway flyway;

    private Visitor visitor;

    @BeforeEach
    void enter() {
        staff.department("evidenceTop", "TOP", null)
                .department("evidenceCentre", "CENTRE", "evidenceTop")
                .person(RAISER, "evidenceCentre", "accountManager")
                .person(ENGINEER, "evidenceCentre", "presalesEngineer")
                .person(TECHNICAL, "evidenceCentre", "technicalReviewer")
                .person(COMMERCIAL, "evidenceCentre", "commercialReviewer");
        visitor = new Visitor(port);
    }

    @Test
    void keepsOneRowForEveryActOfAReview() {
        var number = raise();
        complete(
                number, ENGINEER, "userTask_answerNeed", "{\"plannedMeasure\":\"勘查\",\"expectedDate\":\"2026-12-18\"}");
        send("PUT", ENGINEER, "/api/projects/" + number + "/solution?version=0", SOLUTION);
        complete(number, ENGINEER, "userTask_designSolution", "{\"securityDeclared\":false}");
        var technical = task(number, "userTask_reviewTechnical");
        send("POST", TECHNICAL, "/api/tasks/" + technical + "/comments", "{\"text\":\"看一下环路\"}");
        complete(
                number,
                TECHNICAL,
                "userTask_reviewTechnical",
                "{\"technicalVerdict\":\"approve\",\"technicalRemark\":\"可行\"}");
        complete(
                number,
                COMMERCIAL,
                "userTask_reviewCommercial",
                "{\"commercialVerdict\":\"approve\",\"commercialRemark\":\"同意\"}");
        sumUp(number);
        complete(number, RAISER, "userTask_presentSolution", "{\"customerDecision\":\"toContract\"}");

        assertThat(rows(number).stream().map(EvidenceTests::line))
                .containsExactly(
                        "project.needRaised by " + RAISER + " at API",
                        "instance.variablesWritten by " + RAISER + " at API",
                        "instance.started by " + RAISER + " at API",
                        "task.assigned userTask_answerNeed by " + ENGINEER + " at API",
                        "task.completed userTask_answerNeed by " + ENGINEER + " at API",
                        "task.assigned userTask_designSolution by " + ENGINEER + " at API",
                        "presales.solutionSaved by " + ENGINEER + " at API",
                        "task.completed userTask_designSolution by " + ENGINEER + " at API",
                        "instance.variablesWritten by " + ENGINEER + " at API",
                        "worklist.commented by " + TECHNICAL + " at API",
                        "task.assigned userTask_reviewTechnical by " + TECHNICAL + " at API",
                        "task.completed userTask_reviewTechnical by " + TECHNICAL + " at API",
                        "task.assigned userTask_reviewCommercial by " + COMMERCIAL + " at API",
                        "task.completed userTask_reviewCommercial by " + COMMERCIAL + " at API",
                        "instance.variablesWritten by system:test at JOB",
                        "task.assigned userTask_presentSolution by system:test at JOB",
                        "task.completed userTask_presentSolution by " + RAISER + " at API",
                        "instance.ended by " + RAISER + " at API");
    }

    @Test
    void saysWhatWasSubmittedUnderWhichVersionAndFromWhere() {
        var number = raise();
        var task = task(number, "userTask_answerNeed");
        var answer = "{\"plannedMeasure\":\"勘查\",\"expectedDate\":\"2026-12-18\"}";
        complete(number, ENGINEER, "userTask_answerNeed", answer);

        var completed = only(rows(number), "task.completed");
        assertThat(completed.path("subject").asText()).isEqualTo("task:" + task);
        assertThat(completed.path("after").path("plannedMeasure").asText()).isEqualTo("勘查");
        assertThat(completed.path("after").path("designer").asText()).isEqualTo(ENGINEER);
        assertThat(completed.path("before").path("plannedMeasure").isNull()).isTrue();
        assertThat(completed.path("model").asText()).startsWith("presales-review:");
        assertThat(completed.path("product").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(completed.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(completed.path("task").path("element").asText()).isEqualTo("userTask_answerNeed");
        var raised = only(rows(number), "project.needRaised");
        assertThat(raised.path("after").path("annualRevenue").asText()).isEqualTo("600000.00");
        assertThat(raised.path("subject").asText()).isEqualTo("project:" + number);
    }

    @Test
    void tellsTheValueBeforeAChange() {
        var number = raise();
        complete(
                number, ENGINEER, "userTask_answerNeed", "{\"plannedMeasure\":\"勘查\",\"expectedDate\":\"2026-12-18\"}");
        send("PUT", ENGINEER, "/api/projects/" + number + "/solution?version=0", SOLUTION);
        complete(number, ENGINEER, "userTask_designSolution", "{\"securityDeclared\":false}");
        complete(
                number,
                TECHNICAL,
                "userTask_reviewTechnical",
                "{\"technicalVerdict\":\"rework\",\"technicalRemark\":\"补图\"}");
        complete(
                number,
                COMMERCIAL,
                "userTask_reviewCommercial",
                "{\"commercialVerdict\":\"approve\",\"commercialRemark\":\"同意\"}");
        sumUp(number);
        send("PUT", ENGINEER, "/api/projects/" + number + "/solution?version=1", SOLUTION);
        complete(number, ENGINEER, "userTask_designSolution", "{\"securityDeclared\":true}");

        var second = rows(number).stream()
                .filter(row -> row.path("act").asText().equals("task.completed"))
                .filter(row -> row.path("task").path("element").asText().equals("userTask_designSolution"))
                .toList()
                .get(1);
        assertThat(second.path("before").path("securityDeclared").isBoolean()).isTrue();
        assertThat(second.path("before").path("securityDeclared").asBoolean()).isFalse();
        assertThat(second.path("after").path("securityDeclared").asBoolean()).isTrue();
    }

    @Test
    void namesTheDoor() {
        var number = raise();
        var task = task(number, "userTask_answerNeed");
        visitor.send(visitor.request("/engine-rest/task/" + task + "/claim")
                .setHeader("Accept", "application/json")
                .header("Authorization", Visitor.basic(ENGINEER))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"userId\":\"" + ENGINEER + "\"}"))
                .build());
        var page = Visitor.signedIn(port, ENGINEER);
        assertThat(page.submit("/tasks/" + task, "/tasks/" + task + "/comments", Map.of("text", "从页面"))
                        .statusCode())
                .isEqualTo(302);

        assertThat(only(rows(number), "task.assigned").path("door").asText()).isEqualTo("ENGINE_REST");
        assertThat(only(rows(number), "worklist.commented").path("door").asText())
                .isEqualTo("PAGE");
    }

    @Test
    void keepsTheCanonicalFormAndItsDigest() throws IOException {
        var number = raise();
        var stored = jdbc.sql("select content, digest from baton.evidence where case_number = :number")
                .param("number", number)
                .query((row, index) -> new EvidenceRow(row.getString("content"), row.getString("digest")))
                .list();

        assertThat(stored).hasSizeGreaterThan(2);
        for (var row : stored) {
            assertThat(new JsonCanonicalizer(row.content()).getEncodedString()).isEqualTo(row.content());
            assertThat(EvidenceRow.digest(row.content())).isEqualTo(row.digest());
        }
        assertThat(jdbc.sql(
                                """
                                select count(*) from baton.evidence where case_number = :number
                                and (cast(cast(content as jsonb) ->> 'id' as uuid), cast(content as jsonb) ->> 'act',
                                    cast(content as jsonb) ->> 'by', cast(content as jsonb) ->> 'subject',
                                    cast(cast(content as jsonb) ->> 'at' as timestamptz)) = (id, act, by, subject, at)
                                """)
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(stored.size());
    }

    @Test
    void leavesNothingOfAnActThatWasUndone() {
        var key = "undone-" + UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            publisher.publishEvent(new Act("project.needRaised", RAISER, key, "project:" + key, null, null, null));
            status.setRollbackOnly();
        });
        assertThat(rows(key)).isEmpty();
    }

    @Test
    void refusesAnActOutsideATransaction() {
        var act = new Act("project.needRaised", RAISER, "outside", "project:outside", null, null, null);
        assertThatThrownBy(() -> publisher.publishEvent(act)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsAnActThatIsToldWhileTheTransactionCommits() {
        var key = "late-" + UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            var act = new Act("project.needRaised", RAISER, key, "project:" + key, null, null, null);
            publisher.publishEvent(act);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    publisher.publishEvent(act);
                    publisher.publishEvent(
                            new VariableWritten("i", "presales-review:1:0", key, "word", "旧", "新", RAISER));
                }
            });
        });
        assertThat(rows(key)).hasSize(3);
        var written = only(rows(key), "instance.variablesWritten");
        assertThat(written.path("before").path("word").asText()).isEqualTo("旧");
        assertThat(written.path("after").path("word").asText()).isEqualTo("新");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update baton.evidence set by = 'nobody'",
                "update baton.evidence set content = content where false or id is not null",
                "delete from baton.evidence",
                "truncate baton.evidence",
                "drop trigger evidence_unaltered on baton.evidence",
                "alter table baton.evidence disable trigger all",
                "drop table baton.evidence"
            })
    void isNeverAltered(String attempt) {
        raise();
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> jdbc.sql(attempt).update()))
                .isInstanceOf(DataAccessException.class);
    }

    /** Privileges don't bind the owner of the table; only the triggers refuse here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update baton.evidence set by = 'nobody'",
                "delete from baton.evidence",
                "truncate baton.evidence"
            })
    void isNotAlteredByItsOwnerEither(String attempt) throws SQLException {
        raise();
        try (var connection = flyway.getConfiguration().getDataSource().getConnection();
                var statement = connection.createStatement()) {
            // Whatever a missing trigger lets through is undone for the other tests.
            connection.setAutoCommit(false);
            try {
                assertThatThrownBy(() -> statement.executeUpdate(attempt))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("Evidence is never altered");
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void givesTheApplicationNoRightToAlterIt() {
        assertThat(jdbc.sql(
                                """
                                select has_table_privilege('baton.evidence', 'update') or has_table_privilege('baton.evidence', 'delete')
                                    or has_table_privilege('baton.evidence', 'truncate')
                                """)
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void standsOnTheTimelineOfTheCaseAndOfItsTasks() {
        var number = raise();
        var task = task(number, "userTask_answerNeed");
        send("POST", RAISER, "/api/projects/" + number + "/withdrawal", "{\"reason\":\"客户暂停项目 <b>\"}");

        var raiser = Visitor.signedIn(port, RAISER);
        for (var page : List.of("/projects/" + number, "/tasks/" + task)) {
            var timeline = raiser.page(page).select("[aria-labelledby=timeline-title]");
            assertThat(timeline.text()).as(page).contains("提出了需求", "撤回了需求", "客户暂停项目 <b>");
            assertThat(timeline.select("b")).isEmpty();
        }
    }

    private static final String SOLUTION =
            """
            {"summary": "双路由接入", "ringSlotUse": null, "coversYear": null, "technology": "IPRAN", "deviationReason": null,
             "investment": 100000, "annualCost": 60000, "annualRevenue": 600000, "coAuthors": [],
             "ipRan": {"ring": "番禺接入环 2", "peakLoad": 30, "reservedMbps": 100, "addedMbps": 150, "room": "own"}}
            """;

    private String raise() {
        var customer = location(send(
                "POST",
                RAISER,
                "/api/customers",
                """
                {"name": "客户 %s", "sector": "other", "level": "prefecture", "size": "medium", "contact": "张主任 020-12345678"}
                """
                        .formatted(UUID.randomUUID())));
        return location(send(
                "POST",
                RAISER,
                "/api/needs",
                """
                {"customerId": %s, "title": "跨省内网", "need": "总部与物流园组网", "scenario": "group-intranet",
                 "products": ["vpn", "ip-ran"], "sites": 46, "bandwidthMbps": 50, "area": "city", "securityLevel": "normal",
                 "annualRevenue": 600000.00, "complexity": "medium", "crossDomain": false, "wantedOn": "2027-03-31",
                 "requestKind": "customer", "urgent": false}
                """
                        .formatted(customer)));
    }

    private static String location(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> send(String verb, String person, String path, String body) {
        var answer = visitor.send(visitor.request(path)
                .setHeader("Accept", "application/json")
                .header("Authorization", Visitor.basic(person))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(verb, BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    private void complete(String number, String person, String element, String values) {
        var id = task(number, element);
        send("POST", person, "/api/tasks/" + id + "/claim", "");
        var version = workList.task(id, person).version();
        send(
                "POST",
                person,
                "/api/tasks/" + id + "/completion",
                "{\"version\":" + version + ",\"values\":" + values + "}");
    }

    private String task(String number, String element) {
        return acting.call(RAISER, () -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult()
                .getId());
    }

    private void sumUp(String number) {
        var instance = jdbc.sql("select process_instance_id from baton.work_case where business_key = :key")
                .param("key", number)
                .query(String.class)
                .single();
        var job = management.createJobQuery().processInstanceId(instance).singleResult();
        acting.run("system:test", () -> management.executeJob(job.getId()));
    }

    private List<JsonNode> rows(String number) {
        var rows = new ArrayList<JsonNode>();
        for (var content : jdbc.sql("select content from baton.evidence where case_number = :number order by id")
                .param("number", number)
                .query(String.class)
                .list()) {
            try {
                rows.add(JSON.readTree(content));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return rows;
    }

    private static JsonNode only(List<JsonNode> rows, String act) {
        var found = rows.stream()
                .filter(row -> row.path("act").asText().equals(act))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String line(JsonNode row) {
        var element = row.path("task").path("element").asText();
        return row.path("act").asText() + (element.isEmpty() ? "" : " " + element) + " by "
                + row.path("by").asText() + " at " + row.path("door").asText();
    }
}
