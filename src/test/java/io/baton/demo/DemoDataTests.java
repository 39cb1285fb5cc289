package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.baton.IntegrationTest;
import io.baton.TestClock;
import io.baton.customer.Customers;
import io.baton.people.People;
import io.baton.project.ProjectFilter;
import io.baton.project.ProjectRow;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.worklist.WorkList;
import io.baton.worklist.WorkQuery;
import io.baton.worklist.WorkQuery.Tab;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo's people and cases, and that the business pages show them. */
@IntegrationTest
@TestPropertySource(properties = "baton.demo.enabled=true")
class DemoDataTests {

    @Autowired
    private DemoCalendar calendar;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DemoCustomers demoCustomers;

    @Autowired
    private DemoNeeds demoNeeds;

    @Autowired
    private DemoBids demoBids;

    @Autowired
    private DemoIntakes demoIntakes;

    @Autowired
    private DemoOpportunities demoOpportunities;

    @Autowired
    private DemoSupervision demoSupervision;

    @Autowired
    private Customers customers;

    @Autowired
    private Projects projects;

    @Autowired
    private WorkList workList;

    @Autowired
    private People people;

    @Autowired
    private MockMvc browser;

    /** Other tests may have left projects in the database before, in which case the product makes no demo data. */
    @BeforeEach
    void makeDemoData() {
        if (customers.search("沙园街道", DemoCustomers.HAIZHU).isEmpty()) {
            demoCustomers.create();
            demoNeeds.create();
            demoBids.create();
            demoIntakes.create();
            demoOpportunities.create();
            demoSupervision.create();
        }
    }

    @Test
    @Tag("R-SL-1")
    void entersTheYearThatItsCasesReachAndSaysWhatItIsWorth() {
        clock.setTo(Instant.parse("2026-12-20T02:00:00Z"));
        try {
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                calendar.complete();
                assertThat(jdbc.sql("select day from baton.calendar_day where day >= '2027-01-01' order by day")
                                .query(LocalDate.class)
                                .list())
                        .containsExactly(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 10, 1));
                assertThat(jdbc.sql("select reason from baton.calendar_import where year = 2027")
                                .query(String.class)
                                .single())
                        .contains("演示用", "For the demo");
            });
        } finally {
            clock.reset();
        }
    }

    @Test
    void entersNoYearWhileTheOfficialOnesReach() {
        calendar.complete();
        assertThat(jdbc.sql("select count(*) from baton.calendar_day where day >= '2027-01-01'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void bringsProjectsToEachEnd(ProjectStatus status) {
        var found = projects.search(new ProjectFilter(null, status.id(), null, null, null), "presalesEngineer1");

        assertThat(found).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "presalesEngineer1",
                "presalesEngineer2",
                "presalesEngineer3",
                "technicalReviewer1",
                "technicalReviewer2",
                "commercialReviewer1",
                "commercialReviewer2",
                "securityReviewer1",
                "securityReviewer2",
                "centreManager1",
                "centreManager2",
                "districtEngineer2",
                "finance1",
                "legal1",
                "departmentHead1"
            })
    void givesEachPersonOfTheReviewSomethingToDo(String person) {
        var counts = workList.counts(person);

        assertThat(counts.get(Tab.MINE) + counts.get(Tab.GROUP))
                .as("%s", counts)
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountManager1", "accountManager2", "accountManager3"})
    void showsEachAccountManagerWhatTheyStarted(String person) {
        assertThat(workList.counts(person).get(Tab.STARTED)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "accountManager1, /start",
        "accountManager1, /needs/new",
        "accountManager1, /opportunities",
        "accountManager1, /opportunities/new",
        "serviceManager1, /intakes",
        "serviceManager1, /intakes/new",
        "presalesEngineer1, /library",
        "auditViewer1, /library?text=IDC&sector=key-industry",
        "bidManager1, /tenders?text=IDC",
        "bidManager1, /tenders/new",
        "finance1, /tenders/bonds",
        "legal1, /contracts?text=翼起来",
        "accountManager1, /customers",
        "accountManager1, /customers/new",
        "supervisor1, /supervision",
        "accountManager1, /projects",
        "departmentHead1, /figures",
        "centreManager6, /figures/k-1?part=raised",
        "auditViewer1, /figures/k-3?part=decided",
        "auditViewer1, /projects?status=toBid&grade=A&text=IDC",
        "productEngineer1, /catalogue",
        "processManager1, /catalogue/new",
        "processManager1, /catalogue/global-eye"
    })
    void showsItsPages(String person, String address) throws Exception {
        show(person, address);
    }

    @Test
    void showsEachProjectWithItsSolutionAndEachTask() throws Exception {
        var demo = demoProjects();
        for (var project : demo) {
            show("presalesEngineer1", "/projects/" + project.number());
            show("presalesEngineer1", "/projects/" + project.number() + "/solution");
            show("presalesEngineer1", "/customers/" + project.customerId());
        }
        var numbers = demo.stream().map(ProjectRow::number).collect(Collectors.toSet());
        for (var person : List.of(
                "presalesEngineer1", "technicalReviewer1", "centreManager1", "securityReviewer1", "accountManager3")) {
            for (var tab : List.of(Tab.MINE, Tab.GROUP)) {
                for (var task : workList.page(WorkQuery.of(tab), person).rows()) {
                    if (numbers.contains(task.facts().businessKey())) {
                        show(person, "/tasks/" + task.taskId());
                    }
                }
            }
        }
    }

    @Test
    void showsItsBidAndTheTasksOfIt() throws Exception {
        var tenders = workList.page(
                        new WorkQuery(Tab.GROUP, "TB-", "", "", false, WorkQuery.Sort.CREATED, null), "finance1")
                .rows();
        var task = tenders.stream()
                .filter(row -> row.title().contains("IDC"))
                .findFirst()
                .orElseThrow();
        show("finance1", "/tasks/" + task.taskId());
        show("bidManager1", "/tenders/" + task.facts().businessKey());
        show("auditViewer1", "/tenders/" + task.facts().businessKey());
    }

    /** As in the first half of 2011 (S0); only the demo works in its branch. */
    @Test
    @Tag("R-BD-7")
    void winsEightOfThirteenBids() throws Exception {
        browser.perform(get("/api/figures").param("department", "guangzhou").with(user("auditViewer1")))
                .andExpect(jsonPath("$.figures.bids.part").value(8))
                .andExpect(jsonPath("$.figures.bids.whole").value(13))
                .andExpect(jsonPath("$.figures.bids.percent").value(62))
                .andExpect(jsonPath("$.figures.won.amount").value(17290000.0))
                .andExpect(jsonPath("$.bids.met").value(true));
    }

    /** Other tests leave projects of their own people behind. */
    private List<ProjectRow> demoProjects() {
        return projects.search(new ProjectFilter(null, null, null, null, null), "presalesEngineer1").stream()
                .filter(project -> project.raisedBy().startsWith("accountManager"))
                .toList();
    }

    private void show(String person, String address) throws Exception {
        var groups = people.find(person).orElseThrow().groups().toArray(String[]::new);
        for (var language : List.of("zh-CN", "en")) {
            var separator = address.contains("?") ? "&" : "?";
            var page = browser.perform(get(URI.create(address + separator + "lang=" + language))
                            .with(user(person).authorities(AuthorityUtils.createAuthorityList(groups))))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(Jsoup.parse(page).text())
                    .as(address)
                    .doesNotContain("??")
                    .isNotBlank();
        }
    }
}
