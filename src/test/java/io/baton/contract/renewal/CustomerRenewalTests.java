package io.baton.contract.renewal;

import static io.baton.contract.ContractDesk.*;
import static io.baton.contract.renewal.CustomerRenewalProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.WalksAllOf;
import io.baton.contract.ContractDesk;
import io.baton.contract.Contracts;
import io.baton.contract.TermsDraft;
import io.baton.contract.cancellation.CancellationDraft;
import io.baton.contract.cancellation.Cancellations;
import io.baton.contract.renewal.Renewal.Assessment;
import io.baton.web.Refusal;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Renewals of contracts: when they start, once per term, and how they are decided. */
@IntegrationTest
@WalksAllOf(PROCESS)
@Tag("R-CU-3")
class CustomerRenewalTests {

    private static final String ENGINEER = "contractEngineer";
    private static final String SERVICE = "contractService";

    private static final LocalDate TERM_END = LocalDate.of(2026, 11, 30);

    /** 09:00 in Shanghai of the day three calendar months before. */
    private static final Instant DUE = Instant.parse("2026-08-30T01:00:00Z");

    private static final LocalDate LONGER = LocalDate.of(2026, 12, 31);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private RenewalWatch watch;

    @Autowired
    private Renewals renewals;

    @Autowired
    private Contracts contracts;

