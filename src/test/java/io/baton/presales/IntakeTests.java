package io.baton.presales;

import static io.baton.Forms.csrf;
import static io.baton.presales.Cast.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.Visitor;
import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.project.Projects;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Requests through any channel, until they are needs (R-SL-8, R-SL-9). */
@IntegrationTest
class IntakeTests {

    @Autowired
    private MockMvc client;

    @Autowired
    private Customers customers;

    @Autowired
    private Projects projects;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Staff staff;

    @LocalServerPort
    private int port;

    @BeforeEach
    void enterCast() {
        Cast.enter(jdbc);
    }

    @Test
    @Tag("R-SL-8")
    @Tag("R-SL-9")
    void leavesTheTakerResponsibleUntilAnAccountManagerAcceptsAndCountsFromIntake() throws Exception {
        clock.setTo(Instant.parse("2026-03-11T02:00:00Z"));
        try {
            var intake = taken();
            client.perform(get(intake).with(user(ENGINEER)))
                    .andExpect(jsonPath("$.takenBy").value(ENGINEER))
                    .andExpect(jsonPath("$.acceptedBy").doesNotExist());
            assertThat(told(intake)).contains(RAISER, OTHER_ACCOUNT_MANAGER).doesNotContain(LONELY_ACCOUNT_MANAGER);
            client.perform(get(intake).with(user(LONELY_ACCOUNT_MANAGER))).andExpect(status().isNotFound());
            client.perform(send(LONELY_ACCOUNT_MANAGER, intake + "/acceptance", ""))
                    .andExpect(status().isNotFound());
            client.perform(send(ENGINEER, intake + "/acceptance", "")).andExpect(status().isForbidden());

            client.perform(send(RAISER, intake + "/acceptance", ""))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.acceptedBy").value(RAISER));
            client.perform(send(RAISER, intake + "/acceptance", "")).andExpect(status().isOk());
            client.perform(send(OTHER_ACCOUNT_MANAGER, intake + "/acceptance", ""))
                    .andExpect(status().isConflict());

            clock.setTo(Instant.parse("2026-03-11T08:00:00Z"));
            var address = "/api/needs?intake=" + intake.substring(intake.lastIndexOf('/') + 1);
            client.perform(send(OTHER_ACCOUNT_MANAGER, address, need())).andExpect(status().isForbidden());
            var location = client.perform(send(RAISER, address, need()))
                    .andExpect(status().isCreated())
                    .andReturn()
                    .getResponse()
                    .getHeader("Location");
            client.perform(send(RAISER, address, need())).andExpect(status().isConflict());

            var project = projects.get(location.substring(location.lastIndexOf('/') + 1));
            assertThat(project.takenBy()).isEqualTo(ENGINEER);
            assertThat(project.firstAnswerDue())
                    .as("two working days of class B from the intake, not from the need")
                    .isEqualTo(Instant.parse("2026-03-13T02:00:00Z"));
            client.perform(get(intake).with(user(ENGINEER)))
                    .andExpect(jsonPath("$.projectNumber").value(project.number()));
            assertThat(jdbc.sql(
                                    """
                                    select concat_ws(' ', by, subject, cast(content as jsonb) -> 'after' ->> 'project')
                                    from baton.evidence where act = 'project.intakeRaised' and case_number = :number
                                    """)
                            .param("number", project.number())
                            .query(String.class)
                            .list())
                    .containsExactly(RAISER + " intake:" + intake.substring(intake.lastIndexOf('/') + 1) + " "
                            + project.number());
            assertThat(page(RAISER, "/projects/" + project.number())
                            .select("[aria-labelledby=timeline-title]")
                            .text())
                    .contains("把登记的需求转为正式需求");
        } finally {
            clock.reset();
        }
    }

