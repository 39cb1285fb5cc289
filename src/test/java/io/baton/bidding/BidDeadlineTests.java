package io.baton.bidding;

import static io.baton.bidding.BidDesk.*;
import static io.baton.bidding.BiddingProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.baton.IntegrationTest;
import io.baton.TestClock;
import io.baton.web.FieldProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens when the issuer moves the deadline of a running bid (R-BD-5). */
@IntegrationTest
class BidDeadlineTests {

    /** A Thursday, ten working days after the first one. */
    private static final LocalDateTime LATER = LocalDateTime.of(2026, 4, 9, 10, 30);

    private static final Instant LATER_AT = TenderDraft.instantOf(LATER);

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Bidding bidding;

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

    @ParameterizedTest
    @ValueSource(strings = {READ_TENDER, DECIDE_GO, PLAN_TECHNICAL, REVIEW_BID, SUBMIT_BID})
    @Tag("R-BD-5")
    void movesTheEndAndTheWarningsWithIt(String element) {
        var number = desk.at(element);
        var open = desk.open(number);
        move(number, LATER);

        assertThat(due(number, "event_deadlinePassed")).isEqualTo(LATER_AT.plusMillis(1));
        assertThat(due(number, "event_firstWarningDue")).isEqualTo(instant(2026, 4, 3, 10, 30));
        assertThat(due(number, "event_secondWarningDue")).isEqualTo(instant(2026, 4, 8, 10, 30));
        assertThat(due(number, "event_lastWarningDue")).isEqualTo(instant(2026, 4, 9, 6, 30));
        assertThat(desk.open(number)).as("nobody's work moves").isEqualTo(open);
        var tender = bidding.read(number, MANAGER);
        assertThat(tender.submissionDeadline()).isEqualTo(LATER_AT);
        assertThat(tender.openingAt()).isEqualTo(TenderDraft.instantOf(LATER.plusHours(1)));
    }

    @Test
    @Tag("R-BD-5")
    void countsTheVeryInstantOfTheNewDeadlineAndNoneAfterIt() {
        var number = desk.at(SUBMIT_BID);
        var late = desk.at(SUBMIT_BID);
        move(number, LATER);
        move(late, LATER);
        clock.setTo(LATER_AT);
        desk.submit(number);
        assertThat(bidding.read(number, MANAGER).submittedAt()).isEqualTo(LATER_AT);

        clock.setTo(LATER_AT.plusMillis(1));
        assertThatThrownBy(() -> desk.submit(late)).isInstanceOf(DeadlinePassed.class);
        desk.fire(late, "event_deadlinePassed");
        assertThat(bidding.read(late, MANAGER).status()).isEqualTo(TenderStatus.MISSED);
        assertThat(desk.jobs(desk.instance(late))).isZero();
    }

    @Test
    @Tag("R-BD-5")
    void warnsAnewOfTheNewDeadlineAlsoAfterEachWarningOfTheOldOne() {
        var number = desk.at(PLAN_TECHNICAL);
        var warnings = List.of("event_firstWarningDue", "event_secondWarningDue", "event_lastWarningDue");
        warnings.forEach(event -> warn(number, event));
        assertThat(warned(number)).isEqualTo(3);
        move(number, LATER);
        assertThat(warned(number)).as("moving warns of nothing").isEqualTo(3);

        warnings.forEach(event -> warn(number, event));
        assertThat(warned(number)).isEqualTo(6);
        assertThat(desk.waits(number, PLAN_TECHNICAL)).isTrue();
    }

    @Test
    @Tag("R-BD-5")
    void tellsNoWarningThatWasDueBeforeTheNewDeadlineWasKnown() {
        var number = desk.at(PLAN_TECHNICAL);
        clock.setTo(instant(2026, 3, 20, 12, 0));
        move(number, LocalDateTime.of(2026, 3, 20, 17, 0));
        desk.fire(number, "event_firstWarningDue");
        desk.fire(number, "event_secondWarningDue");
        assertThat(warned(number)).isZero();

        warn(number, "event_lastWarningDue");
        assertThat(warned(number)).isEqualTo(1);
    }

    @Test
    @Tag("R-BD-5")
    @Tag("R-SL-1")
    void movesWhatIsDueByTheDeadlineAndLeavesTheRest() {
        var sealing = desk.at(SEAL_BID);
        assertThat(desk.task(sealing, SEAL_BID).getDueDate()).isEqualTo(Date.from(DEADLINE_AT));
        move(sealing, LATER);
        assertThat(desk.task(sealing, SEAL_BID).getDueDate()).isEqualTo(Date.from(LATER_AT));
        desk.complete(sealing, SEAL_BID, MANAGER, Map.of("sealRemark", "正副本各一"));
        assertThat(desk.task(sealing, SUBMIT_BID).getDueDate())
                .as("also what begins later")
                .isEqualTo(Date.from(LATER_AT));
        assertThat(jdbc.sql("select cause from baton.due_change where business_key = :number")
                        .param("number", sealing)
                        .query(String.class)
                        .list())
                .containsExactly("DEADLINE");

        var reviewing = desk.at(REVIEW_BID);
        var due = desk.task(reviewing, REVIEW_BID).getDueDate();
        move(reviewing, LATER);
        assertThat(desk.task(reviewing, REVIEW_BID).getDueDate()).isEqualTo(due);
    }

