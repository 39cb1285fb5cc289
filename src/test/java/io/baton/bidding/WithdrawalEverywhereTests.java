package io.baton.bidding;

import static io.baton.bidding.BidDesk.*;
import static io.baton.bidding.BiddingProcess.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.TestNeeds;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.presales.IpRanDraft;
import io.baton.presales.Presales;
import io.baton.presales.SolutionDraft;
import io.baton.presales.pilot.PilotDraft;
import io.baton.presales.pilot.Pilots;
import io.baton.project.FollowUps;
import io.baton.project.Leg;
import io.baton.project.ProjectFlow;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.supervision.Supervision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A need is withdrawn at each stage of its project's way: nothing stays open, in whatever module. */
@IntegrationTest
class WithdrawalEverywhereTests {

    /** How far the project is when the need is withdrawn. */
    enum Stage {
        NEED,
        DESIGN,
        GATES,
        PILOT,
        TO_BID,
        BID,
        CONTRACT
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Presales presales;

    @Autowired
    private Bidding bidding;

    @Autowired
    private Pilots pilots;

    @Autowired
    private Supervision supervision;

    @Autowired
    private Projects projects;

    @Autowired
    private Customers customers;

    @Autowired
    private List<ProjectFlow> flows;

    @Autowired
    private List<FollowUps> followUps;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private JdbcClient jdbc;

    private BidDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new BidDesk(beans);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R-PS-9")
    void leavesNothingOpenAndSaysBeforehandWhatEnds(Stage stage) {
        var project = at(stage);
        var running = legs(project)
                .filter(leg -> leg.standing() == Leg.Standing.RUNNING)
                .filter(leg -> !leg.number().startsWith("DB-"))
                .toList();
        var said = Visitor.signedIn(port, RAISER)
                .page("/projects/" + project)
                .select("details:has(form[action$=/withdrawal])")
                .text();
        assertThat(running).as("what runs is announced").allSatisfy(leg -> assertThat(said)
                .contains(leg.number()));

        presales.withdraw(project, "客户取消预算", RAISER);

        assertThat(projects.get(project).status()).isEqualTo(ProjectStatus.WITHDRAWN);
        assertThat(legs(project)).isNotEmpty().noneMatch(leg -> leg.standing() == Leg.Standing.RUNNING);
        for (var leg : legs(project).toList()) {
            assertThat(runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(leg.number())
                            .list())
                    .as(leg.number())
                    .isEmpty();
            assertThat(desk.open(leg.number())).as(leg.number()).isEmpty();
        }
        assertThat(jdbc.sql(
                                """
                                select count(*) from baton.work_item w join baton.work_case c using (process_instance_id)
                                where c.business_key = any(:numbers) and w.status = 'OPEN'
                                """)
                        .param("numbers", legs(project).map(Leg::number).toArray(String[]::new))
                        .query(Integer.class)
                        .single())
                .isZero();
        var page = Visitor.signedIn(port, RAISER).page("/projects/" + project);
        assertThat(page.select("section[aria-labelledby=open-title]").text()).contains("没有待办");
        assertThat(page.select("#timeline").text()).as("with its reason").contains("客户取消预算");
        assertThat(page.select("form[action$=/withdrawal]")).isEmpty();
    }

    /** All that the modules run for the project, and what is about it. */
    private Stream<Leg> legs(String project) {
        var legs = flows.stream()
                .flatMap(flow -> flow.of(projects.get(project)).stream())
                .toList();
        var numbers = legs.stream().map(Leg::number).toList();
        return Stream.concat(legs.stream(), followUps.stream().flatMap(module -> module.about(numbers).stream()));
    }

    private String at(Stage stage) {
        var project = presales.raiseNeed(
                TestNeeds.of(
                        TestNeeds.customer(customers, RAISER), stage == Stage.GATES ? "2500000" : "1900000", "medium"),
                RAISER);
        if (stage == Stage.NEED) {
            supervised(project, "userTask_answerNeed");
            return project;
        }
        desk.complete(
                project,
                "userTask_answerNeed",
                ENGINEER,
                Map.of("plannedMeasure", "现场勘察后出方案", "expectedDate", "2026-04-01"));
        if (stage == Stage.DESIGN) {
            return project;
        }
        presales.saveSolution(project, solution(), 0, ENGINEER);
        desk.complete(project, "userTask_designSolution", ENGINEER, Map.of("securityDeclared", false));
        if (stage == Stage.GATES) {
            assertThat(legs(project)).as("with an audit").anyMatch(leg -> leg.number()
                    .startsWith("NS-"));
            return project;
        }
        desk.complete(
                project,
                "userTask_reviewTechnical",
                REVIEWER,
                Map.of("technicalVerdict", "approve", "technicalRemark", "同意"));
        desk.complete(
                project,
                "userTask_reviewCommercial",
                WRITING_REVIEWER,
                Map.of("commercialVerdict", "approve", "commercialRemark", "同意"));
        var sum = management
                .createJobQuery()
                .processInstanceId(desk.instance(project))
                .activityId("serviceTask_sumUpGates")
                .singleResult();
        acting.run("system:test", () -> management.executeJob(sum.getId()));
        if (stage == Stage.PILOT) {
            pilots.start(project, new PilotDraft("两个小区", LocalDate.of(2026, 4, 30), "零掉线", List.of()), ENGINEER);
            return project;
        }
        desk.complete(
                project,
                "userTask_presentSolution",
                RAISER,
                Map.of("customerDecision", stage == Stage.CONTRACT ? "toContract" : "toBid"));
        if (stage == Stage.BID) {
            supervised(bidding.start(draft(project), MANAGER), READ_TENDER);
        }
        if (stage == Stage.CONTRACT) {
            assertThat(legs(project))
                    .as("the contract opens by itself")
                    .anyMatch(leg -> leg.number().startsWith("HT-") && leg.standing() == Leg.Standing.RUNNING);
        }
        return project;
    }

    private void supervised(String number, String element) {
        supervision.openByHand(desk.task(number, element).getId(), "领导关注", SUPERVISOR);
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
}
