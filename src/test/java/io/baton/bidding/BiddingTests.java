package io.baton.bidding;

import static io.baton.bidding.BidDesk.*;
import static io.baton.bidding.BiddingProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.WalksAllOf;
import io.baton.deadline.Deadlines;
import io.baton.deadline.DueCause;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.DutiesSeparated;
import io.baton.presales.Presales;
import io.baton.project.PresalesOver;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.web.FieldProblem;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bids as people live them: the whole way once, each detour by itself. */
@IntegrationTest
@WalksAllOf(BiddingProcess.PROCESS)
class BiddingTests {

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Bidding bidding;

    @Autowired
    private BidTeam team;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Presales presales;

    @Autowired
    private Projects projects;

    @Autowired
    private Documents documents;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private BidDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new BidDesk(beans);
    }

    @AfterEach
    void letTimeGoOn() {
        clock.reset();
    }

    @Test
    @Tag("R-BD-1")
    @Tag("R-BD-2")
    @Tag("R-BD-3")
    @Tag("R-BD-4")
    @Tag("R-BD-5")
    @Tag("R-BD-6")
    @Tag("R-BD-7")
    @Tag("R-IA-2")
    @Tag("R-PS-8")
    @Tag("R-OR-2")
    void winsATenderWithTwoClarificationsAndAPresentation() {
        var project = desk.project();
        var number = bidding.start(draft(project), MANAGER);
        assertThat(number).matches("TB-2026-\\d{6}");
        assertThat(desk.task(number, READ_TENDER).getAssignee()).isEqualTo(MANAGER);

        desk.list(number);
        assertThat(team.authors(project))
                .as("R-IA-2: none of them audits the project")
                .contains(MANAGER);
        desk.complete(number, READ_TENDER, MANAGER, Map.of("readingRemark", "本地服务是重点"));
        desk.complete(number, SCORE_BID, MANAGER, scores(4));
        assertThat(bidding.read(number, MANAGER).weightedScore()).isEqualByComparingTo("4");
        assertThat(desk.open(number)).containsExactly(DECIDE_GO);
        desk.complete(number, DECIDE_GO, CENTRE, go("go"));
        assertThat(desk.open(number))
                .containsExactlyInAnyOrder(PLAN_TECHNICAL, PLAN_COMMERCIAL, PREPARE_QUALIFICATION, CHECK_TERMS);
        desk.parts(number, "800000");
        desk.assemble(number);
        assertThat(desk.open(number))
                .as("20 % are above the floor")
                .containsExactlyInAnyOrder(REVIEW_BID, APPROVE_PRICE_AS_FINANCE, APPROVE_PRICE_AS_CENTRE);
        desk.approve(number);
        desk.complete(number, SEAL_BID, MANAGER, Map.of("sealRemark", "正副本各一"));
        assertThat(bidding.read(number, MANAGER).sealedAt()).isNotNull();
        desk.submit(number);
        assertThat(bidding.read(number, MANAGER).status()).isEqualTo(TenderStatus.SUBMITTED);
        assertThat(desk.timer(number, "event_deadlinePassed"))
                .as("the deadline holds until submission only")
                .isNull();

        desk.ask(number, ENGINEER);
        desk.ask(number, MANAGER);
        bidding.invite(number, new PresentationDraft(DEADLINE.plusDays(3), "三楼会议室"), MANAGER);
        var due = dueTimes(number);
        deadlines.recalculate(number, DueCause.SETTING, null, MANAGER);
        assertThat(dueTimes(number))
                .as("each question keeps its own, which stands beside the flow and not in it")
                .isEqualTo(due);
        assertThat(desk.tasks(number, ANSWER_CLARIFICATION))
                .extracting(Task::getAssignee)
                .containsExactlyInAnyOrder(ENGINEER, MANAGER);
        assertThatThrownBy(() -> desk.complete(number, RECORD_RESULT, MANAGER, result("won")))
                .isInstanceOf(ClarificationsOpen.class);
        desk.tasks(number, ANSWER_CLARIFICATION)
                .forEach(task -> desk.completeTask(
                        task.getId(),
                        task.getAssignee(),
                        Map.of("clarificationAnswer", "由 " + task.getAssignee() + " 答复")));
        assertThat(bidding.clarifications(number))
                .extracting(Clarification::owner, Clarification::answer)
                .containsExactly(tuple(ENGINEER, "由 " + ENGINEER + " 答复"), tuple(MANAGER, "由 " + MANAGER + " 答复"));
        desk.complete(number, GIVE_PRESENTATION, MANAGER, Map.of("presentationRemark", "评委关心时延"));

        desk.complete(number, RECORD_RESULT, MANAGER, result("won"));
        assertThat(desk.isRunning(number)).isFalse();
        assertThat(bidding.read(number, MANAGER).status()).isEqualTo(TenderStatus.WON);
        assertThat(projects.get(project).status()).isEqualTo(ProjectStatus.TO_CONTRACT);
        assertThat(bidding.entries(number))
                .extracting(TenderEntry::messageKey)
                .contains("bidding.entry.TERMS.risky", "bidding.entry.RESULT.won", "bidding.entry.PRESENTED");
        assertThat(jdbc.sql("select act from baton.evidence where case_number = :number")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .contains("bidding.tenderEntered", "bidding.bidSubmitted", "bidding.bidEnded");
    }

    @ParameterizedTest
    @CsvSource({
        "submissionDeadline, bidding.problem.deadlinePast",
        "openingAt, bidding.problem.openingBeforeDeadline",
        "priceLimit, bidding.problem.amountAboveZero",
        "bidBond, bidding.problem.amount",
        "reference, bidding.problem.textMissing",
        "projectNumber, bidding.problem.projectUnknown"
    })
    @Tag("R-BD-1")
    void refusesATenderAndNamesTheField(String field, String problem) {
        var right = draft(desk.project());
        var wrong = new TenderDraft(
                field.equals("projectNumber") ? "XM-2026-999999" : right.projectNumber(),
                field.equals("reference") ? " " : right.reference(),
                right.issuer(),
                field.equals("submissionDeadline") ? LocalDateTime.of(2026, 3, 10, 9, 0) : right.submissionDeadline(),
                field.equals("openingAt") ? DEADLINE.minusMinutes(1) : right.openingAt(),
                field.equals("priceLimit") ? BigDecimal.ZERO : right.priceLimit(),
                field.equals("bidBond") ? new BigDecimal("-0.01") : right.bidBond());

        assertProblem(() -> bidding.start(wrong, MANAGER), field, problem);
        assertThat(bidding.of(String.valueOf(right.projectNumber()), MANAGER)).isEmpty();
    }

    @Test
    @Tag("R-BD-1")
    @Tag("R-PS-8")
    void startsOnlyForAProjectWhoseCustomerTendersAndOnce() {
        assertThatThrownBy(() -> bidding.start(draft(desk.project()), ENGINEER)).isInstanceOf(NotABidManager.class);
        assertProblem(
                () -> bidding.start(draft(desk.raised("900000")), MANAGER),
                "projectNumber",
                "bidding.problem.projectNotToBid");
        var project = desk.project();
        bidding.start(draft(project), MANAGER);
        assertProblem(
                () -> bidding.start(draft(project), OTHER_MANAGER), "projectNumber", "bidding.problem.tenderRunning");
    }

    @Test
    @Tag("R-BD-2")
    void refusesAClauseWithoutOwnerAndKeepsNothing() {
        var number = desk.started();

        assertProblem(
                () -> desk.list(number, List.of(clause("3.1", "must", ENGINEER), clause("3.2", "must", null))),
                "owner.1",
                "bidding.problem.ownerMissing");
        assertProblem(
                () -> desk.list(number, List.of(clause("3.1", "must", "nobody"))),
                "owner.0",
                "bidding.problem.personUnknown");
        assertThat(bidding.clauses(number)).isEmpty();
        assertThatThrownBy(() -> desk.complete(number, READ_TENDER, MANAGER, Map.of("readingRemark", "看点")))
                .isInstanceOf(ClausesMissing.class);
    }

    @Test
    @Tag("R-BD-2")
    void changesAndDropsClausesButNotUnderOldEyes() {
        var number = desk.started();
        desk.list(number);
        var seen = desk.version(number);
        bidding.saveClauses(
                number,
                List.of(
                        new ClauseDraft(1, "3.1", "改为 5×8 小时", "score", MANAGER, null),
                        new ClauseDraft(2, "3.2", "x", "score", MANAGER, true)),
                seen,
                MANAGER);

        assertThat(bidding.clauses(number)).singleElement().satisfies(clause -> {
            assertThat(clause.requirement()).isEqualTo("改为 5×8 小时");
            assertThat(clause.owner()).isEqualTo(MANAGER);
        });
        assertThatThrownBy(() -> bidding.saveClauses(number, List.of(), seen, MANAGER))
                .isInstanceOf(TenderChangedMeanwhile.class);
        assertThatThrownBy(() -> bidding.saveClauses(number, List.of(), seen + 1, OTHER_MANAGER))
                .isInstanceOf(BidNotYours.class);
    }

    @Test
    @Tag("R-BD-2")
    void letsTheDepartmentHeadDecideOnGradeA() {
        var number = bidding.start(draft(desk.project("2000000")), MANAGER);
        desk.list(number);
        desk.complete(number, READ_TENDER, MANAGER, Map.of("readingRemark", "看点"));
        desk.complete(number, SCORE_BID, MANAGER, scores(5));

        assertThat(desk.open(number)).containsExactly(DECIDE_GO_AS_HEAD);
        desk.complete(number, DECIDE_GO_AS_HEAD, HEAD, go("go"));
        assertThat(desk.open(number)).contains(PLAN_TECHNICAL);
    }

    @Test
    @Tag("R-BD-2")
    void endsWithoutABidAndKeepsTheScoresAndTheReason() {
        var number = desk.at(DECIDE_GO);
        desk.complete(number, DECIDE_GO, CENTRE, go("noGo"));

        var tender = bidding.read(number, MANAGER);
        assertThat(tender.status()).isEqualTo(TenderStatus.DECLINED);
        assertThat(tender.endReason()).isEqualTo("评分高");
        assertThat(bidding.scores(number)).hasSize(7);
        assertThat(projects.get(tender.projectNumber()).status()).isEqualTo(ProjectStatus.STOPPED);
        assertThat(desk.isRunning(number)).isFalse();
        assertThat(desk.reached(number, "event_endedWithoutBid")).isTrue();
    }

    @Test
    @Tag("R-BD-3")
    void blocksABidWithAnUnansweredMust() {
        var number = desk.at(PLAN_TECHNICAL);
        desk.price(number, "1000000", "800000");
        desk.complete(number, PLAN_TECHNICAL, ENGINEER, Map.of("technicalPlan", "双归环网"));
        desk.complete(number, PLAN_COMMERCIAL, MANAGER, Map.of("commercialPlan", "分年付款"));
        desk.complete(number, PREPARE_QUALIFICATION, MANAGER, Map.of("qualificationPapers", "资质齐全"));
        desk.complete(number, CHECK_TERMS, LEGAL, Map.of("termsVerdict", "acceptable", "termsRemark", "无"));

        assertThatThrownBy(() -> desk.assemble(number))
                .asInstanceOf(type(ClausesUnanswered.class))
                .satisfies(refusal -> assertThat(refusal.getArguments()).containsExactly(number, "1"));
        assertThatThrownBy(() -> desk.answer(number, 1, LEGAL)).isInstanceOf(BidNotYours.class);
        desk.answer(number, 1, ENGINEER);
        desk.assemble(number);
        assertThat(desk.open(number)).as("the scored clause may stay open").contains(REVIEW_BID);
        assertThatThrownBy(() -> desk.answer(number, 1, ENGINEER))
                .as("what is judged stands still")
                .isInstanceOf(BidNotYours.class);
        assertThatThrownBy(() -> desk.price(number, "1", "0")).isInstanceOf(BidNotYours.class);
    }

    @Test
    @Tag("R-BD-3")
    @Tag("R-BD-4")
    void refusesAPriceThatIsNoneOrAboveTheLimitAndACommercialPlanWithoutOne() {
        var number = desk.at(PLAN_COMMERCIAL);

        assertThatThrownBy(() -> desk.complete(number, PLAN_COMMERCIAL, MANAGER, Map.of("commercialPlan", "分年付款")))
                .isInstanceOf(PriceMissing.class);
        assertProblem(() -> desk.price(number, "0", "0"), "price", "bidding.problem.amountAboveZero");
        assertProblem(() -> desk.price(number, "-1", "0"), "price", "bidding.problem.amountAboveZero");
        assertProblem(() -> desk.price(number, "1500000.01", "0"), "price", "bidding.problem.aboveLimit");
        assertProblem(() -> desk.price(number, "1", "-0.01"), "cost", "bidding.problem.amount");
        desk.price(number, LIMIT, "0");
    }

    @ParameterizedTest
    @CsvSource({"899999.99, false", "900000, false", "900000.01, true", "1100000, true"})
    @Tag("R-BD-4")
    void asksTheDepartmentHeadBelowTheFloorOnly(String cost, boolean asked) {
        var number = desk.atGates(cost);

        assertThat(desk.waits(number, APPROVE_PRICE_AS_HEAD)).isEqualTo(asked);
    }

    @Test
    @Tag("R-BD-4")
    void comesBackToTheBidManagerWhenOneGateSaysNoAndAsksAllAgain() {
        var number = desk.at(APPROVE_PRICE_AS_HEAD);
        desk.complete(number, REVIEW_BID, REVIEWER, verdict("review", "approve"));
        desk.complete(number, APPROVE_PRICE_AS_FINANCE, FINANCE, verdict("finance", "approve"));
        desk.complete(number, APPROVE_PRICE_AS_CENTRE, CENTRE, verdict("centre", "approve"));
        assertThat(desk.open(number)).as("all answer first").containsExactly(APPROVE_PRICE_AS_HEAD);
        desk.complete(number, APPROVE_PRICE_AS_HEAD, HEAD, verdict("head", "rework"));
        assertThat(desk.open(number)).containsExactly(ASSEMBLE_BID);

        desk.price(number, "1200000", "900000.01");
        desk.assemble(number);
        assertThat(desk.open(number))
                .containsExactlyInAnyOrder(REVIEW_BID, APPROVE_PRICE_AS_FINANCE, APPROVE_PRICE_AS_CENTRE);
        desk.approve(number);
        assertThat(desk.open(number)).containsExactly(SEAL_BID);
        assertThat(bidding.entries(number))
                .as("each judged a price")
                .filteredOn(entry -> entry.kind() == TenderEntry.Kind.FINANCE)
                .extracting(entry -> String.valueOf(entry.price()))
                .containsExactly("1000000.00", "1200000.00");
    }

    @Test
    @Tag("R-BD-4")
    void keepsAuthorsFromReviewingAndApproving() {
        var number = desk.at(PLAN_TECHNICAL);
        var file = "方案".getBytes(StandardCharsets.UTF_8);
        desk.list(number, List.of(clause("4.1", "score", WRITING_REVIEWER)));
        documents.add(
                number,
                BidDocuments.PURPOSE,
                new Upload("方案.txt", file.length, () -> new ByteArrayInputStream(file)),
                WRITING_REVIEWER);
        desk.parts(number, "800000");
        desk.assemble(number);

        assertThatThrownBy(() -> desk.complete(number, REVIEW_BID, WRITING_REVIEWER, verdict("review", "approve")))
                .isInstanceOf(DutiesSeparated.class);
        desk.complete(number, REVIEW_BID, REVIEWER, verdict("review", "approve"));
    }

    @Test
    @Tag("R-BD-5")
    void countsASubmissionAtTheVeryInstantOfTheDeadline() {
        var number = desk.at(SUBMIT_BID);
        clock.setTo(DEADLINE_AT);
        desk.submit(number);

        var tender = bidding.read(number, MANAGER);
        assertThat(tender.status()).isEqualTo(TenderStatus.SUBMITTED);
        assertThat(tender.submittedAt()).isEqualTo(DEADLINE_AT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000})
    @Tag("R-BD-5")
    void refusesASubmissionAfterTheDeadlineAndEndsAsMissed(long millisecondsLate) {
        var number = desk.at(SUBMIT_BID);
        clock.setTo(DEADLINE_AT.plusMillis(millisecondsLate));

        assertThatThrownBy(() -> desk.submit(number)).isInstanceOf(DeadlinePassed.class);
        assertThat(desk.open(number)).containsExactly(SUBMIT_BID);
        desk.fire(number, "event_deadlinePassed");
        assertThat(bidding.read(number, MANAGER).status()).isEqualTo(TenderStatus.MISSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {READ_TENDER, REVIEW_BID, SEAL_BID, SUBMIT_BID})
    @Tag("R-BD-5")
    void endsAnUnsubmittedBidAsMissedSealedOrNotAndEscalates(String element) {
        var number = desk.at(element);
        assertThat(desk.timer(number, "event_deadlinePassed").getDuedate())
                .as("never moved to working hours, and after the last instant that counts")
                .isEqualTo(Date.from(DEADLINE_AT.plusMillis(1)));
        clock.setTo(DEADLINE_AT.plusMillis(1));
        desk.fire(number, "event_deadlinePassed");

        var tender = bidding.read(number, MANAGER);
        assertThat(tender.status()).isEqualTo(TenderStatus.MISSED);
        assertThat(desk.isRunning(number)).isFalse();
        assertThat(desk.open(number)).isEmpty();
        assertThat(projects.get(tender.projectNumber()).status()).isEqualTo(ProjectStatus.LOST);
        assertThat(told(number, "bidding.missed")).contains(MANAGER, CENTRE, HEAD, SUPERVISOR, RAISER);
    }

    @Test
    @Tag("R-BD-5")
    void staysAtItsInstantAlsoOnASunday() {
        var sunday = LocalDateTime.of(2026, 3, 29, 3, 15);
        var project = desk.project();
        var right = draft(project);
        var number = bidding.start(
                new TenderDraft(project, right.reference(), right.issuer(), sunday, sunday, right.priceLimit(), null),
                MANAGER);

        assertThat(desk.timer(number, "event_deadlinePassed").getDuedate())
                .isEqualTo(Date.from(TenderDraft.instantOf(sunday).plusMillis(1)));
        assertThat(bidding.read(number, MANAGER).bondState()).isEqualTo(BondState.NONE);
    }

    @Test
    @Tag("R-BD-5")
    void warnsThreeAndOneWorkingDaysAndFourHoursBefore() {
        var number = desk.at(PLAN_TECHNICAL);
        assertThat(desk.timer(number, "event_firstWarningDue").getDuedate())
                .isEqualTo(Date.from(TenderDraft.instantOf(LocalDateTime.of(2026, 3, 24, 17, 0))));
        assertThat(desk.timer(number, "event_secondWarningDue").getDuedate())
                .isEqualTo(Date.from(TenderDraft.instantOf(LocalDateTime.of(2026, 3, 26, 17, 0))));
        assertThat(desk.timer(number, "event_lastWarningDue").getDuedate())
                .isEqualTo(Date.from(TenderDraft.instantOf(LocalDateTime.of(2026, 3, 27, 13, 0))));

        var count = 0;
        for (var event : List.of("event_firstWarningDue", "event_secondWarningDue", "event_lastWarningDue")) {
            clock.setTo(desk.timer(number, event).getDuedate().toInstant());
            desk.fire(number, event);
            assertThat(told(number, "bidding.deadlineNear"))
                    .as(event)
                    .filteredOn(MANAGER::equals)
                    .hasSize(++count);
        }
        assertThat(told(number, "bidding.deadlineNear")).contains(ENGINEER).doesNotContain(LEGAL, STRANGER);
        assertThat(desk.waits(number, PLAN_TECHNICAL)).isTrue();
    }

    @Test
    @Tag("R-BD-5")
    void tellsNoWarningThatWasDueBeforeTheTenderWasEntered() {
        clock.setTo(DEADLINE_AT.minusSeconds(5 * 3600));
        var number = desk.started();
        desk.fire(number, "event_firstWarningDue");
        desk.fire(number, "event_secondWarningDue");
        assertThat(told(number, "bidding.deadlineNear")).isEmpty();

        clock.setTo(DEADLINE_AT.minusSeconds(4 * 3600));
        desk.fire(number, "event_lastWarningDue");
        assertThat(told(number, "bidding.deadlineNear")).contains(MANAGER);
    }

    @Test
    @Tag("R-BD-5")
    void tracksTheBondUntilItIsBack() {
        var number = desk.at(DECIDE_GO);
        desk.complete(number, DECIDE_GO, CENTRE, go("noGo"));
        assertThat(bidding.read(number, MANAGER).bondDue()).isEqualTo(LocalDate.of(2026, 5, 26));
        assertThat(bidding.bonds(FINANCE)).extracting(TenderRow::number).contains(number);

        var version = desk.version(number);
        assertThatThrownBy(() -> bidding.keepBond(number, new BondDraft("returned", null, "回单 7"), version, ENGINEER))
                .isInstanceOf(BondNotYours.class);
        assertProblem(
                () -> bidding.keepBond(number, new BondDraft("open", null, null), version, FINANCE),
                "bondDue",
                "bidding.problem.bondDue");
        assertProblem(
                () -> bidding.keepBond(number, new BondDraft("forfeited", null, " "), version, FINANCE),
                "bondNote",
                "bidding.problem.bondNote");
        bidding.keepBond(number, new BondDraft("returned", null, "回单 7"), version, FINANCE);
        assertThat(bidding.bonds(FINANCE)).extracting(TenderRow::number).doesNotContain(number);
        assertThatThrownBy(() -> bidding.keepBond(number, new BondDraft("returned", null, "回单 8"), version, FINANCE))
                .isInstanceOf(TenderChangedMeanwhile.class);
    }

    @Test
    @Tag("R-BD-5")
    void remindsOfALateBondOnceEverySoManyDaysUntilItIsBack() {
        jdbc.sql("update baton.department set head_id = :head where id = 'bidOffices'")
                .param("head", CENTRE)
                .update();
        var number = desk.started();
        assertThat(bidding.read(number, MANAGER).bondDue()).isEqualTo(LocalDate.of(2026, 5, 26));
        remindOn(LocalDate.of(2026, 5, 26));
        assertThat(told(number, "bidding.bondLate")).as("not late yet").isEmpty();
        remindOn(LocalDate.of(2026, 5, 27));
        remindOn(LocalDate.of(2026, 5, 27));
        remindOn(LocalDate.of(2026, 6, 2));
        assertThat(told(number, "bidding.bondLate")).as("once a week").containsExactly(MANAGER);
        remindOn(LocalDate.of(2026, 6, 3));
        assertThat(told(number, "bidding.bondLate"))
                .as("again, and now the manager above too")
                .containsExactlyInAnyOrder(MANAGER, MANAGER, CENTRE);

        bidding.keepBond(number, new BondDraft("open", LocalDate.of(2026, 6, 20), "已催"), desk.version(number), FINANCE);
        remindOn(LocalDate.of(2026, 6, 12));
        assertThat(told(number, "bidding.bondLate")).as("due on another day").hasSize(3);
        remindOn(LocalDate.of(2026, 6, 21));
        assertThat(told(number, "bidding.bondLate"))
                .as("begins anew: not the manager above")
                .hasSize(4)
                .filteredOn(CENTRE::equals)
                .hasSize(1);
        bidding.keepBond(number, new BondDraft("returned", null, "回单 7"), desk.version(number), FINANCE);
        remindOn(LocalDate.of(2026, 7, 21));
        assertThat(told(number, "bidding.bondLate")).as("it is back").hasSize(4);
    }

    private void remindOn(LocalDate day) {
        clock.setTo(TenderDraft.instantOf(day.atTime(8, 30)));
        bidding.remindOfBonds();
    }

    @Test
    @Tag("R-BD-6")
    void handsAQuestionOnWithItsWorkAndTheReason() {
        var number = desk.at(RECORD_RESULT);
        var first = desk.ask(number, ENGINEER);
        var second = desk.ask(number, MANAGER);
        assertThatThrownBy(() -> bidding.handOn(number, first, new HandOnDraft(LEGAL, "请法务答"), LEGAL))
                .isInstanceOf(ClarificationNotYours.class);
        assertProblem(
                () -> bidding.handOn(number, first, new HandOnDraft(ENGINEER, "x"), ENGINEER),
                "owner",
                "bidding.problem.newOwner");
        assertProblem(
                () -> bidding.handOn(number, first, new HandOnDraft("nobody", "x"), ENGINEER),
                "owner",
                "bidding.problem.newOwner");
        assertProblem(
                () -> bidding.handOn(number, first, new HandOnDraft(STRANGER, " "), ENGINEER),
                "reason",
                "bidding.problem.textMissing");
        bidding.handOn(number, first, new HandOnDraft(STRANGER, "属开通问题"), ENGINEER);

        assertThat(bidding.clarifications(number).get(first - 1).owner()).isEqualTo(STRANGER);
        assertThat(bidding.clarifications(number).get(second - 1).owner()).isEqualTo(MANAGER);
        assertThat(desk.tasks(number, ANSWER_CLARIFICATION))
                .extracting(Task::getAssignee)
                .as("each question keeps its own task")
                .containsExactlyInAnyOrder(STRANGER, MANAGER);
        assertThat(bidding.read(number, STRANGER).number()).isEqualTo(number);
        desk.tasks(number, ANSWER_CLARIFICATION).stream()
                .filter(task -> STRANGER.equals(task.getAssignee()))
                .forEach(task -> desk.completeTask(task.getId(), STRANGER, Map.of("clarificationAnswer", "30 分钟")));
        assertThat(bidding.clarifications(number).get(first - 1).answeredBy()).isEqualTo(STRANGER);
        assertThatThrownBy(() -> bidding.handOn(number, first, new HandOnDraft(ENGINEER, "x"), MANAGER))
                .isInstanceOf(ClarificationOver.class);
    }

    @Test
    @Tag("R-BD-6")
    void takesQuestionsBetweenSubmissionAndResultOnly() {
        var early = desk.at(SUBMIT_BID);
        assertThatThrownBy(() -> desk.ask(early, ENGINEER)).isInstanceOf(NotSubmitted.class);
        var number = desk.at(RECORD_RESULT);
        assertProblem(
                () -> bidding.ask(number, new ClarificationDraft("问题", null, DEADLINE.plusDays(1)), MANAGER),
                "owner",
                "bidding.problem.ownerMissing");
        assertThatThrownBy(() ->
                        bidding.ask(number, new ClarificationDraft("问题", ENGINEER, DEADLINE.plusDays(1)), ENGINEER))
                .isInstanceOf(BidManagersOnly.class);
        desk.complete(number, RECORD_RESULT, MANAGER, result("won"));
        assertThatThrownBy(() -> desk.ask(number, ENGINEER)).isInstanceOf(NotSubmitted.class);
    }

    @Test
    @Tag("R-BD-7")
    void reviewsALossWithReasonsAndTheWinnersPrice() {
        var number = desk.at(REVIEW_LOSS);
        var project = bidding.read(number, MANAGER).projectNumber();
        assertThat(projects.get(project).status()).isEqualTo(ProjectStatus.LOST);
        desk.complete(
                number,
                REVIEW_LOSS,
                MANAGER,
                Map.of("lossReasons", "本地服务得分低", "winner", "某友商", "winnerPrice", "988000.50"));

        var tender = bidding.read(number, MANAGER);
        assertThat(tender.winner()).isEqualTo("某友商");
        assertThat(tender.winnerPrice()).isEqualByComparingTo("988000.50");
        assertThat(bidding.entries(number))
                .filteredOn(entry -> entry.kind() == TenderEntry.Kind.LOSS)
                .extracting(TenderEntry::text)
                .containsExactly("本地服务得分低");
        assertThat(desk.isRunning(number)).isFalse();
    }

    @Test
    @Tag("R-BD-7")
    void bidsAgainAfterAVoidTenderUnderANewNumber() {
        var number = desk.at(DECIDE_REBID);
        var project = bidding.read(number, MANAGER).projectNumber();
        assertThatThrownBy(() -> bidding.start(draft(project), MANAGER))
                .as("nobody has decided yet")
                .isInstanceOf(TenderIncomplete.class);
        desk.complete(number, DECIDE_REBID, CENTRE, Map.of("rebidDecision", "rebid", "rebidReason", "重新招标"));

        assertThat(projects.get(project).status()).isEqualTo(ProjectStatus.TO_BID);
        var again = bidding.start(draft(project), MANAGER);
        assertThat(again).isNotEqualTo(number);
        assertThat(bidding.of(project, MANAGER))
                .extracting(Tender::status)
                .containsExactly(TenderStatus.PREPARING, TenderStatus.VOID);
    }

    @Test
    @Tag("R-OR-1")
    void showsAProjectsTendersOnlyToWhoMayReadThemAndStillBelongsToAGroup() {
        var number = desk.at(DECIDE_GO);
        var project = bidding.read(number, MANAGER).projectNumber();
        assertThat(bidding.of(project, RAISER)).hasSize(1);
        assertThat(bidding.of(project, STRANGER)).isEmpty();
        assertThat(bidding.search(number, null, null, RAISER)).hasSize(1);
        beans.getBean(Staff.class).person(RAISER, "bidDistrict");
        assertThat(bidding.search(number, null, null, RAISER))
                .as("left all groups")
                .isEmpty();
    }

    @Test
    @Tag("R-BD-7")
    void stopsAfterAVoidTender() {
        var number = desk.at(DECIDE_REBID);
        desk.complete(number, DECIDE_REBID, CENTRE, Map.of("rebidDecision", "stop", "rebidReason", "预算取消"));

        assertThat(projects.get(bidding.read(number, MANAGER).projectNumber()).status())
                .isEqualTo(ProjectStatus.STOPPED);
    }

    @Test
    @Tag("R-BD-7")
    void refusesASecondResult() {
        var number = desk.at(RECORD_RESULT);
        desk.complete(number, RECORD_RESULT, MANAGER, result("won"));

        assertThatThrownBy(() -> bidding.resulted(number, TenderStatus.LOST, "又一个", MANAGER))
                .isInstanceOf(ResultKnown.class);
        assertThat(bidding.read(number, MANAGER).status()).isEqualTo(TenderStatus.WON);
    }

    /** Every step of the model at which the need can still be withdrawn. */
    static Stream<String> waitStates() {
        return Bpmn.readModelFromFile(new File("processes/bidding/bidding.bpmn"))
                .getModelElementsByType(UserTask.class)
                .stream()
                .map(UserTask::getId)
                .filter(element -> !element.equals(REVIEW_LOSS));
    }

    @ParameterizedTest
    @MethodSource("waitStates")
    @Tag("R-PS-9")
    void endsInOrderWhereverItStandsWhenTheNeedIsWithdrawn(String element) {
        var number = desk.at(element);
        var instance = desk.instance(number);
        var before = bidding.read(number, MANAGER);
        var said = bidding.entries(number);
        presales.withdraw(before.projectNumber(), "客户取消采购", RAISER);

        assertThat(desk.isRunning(number)).isFalse();
        assertThat(desk.open(number)).isEmpty();
        assertThat(desk.jobs(instance)).isZero();
        var tender = bidding.read(number, MANAGER);
        assertThat(tender.status()).isEqualTo(before.status().isOver() ? before.status() : TenderStatus.WITHDRAWN);
        assertThat(projects.get(before.projectNumber()).status()).isEqualTo(ProjectStatus.WITHDRAWN);
        assertThat(bidding.entries(number)).as("nothing is lost").isEqualTo(said);
        assertThat(desk.reached(number, "event_withdrawn")).isTrue();
    }

    /** Every step of the model before the result: what is over is stopped no more. */
    static Stream<String> statesBeforeTheResult() {
        return waitStates().filter(element -> !element.equals(DECIDE_REBID));
    }

    @ParameterizedTest
    @MethodSource("statesBeforeTheResult")
    @Tag("R-BD-5")
    void endsInOrderWhereverItStandsWhenWhoRunsItStopsIt(String element) {
        var number = desk.at(element);
        var instance = desk.instance(number);
        var before = bidding.read(number, MANAGER);
        var said = bidding.entries(number);
        bidding.cancel(number, " 采购人取消采购 ", MANAGER);

        assertThat(desk.isRunning(number)).isFalse();
        assertThat(desk.open(number)).isEmpty();
        assertThat(desk.jobs(instance)).isZero();
        var tender = bidding.read(number, MANAGER);
        assertThat(tender.status()).isEqualTo(TenderStatus.CANCELLED);
        assertThat(tender.endReason()).isEqualTo("采购人取消采购");
        assertThat(projects.get(before.projectNumber()).status()).isEqualTo(ProjectStatus.TO_BID);
        assertThat(bidding.entries(number)).as("nothing is lost").isEqualTo(said);
        assertThat(bidding.bonds(FINANCE))
                .as("the bond is still out")
                .extracting(TenderRow::number)
                .contains(number);
        assertThat(told(number, "bidding.cancelled")).contains(RAISER).doesNotContain(MANAGER);
        assertThat(bidding.start(draft(before.projectNumber()), MANAGER))
                .as("the project may be bid for anew")
                .isNotEqualTo(number);
    }

    @Test
    @Tag("R-BD-5")
    void isStoppedByWhoRunsItOnlyWithAReasonAndBeforeItsResult() {
        var number = desk.at(ANSWER_CLARIFICATION);
        assertThatThrownBy(() -> bidding.cancel(number, "不投了", OTHER_MANAGER)).isInstanceOf(BidManagersOnly.class);
        assertThatThrownBy(() -> bidding.cancel(number, "不投了", STRANGER)).isInstanceOf(TenderUnknown.class);
        assertProblem(() -> bidding.cancel(number, " ", MANAGER), "reason", "bidding.problem.textMissing");
        assertProblem(() -> bidding.cancel(number, "长".repeat(1001), MANAGER), "reason", "bidding.problem.tooLong");
        assertThat(desk.waits(number, ANSWER_CLARIFICATION)).isTrue();
        bidding.cancel(number, "不投了", MANAGER);
        assertThat(told(number, "bidding.cancelled")).as("who has open work").contains(ENGINEER);
        assertThatThrownBy(() -> bidding.cancel(number, "再来", MANAGER)).isInstanceOf(BidOver.class);

        var lost = desk.at(REVIEW_LOSS);
        assertThatThrownBy(() -> bidding.cancel(lost, "不复盘", MANAGER)).isInstanceOf(BidOver.class);
        assertThat(desk.open(lost)).containsExactly(REVIEW_LOSS);
    }

    @Test
    @Tag("R-PS-9")
    void keepsALossReviewOpenBecauseALostNeedIsNotWithdrawn() {
        var number = desk.at(REVIEW_LOSS);

        assertThatThrownBy(() -> presales.withdraw(bidding.read(number, MANAGER).projectNumber(), "取消", RAISER))
                .isInstanceOf(PresalesOver.class);
        assertThat(desk.open(number)).containsExactly(REVIEW_LOSS);
    }

    @Test
    @Tag("R-OR-1")
    void showsABidToWhoHasAPartInItAndToAuditorsOnly() {
        var number = desk.started();

        assertThat(bidding.read(number, RAISER).number()).isEqualTo(number);
        assertThat(bidding.read(number, VIEWER).number()).isEqualTo(number);
        assertThatThrownBy(() -> bidding.read(number, STRANGER)).isInstanceOf(TenderUnknown.class);
        desk.list(number, List.of(clause("3.1", "must", STRANGER)));
        assertThat(bidding.read(number, STRANGER).number())
                .as("an owner of a clause")
                .isEqualTo(number);
        assertThat(bidding.search(number, null, null, STRANGER)).hasSize(1);
    }

    private List<String> told(String number, String kind) {
        return jdbc.sql("select person_id from baton.notice where kind = :kind and path = :path")
                .param("kind", kind)
                .param("path", "/tenders/" + number)
                .query(String.class)
                .list();
    }

    private static void assertProblem(ThrowingCallable deed, String field, String key) {
        assertThatThrownBy(deed).asInstanceOf(type(TenderIncomplete.class)).satisfies(refusal -> assertThat(
                        refusal.problems())
                .extracting(FieldProblem::field, FieldProblem::messageKey)
                .containsExactly(tuple(field, key)));
    }

    private List<Date> dueTimes(String number) {
        return desk.tasks(number, ANSWER_CLARIFICATION).stream()
                .sorted(Comparator.comparing(Task::getId))
                .map(Task::getDueDate)
                .toList();
    }
}
