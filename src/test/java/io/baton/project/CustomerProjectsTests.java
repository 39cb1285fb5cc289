package io.baton.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestNeeds;
import io.baton.Visitor;
import io.baton.customer.Customers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The projects on a customer's page. */
@IntegrationTest
class CustomerProjectsTests {

    private static final String MANAGER = "customerProjectsManager";
    private static final String LINKS = "main a[href^=/projects/XM-]";

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private Customers customers;

    @Autowired
    private Projects projects;

    @BeforeEach
    void enterPeople() {
        staff.department("customerProjectsTop", "TOP", null)
                .department("customerProjectsBranch", "BRANCH", "customerProjectsTop")
                .person(MANAGER, "customerProjectsBranch", "accountManager");
    }

    @Test
    @Tag("R-CU-2")
    void areTheNewestAndSayWhereTheOthersAre() {
        var customer = TestNeeds.customer(customers, MANAGER);
        var oldest = raise(customer);
        for (var number = 1; number < Projects.PAGE; number++) {
            raise(customer);
        }
        var visitor = Visitor.signedIn(port, MANAGER);
        var whole = visitor.page("/customers/" + customer);
        assertThat(whole.select(LINKS)).hasSize(Projects.PAGE);
        assertThat(whole.text()).doesNotContain("只显示最新");

        raise(customer);

        var cut = visitor.page("/customers/" + customer);
        assertThat(cut.select(LINKS)).hasSize(Projects.PAGE);
        assertThat(cut.select(LINKS).eachAttr("href")).doesNotContain("/projects/" + oldest);
        assertThat(cut.text()).contains("只显示最新 50 条。 查看全部");
        var all = visitor.page(cut.select("main a[href^='/projects?text=']").attr("href"));
        var rest = visitor.page(
                all.select("main a[rel=next], main a[href*='before=']").attr("href"));
        assertThat(rest.select(LINKS).eachAttr("href")).containsExactly("/projects/" + oldest);
    }

    private String raise(long customer) {
        return projects.raise(TestNeeds.of(customer, "600000", "low"), null, MANAGER)
                .number();
    }
}
