package io.baton.contract.cancellation;

import static io.baton.contract.ContractDesk.*;
import static io.baton.contract.cancellation.ContractCancellationProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Heard;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.Visitor;
import io.baton.WalksAllOf;
import io.baton.contract.ContractCancelled;
import io.baton.contract.ContractDesk;
import io.baton.contract.ContractStatus;
import io.baton.contract.Contracts;
import io.baton.contract.NotSigned;
import io.baton.contract.VersionStatus;
import io.baton.engine.DutiesSeparated;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cancellations of contracts: the whole way once, each detour by itself. */
@IntegrationTest
@WalksAllOf(PROCESS)
@Tag("R-DL-15")
class ContractCancellationTests {

    private static final String RESOURCES = "contractResources";
    private static final String RULING_RAISER = "contractRulingRaiser";

    private static final CancellationDraft DRAFT = new CancellationDraft("客户停业", "两条电路停止施工", "收回端口三个", "已付部分按实结算");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Cancellations cancellations;

    @Autowired
    private Contracts contracts;

    @Autowired
    private Projects projects;

    @Autowired
    private JdbcClient jdbc;

    private ContractDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new ContractDesk(beans);
        beans.getBean(Staff.class)
                .person(RESOURCES, "contractOffices", "resourceAdmin")
                .person(RULING_RAISER, "contractDistrict", "accountManager", "centreManager");
    }

    @Test
    void leadsFromTheRequestOverBothRulingsToTheAccounts() {
        var number = requested();
        assertThat(desk.open(number)).containsExactlyInAnyOrder(RULE_ON_CANCELLATION, REVIEW_CANCELLATION);
        try (var heard = Heard.of((ConfigurableApplicationContext) beans, ContractCancelled.class::isInstance)) {
            desk.complete(number, RULE_ON_CANCELLATION, CENTRE, verdict("centre", "approve"));
            assertThat(contracts.get(number).status()).isEqualTo(ContractStatus.SIGNED);
            desk.complete(number, REVIEW_CANCELLATION, LEGAL, verdict("legal", "approve"));
            assertThat(heard.events(ContractCancelled.class)).singleElement().satisfies(cancelled -> {
                assertThat(cancelled.number()).isEqualTo(number);
                assertThat(cancelled.reason()).isEqualTo("客户停业");
            });
        }
        var contract = contracts.get(number);
        assertThat(contract.status()).isEqualTo(ContractStatus.CANCELLED);
        assertThat(projects.get(contract.projectNumber()).status()).isEqualTo(ProjectStatus.CANCELLED);
        assertThat(desk.open(number)).containsExactlyInAnyOrder(RETURN_RESOURCES, SETTLE_ACCOUNTS);

        desk.complete(number, SETTLE_ACCOUNTS, FINANCE, Map.of("finalAmount", "-1200.5", "accountsRemark", "退回预付款"));
        assertThat(newest(number).status()).isEqualTo(CancellationStatus.APPROVED);
        desk.complete(number, RETURN_RESOURCES, RESOURCES, Map.of("returnedResources", "端口 3 个，光猫 2 台"));
        assertThat(newest(number))
                .returns(CancellationStatus.DONE, Cancellation::status)
                .returns("端口 3 个，光猫 2 台", Cancellation::returnedResources)
                .returns(FINANCE, Cancellation::settledBy)
                .satisfies(done -> assertThat(done.finalAmount()).isEqualByComparingTo("-1200.50"));
        assertThat(desk.isRunning(number)).isFalse();
        assertThat(acts(number))
                .contains(
                        "contract.cancellationRequested",
                        "contract.cancellationRuled",
                        "contract.cancelled",
                        "contract.resourcesReturned",
                        "contract.accountsSettled");
        assertThatThrownBy(() -> contracts.amend(number, "再改", RAISER))
                .as("an amendment of a cancelled contract")
                .isInstanceOf(NotSigned.class);
        assertThatThrownBy(() -> cancellations.request(number, DRAFT, RAISER)).isInstanceOf(NothingToCancel.class);
    }

    @Test
    void endsAnAmendmentThatIsUnderWayInOrder() {
        var number = desk.signed();
        contracts.amend(number, "增加站点", RAISER);
        cancellations.request(number, DRAFT, RAISER);
        assertThat(desk.open(number)).hasSize(3);
        approve(number);
        assertThat(desk.open(number)).containsExactlyInAnyOrder(RETURN_RESOURCES, SETTLE_ACCOUNTS);
        assertThat(contracts.versions(number).get(0).status()).isEqualTo(VersionStatus.STOPPED);
    }

    @Test
    void goesOnWhenOneRefusesAndBothHaveAnswered() {
        var number = requested();
        desk.complete(number, REVIEW_CANCELLATION, LEGAL, verdict("legal", "refuse"));
        assertThat(desk.open(number)).as("both answer first").containsExactly(RULE_ON_CANCELLATION);
        desk.complete(number, RULE_ON_CANCELLATION, CENTRE, verdict("centre", "approve"));
        assertThat(desk.isRunning(number)).isFalse();
        assertThat(newest(number).status()).isEqualTo(CancellationStatus.REFUSED);
        assertThat(contracts.get(number).status()).isEqualTo(ContractStatus.SIGNED);

        cancellations.request(number, DRAFT, RAISER);
        assertThat(newest(number).cancellation()).isEqualTo(2);
        approve(number);
        assertThat(contracts.get(number).status()).isEqualTo(ContractStatus.CANCELLED);
    }

    @Test
    void isRequestedOnceByTheAccountManagerOfASignedContract() {
        var number = requested();
        assertThatThrownBy(() -> cancellations.request(number, DRAFT, RAISER)).isInstanceOf(CancellationOpen.class);
        var other = desk.signed();
        assertThatThrownBy(() -> cancellations.request(other, DRAFT, OTHER_RAISER))
                .isInstanceOf(CancellationNotYours.class);
        assertThatThrownBy(() -> cancellations.request(other, new CancellationDraft(" ", null, "x", "y"), RAISER))
                .isInstanceOfSatisfying(CancellationIncomplete.class, refusal -> assertThat(refusal.problems())
                        .extracting(problem -> problem.field())
                        .containsExactly("reason", "openOrders"));
        var unsigned = desk.opened();
        assertThatThrownBy(() -> cancellations.request(unsigned, DRAFT, RAISER)).isInstanceOf(NothingToCancel.class);
    }

    /** Four eyes, also when the account manager leads the centre. */
    @Test
    void isNotRuledOnByWhoAskedForIt() {
        var number = desk.signed();
        jdbc.sql("update baton.contract set account_manager = :person where number = :number")
                .param("person", RULING_RAISER)
                .param("number", number)
                .update();
        cancellations.request(number, DRAFT, RULING_RAISER);
        ThrowingCallable ruling =
                () -> desk.complete(number, RULE_ON_CANCELLATION, RULING_RAISER, verdict("centre", "approve"));
        assertThatThrownBy(ruling).isInstanceOf(DutiesSeparated.class);
        desk.complete(number, RULE_ON_CANCELLATION, CENTRE, verdict("centre", "approve"));
    }

    static Stream<String> waitStates() {
        return Bpmn.readModelFromFile(new File("processes/contract/contract-cancellation.bpmn"))
                .getModelElementsByType(UserTask.class)
                .stream()
                .map(UserTask::getId);
    }

    /** Before the ruling the request is stopped, and nothing stays open; after it there is nothing left to stop. */
    @ParameterizedTest
    @MethodSource("waitStates")
    void stopsAtEachStepBeforeTheRuling(String element) {
        var number = at(element);
        if (List.of(RULE_ON_CANCELLATION, REVIEW_CANCELLATION).contains(element)) {
            assertThatThrownBy(() -> cancellations.stop(number, " ", RAISER))
                    .isInstanceOf(CancellationIncomplete.class);
            assertThatThrownBy(() -> cancellations.stop(number, "不停了", OTHER_RAISER))
                    .isInstanceOf(CancellationNotYours.class);
            cancellations.stop(number, "客户改变主意", RAISER);
            assertThat(desk.open(number)).isEmpty();
            assertThat(desk.isRunning(number)).isFalse();
            assertThat(desk.jobs(number)).isZero();
            assertThat(newest(number))
                    .returns(CancellationStatus.STOPPED, Cancellation::status)
                    .returns("客户改变主意", Cancellation::stopReason);
            assertThat(contracts.get(number).status()).isEqualTo(ContractStatus.SIGNED);
        } else {
            var open = desk.open(number);
            assertThatThrownBy(() -> cancellations.stop(number, "客户改变主意", RAISER))
                    .isInstanceOf(CancellationRuled.class);
            assertThat(desk.open(number)).containsExactlyInAnyOrderElementsOf(open);
        }
    }

    @Test
    void isAskedForAndStoppedOnThePages() {
        var number = desk.signed();
        var path = "/contracts/" + number;
        var manager = Visitor.signedIn(port, RAISER);
        assertThat(manager.page(path).select("a[href=" + path + "/cancellation/new]"))
                .hasSize(1);
        var form = path + "/cancellation/new";
        var refused = manager.submit(form, path + "/cancellation", Map.of("reason", "客户停业"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("客户停业", "请填写。");
        assertThat(manager.submit(
                                form,
                                path + "/cancellation",
                                Map.of(
                                        "reason", "客户停业",
                                        "openOrders", "没有",
                                        "resourcePlan", "收回",
                                        "moneyPlan", "结清"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(manager.get(form).statusCode()).isEqualTo(409);
        assertThat(desk.page(port, number, RULE_ON_CANCELLATION, CENTRE)).contains("客户停业", "收回", number);
        var unexplained = manager.submit(path, path + "/cancellation/stop", Map.of("cancellationStopReason", ""));
        assertThat(unexplained.statusCode()).isEqualTo(422);
        assertThat(manager.submit(path, path + "/cancellation/stop", Map.of("cancellationStopReason", "客户改变主意"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(manager.page(path + "?lang=en").text()).contains("Stopped", "客户改变主意");
        var other = Visitor.signedIn(port, OTHER_RAISER);
        assertThat(other.get(form).statusCode()).isEqualTo(403);
        assertThat(Visitor.signedIn(port, STRANGER).get(form).statusCode()).isEqualTo(404);
    }

    private String requested() {
        var number = desk.signed();
        cancellations.request(number, DRAFT, RAISER);
        return number;
    }

    /** Drives the cancellation of a new contract until this step is one of the last that wait. */
    private String at(String element) {
        var number = requested();
        switch (element) {
            case RULE_ON_CANCELLATION -> desk.complete(number, REVIEW_CANCELLATION, LEGAL, verdict("legal", "approve"));
            case REVIEW_CANCELLATION ->
                desk.complete(number, RULE_ON_CANCELLATION, CENTRE, verdict("centre", "approve"));
            default -> approve(number);
        }
        if (!desk.waits(number, element)) {
            throw new AssertionError(element + " is not reached: " + desk.open(number));
        }
        return number;
    }

    private void approve(String number) {
        desk.complete(number, RULE_ON_CANCELLATION, CENTRE, verdict("centre", "approve"));
        desk.complete(number, REVIEW_CANCELLATION, LEGAL, verdict("legal", "approve"));
    }

    private static Map<String, Object> verdict(String who, String verdict) {
        return Map.of(who + "Verdict", verdict, who + "Remark", "情况属实");
    }

    private Cancellation newest(String number) {
        return cancellations.of(number).get(0);
    }

    private List<String> acts(String number) {
        return jdbc.sql("select act from baton.evidence where case_number = :number order by id")
                .param("number", number)
                .query(String.class)
                .list();
    }
}
