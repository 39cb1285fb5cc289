package io.baton.bidding;

import static io.baton.bidding.BidDesk.*;
import static io.baton.bidding.BiddingProcess.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Which steps of a bid their completers take back (撤回), through the front door. */
@IntegrationTest
class BidWithdrawalTests {

    /** Who does a step, and with what. */
    private record Deed(String person, Map<String, Object> values) {}

    private static final Map<String, Deed> DEEDS = Map.ofEntries(
            Map.entry(READ_TENDER, new Deed(MANAGER, Map.of("readingRemark", "看点"))),
            Map.entry(SCORE_BID, new Deed(MANAGER, scores(4))),
            Map.entry(DECIDE_GO, new Deed(CENTRE, go("go"))),
            Map.entry(DECIDE_GO_AS_HEAD, new Deed(HEAD, go("go"))),
            Map.entry(PLAN_TECHNICAL, new Deed(ENGINEER, Map.of("technicalPlan", "双归环网"))),
            Map.entry(PLAN_COMMERCIAL, new Deed(MANAGER, Map.of("commercialPlan", "分年付款"))),
            Map.entry(PREPARE_QUALIFICATION, new Deed(MANAGER, Map.of("qualificationPapers", "资质齐全"))),
            Map.entry(CHECK_TERMS, new Deed(LEGAL, Map.of("termsVerdict", "risky", "termsRemark", "违约金偏高"))),
            Map.entry(ASSEMBLE_BID, new Deed(MANAGER, Map.of("assemblyRemark", "请看第四章"))),
            Map.entry(REVIEW_BID, new Deed(REVIEWER, verdict("review", "approve"))),
            Map.entry(APPROVE_PRICE_AS_FINANCE, new Deed(FINANCE, verdict("finance", "approve"))),
            Map.entry(APPROVE_PRICE_AS_CENTRE, new Deed(CENTRE, verdict("centre", "approve"))),
            Map.entry(APPROVE_PRICE_AS_HEAD, new Deed(HEAD, verdict("head", "approve"))),
            Map.entry(SEAL_BID, new Deed(MANAGER, Map.of("sealRemark", "正副本各一"))));

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Bidding bidding;

