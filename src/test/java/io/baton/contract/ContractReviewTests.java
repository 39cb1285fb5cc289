package io.baton.contract;

import static io.baton.contract.ContractDesk.*;
import static io.baton.contract.ContractReviewProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.Visitor;
import io.baton.WalksAllOf;
import io.baton.engine.DutiesSeparated;
import io.baton.presales.Presales;
import io.baton.project.AlreadySigned;
import io.baton.project.ProjectPanel;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.web.FieldProblem;
import java.io.File;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contracts as people live them: the whole way once, each detour by itself. */
@IntegrationTest
@WalksAllOf(ContractReviewProcess.PROCESS)
class ContractReviewTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Contracts contracts;

    @Autowired
    private FirstContracts firstContracts;

    @Autowired
    private Presales presales;

    @Autowired
    private Projects projects;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private ContractDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new ContractDesk(beans);
    }

    @AfterEach
    void letTimeGoOn() {
        clock.reset();
    }

    @Test
    @Tag("R-CO-1")
    @Tag("R-PS-8")
    @Tag("R-OR-2")
    void opensByItselfAndIsSignedAfterItsDeviationsAreApproved() {
        var project = desk.project("900000");
        var number = desk.contractOf(project);
        assertThat(number).matches("HT-2026-\\d{6}");
        assertThat(desk.task(number, DRAFT_CONTRACT).getAssignee()).isEqualTo(RAISER);

        desk.save(number, terms("1000000", "900000"));
        desk.list(number, clause("5.2"), clause("7.1"));
        desk.draft(number);
        assertThat(desk.open(number))
                .as("two changed clauses, and 10 % where 8 % is the limit")
                .containsExactlyInAnyOrder(REVIEW_LEGAL, REVIEW_COMMERCIAL_TERMS, CHECK_FINANCE);
        var deviations = contracts
                .deviations(contracts.get(number), contracts.open(number).orElseThrow())
                .orElseThrow();
        assertThat(deviations.clauses()).extracting(ChangedClause::reference).containsExactly("5.2", "7.1");
        assertThat(deviations.beyond()).isTrue();
        desk.approve(number);
        desk.sign(number);

        assertThat(desk.isRunning(number)).isFalse();
        assertThat(desk.reached(number, "event_contractSigned")).isTrue();
        var contract = contracts.read(number, RAISER);
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED);
        assertThat(contract.value()).isEqualByComparingTo("900000");
        assertThat(contract.promisedOn()).isEqualTo(PROMISED);
        assertThat(contract.signedOn()).isEqualTo(SIGNING_DAY);
        assertThat(projects.get(project).status()).isEqualTo(ProjectStatus.SIGNED);
        assertThat(contracts.entries(number))
                .extracting(ContractEntry::messageKey)
                .containsExactly(
                        "contract.entry.DRAFTED",
                        "contract.entry.LEGAL.approve",
                        "contract.entry.COMMERCIAL.approve",
                        "contract.entry.FINANCE.approve",
                        "contract.entry.SIGNED");
        assertThat(acts(number)).contains("contract.opened", "contract.termsSaved", "contract.signed");
        assertThat(told(number, "contract.signed"))
                .contains(LEGAL, COMMERCIAL, FINANCE)
                .doesNotContain(RAISER, STRANGER);
    }

    @ParameterizedTest
    @CsvSource({
        "2000000, 900000, false",
        "2000000, 899999.99, true",
        "900000, 920000, false",
        "900000, 919999.99, true",
        "300000, 950000, false",
        "300000, 949999.99, true",
        "300000, 1000000, false",
        "300000, 1200000, false"
    })
    @Tag("R-CO-1")
    void asksLegalAndCommercialReviewerBeyondTheLimitOfTheGradeOnly(String revenue, String value, boolean asked) {
        var number = desk.contractOf(desk.project(revenue));
        desk.save(number, terms("1000000", value));
        desk.draft(number);

        assertThat(desk.waits(number, REVIEW_LEGAL)).isEqualTo(asked);
        assertThat(desk.waits(number, REVIEW_COMMERCIAL_TERMS)).isEqualTo(asked);
        assertThat(desk.waits(number, CHECK_FINANCE)).as("finance always").isTrue();
    }

    @Test
    @Tag("R-CO-1")
    void comparesTheDiscountExactlyAndRoundsForReadingOnly() {
        var terms = terms("1000000", "919999.99").terms();
        assertThat(terms.discount()).as("reads as beyond 8").isEqualByComparingTo("8.01");
        assertThat(terms.isBeyond(new BigDecimal("8"))).isTrue();
        assertThat(terms("3", "2").terms().discount()).isEqualTo("33.34");
        assertThat(terms("100", "120").terms().discount()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "listPrice, 0, contract.problem.amountAboveZero",
        "listPrice, -1, contract.problem.amountAboveZero",
        "listPrice, 1.001, contract.problem.amountAboveZero",
        "value, -0.01, contract.problem.amount",
        "value, , contract.problem.amount",
        "startOn, , contract.problem.dayMissing",
        "endOn, 2026-06-30, contract.problem.endBeforeStart",
        "endOn, , contract.problem.dayMissing",
        "promisedOn, 2029-07-01, contract.problem.promisedAfterEnd",
        "promisedOn, 2026-03-09, contract.problem.dayPast",
        "payment, , contract.problem.textMissing"
    })
    @Tag("R-CO-1")
    void refusesTermsAndNamesTheField(String field, String value, String problem) {
        var number = desk.opened();
        var right = terms();
        var wrong = new TermsDraft(
                field.equals("listPrice") ? amount(value) : right.listPrice(),
                field.equals("value") ? amount(value) : right.value(),
                field.equals("startOn") ? day(value) : right.startOn(),
                field.equals("endOn") ? day(value) : right.endOn(),
                promised(field, value),
                field.equals("payment") ? value : right.payment());

        assertProblem(() -> desk.save(number, wrong), field, problem);
        assertThat(contracts.open(number).orElseThrow().terms()).isNull();
    }

    /** A last day before the first would also be before the promise: one wrong field at a time. */
    private static LocalDate promised(String field, String value) {
        if (field.equals("promisedOn")) {
            return day(value);
        }
        return field.equals("endOn") ? LocalDate.of(2026, 6, 1) : PROMISED;
    }

    private static BigDecimal amount(String value) {
        return value == null ? null : new BigDecimal(value);
    }

    private static LocalDate day(String value) {
        return value == null ? null : LocalDate.parse(value);
    }

    @Test
    @Tag("R-CO-1")
    void refusesAChangedClauseWithoutReasonAndKeepsNothing() {
        var number = desk.opened();

        assertProblem(
                () -> desk.list(number, clause("5.2"), new ChangedClauseDraft(null, "5.3", "甲", "乙", " ", null)),
                "reason.1",
                "contract.problem.textMissing");
        assertProblem(
                () -> desk.list(number, new ChangedClauseDraft(null, "5.3", "甲", "甲", "无", null)),
                "changed.0",
                "contract.problem.notChanged");
        assertProblem(
                () -> desk.list(number, new ChangedClauseDraft(7, "5.3", "甲", "乙", "客户要求", null)),
                "reference.0",
                "contract.problem.clauseUnknown");
        assertThat(contracts.clauses(number)).isEmpty();

        desk.list(number, clause("5.2"), clause("5.3"));
        desk.list(
                number,
                new ChangedClauseDraft(1, "5.2", "甲", "乙", "客户要求", null),
                new ChangedClauseDraft(2, "5.3", "甲", "乙", "客户要求", true));
        assertThat(contracts.clauses(number)).extracting(ChangedClause::changed).containsExactly("乙");
    }

    @Test
    @Tag("R-CO-1")
    void refusesToFinishADraftWithoutTermsOrWithADayThatHasPassed() {
        var number = desk.opened();
        assertThatThrownBy(() -> desk.draft(number)).isInstanceOf(TermsMissing.class);

        desk.save(number, terms());
        clock.setTo(Instant.parse("2026-09-30T16:00:00Z"));
        assertThatThrownBy(() -> desk.draft(number)).isInstanceOf(TermsOutdated.class);
        clock.setTo(Instant.parse("2026-09-30T15:59:59Z"));
        desk.draft(number);
        assertThat(desk.waits(number, CHECK_FINANCE)).as("promised for today").isTrue();
    }

    @Test
    @Tag("R-CO-1")
    void standsStillWhileItIsJudgedAndSigned() {
        var number = desk.at(REVIEW_LEGAL, false);
        assertThatThrownBy(() -> desk.save(number, terms())).isInstanceOf(ContractNotYours.class);
        assertThatThrownBy(() -> desk.list(number, clause("9"))).isInstanceOf(ContractNotYours.class);
        desk.approve(number);
        assertThatThrownBy(() -> desk.save(number, terms())).isInstanceOf(ContractNotYours.class);
    }

    @Test
    @Tag("R-CO-1")
    void refusesSomebodyElsesContractAndAnOldRevision() {
        var number = desk.opened();
        assertThatThrownBy(() -> contracts.saveTerms(number, terms(), 0, OTHER_RAISER))
                .isInstanceOf(ContractNotYours.class);
        assertThatThrownBy(() -> contracts.stop(number, "不做了", OTHER_RAISER)).isInstanceOf(ContractManagersOnly.class);
        assertThatThrownBy(() -> contracts.saveTerms(number, terms(), 0, STRANGER))
                .isInstanceOf(ContractUnknown.class);
        desk.save(number, terms());
        assertThatThrownBy(() -> contracts.saveTerms(number, terms(), 0, RAISER))
                .isInstanceOf(ContractChangedMeanwhile.class);
        assertThatThrownBy(() -> contracts.saveClauses(number, List.of(), 0, RAISER))
                .isInstanceOf(ContractChangedMeanwhile.class);
    }

    @Test
    @Tag("R-CO-1")
    void keepsWhoDraftedFromJudging() {
        var number = desk.opened();
        desk.putBack(number, DRAFT_CONTRACT, RAISER);
        desk.claim(number, DRAFT_CONTRACT, DRAFTING_FINANCE);
        contracts.saveTerms(number, terms(), 0, DRAFTING_FINANCE);
        desk.attach(number, ContractDocuments.DRAFT, DRAFTING_FINANCE);
        desk.putBack(number, DRAFT_CONTRACT, DRAFTING_FINANCE);
        desk.claim(number, DRAFT_CONTRACT, RAISER);
        desk.draft(number);

        assertThatThrownBy(() -> desk.claim(number, CHECK_FINANCE, DRAFTING_FINANCE))
                .isInstanceOf(DutiesSeparated.class);
        assertThatThrownBy(() -> desk.complete(number, CHECK_FINANCE, DRAFTING_FINANCE, verdict("finance", "approve")))
                .isInstanceOf(DutiesSeparated.class);
        desk.approve(number);
        assertThat(desk.open(number)).containsExactly(SIGN_CONTRACT);
    }

    @Test
    @Tag("R-CO-1")
    void comesBackToItsAuthorWithAllRemarksAndAsksAllAgain() {
        var number = desk.at(REVIEW_LEGAL, false);
        var judged = lastDigest(number);
        desk.complete(number, REVIEW_LEGAL, LEGAL, verdict("legal", "rework"));
        desk.complete(number, CHECK_FINANCE, FINANCE, verdict("finance", "approve"));
        assertThat(desk.open(number)).as("all answer first").containsExactly(REVIEW_COMMERCIAL_TERMS);
        desk.complete(number, REVIEW_COMMERCIAL_TERMS, COMMERCIAL, verdict("commercial", "approve"));
        assertThat(desk.open(number)).containsExactly(DRAFT_CONTRACT);
        assertThat(desk.page(port, number, DRAFT_CONTRACT, RAISER)).contains("legal rework", "commercial approve");

        desk.list(number, new ChangedClauseDraft(1, "5.2", "甲", "乙", "法务改写", null));
        desk.draft(number);
        assertThat(desk.open(number)).containsExactlyInAnyOrder(REVIEW_LEGAL, REVIEW_COMMERCIAL_TERMS, CHECK_FINANCE);
        assertThat(lastDigest(number)).as("other clauses are judged now").isNotEqualTo(judged);
        desk.approve(number);
        assertThat(desk.open(number)).containsExactly(SIGN_CONTRACT);
        assertThat(contracts.entries(number))
                .filteredOn(entry -> entry.kind() == ContractEntry.Kind.LEGAL)
                .extracting(ContractEntry::round, ContractEntry::answer, entry -> judged.equals(entry.digest()))
                .containsExactly(tuple(1, "rework", true), tuple(2, "approve", false));
    }

    private String lastDigest(String number) {
        return jdbc.sql(
                        "select digest from baton.contract_round where contract_number = :number order by round desc limit 1")
                .param("number", number)
                .query(String.class)
                .single();
    }

    @Test
    @Tag("R-CO-1")
    void isDraftedAgainBeforeItsSignature() {
        var number = desk.at(SIGN_CONTRACT, false);
        desk.upload(number);
        desk.complete(number, SIGN_CONTRACT, RAISER, unsigned("redraft"));
        assertThat(desk.open(number)).containsExactly(DRAFT_CONTRACT);
        desk.save(number, terms("1000000", "930000"));
        clock.advance(Duration.ofMinutes(1));
        desk.draft(number);
        desk.approve(number);
        assertThatThrownBy(() -> desk.complete(number, SIGN_CONTRACT, RAISER, signature(SIGNING_DAY)))
                .as("the copy bears other terms")
                .isInstanceOf(SignedCopyMissing.class);
        desk.sign(number);
        assertThat(contracts.get(number).value()).isEqualByComparingTo("930000");
    }

    @Test
    @Tag("R-CO-1")
    void refusesASignatureInTheFutureWithoutACopyOrOfOutdatedTerms() {
        var number = desk.at(SIGN_CONTRACT, false);
        assertThatThrownBy(() -> desk.complete(number, SIGN_CONTRACT, RAISER, signature(SIGNING_DAY)))
                .isInstanceOf(SignedCopyMissing.class);
        desk.upload(number);
        assertProblem(
                () -> desk.complete(number, SIGN_CONTRACT, RAISER, signature(LocalDate.of(2027, 3, 11))),
                "signedOn",
                "contract.problem.signedInFuture");
        assertProblem(
                () -> desk.complete(number, SIGN_CONTRACT, RAISER, signature(SIGNING_DAY.minusDays(1))),
                "signedOn",
                "contract.problem.signedBeforeReview");
        clock.setTo(Instant.parse("2026-10-08T02:00:00Z"));
        assertThatThrownBy(() -> desk.complete(number, SIGN_CONTRACT, RAISER, signature(LocalDate.of(2026, 10, 8))))
                .isInstanceOf(TermsOutdated.class);
        assertThat(desk.open(number)).containsExactly(SIGN_CONTRACT);
        desk.complete(number, SIGN_CONTRACT, RAISER, signature(PROMISED));
        assertThat(contracts.get(number).signedOn())
                .as("what was signed in time can be recorded later")
                .isEqualTo(PROMISED);
    }

    /** The limited person types the list price: it cannot be raised to make room for a discount, nor can the won price be undercut. */
    @Test
    @Tag("R-CO-1")
    void asksLegalAndCommercialReviewerWhenTheListPriceChangesOrTheBidIsUndercut() {
        var number = desk.signed();
        contracts.amend(number, "扩容", RAISER);
        desk.save(number, terms("2000000", "1900000"));
        desk.draft(number);
        assertThat(desk.waits(number, REVIEW_LEGAL)).isTrue();
        assertThat(desk.waits(number, REVIEW_COMMERCIAL_TERMS)).isTrue();
        assertThat(desk.page(port, number, REVIEW_LEGAL, LEGAL)).contains("由 1,000,000.00 元改为 2,000,000.00 元");
        var english = Visitor.signedIn(port, LEGAL)
                .page("/tasks/" + desk.task(number, REVIEW_LEGAL).getId() + "?lang=en")
                .text();
        assertThat(english).contains("Changed from CNY 1,000,000.00 to CNY 2,000,000.00");

        var clauses = List.<ChangedClause>of();
        var limit = new BigDecimal("8");
        var terms = terms("1000000", "950000").terms();
        var undercut = Deviations.of(clauses, terms, limit, new BigDecimal("950000.01"), null);
        assertThat(undercut.any()).isTrue();
        assertThat(undercut.inShort()).contains("低于中标价 950000.01", "Below the price of the bid");
        assertThat(Deviations.of(clauses, terms, limit, new BigDecimal("950000"), null)
                        .any())
                .as("as it was won")
                .isFalse();
        assertThat(Deviations.of(clauses, terms, limit, null, new BigDecimal("1000000.00"))
                        .any())
                .as("the list price stays")
                .isFalse();
    }

    @Test
    @Tag("R-CO-1")
    void refusesToFinishADraftThatIsMadeFromNoTemplate() {
        var number = desk.opened();
        desk.save(number, terms());
        var template = contracts.open(number).orElseThrow().templateVersionId();
        takeTemplate(number);
        assertThatThrownBy(() -> desk.draft(number)).isInstanceOf(TemplateMissing.class);
        contracts.chooseTemplate(number, template, desk.revision(number), RAISER);
        desk.draft(number);
        desk.approve(number);
        desk.sign(number);

        takeTemplate(number);
        contracts.amend(number, "客户要求", RAISER);
        assertThatThrownBy(() -> desk.draft(number))
                .as("copied from a version without one")
                .isInstanceOf(TemplateMissing.class);
    }

    private void takeTemplate(String number) {
        jdbc.sql("update baton.contract_version set template_version_id = null where contract_number = :number")
                .param("number", number)
                .update();
    }

    @Test
    @Tag("R-CO-1")
    void opensTheContractOfAProjectThatWaitedForItBeforeOnce() {
        var project = desk.project("900000");
        var stopped = desk.project("900000");
        contracts.stop(desk.contractOf(stopped), "客户改主意", RAISER);
        forget(desk.contractOf(project));
        assertThat(contracts.of(project)).isEmpty();

        firstContracts.openMissing();
        firstContracts.openMissing();
        assertThat(contracts.of(project)).singleElement().returns(RAISER, Contract::accountManager);
        assertThat(desk.task(desk.contractOf(project), DRAFT_CONTRACT).getAssignee())
                .isEqualTo(RAISER);
        assertThat(contracts.of(stopped))
                .singleElement()
                .as("its account manager stopped it")
                .returns(ContractStatus.STOPPED, Contract::status);
    }

    /** As if the project had come here before there were contracts. */
    private void forget(String number) {
        for (var table : List.of("contract_person", "contract_version")) {
            jdbc.sql("delete from baton." + table + " where contract_number = :number")
                    .param("number", number)
                    .update();
        }
        jdbc.sql("delete from baton.contract where number = :number")
                .param("number", number)
                .update();
    }

    @Test
    @Tag("R-PS-8")
    @Tag("R-CO-1")
    void losesTheProjectWhenItIsNotSigned() {
        var number = desk.at(SIGN_CONTRACT, false);
        desk.complete(number, SIGN_CONTRACT, RAISER, unsigned("notSigned"));

        var contract = contracts.get(number);
        assertThat(contract.status()).isEqualTo(ContractStatus.FAILED);
        assertThat(contract.endReason()).isEqualTo("客户另有打算");
        assertThat(projects.get(contract.projectNumber()).status()).isEqualTo(ProjectStatus.LOST);
        assertThat(desk.isRunning(number)).isFalse();
        assertThat(desk.reached(number, "event_contractNotSigned")).isTrue();
        assertThatThrownBy(() -> contracts.amend(number, "x", RAISER)).isInstanceOf(NotSigned.class);
    }

    @Test
    @Tag("R-CO-1")
    void replacesThePromiseByAnAmendmentThroughTheSameGates() {
        var number = desk.signed();
        var project = contracts.get(number).projectNumber();
        assertThat(contracts.amend(number, "客户机房延期", RAISER)).isEqualTo(2);
        assertThat(contracts.open(number).orElseThrow().terms())
                .as("begins with the terms in force")
                .isEqualTo(contracts.inForce(number).orElseThrow());
        assertThatThrownBy(() -> contracts.amend(number, "又一次", RAISER)).isInstanceOf(VersionOpen.class);

        var later = PROMISED.plusMonths(2);
        desk.save(
                number,
                new TermsDraft(new BigDecimal("1000000"), new BigDecimal("900000"), START, END, later, "签约付四成，验收付六成"));
        assertThat(contracts.get(number).promisedOn())
                .as("nothing is agreed yet")
                .isEqualTo(PROMISED);
        desk.draft(number);
        desk.approve(number);
        desk.sign(number);

        var contract = contracts.get(number);
        assertThat(contract.promisedOn()).isEqualTo(later);
        assertThat(contract.value()).isEqualByComparingTo("900000");
        assertThat(contract.versionInForce()).isEqualTo(2);
        assertThat(contract.signedOn()).isEqualTo(SIGNING_DAY);
        assertThat(projects.get(project).status()).isEqualTo(ProjectStatus.SIGNED);
        var views = VersionView.of(contracts.versions(number), contracts.clauses(number), contracts.entries(number));
        assertThat(views.get(0).differences())
                .extracting(Difference::messageKey, Difference::before, Difference::after)
                .containsExactly(
                        tuple("contract.value", "920,000.00", "900,000.00"),
                        tuple("contract.promisedOn", PROMISED.toString(), later.toString()));
        assertThat(views.get(1).differences()).isEmpty();
    }

    @Test
    @Tag("R-CO-1")
    void leavesAPastPromiseAsItIsInALaterAmendmentButPromisesNothingInThePast() {
        var number = desk.signed();
        clock.setTo(Instant.parse("2026-12-01T02:00:00Z"));
        contracts.amend(number, "调整付款", RAISER);
        assertProblem(
                () -> desk.save(
                        number,
                        new TermsDraft(
                                new BigDecimal("1000000"),
                                new BigDecimal("920000"),
                                START,
                                END,
                                LocalDate.of(2026, 11, 30),
                                "一次付清")),
                "promisedOn",
                "contract.problem.dayPast");
        desk.save(
                number,
                new TermsDraft(new BigDecimal("1000000"), new BigDecimal("920000"), START, END, PROMISED, "一次付清"));
        desk.draft(number);
        desk.approve(number);
        desk.sign(number);
        assertThat(contracts.inForce(number).orElseThrow().payment()).isEqualTo("一次付清");
    }

    @Test
    @Tag("R-CO-1")
    void keepsTheChangedClausesInAnAmendmentAndTheContractWhenItIsNotSigned() {
        var number = desk.at(SIGN_CONTRACT, false);
        desk.sign(number);
        contracts.amend(number, "客户要求", RAISER);
        assertThat(contracts.clauses(number, 2))
                .extracting(ChangedClause::reference)
                .containsExactly("5.2");
        desk.draft(number);
        desk.approve(number);
        desk.complete(number, SIGN_CONTRACT, RAISER, unsigned("notSigned"));

        var contract = contracts.get(number);
        assertThat(contract.status()).isEqualTo(ContractStatus.SIGNED);
        assertThat(contract.versionInForce()).isEqualTo(1);
        assertThat(projects.get(contract.projectNumber()).status()).isEqualTo(ProjectStatus.SIGNED);
        assertThat(contracts.amend(number, "再谈", RAISER))
                .as("a number of its own")
                .isEqualTo(3);
    }

    @Test
    @Tag("R-DL-15")
    @Tag("R-CO-1")
    void refusesAnAmendmentOfACancelledContractAndEndsTheOneThatWasOpen() {
        var number = desk.at(REVIEW_LEGAL, true);
        contracts.cancelled(number, "客户破产", CENTRE);

        var contract = contracts.get(number);
        assertThat(contract.status()).isEqualTo(ContractStatus.CANCELLED);
        assertThat(projects.get(contract.projectNumber()).status()).isEqualTo(ProjectStatus.CANCELLED);
        assertThat(desk.isRunning(number)).isFalse();
        assertThat(contracts.open(number)).isEmpty();
        assertThatThrownBy(() -> contracts.amend(number, "推迟", RAISER)).isInstanceOf(NotSigned.class);
        assertThatThrownBy(() -> contracts.cancelled(number, "又一次", CENTRE)).isInstanceOf(NotSigned.class);
        assertThat(told(number, "contract.ended")).contains(RAISER, FINANCE);
    }

    /** Every step of the model, for the first version and for an amendment. */
    static Stream<Arguments> waitStates() {
        return steps().flatMap(step -> Stream.of(Arguments.of(step, false), Arguments.of(step, true)));
    }

    static Stream<String> steps() {
        return Bpmn.readModelFromFile(new File("processes/contract/contract-review.bpmn"))
                .getModelElementsByType(UserTask.class)
                .stream()
                .map(UserTask::getId);
    }

    @ParameterizedTest
    @MethodSource("waitStates")
    @Tag("R-CO-1")
    void endsInOrderWhereverItStandsWhenItsAccountManagerStopsIt(String element, boolean amendment) {
        var number = desk.at(element, amendment);
        var before = contracts.get(number);
        var said = contracts.entries(number);
        assertProblem(() -> contracts.stop(number, " ", RAISER), "stopReason", "contract.problem.textMissing");
        contracts.stop(number, "客户改主意", RAISER);

        assertNothingIsOpen(number);
        assertThat(desk.reached(number, "event_versionStopped")).isTrue();
        assertThat(contracts.versions(number).get(0).status()).isEqualTo(VersionStatus.STOPPED);
        assertThat(contracts.entries(number)).as("nothing is lost").containsAll(said);
        if (amendment) {
            assertThat(contracts.get(number)).isEqualTo(before);
        } else {
            assertThat(contracts.get(number).status()).isEqualTo(ContractStatus.STOPPED);
            assertThat(projects.get(before.projectNumber()).status()).isEqualTo(ProjectStatus.TO_CONTRACT);
            var again = contracts.open(before.projectNumber(), RAISER);
            assertThat(again).isNotEqualTo(number);
            assertThat(desk.open(again)).containsExactly(DRAFT_CONTRACT);
        }
        assertThatThrownBy(() -> contracts.stop(number, "再一次", RAISER)).isInstanceOf(NothingToStop.class);
    }

    @ParameterizedTest
    @MethodSource("steps")
    @Tag("R-PS-9")
    void endsInOrderWhereverItStandsWhenTheNeedIsWithdrawn(String element) {
        var number = desk.at(element, false);
        var project = contracts.get(number).projectNumber();
        var said = contracts.entries(number);
        presales.withdraw(project, "客户取消采购", RAISER);

        assertNothingIsOpen(number);
        assertThat(desk.reached(number, "event_contractWithdrawn")).isTrue();
        assertThat(contracts.get(number).status()).isEqualTo(ContractStatus.WITHDRAWN);
        assertThat(contracts.get(number).endReason()).isEqualTo("客户取消采购");
        assertThat(projects.get(project).status()).isEqualTo(ProjectStatus.WITHDRAWN);
        assertThat(contracts.entries(number)).as("nothing is lost").isEqualTo(said);
        assertThatThrownBy(() -> contracts.open(project, RAISER)).isInstanceOf(NoContractToMake.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("R-PS-9")
    void keepsASignedContractWhenItsNeedShallBeWithdrawn(boolean amending) {
        var number = desk.signed();
        if (amending) {
            contracts.amend(number, "推迟", RAISER);
        }
        var open = desk.open(number);
        assertThatThrownBy(() -> presales.withdraw(contracts.get(number).projectNumber(), "客户取消", RAISER))
                .isInstanceOf(AlreadySigned.class);
        assertThat(contracts.get(number).status()).isEqualTo(ContractStatus.SIGNED);
        assertThat(desk.open(number)).isEqualTo(open);
    }

    @Test
    @Tag("R-CO-1")
    void opensOneContractAtATimeAndForItsAccountManagerOnly() {
        var number = desk.opened();
        var project = contracts.get(number).projectNumber();
        assertThatThrownBy(() -> contracts.open(project, RAISER)).isInstanceOf(NoContractToMake.class);
        contracts.stop(number, "重来", RAISER);
        assertThatThrownBy(() -> contracts.open(project, OTHER_RAISER)).isInstanceOf(ContractManagersOnly.class);
        assertThat(contracts.mayOpen(projects.get(project), RAISER)).isTrue();
        contracts.open(project, RAISER);
        assertThat(contracts.mayOpen(projects.get(project), RAISER)).isFalse();
    }

    @Test
    @Tag("R-CO-1")
    void letsADraftAndAnAnswerBeTakenBackUntilOthersHaveActed() {
        var number = desk.at(REVIEW_LEGAL, false);
        takeBack(number, DRAFT_CONTRACT, RAISER);
        assertThat(desk.open(number)).containsExactly(DRAFT_CONTRACT);
        desk.save(number, terms("1000000", "950000"));
        desk.draft(number);

        desk.complete(number, REVIEW_LEGAL, LEGAL, verdict("legal", "rework"));
        takeBack(number, REVIEW_LEGAL, LEGAL);
        assertThat(desk.waits(number, REVIEW_LEGAL)).isTrue();
        desk.approve(number);
        assertThat(desk.open(number)).as("the answer taken back does not count").containsExactly(SIGN_CONTRACT);
        assertThat(contracts.entries(number))
                .filteredOn(entry -> entry.withdrawnAt() != null)
                .extracting(ContractEntry::messageKey)
                .containsExactly("contract.entry.DRAFTED", "contract.entry.LEGAL.rework");
        assertThat(contracts.mayTakeBackAnswer(number, Gate.FINANCE, FINANCE))
                .as("all have answered")
                .isFalse();
    }

    @Test
    @Tag("R-CO-1")
    void letsAColleagueStandInForAnAccountManagerWhoHasLeft() {
        var number = desk.signed();
        assertThatThrownBy(() -> contracts.amend(number, "接手", OTHER_RAISER)).isInstanceOf(ContractManagersOnly.class);
        beans.getBean(Staff.class).disable(RAISER);
        contracts.amend(number, "接手", OTHER_RAISER);
        assertThat(desk.task(number, DRAFT_CONTRACT).getAssignee()).isEqualTo(OTHER_RAISER);
        assertThat(contracts.get(number).accountManager()).isEqualTo(OTHER_RAISER);
    }

    private void takeBack(String number, String element, String person) {
        var task = jdbc.sql(
                        """
                        select i.task_id from baton.work_item i join baton.work_case c using (process_instance_id)
                        where c.business_key = :number and i.element_id = :element and i.status = 'COMPLETED'
                        order by i.ended_at desc limit 1
                        """)
                .param("number", number)
                .param("element", element)
                .query(String.class)
                .single();
        var visitor = new Visitor(port);
        var answer = visitor.send(visitor.request("/api/tasks/" + task + "/withdrawal")
                .setHeader("Accept", "application/json")
                .header("Authorization", Visitor.basic(person))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("{\"reason\": \"看错了版本\"}"))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    @Test
    @Tag("R-OR-1")
    void showsAContractToWhoHasAPartInItAndToAuditorsOnly() {
        var number = desk.opened();
        assertThat(contracts.read(number, VIEWER).number()).isEqualTo(number);
        assertThatThrownBy(() -> contracts.read(number, STRANGER)).isInstanceOf(ContractUnknown.class);
        assertThat(contracts.search(number, "drafting", null, VIEWER)).hasSize(1);
        assertThat(contracts.search(number, "signed", null, VIEWER)).isEmpty();
        assertThat(contracts.search(number, null, null, STRANGER)).isEmpty();
        contracts.joined(number, STRANGER);
        assertThat(contracts.search(number, null, null, STRANGER)).hasSize(1);
        beans.getBean(Staff.class).person(STRANGER, "contractElsewhere");
        assertThat(contracts.search(number, null, null, STRANGER))
                .as("left all groups")
                .isEmpty();
    }

    @Test
    @Tag("R-OR-1")
    void showsAProjectsContractsOnlyToWhoMayReadThem() {
        var project = projects.get(desk.project("900000"));
        var panel = beans.getBean("contractsOfProject", ProjectPanel.class);
        assertThat(panel.panelFor(project, VIEWER)).isPresent();
        assertThat(panel.panelFor(project, STRANGER)).isEmpty();
    }

    private void assertNothingIsOpen(String number) {
        assertThat(desk.isRunning(number)).isFalse();
        assertThat(desk.open(number)).isEmpty();
        assertThat(desk.jobs(number)).isZero();
        assertThat(contracts.open(number)).isEmpty();
    }

    private List<String> acts(String number) {
        return jdbc.sql("select act from baton.evidence where case_number = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private List<String> told(String number, String kind) {
        return jdbc.sql("select person_id from baton.notice where kind = :kind and path = :path")
                .param("kind", kind)
                .param("path", "/contracts/" + number)
                .query(String.class)
                .list();
    }

    private static void assertProblem(ThrowingCallable deed, String field, String key) {
        assertThatThrownBy(deed).asInstanceOf(type(ContractIncomplete.class)).satisfies(refusal -> assertThat(
                        refusal.problems())
                .extracting(FieldProblem::field, FieldProblem::messageKey)
                .containsExactly(tuple(field, key)));
    }
}