    @Autowired
    private Cancellations cancellations;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private ContractDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new ContractDesk(beans);
        beans.getBean(Staff.class)
                .person(ENGINEER, "contractOffices", "presalesEngineer")
                .person(SERVICE, "contractOffices", "serviceManager");
    }

    /** Contracts of other tests would wake as well when time goes on by years. */
    @AfterEach
    void resetTime() {
        clock.reset();
    }

    @Test
    void startsAtNineOfTheDayAndNotBefore() {
        var number = signed();
        clock.setTo(DUE.minusMillis(1));
        watch.openDue();
        assertThat(renewals.of(number)).isEmpty();
        clock.setTo(DUE);
        watch.openDue();
        assertThat(desk.open(number))
                .containsExactlyInAnyOrder(ASSESS_RELATIONSHIP, ASSESS_TECHNICALLY, ASSESS_SERVICE);
        watch.openDue();
        assertThat(renewals.of(number)).as("once").hasSize(1);
        assertThat(desk.open(number)).hasSize(3);
        assertThat(told(number)).contains(RAISER, ENGINEER, SERVICE);
        assertThat(acts(number)).contains("contract.renewalOpened");
    }

    /** On the month's last day if it is shorter; a term that ends sooner starts at once. */
    @ParameterizedTest
    @CsvSource({
        "2026-08-31, 2026-05-31T01:00:00Z",
        "2026-07-31, 2026-04-30T01:00:00Z",
        "2026-07-30, 2026-04-30T01:00:00Z",
        "2026-12-31, 2026-09-30T01:00:00Z"
    })
    void countsCalendarMonths(LocalDate end, Instant due) {
        var number = endingOn(end);
        clock.setTo(due.minusMillis(1));
        watch.openDue();
        assertThat(renewals.of(number)).isEmpty();
        clock.setTo(due);
        watch.openDue();
        assertThat(renewals.of(number)).extracting(Renewal::endOn).containsExactly(end);
    }

    @Test
    void startsAtOnceWhenTheTermIsKnownLater() {
        var number = endingOn(LocalDate.of(2026, 5, 31));
        assertThat(renewals.of(number)).as("less than three months are left").hasSize(1);
        assertThat(desk.open(number)).hasSize(3);
    }

    @Test
    void catchesUpWhenBatonDidNotRun() {
        var number = signed();
        clock.setTo(DUE.plusSeconds(40 * 24 * 3600));
        watch.openDue();
        assertThat(renewals.of(number)).hasSize(1);
    }

    /** Two nodes look at the same moment. */
    @Test
    void startsOnceWhoeverIsFirst() {
        var number = signed();
        clock.setTo(DUE);
        var both = Stream.of(1, 2, 3, 4)
                .map(node -> CompletableFuture.runAsync(() -> renewals.openWhenDue(number)))
                .toList();
        both.forEach(CompletableFuture::join);
        assertThat(renewals.of(number)).hasSize(1);
        assertThat(desk.open(number)).hasSize(3);
    }

    @Test
    void extendsTheContractByAnAmendmentWhoseTermHasItsOwnRenewal() {
        var number = assessed();
        assertThat(desk.open(number)).containsExactly(DECIDE_RENEWAL);
        assertThat(renewals.of(number).get(0).assessments())
                .extracting(Assessment::by)
                .containsExactlyInAnyOrder(RAISER, ENGINEER, SERVICE);
        assertThat(desk.page(port, number, DECIDE_RENEWAL, RAISER)).contains("愿意续签", "网络合适", "没有投诉");

        decide(number, "extend");
        var renewal = renewals.of(number).get(0);
        assertThat(renewal.status()).isEqualTo(RenewalStatus.EXTENDED);
        assertThat(renewal.amendment()).isEqualTo(2);
        assertThat(contracts.open(number).orElseThrow().reason()).isEqualTo("客户满意");
        assertThat(desk.reached(number, "event_extensionOpened")).isTrue();

        extendTo(number, LONGER);
        assertThat(renewals.of(number)).as("the new term is not due").hasSize(1);
        clock.setTo(Instant.parse("2026-09-30T01:00:00Z"));
        watch.openDue();
        assertThat(renewals.of(number)).extracting(Renewal::endOn).containsExactly(LONGER, TERM_END);
    }

    @Test
    void endsWithTheTermThatAnAmendmentMoves() {
        var number = running();
        contracts.amend(number, "客户要求", RAISER);
        extendTo(number, LONGER);
        assertThat(desk.open(number)).isEmpty();
        assertThat(renewals.of(number)).singleElement().returns(RenewalStatus.SUPERSEDED, Renewal::status);
        assertThat(desk.isRunning(number)).isFalse();
    }

    /** The amendment is stopped, or signed without moving the end: the term is renewed anew, and what was said before stays. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void renewsTheTermAnewWhenItWasNotExtendedAfterAll(boolean stopped) {
        var number = assessed();
        decide(number, "extend");
        if (stopped) {
            contracts.stop(number, "客户改主意", RAISER);
        } else {
            extendTo(number, TERM_END);
        }
        assertThat(renewals.of(number))
                .extracting(Renewal::status)
                .containsExactly(RenewalStatus.RUNNING, RenewalStatus.LAPSED);
        assertThat(renewals.of(number).get(1).assessments()).hasSize(3);
        assertThat(desk.open(number))
                .containsExactlyInAnyOrder(ASSESS_RELATIONSHIP, ASSESS_TECHNICALLY, ASSESS_SERVICE);
        watch.openDue();
        assertThat(renewals.of(number)).as("once").hasSize(2);
        assess(number);
        decide(number, "notRenewed");
        assertThat(renewals.of(number).get(0).status()).isEqualTo(RenewalStatus.NOT_RENEWED);
    }

    @Test
    void renewsATermThatAnAmendmentBringsBack() {
        var number = assessed();
        decide(number, "extend");
        extendTo(number, LONGER);
        contracts.amend(number, "客户要求缩短", RAISER);
        extendTo(number, TERM_END);
        assertThat(renewals.of(number))
                .extracting(Renewal::status)
                .containsExactly(RenewalStatus.RUNNING, RenewalStatus.LAPSED);
    }

    /** Nobody waits for people who left or do other work now: whoever does the work takes the tasks. */
    @Test
    void givesTheGroupTheTasksOfWhoLeft() {
        var number = signed();
        var staff = beans.getBean(Staff.class);
        jdbc.sql("update baton.project set designer = :engineer where number = :project")
                .param("engineer", ENGINEER)
                .param("project", contracts.get(number).projectNumber())
                .update();
        staff.person(ENGINEER, "contractOffices", "finance");
        staff.disable(RAISER);
        clock.setTo(DUE);
        watch.openDue();
        assertThat(desk.task(number, ASSESS_TECHNICALLY).getAssignee()).isNull();
        assertThat(desk.task(number, ASSESS_RELATIONSHIP).getAssignee()).isNull();
        assertThat(told(number)).contains(OTHER_RAISER).doesNotContain(RAISER, ENGINEER);
    }

    /** Who has the task decides, also when the contract has become somebody else's meanwhile. */
    @Test
    void letsWhoHasTheTaskExtend() {
        var number = assessed();
        jdbc.sql("update baton.contract set account_manager = :other where number = :number")
                .param("other", OTHER_RAISER)
                .param("number", number)
                .update();
        decide(number, "extend");
        assertThat(contracts.open(number).orElseThrow().openedBy()).isEqualTo(RAISER);
    }

    @Test
    void asksToFinishAnAmendmentBeforeItExtends() {
        var number = assessed();
        contracts.amend(number, "客户要求", RAISER);
        assertThatThrownBy(() -> decide(number, "extend"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("versionOpen");
        assertThat(desk.waits(number, DECIDE_RENEWAL)).isTrue();
        decide(number, "newNeed");
        assertThat(renewals.of(number).get(0).status()).isEqualTo(RenewalStatus.NEW_NEED);
    }

    @Test
    void keepsTheReasonWhenItIsNotRenewed() {
        var number = assessed();
        decide(number, "notRenewed");
        assertThat(desk.isRunning(number)).isFalse();
        assertThat(renewals.of(number).get(0))
                .returns(RenewalStatus.NOT_RENEWED, Renewal::status)
                .returns("客户满意", Renewal::reason)
                .returns(RAISER, Renewal::decidedBy);
        clock.advance(Duration.ofDays(30));
        watch.openDue();
        assertThat(renewals.of(number))
                .as("once per term, also when it was decided")
                .hasSize(1);
    }

    static Stream<String> waitStates() {
        return Bpmn.readModelFromFile(new File("processes/contract/customer-renewal.bpmn"))
                .getModelElementsByType(UserTask.class)
                .stream()
                .map(UserTask::getId);
    }

    /** A cancellation ends it at every step, and there is no new one. */
    @ParameterizedTest
    @MethodSource("waitStates")
    @Tag("R-DL-15")
    void endsWithTheContractAtEachStep(String element) {
        var number = element.equals(DECIDE_RENEWAL) ? assessed() : running();
        assertThat(desk.waits(number, element)).isTrue();
        cancellations.request(number, new CancellationDraft("客户停业", "停止", "收回", "结清"), RAISER);
        complete(
                number, "userTask_ruleOnCancellation", CENTRE, Map.of("centreVerdict", "approve", "centreRemark", "是"));
        complete(number, "userTask_reviewCancellation", LEGAL, Map.of("legalVerdict", "approve", "legalRemark", "是"));
        assertThat(desk.open(number)).containsExactlyInAnyOrder("userTask_returnResources", "userTask_settleAccounts");
        assertThat(renewals.of(number)).singleElement().returns(RenewalStatus.SUPERSEDED, Renewal::status);
        watch.openDue();
        assertThat(renewals.of(number)).hasSize(1);
    }

    private String signed() {
        return endingOn(TERM_END);
    }

    private String endingOn(LocalDate end) {
        var number = desk.opened();
        desk.save(number, ending(end));
        desk.draft(number);
        desk.approve(number);
        desk.sign(number);
        return number;
    }

    private static TermsDraft ending(LocalDate end) {
        var terms = terms();
        return new TermsDraft(
                terms.listPrice(),
                terms.value(),
                LocalDate.of(2026, 4, 1),
                end,
                LocalDate.of(2026, 4, 30),
                terms.payment());
    }

    private String running() {
        var number = signed();
        clock.setTo(DUE);
        watch.openDue();
        return number;
    }

    private String assessed() {
        var number = running();
        assess(number);
        return number;
    }

    private void assess(String number) {
        complete(number, ASSESS_RELATIONSHIP, RAISER, Map.of("relationshipAssessment", "愿意续签"));
        complete(number, ASSESS_TECHNICALLY, ENGINEER, Map.of("technicalAssessment", "网络合适"));
        complete(number, ASSESS_SERVICE, SERVICE, Map.of("serviceAssessment", "没有投诉"));
    }

    private void decide(String number, String decision) {
        complete(number, DECIDE_RENEWAL, RAISER, Map.of("renewalDecision", decision, "renewalReason", "客户满意"));
    }

    /** Takes the open amendment through its gates to the customer's signature. */
    private void extendTo(String number, LocalDate end) {
        desk.save(number, ending(end));
        desk.draft(number);
        desk.approve(number);
        desk.sign(number);
    }

    private void complete(String number, String element, String person, Map<String, Object> values) {
        desk.complete(number, element, person, values);
    }

    private List<String> told(String number) {
        return jdbc.sql(
                        "select person_id from baton.notice where kind = 'contract.termEnding' and notice_key like :key")
                .param("key", number + ":%")
                .query(String.class)
                .list();
    }

    private List<String> acts(String number) {
        return jdbc.sql("select act from baton.evidence where case_number = :number order by id")
                .param("number", number)
                .query(String.class)
                .list();
    }
}
