package io.baton.presales;

import static io.baton.Forms.csrf;
import static io.baton.presales.Cast.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.IntegrationTest;
import io.baton.customer.CustomerClass;
import io.baton.customer.Customers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Customers, needs and solutions over the REST API. */
@IntegrationTest
class PresalesApiTests {

    @Autowired
    private MockMvc client;

    @Autowired
    private Customers customers;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void enterCast() {
        Cast.enter(jdbc);
    }

    @Test
    void raisesANeedOnceHoweverOftenItIsSent() throws Exception {
        var need = need(customer());
        var key = UUID.randomUUID().toString();

        var first = client.perform(as(RAISER, post("/api/needs").header("Idempotency-Key", key), need))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.grade").value("A"))
                .andExpect(jsonPath("$.status").value("presales"))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        var second = client.perform(as(RAISER, post("/api/needs").header("Idempotency-Key", key), need))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");

        assertThat(second).isEqualTo(first);
        client.perform(get(first).with(user(ENGINEER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.requestKind").value("customer"));
        client.perform(get(first).with(user(AUDITOR))).andExpect(status().isOk());
        client.perform(get(first).with(user(LONELY_ACCOUNT_MANAGER))).andExpect(status().isNotFound());
        client.perform(get(first).with(user(ADMIN))).andExpect(status().isNotFound());
        client.perform(get(first)).andExpect(status().isUnauthorized());
        client.perform(get("/api/projects").param("text", first.substring(14)).with(user(LONELY_ACCOUNT_MANAGER)))
                .andExpect(jsonPath("$.projects").isEmpty());
        client.perform(as(
                        OTHER_ACCOUNT_MANAGER,
                        post(first + "/withdrawal").header("Idempotency-Key", key + "w"),
                        "{\"reason\": \"不要了\"}"))
                .andExpect(status().isForbidden());
        client.perform(as(
                        RAISER,
                        post(first + "/withdrawal").header("Idempotency-Key", key + "w"),
                        "{\"reason\": \"客户取消\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("withdrawn"));
    }

    @Test
    void namesTheFieldsOfANeedThatMustBeMended() throws Exception {
        client.perform(as(
                        RAISER,
                        post("/api/needs").header("Idempotency-Key", UUID.randomUUID()),
                        "{\"title\": \"只有标题\", \"sites\": 3, \"annualRevenue\": -1, \"complexity\": \"huge\"}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", hasItem("annualRevenue")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("complexity")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("customerId")));
        client.perform(as(ENGINEER, post("/api/needs").header("Idempotency-Key", UUID.randomUUID()), need(customer())))
                .andExpect(status().isForbidden());
    }

    @Test
    void refusesASolutionOutsideTheDesignStep() throws Exception {
        var project = client.perform(
                        as(RAISER, post("/api/needs").header("Idempotency-Key", UUID.randomUUID()), need(customer())))
                .andReturn()
                .getResponse()
                .getHeader("Location");

        client.perform(as(ENGINEER, put(project + "/solution").param("version", "0"), "{\"summary\": \"早了\"}"))
                .andExpect(status().isConflict());
        client.perform(get(project + "/solution").with(user(ENGINEER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.versions").isEmpty())
                .andExpect(jsonPath("$.mayWrite").value(false));
    }

    @Test
    @Tag("R-CU-1")
    void decidesACustomersClassAnewWhenItChanges() throws Exception {
        var id = customer();
        assertThat(customers.get(id).customerClass()).isEqualTo(CustomerClass.B1);
        var finance =
                """
                {"name": "%s", "sector": "finance", "level": "province", "size": "small", "contact": "陈经理"}
                """
                        .formatted(customers.get(id).name());

        client.perform(as(LONELY_ACCOUNT_MANAGER, put("/api/customers/" + id).param("version", "0"), finance))
                .andExpect(status().isForbidden());
        client.perform(as(RAISER, put("/api/customers/" + id).param("version", "0"), finance))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.customerClass").value("A1"));
        client.perform(as(RAISER, put("/api/customers/" + id).param("version", "0"), finance))
                .andExpect(status().isConflict());
        client.perform(get("/api/customers/" + id).with(user(ADMIN))).andExpect(status().isForbidden());

        assertThat(customers.classDecisions(id))
                .extracting("customerClass")
                .containsExactly(CustomerClass.A1, CustomerClass.B1);
    }

    @Test
    void checksTheCustomersDetails() throws Exception {
        client.perform(as(
                        RAISER,
                        post("/api/customers").header("Idempotency-Key", UUID.randomUUID()),
                        "{\"creditCode\": \"91440101MA5XXXXX00\", \"sector\": \"moon\", \"taxRank\": 0}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath(
                        "$.errors[*].field",
                        containsInAnyOrder("name", "creditCode", "sector", "level", "taxRank", "size", "contact")));
    }

    private long customer() throws Exception {
        var location = client.perform(as(
                        RAISER,
                        post("/api/customers").header("Idempotency-Key", UUID.randomUUID()),
                        """
                        {"name": "客户 %s", "creditCode": null, "sector": "other", "level": "prefecture", "size": "medium",
                         "contact": "张主任 020-12345678"}
                        """
                                .formatted(UUID.randomUUID())))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }

    private static String need(long customer) {
        return """
                {"customerId": %d, "title": "跨省内网", "need": "总部与物流园组网", "scenario": "group-intranet",
                 "products": ["vpn", "ip-ran"], "sites": 46, "bandwidthMbps": 50, "area": "city", "securityLevel": "normal",
                 "annualRevenue": 2000000, "complexity": "low", "crossDomain": false, "wantedOn": "2027-03-31",
                 "requestKind": "customer", "urgent": false}
                """
                .formatted(customer);
    }

    private static MockHttpServletRequestBuilder as(String person, MockHttpServletRequestBuilder request, String body) {
        return request.with(user(person))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
