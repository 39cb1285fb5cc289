package io.baton.presales;

import static io.baton.Forms.csrf;
import static io.baton.presales.Cast.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.Visitor;
import io.baton.customer.Customer;
import io.baton.customer.CustomerClass;
import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.customer.ValueDraft;
import io.baton.project.Need;
import io.baton.project.Projects;
import io.baton.web.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The yearly review of a customer's value, and what follows from it (R-CU-4). */
@IntegrationTest
class CustomerReviewTests {

    @Autowired
    private MockMvc client;

    @Autowired
    private Customers customers;

    @Autowired
    private Projects projects;

    @Autowired
    private Presales presales;

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

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0",
        "10000000, 3000000, 5, 5, 100",
        "99999999, 99999999, 1000, 5, 100",
        "5000000, 1500000, 2, 1, 45",
        "9999999.99, 0, 0, 0, 39",
    })
    @Tag("R-CU-4")
    void scoresRevenueInformatisationProductsAndInfluence(
            BigDecimal revenue, BigDecimal itRevenue, int products, int influence, int score) {
        var review = customers.review(customer().id(), new ValueDraft(revenue, itRevenue, products, influence), RAISER);

        assertThat(review.score()).isEqualTo(score);
    }

    @Test
    @Tag("R-CU-4")
    void liftsTheClassFromASetScoreOnAndMovesRunningDueTimes() {
        clock.setTo(Instant.parse("2026-03-11T02:00:00Z"));
        try {
            var customer = customer();
            assertThat(customer.customerClass()).isEqualTo(CustomerClass.B1);
            var number = presales.raiseNeed(need(customer.id()), RAISER);
            assertThat(projects.get(number).firstAnswerDue()).isEqualTo(Instant.parse("2026-03-13T02:00:00Z"));

            var review = customers.review(customer.id(), valuable(), RAISER);

            assertThat(review.classBefore()).isEqualTo(CustomerClass.B1);
            assertThat(customers.get(customer.id()).customerClass()).isEqualTo(CustomerClass.A1);
            assertThat(projects.get(number).firstAnswerDue()).isEqualTo(Instant.parse("2026-03-12T02:00:00Z"));
            assertThat(jdbc.sql("select cause from baton.due_change where business_key = :key")
                            .param("key", number)
                            .query(String.class)
                            .list())
                    .containsExactly("CUSTOMER_CLASS");

            customers.change(
                    customer.id(),
                    details(customer.name(), "small"),
                    customers.get(customer.id()).version(),
                    RAISER);
            assertThat(customers.get(customer.id()).customerClass())
                    .as("the score lifts the new decision, C, too")
                    .isEqualTo(CustomerClass.B2);
            customers.review(
                    customer.id(), new ValueDraft(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0), OTHER_ACCOUNT_MANAGER);
            assertThat(customers.get(customer.id()).customerClass()).isEqualTo(CustomerClass.C);
        } finally {
            clock.reset();
        }
    }

    @Test
    @Tag("R-CU-4")
    void isDueAYearAfterTheLastOne() {
        clock.setTo(Instant.parse("2026-03-11T02:00:00Z"));
        try {
            var customer = customer();
            clock.setTo(Instant.parse("2026-12-11T02:00:00Z"));
            customers.review(customer.id(), valuable(), RAISER);
            clock.setTo(Instant.parse("2027-12-11T01:59:00Z"));
            assertThat(customers.dueForReview(RAISER)).extracting(Customer::id).doesNotContain(customer.id());
            clock.setTo(Instant.parse("2027-12-11T02:00:00Z"));
            assertThat(customers.dueForReview(RAISER)).extracting(Customer::id).contains(customer.id());
            assertThat(customers.dueForReview(LONELY_ACCOUNT_MANAGER))
                    .extracting(Customer::id)
                    .doesNotContain(customer.id());
        } finally {
            clock.reset();
        }
    }

    @Test
    @Tag("R-CU-4")
    void refusesOthersAndNamesWhatIsWrong() throws Exception {
        var customer = customer();
        assertThatThrownBy(() -> customers.review(customer.id(), valuable(), LONELY_ACCOUNT_MANAGER))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> customers.review(customer.id(), valuable(), ENGINEER))
                .isInstanceOf(Refusal.class);
        client.perform(post("/api/customers/" + customer.id() + "/reviews")
                        .header("Idempotency-Key", UUID.randomUUID())
                        .with(user(RAISER))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"revenue\": 10, \"itRevenue\": 11, \"productsUsed\": -1, \"influence\": 6}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", containsInAnyOrder("itRevenue", "productsUsed", "influence")));
        assertThat(customers.reviews(customer.id())).isEmpty();
        client.perform(get("/customers/" + customer.id()).with(user(ENGINEER))).andExpect(status().isOk());

        staff.person("valueReviewer", "castDistrict", "accountManager");
        var address = "/customers/" + customer.id();
        var page = Visitor.signedIn(port, "valueReviewer")
                .submit(address, address + "/reviews", Map.of("revenue", "一千万", "itRevenue", "5"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(page.body()).select("#revenue").val()).isEqualTo("一千万");
        assertThat(Jsoup.parse(page.body()).select("#influence").hasClass("is-invalid"))
                .isTrue();
    }

    private static ValueDraft valuable() {
        return new ValueDraft(new BigDecimal("8000000"), new BigDecimal("2500000"), 4, 3);
    }

    private Customer customer() {
        return customers.create(details("客户 " + UUID.randomUUID(), "medium"), RAISER);
    }

    private static CustomerDetails details(String name, String size) {
        return new CustomerDetails(name, null, "other", "prefecture", null, size, "张主任 020-12345678");
    }

    private static Need need(long customer) {
        return new Need(
                customer,
                "网点互联",
                "十四个网点双线接入",
                "finance-branch",
                Set.of("vpn"),
                14,
                new BigDecimal("4"),
                "city",
                "normal",
                new BigDecimal("600000"),
                "low",
                false,
                LocalDate.of(2027, 3, 31),
                "customer",
                false,
                null);
    }
}