    private BidDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new BidDesk(beans);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                READ_TENDER,
                SCORE_BID,
                DECIDE_GO,
                DECIDE_GO_AS_HEAD,
                PLAN_TECHNICAL,
                PLAN_COMMERCIAL,
                PREPARE_QUALIFICATION,
                CHECK_TERMS,
                ASSEMBLE_BID,
                REVIEW_BID,
                APPROVE_PRICE_AS_FINANCE,
                APPROVE_PRICE_AS_CENTRE,
                APPROVE_PRICE_AS_HEAD,
                SEAL_BID
            })
    @Tag("R-BD-2")
    @Tag("R-BD-3")
    @Tag("R-BD-4")
    void takeAStepBackAndDoItAgain(String element) {
        var number = desk.at(element);
        prepare(number, element);
        var before = desk.open(number);
        var done = complete(number, element);
        var after = desk.open(number);

        assertThat(withdraw(done, person(element))).isEqualTo(302);
        assertThat(desk.open(number)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(desk.task(number, element).getAssignee()).isEqualTo(person(element));
        var entries = bidding.entries(number);
        assertThat(entries.get(entries.size() - 1).withdrawnAt()).isNotNull();
        assertThat(Visitor.signedIn(port, MANAGER).page("/tenders/" + number).text())
                .contains("已撤回");
        if (element.equals(SEAL_BID)) {
            assertThat(bidding.read(number, MANAGER).sealedAt()).isNull();
        }

        complete(number, element);
        assertThat(desk.open(number)).containsExactlyInAnyOrderElementsOf(after);
        assertThat(desk.timer(number, "event_deadlinePassed"))
                .as("the deadline holds all the while")
                .isNotNull();
    }

    @Test
    @Tag("R-BD-2")
    void scoreAnewAfterAScoreSheetWasTakenBack() {
        var number = desk.at(SCORE_BID);
        var done = complete(number, SCORE_BID);
        withdraw(done, MANAGER);
        assertThat(bidding.scores(number)).isEmpty();
        assertThat(bidding.read(number, MANAGER).weightedScore()).isNull();

        desk.complete(number, SCORE_BID, MANAGER, scores(2));
        assertThat(bidding.scores(number)).extracting(Score::score).hasSize(7).containsOnly(2);
        assertThat(bidding.read(number, MANAGER).weightedScore()).isEqualByComparingTo("2");
    }

    @Test
    @Tag("R-BD-4")
    void takeTheLastGatesApprovalBackAndAskForRework() {
        var number = desk.at(REVIEW_BID);
        complete(number, REVIEW_BID);
        complete(number, APPROVE_PRICE_AS_FINANCE);
        var last = complete(number, APPROVE_PRICE_AS_CENTRE);
        assertThat(desk.open(number)).containsExactly(SEAL_BID);
        assertThat(withdraw(last, CENTRE)).isEqualTo(302);
        assertThat(desk.open(number)).containsExactly(APPROVE_PRICE_AS_CENTRE);

        desk.complete(number, APPROVE_PRICE_AS_CENTRE, CENTRE, verdict("centre", "rework"));
        assertThat(desk.open(number)).as("the others' answers hold").containsExactly(ASSEMBLE_BID);
    }

    @Test
    @Tag("R-BD-4")
    void leaveAGatesReworkAsItIsOnceTheBidIsWithItsWriters() {
        var number = desk.at(REVIEW_BID);
        complete(number, REVIEW_BID);
        complete(number, APPROVE_PRICE_AS_FINANCE);
        var task = desk.task(number, APPROVE_PRICE_AS_CENTRE).getId();
        desk.completeTask(task, CENTRE, verdict("centre", "rework"));
        assertThat(desk.open(number)).containsExactly(ASSEMBLE_BID);

        assertThat(withdraw(task, CENTRE)).isNotEqualTo(302);
        assertThat(desk.open(number)).containsExactly(ASSEMBLE_BID);
    }

    @Test
    @Tag("R-BD-3")
    void leaveTheLastPartAsItIsBecauseTheOthersWouldBeWaitedForAgain() {
        var number = desk.at(PLAN_TECHNICAL);
        prepare(number, PLAN_COMMERCIAL);
        var done = new ArrayList<String>();
        for (var part : List.of(PLAN_TECHNICAL, PLAN_COMMERCIAL, PREPARE_QUALIFICATION, CHECK_TERMS)) {
            done.add(complete(number, part));
        }
        assertThat(desk.open(number)).containsExactly(ASSEMBLE_BID);

        assertThat(withdraw(done.get(3), LEGAL)).isNotEqualTo(302);
        assertThat(withdraw(done.get(0), ENGINEER)).isNotEqualTo(302);
        assertThat(desk.open(number)).containsExactly(ASSEMBLE_BID);
    }

    @Test
    @Tag("R-BD-5")
    void leaveASubmissionAsItIs() {
        var number = desk.at(SUBMIT_BID);
        var task = desk.task(number, SUBMIT_BID).getId();
        desk.submit(number);

        assertThat(withdraw(task, MANAGER)).isNotEqualTo(302);
        assertThat(bidding.read(number, MANAGER).status()).isEqualTo(TenderStatus.SUBMITTED);
    }

    @Test
    @Tag("R-BD-2")
    void leaveADecisionAsItIsOnceSomebodyTookAPart() {
        var number = desk.at(DECIDE_GO);
        var done = complete(number, DECIDE_GO);
        var part = "/tasks/" + desk.task(number, PLAN_TECHNICAL).getId();
        assertThat(Visitor.signedIn(port, ENGINEER)
                        .submit(part, part + "/claim", Map.of())
                        .statusCode())
                .isEqualTo(302);

        assertThat(withdraw(done, CENTRE)).isNotEqualTo(302);
        assertThat(desk.waits(number, PLAN_TECHNICAL)).isTrue();
    }

    private void prepare(String number, String element) {
        if (element.equals(READ_TENDER)) {
            desk.list(number);
        } else if (element.equals(PLAN_COMMERCIAL)) {
            desk.answer(number, 1, ENGINEER);
            desk.price(number, "1000000", "800000");
        }
    }

    private static String person(String element) {
        return deed(element).person();
    }

    private static Deed deed(String element) {
        return DEEDS.getOrDefault(element, new Deed("", Map.of()));
    }

    /** Gives the id of the completed task. */
    private String complete(String number, String element) {
        var task = desk.task(number, element).getId();
        desk.completeTask(task, person(element), deed(element).values());
        return task;
    }

    private int withdraw(String task, String person) {
        var path = "/tasks/" + task + "/operations/withdrawal";
        var visitor = Visitor.signedIn(port, person);
        var csrf = visitor.csrf();
        return visitor.post(path, Map.of("reason", "看错了版本", "_csrf", csrf)).statusCode();
    }
}