    @Test
    @Tag("R-BD-5")
    void tellsPeopleAndKeepsWhatItWasWithTheReason() {
        var number = desk.at(PLAN_TECHNICAL);
        move(number, LATER);

        assertThat(told(number)).contains(RAISER, ENGINEER).doesNotContain(MANAGER, STRANGER);
        assertThat(jdbc.sql(
                                "select content from baton.evidence where case_number = :number and act = 'bidding.deadlineMoved'")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .contains(DEADLINE_AT.toString(), LATER_AT.toString(), "更正公告 2 号");
        assertThat(bidding.read(number, MANAGER).bondDue())
                .as("sixty days after the new opening")
                .isEqualTo(LocalDate.of(2026, 6, 8));
    }

    @Test
    @Tag("R-BD-5")
    void leavesADayThatSomebodyEnteredForTheBond() {
        var number = desk.started();
        var day = LocalDate.of(2026, 7, 1);
        bidding.keepBond(number, new BondDraft("open", day, "按保函"), desk.version(number), FINANCE);
        move(number, LATER);

        assertThat(bidding.read(number, MANAGER).bondDue()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T09:00, 2026-03-30T09:00, x, submissionDeadline, bidding.problem.deadlinePast",
        ", 2026-03-30T09:00, x, submissionDeadline, bidding.problem.deadlinePast",
        "2026-03-30T09:00, 2026-03-30T08:59, x, openingAt, bidding.problem.openingBeforeDeadline",
        "2026-03-30T09:00, , x, openingAt, bidding.problem.openingBeforeDeadline",
        "2026-03-27T17:00, 2026-03-27T17:30, x, submissionDeadline, bidding.problem.deadlineUnchanged",
        "2026-03-30T09:00, 2026-03-30T09:00, , announcement, bidding.problem.textMissing"
    })
    @Tag("R-BD-5")
    void refusesAndNamesTheField(
            @Nullable LocalDateTime deadline,
            @Nullable LocalDateTime opening,
            @Nullable String announcement,
            String field,
            String problem) {
        var number = desk.started();
        var version = desk.version(number);
        var draft = new DeadlineDraft(deadline, opening, announcement);

        assertThatThrownBy(() -> bidding.moveDeadline(number, draft, version, MANAGER))
                .asInstanceOf(type(TenderIncomplete.class))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .extracting(FieldProblem::field, FieldProblem::messageKey)
                        .containsExactly(tuple(field, problem)));
        assertThat(due(number, "event_deadlinePassed")).isEqualTo(DEADLINE_AT.plusMillis(1));
        assertThat(bidding.read(number, MANAGER).submissionDeadline()).isEqualTo(DEADLINE_AT);
    }

    @Test
    @Tag("R-BD-5")
    void isMovedByWhoRunsTheBidBeforeSubmissionAndBeforeTheOldOneHasPassed() {
        var number = desk.at(SUBMIT_BID);
        var draft = new DeadlineDraft(LATER, LATER, "更正公告 2 号");
        var version = desk.version(number);
        assertThatThrownBy(() -> bidding.moveDeadline(number, draft, version, OTHER_MANAGER))
                .isInstanceOf(BidManagersOnly.class);
        assertThatThrownBy(() -> bidding.moveDeadline(number, draft, version + 1, MANAGER))
                .isInstanceOf(TenderChangedMeanwhile.class);
        desk.submit(number);
        assertThatThrownBy(() -> bidding.moveDeadline(number, draft, version, MANAGER))
                .isInstanceOf(DeadlineFixed.class);

        var late = desk.started();
        clock.setTo(DEADLINE_AT.plusMillis(1));
        assertThatThrownBy(() -> bidding.moveDeadline(late, draft, desk.version(late), MANAGER))
                .isInstanceOf(DeadlinePassed.class);
    }

    private void move(String number, LocalDateTime deadline) {
        bidding.moveDeadline(
                number, new DeadlineDraft(deadline, deadline.plusHours(1), "更正公告 2 号"), desk.version(number), MANAGER);
    }

    private void warn(String number, String event) {
        clock.setTo(due(number, event));
        desk.fire(number, event);
    }

    private Instant due(String number, String event) {
        return desk.timer(number, event).getDuedate().toInstant();
    }

    private long warned(String number) {
        return notices(number, "bidding.deadlineNear").stream()
                .filter(MANAGER::equals)
                .count();
    }

    private List<String> told(String number) {
        return notices(number, "bidding.deadlineMoved");
    }

    private List<String> notices(String number, String kind) {
        return jdbc.sql("select person_id from baton.notice where kind = :kind and path = :path")
                .param("kind", kind)
                .param("path", "/tenders/" + number)
                .query(String.class)
                .list();
    }

    private static Instant instant(int year, int month, int day, int hour, int minute) {
        return TenderDraft.instantOf(LocalDateTime.of(year, month, day, hour, minute));
    }
}