    @Test
    @Tag("R-SL-9")
    void namesEverythingThatIsMissingAndKeepsWhatWasTyped() throws Exception {
        client.perform(send(ENGINEER, "/api/intakes", "{\"channel\": \"pigeon\", \"departmentId\": \"moon\"}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath(
                        "$.errors[*].field",
                        containsInAnyOrder("channel", "customer", "contact", "need", "departmentId")));
        client.perform(send(ADMIN, "/api/intakes", "{}")).andExpect(status().isForbidden());

        staff.person("intakeTaker", "castCentre", "presalesEngineer");
        var page =
                Visitor.signedIn(port, "intakeTaker").submit("/intakes/new", "/intakes", Map.of("need", "十四个网点双线接入"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(page.body()).select("#need").text()).isEqualTo("十四个网点双线接入");
        assertThat(Jsoup.parse(page.body()).select("#customer").hasClass("is-invalid"))
                .isTrue();
    }

    @Test
    @Tag("R-SL-9")
    void leadsFromThePageToTheNeed() throws Exception {
        var intake = taken().replace("/api", "");
        for (var page : new String[] {"/intakes", "/intakes/new", intake}) {
            client.perform(get(page).with(user(ENGINEER))).andExpect(status().isOk());
        }
        client.perform(post(intake + "/acceptance").with(user(RAISER)).with(csrf()))
                .andExpect(status().is3xxRedirection());

        var form = client.perform(get("/needs/new")
                        .param("intake", intake.substring(intake.lastIndexOf('/') + 1))
                        .with(user(RAISER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(form).select("#need").text()).isEqualTo("十四个网点双线接入");
    }

    @Test
    @Tag("R-SL-9")
    void isClosedByItsTakerWithAReasonAndLeadsToNoNeedAnyMore() throws Exception {
        var intake = taken();
        var id = intake.substring(intake.lastIndexOf('/') + 1);
        client.perform(send(ENGINEER, intake + "/closure", "{\"reason\": \"  \"}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", containsInAnyOrder("reason")));
        for (var stranger : List.of(LONELY_ACCOUNT_MANAGER, CO_AUTHOR, ADMIN)) {
            client.perform(send(stranger, intake + "/closure", "{\"reason\": \"重复\"}"))
                    .andExpect(status().isNotFound());
        }
        client.perform(send(AUDITOR, intake + "/closure", "{\"reason\": \"重复\"}"))
                .andExpect(status().isForbidden());

        client.perform(send(ENGINEER, intake + "/closure", "{\"reason\": \"重复登记，保留上午那一个\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.closedBy").value(ENGINEER))
                .andExpect(jsonPath("$.closedReason").value("重复登记，保留上午那一个"));

        client.perform(send(RAISER, intake + "/closure", "{\"reason\": \"重复\"}"))
                .andExpect(status().isConflict());
        client.perform(send(RAISER, intake + "/acceptance", "")).andExpect(status().isConflict());
        client.perform(send(RAISER, "/api/needs?intake=" + id, need())).andExpect(status().isForbidden());
        assertThat(listed(ENGINEER, "")).doesNotContain(id);
        assertThat(listed(ENGINEER, "?state=open")).doesNotContain(id);
        assertThat(listed(ENGINEER, "?state=closed")).contains(id);
        assertThat(listed(ENGINEER, "?state=closed&text=刘行长")).contains(id);
        assertThat(listed(ENGINEER, "?state=closed&text=没有这样的客户")).isEmpty();
        assertThat(listed(LONELY_ACCOUNT_MANAGER, "?state=closed")).doesNotContain(id);
        assertThat(page(RAISER, intake.replace("/api", "")).select("main form")).isEmpty();
        assertThat(page(RAISER, intake.replace("/api", "")).text()).contains("已关闭", "重复登记，保留上午那一个");
        assertThat(jdbc.sql("select by from baton.evidence where act = 'project.intakeClosed' and subject = :subject")
                        .param("subject", "intake:" + id)
                        .query(String.class)
                        .list())
                .containsExactly(ENGINEER);
    }

    @Test
    @Tag("R-SL-9")
    void isClosedByTheDepartmentsAccountManagersUntilItIsANeed() throws Exception {
        var intake = taken();
        var id = intake.substring(intake.lastIndexOf('/') + 1);
        client.perform(send(RAISER, intake + "/acceptance", "")).andExpect(status().isOk());
        client.perform(send(ENGINEER, intake + "/closure", "{\"reason\": \"重复\"}"))
                .andExpect(status().isForbidden());

        client.perform(send(OTHER_ACCOUNT_MANAGER, intake + "/closure", "{\"reason\": \"客户打错电话\"}"))
                .andExpect(status().isOk());

        client.perform(send(RAISER, "/api/needs?intake=" + id, need())).andExpect(status().isConflict());
        client.perform(get("/needs/new").param("intake", id).with(user(RAISER))).andExpect(status().isConflict());
        assertThat(jdbc.sql(
                                "select person_id from baton.notice where kind = 'project.intakeClosed' and notice_key = :key")
                        .param("key", id)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(ENGINEER, RAISER);

        var raised = taken();
        client.perform(send(RAISER, raised + "/acceptance", "")).andExpect(status().isOk());
        client.perform(send(RAISER, "/api/needs?intake=" + raised.substring(raised.lastIndexOf('/') + 1), need()))
                .andExpect(status().isCreated());
        client.perform(send(RAISER, raised + "/closure", "{\"reason\": \"重复\"}"))
                .andExpect(status().isConflict());
        assertThat(page(RAISER, raised.replace("/api", "")).select("main form")).isEmpty();
    }

    @Test
    @Tag("R-SL-9")
    void isClosedFromItsPageWhichKeepsWhatWasTyped() throws Exception {
        staff.person("intakeCloser", "castDistrict", "accountManager");
        var visitor = Visitor.signedIn(port, "intakeCloser");
        var address = taken().replace("/api", "");

        var refused = visitor.submit(address, address + "/closure", Map.of("reason", "长".repeat(1001)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("details[open] #reason").text())
                .hasSize(1001);
        assertThat(visitor.submit(address, address + "/closure", Map.of("reason", "重复登记"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.page(address).text()).contains("重复登记");
        assertThat(visitor.page("/intakes").select("a[href=" + address + "]")).isEmpty();
        assertThat(visitor.page("/intakes?state=closed").select("a[href=" + address + "]"))
                .hasSize(1);
    }

    private List<String> listed(String person, String query) throws Exception {
        var found = client.perform(get("/api/intakes" + query).with(user(person)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.<List<Integer>>read(found, "$[*].id").stream()
                .map(String::valueOf)
                .toList();
    }

    private Document page(String person, String address) throws Exception {
        return Jsoup.parse(client.perform(get(address).with(user(person)).header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private String taken() throws Exception {
        return client.perform(
                        send(
                                ENGINEER,
                                "/api/intakes",
                                """
                        {"channel": "telephone", "customer": "广发银行", "contact": "刘行长 020-12345678",
                         "need": "十四个网点双线接入", "departmentId": "castDistrict"}
                        """))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");
    }

    private List<String> told(String intake) {
        return jdbc.sql("select person_id from baton.notice where kind = 'project.intakeTaken' and notice_key = :key")
                .param("key", intake.substring(intake.lastIndexOf('/') + 1))
                .query(String.class)
                .list();
    }

    private String need() {
        var customer = customers.create(
                new CustomerDetails(
                        "客户 " + UUID.randomUUID(), null, "other", "prefecture", null, "medium", "张主任 020-12345678"),
                RAISER);
        return """
                {"customerId": %d, "title": "网点互联", "need": "十四个网点双线接入", "scenario": "finance-branch",
                 "products": ["vpn"], "sites": 14, "bandwidthMbps": 4, "area": "city", "securityLevel": "normal",
                 "annualRevenue": 600000, "complexity": "low", "crossDomain": false, "wantedOn": "2027-03-31",
                 "requestKind": "customer", "urgent": false}
                """
                .formatted(customer.id());
    }

    private static MockHttpServletRequestBuilder send(String person, String address, String body) {
        return post(address)
                .header("Idempotency-Key", UUID.randomUUID())
                .with(user(person))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
