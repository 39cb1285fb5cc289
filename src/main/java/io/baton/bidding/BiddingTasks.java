package io.baton.bidding;

import static io.baton.bidding.BiddingProcess.*;

import io.baton.bidding.TenderEntry.Kind;
import io.baton.engine.ProcessVariable;
import io.baton.engine.TaskCompleted;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What the bidding asks of us: one bean per service task, and one facade call per completed user task. */
@Configuration(proxyBeanMethods = false)
class BiddingTasks {

    private static final List<ProcessVariable<?>> ANSWERS_OF_A_ROUND = List.of(
            REVIEW_VERDICT,
            REVIEW_REMARK,
            FINANCE_VERDICT,
            FINANCE_REMARK,
            CENTRE_VERDICT,
            CENTRE_REMARK,
            HEAD_VERDICT,
            HEAD_REMARK);

    private static final Map<Criterion, ProcessVariable<Integer>> SCORES = Map.of(
            Criterion.FIT, SCORE_FIT,
            Criterion.WIN_CHANCE, SCORE_WIN_CHANCE,
            Criterion.TECHNICAL_ABILITY, SCORE_TECHNICAL_ABILITY,
            Criterion.CAPACITY, SCORE_CAPACITY,
            Criterion.MARGIN, SCORE_MARGIN,
            Criterion.RISK, SCORE_RISK,
            Criterion.COMPETITION, SCORE_COMPETITION);

    private final Bidding bidding;

    BiddingTasks(Bidding bidding) {
        this.bidding = bidding;
    }

    @Bean
    JavaDelegate openBidRound() {
        return execution -> {
            BELOW_FLOOR.write(execution, bidding.openRound(execution.getProcessBusinessKey()));
            // Form fields are these variables: a new round must not open with the last round's answers.
            ANSWERS_OF_A_ROUND.forEach(answer -> answer.write(execution, null));
        };
    }

    @Bean
    JavaDelegate warnOfDeadline() {
        return execution -> bidding.warn(
                execution.getProcessBusinessKey(),
                Stream.of(FIRST_WARNING, SECOND_WARNING, LAST_WARNING)
                        .flatMap(warning -> warning.in(execution).stream())
                        .map(Date::toInstant)
                        .toList());
    }

    @Bean
    JavaDelegate recordMissed() {
        return execution -> bidding.missed(execution.getProcessBusinessKey());
    }

    @EventListener(condition = "#completed.task.processKey == 'bidding'")
    void completed(TaskCompleted completed) {
        var values = completed.values();
        var number = completed.task().businessKey();
        var by = completed.by();
        switch (completed.task().elementId()) {
            case READ_TENDER -> bidding.tenderRead(number, READING_REMARK.requiredIn(values), by);
            case SCORE_BID ->
                bidding.scored(number, scores(values), SCORE_REMARK.in(values).orElse(""), by);
            case DECIDE_GO, DECIDE_GO_AS_HEAD ->
                bidding.goDecided(
                        number, GO_DECISION.requiredIn(values).equals("go"), GO_REASON.requiredIn(values), by);
            case PLAN_TECHNICAL -> bidding.partWritten(number, Kind.TECHNICAL, TECHNICAL_PLAN.requiredIn(values), by);
            case PLAN_COMMERCIAL -> bidding.pricePlanned(number, COMMERCIAL_PLAN.requiredIn(values), by);
            case PREPARE_QUALIFICATION ->
                bidding.partWritten(number, Kind.QUALIFICATION, QUALIFICATION_PAPERS.requiredIn(values), by);
            case CHECK_TERMS ->
                bidding.termsChecked(number, TERMS_VERDICT.requiredIn(values), TERMS_REMARK.requiredIn(values), by);
            case ASSEMBLE_BID ->
                bidding.assembled(number, ASSEMBLY_REMARK.in(values).orElse(""), by);
            case REVIEW_BID -> answered(Kind.REVIEW, REVIEW_VERDICT, REVIEW_REMARK, completed);
            case APPROVE_PRICE_AS_FINANCE -> answered(Kind.FINANCE, FINANCE_VERDICT, FINANCE_REMARK, completed);
            case APPROVE_PRICE_AS_CENTRE -> answered(Kind.CENTRE, CENTRE_VERDICT, CENTRE_REMARK, completed);
            case APPROVE_PRICE_AS_HEAD -> answered(Kind.HEAD, HEAD_VERDICT, HEAD_REMARK, completed);
            case SEAL_BID -> bidding.sealed(number, SEAL_REMARK.requiredIn(values), by);
            case SUBMIT_BID -> bidding.submitted(number, SUBMISSION_REMARK.requiredIn(values), by);
            case RECORD_RESULT ->
                bidding.resulted(
                        number,
                        TenderStatus.of(BID_RESULT.requiredIn(values)).orElseThrow(),
                        RESULT_REMARK.requiredIn(values),
                        by);
            case REVIEW_LOSS ->
                bidding.lossReviewed(
                        number,
                        LOSS_REASONS.requiredIn(values),
                        WINNER.in(values).orElse(null),
                        WINNER_PRICE.in(values).orElse(null),
                        by);
            case DECIDE_REBID ->
                bidding.rebidDecided(
                        number, REBID_DECISION.requiredIn(values).equals("rebid"), REBID_REASON.requiredIn(values), by);
            case ANSWER_CLARIFICATION ->
                bidding.clarified(
                        number, CLARIFICATION.requiredIn(values), CLARIFICATION_ANSWER.requiredIn(values), by);
            case GIVE_PRESENTATION -> bidding.presented(number, PRESENTATION_REMARK.requiredIn(values), by);
            default ->
                throw new IllegalStateException(
                        "No business act for " + completed.task().elementId());
        }
    }

    private void answered(
            Kind gate, ProcessVariable<String> verdict, ProcessVariable<String> remark, TaskCompleted completed) {
        bidding.gateAnswered(
                completed.task().businessKey(),
                gate,
                verdict.requiredIn(completed.values()),
                remark.requiredIn(completed.values()),
                completed.by());
    }

    private static Map<Criterion, Integer> scores(Map<String, Object> values) {
        var scores = new EnumMap<Criterion, Integer>(Criterion.class);
        SCORES.forEach((criterion, score) -> scores.put(criterion, score.requiredIn(values)));
        return scores;
    }
}
