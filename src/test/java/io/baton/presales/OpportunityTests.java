package io.baton.presales;

import static io.baton.Forms.csrf;
import static io.baton.presales.Cast.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.Visitor;
import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Opportunities, until they are needs or dropped (R-OP-1). */
@IntegrationTest
class OpportunityTests {

    @Autowired
    private MockMvc client;

    @Autowired
    private Customers customers;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Staff staff;

    @Autowired
    private Projects projects;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    @BeforeEach
    void enterCast() {
        Cast.enter(jdbc);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    @Tag("R-OP-1")
    void becomesANeedAndMovesThroughTheStagesOfTheReserve() throws Exception {
        var before = board(RAISER);
        var opportunity = entered(RAISER, "600000.50");
        assertThat(revenue(board(RAISER), 0) - revenue(before, 0)).isEqualTo(600000.5);
        assertThat(board(RAISER).get("weekActual").asDouble()
                        - before.get("weekActual").asDouble())
                .isEqualTo(600000.5);

        var form = client.perform(
                        get("/needs/new").param("opportunity", id(opportunity)).with(user(RAISER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(form).select("#title").val()).isEqualTo("网点互联");
        assertThat(Jsoup.parse(form).select("#annualRevenue").val()).isEqualTo("600000.50");
        client.perform(send(
                        OTHER_ACCOUNT_MANAGER,
                        post("/api/needs?opportunity=" + id(opportunity)),
                        need(RAISER, "700000")))
                .andExpect(status().isForbidden());
        var need = client.perform(
                        send(RAISER, post("/api/needs?opportunity=" + id(opportunity)), need(RAISER, "700000")))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");

        client.perform(get(opportunity).with(user(ENGINEER)))
                .andExpect(jsonPath("$.projectNumber").value(id(need)));
        assertThat(jdbc.sql(
                                """
                                select concat_ws(' ', by, subject, cast(content as jsonb) -> 'after' ->> 'project')
                                from baton.evidence where act = 'project.opportunityRaised' and case_number = :number
                                """)
                        .param("number", id(need))
                        .query(String.class)
                        .list())
                .containsExactly(RAISER + " opportunity:" + id(opportunity) + " " + id(need));
        assertThat(revenue(board(RAISER), 0)).isEqualTo(revenue(before, 0));
        assertThat(revenue(board(RAISER), 1) - revenue(before, 1)).isEqualTo(700000.0);
        client.perform(send(RAISER, post("/api/needs?opportunity=" + id(opportunity)), need(RAISER, "700000")))
                .andExpect(status().isConflict());
        client.perform(send(RAISER, post(opportunity + "/drop"), "{\"reason\": \"晚了\"}"))
                .andExpect(status().isConflict());
    }

    @Test
    @Tag("R-OP-1")
    void isDroppedByItsOwnerOnlyAndWithAReason() throws Exception {
        var opportunity = entered(RAISER, "1");

        client.perform(send(OTHER_ACCOUNT_MANAGER, post(opportunity + "/drop"), "{\"reason\": \"不要了\"}"))
                .andExpect(status().isForbidden());
        client.perform(send(LONELY_ACCOUNT_MANAGER, post(opportunity + "/drop"), "{\"reason\": \"不要了\"}"))
                .andExpect(status().isNotFound());
        client.perform(send(RAISER, post(opportunity + "/drop"), "{\"reason\": \"  \"}"))
                .andExpect(status().isUnprocessableEntity());
        client.perform(send(RAISER, put(opportunity + "?version=3"), draft(RAISER, "2")))
                .andExpect(status().isConflict());
        client.perform(send(RAISER, put(opportunity + "?version=0"), draft(RAISER, "2")))
                .andExpect(jsonPath("$.expectedRevenue").value(2.0));
        client.perform(send(RAISER, post(opportunity + "/drop"), "{\"reason\": \"客户取消预算\"}"))
                .andExpect(jsonPath("$.droppedReason").value("客户取消预算"));

        client.perform(get(opportunity).with(user(LONELY_ACCOUNT_MANAGER))).andExpect(status().isNotFound());
        client.perform(get(opportunity).with(user(ADMIN))).andExpect(status().isNotFound());
        assertThat(board(RAISER).get("conversion").isNull()).isFalse();
        for (var page : new String[] {"/opportunities", opportunity.replace("/api", "")}) {
            client.perform(get(page).with(user(AUDITOR))).andExpect(status().isOk());
        }
    }

    @Test
    @Tag("R-OP-1")
    void namesEverythingThatIsMissingAndKeepsWhatWasTyped() throws Exception {
        client.perform(send(RAISER, post("/api/opportunities"), "{\"source\": \"moon\", \"expectedRevenue\": -1}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath(
                        "$.errors[*].field",
                        containsInAnyOrder(
                                "customerId", "title", "source", "expectedRevenue", "expectedOn", "nextStep")));
        client.perform(send(ENGINEER, post("/api/opportunities"), "{}")).andExpect(status().isForbidden());

        staff.person("opportunityKeeper", "castDistrict", "accountManager");
        var page = Visitor.signedIn(port, "opportunityKeeper")
                .submit("/opportunities/new", "/opportunities", Map.of("title", "网点互联", "expectedRevenue", "很多"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(page.body()).select("#title").val()).isEqualTo("网点互联");
        assertThat(Jsoup.parse(page.body()).select("#expectedRevenue").val()).isEqualTo("很多");
        assertThat(Jsoup.parse(page.body()).select("#nextStep").hasClass("is-invalid"))
                .isTrue();
    }

    @Test
    @Tag("R-OP-1")
    void standsOnTheBoardAtTheStageThatItsProjectHasReached() throws Exception {
        var keeper = keeper();
        assertThat(board(keeper).get("conversion").isNull())
                .as("nothing is decided")
                .isTrue();

        entered(keeper, "100");
        raised(keeper, "700000");
        ended(raised(keeper, "710000"), ProjectStatus.TO_BID, keeper);
        ended(raised(keeper, "720000"), ProjectStatus.TO_CONTRACT, keeper);
        ended(raised(keeper, "730000"), ProjectStatus.LOST, keeper);
        contracted(raised(keeper, "740000"), "SIGNED");
        contracted(raised(keeper, "750000"), "CANCELLED");
        for (var revenue : List.of("5", "6")) {
            client.perform(send(keeper, post(entered(keeper, revenue) + "/drop"), "{\"reason\": \"客户取消预算\"}"))
                    .andExpect(status().isOk());
        }

        var board = board(keeper);
        assertThat(board.get("stages"))
                .extracting(
                        stage -> stage.get("id").asText(),
                        stage -> stage.get("count").asInt(),
                        stage -> stage.get("revenue").asDouble())
                .containsExactly(
                        tuple("open", 1, 100.0),
                        tuple("presales", 1, 700000.0),
                        tuple("toBid", 1, 710000.0),
                        tuple("toContract", 1, 720000.0),
                        tuple("signed", 1, 740000.0),
                        tuple("gone", 4, 1480011.0));
        assertThat(board.get("conversion").asInt())
                .as("six of eight decided ones")
                .isEqualTo(75);
        assertThat(Visitor.signedIn(port, keeper).page("/opportunities").text()).contains("75 %", "已签约");
    }

    @Test
    @Tag("R-OP-1")
    void countsForTheWeekFromItsMondayInShanghai() throws Exception {
        var keeper = keeper();
        clock.setTo(Instant.parse("2026-03-15T15:59:59Z"));
        entered(keeper, "5000000");
        assertWeek(keeper, 5000000, "已达标");

        clock.setTo(Instant.parse("2026-03-15T16:00:00Z"));
        assertWeek(keeper, 0, "未达标");
        entered(keeper, "1999999.99");
        assertWeek(keeper, 1999999.99, "未达标");
        entered(keeper, "0.01");
        assertWeek(keeper, 2000000, "已达标");

        clock.setTo(Instant.parse("2026-03-22T15:59:59Z"));
        assertWeek(keeper, 2000000, "已达标");
    }

    private void assertWeek(String keeper, double actual, String verdict) throws Exception {
        assertThat(board(keeper).get("weekActual").asDouble()).isEqualTo(actual);
        assertThat(Visitor.signedIn(port, keeper)
                        .page("/opportunities")
                        .select("main .badge.bg-green-lt, main .badge.bg-orange-lt")
                        .text())
                .isEqualTo(verdict);
    }

    /** A new account manager of a new district, whose reserve is nobody else's. */
    private String keeper() {
        var id = "reserve" + UUID.randomUUID().toString().substring(0, 8);
        staff.department(id, "DISTRICT", "castTop").person(id, id, "accountManager");
        return id;
    }

    /** The number of the project that an opportunity became. */
    private String raised(String person, String revenue) throws Exception {
        var opportunity = entered(person, "1");
        client.perform(send(person, post("/api/needs?opportunity=" + id(opportunity)), need(person, revenue)))
                .andExpect(status().isCreated());
        return json.readTree(client.perform(get(opportunity).with(user(person)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .get("projectNumber")
                .asText();
    }

    /** Ends the presales review of the project; no task of it stays behind. */
    private void ended(String number, ProjectStatus how, String person) {
        endReview(number);
        projects.ended(number, how, "客户的决定", person);
    }

    private void endReview(String number) {
        var review = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
        acting.run("system:test", () -> runtime.deleteProcessInstance(review, "test"));
    }

    /** Ends the presales review of the project, whose contract reached this state since. */
    private void contracted(String number, String status) {
        endReview(number);
        jdbc.sql("update baton.project set status = :status, signed_at = now() where number = :number")
                .param("status", status)
                .param("number", number)
                .update();
    }

    private String entered(String person, String revenue) throws Exception {
        return client.perform(send(person, post("/api/opportunities"), draft(person, revenue)))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");
    }

    private JsonNode board(String person) throws Exception {
        return json.readTree(client.perform(get("/api/opportunities").with(user(person)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .get("board");
    }

    private static double revenue(JsonNode board, int stage) {
        return board.get("stages").get(stage).get("revenue").asDouble();
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private long customer(String person) {
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
                        person)
                .id();
    }

    private String draft(String person, String revenue) {
        return """
                {"source": "visit", "customerId": %d, "title": "网点互联", "expectedRevenue": %s, "expectedOn": "2027-03-31",
                 "nextStep": "周五拜访行长"}
                """
                .formatted(customer(person), revenue);
    }

    private String need(String person, String revenue) {
        return """
                {"customerId": %d, "title": "网点互联", "need": "十四个网点双线接入", "scenario": "finance-branch",
                 "products": ["vpn"], "sites": 14, "bandwidthMbps": 4, "area": "city", "securityLevel": "normal",
                 "annualRevenue": %s, "complexity": "low", "crossDomain": false, "wantedOn": "2027-03-31",
                 "requestKind": "customer", "urgent": false}
                """
                .formatted(customer(person), revenue);
    }

    private static MockHttpServletRequestBuilder send(
            String person, MockHttpServletRequestBuilder request, String body) {
        return request.header("Idempotency-Key", UUID.randomUUID())
                .with(user(person))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
