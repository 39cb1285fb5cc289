package io.baton.operations;

import io.baton.engine.EngineJob;
import io.baton.engine.EngineJob.State;
import io.baton.engine.EngineJobs;
import io.baton.engine.EngineJobs.Place;
import io.baton.notice.delivery.DeadLetter;
import io.baton.notice.delivery.Outbox;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.Cases;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What administrators see of the work that the engine does by itself, and one more try of what failed. A retry claims nothing: it runs
 * the job now and tells what came of it. No method opens a transaction, because a job has its own.
 */
@Component
class Operations {

    static final int PAGE = 25;
    static final int COUNTED = 100;
    private static final int LONGEST_REASON = 1000;
    private static final int AT_ONCE = 4;
    private static final Duration WAITED = Duration.ofSeconds(20);

    private final EngineJobs jobs;
    private final JobTries tries;
    private final Outbox outbox;
    private final List<Cases> cases;
    private final People people;
    private final Clock clock;
    private final ExecutorService runners = Executors.newCachedThreadPool();
    private final Semaphore places = new Semaphore(AT_ONCE);

    Operations(EngineJobs jobs, JobTries tries, Outbox outbox, List<Cases> cases, People people, Clock clock) {
        this.jobs = jobs;
        this.tries = tries;
        this.outbox = outbox;
        this.cases = List.copyOf(cases);
        this.people = people;
        this.clock = clock;
    }

    /**
     * A job with what Baton knows about it.
     *
     * @param title what its case is about, or null
     * @param last its latest try that failed or that a person asked for, or null
     * @param overdue whether it should have begun by now
     */
    record Row(EngineJob job, @Nullable String title, @Nullable JobTry last, boolean overdue) {

        public int tries() {
            return last == null ? 0 : last.number();
        }

        /** Whether somebody may ask for one more try. */
        public boolean retriable() {
            return job.state() != State.WAITING && !job.running() && !job.suspended();
        }
    }

    /** Rows of a list, and where the next page begins: null on the last one. */
    record Page(List<Row> rows, @Nullable String next) {}

    /**
     * A job's own page.
     *
     * @param row null when the job is done or was given up
     * @param end how it ended, or null
     */
    record Story(String jobId, @Nullable Row row, EngineJobs.@Nullable End end, List<JobTry> tries) {}

    /** What a retry is asked for: the job, and how many tries of it the person saw. */
    record Asked(String jobId, int tries) {}

    /**
     * What came of one of several retries.
     *
     * @param tried null when it was refused
     * @param refusal null when it was tried
     */
    record Result(String jobId, @Nullable JobTry tried, @Nullable Refusal refusal) {}

    /** @throws OperationsForbidden when the person is no administrator */
    private void check(String personId) {
        if (!people.reachOf(personId).groups().contains(Group.ADMIN.id())) {
            throw new OperationsForbidden();
        }
    }

    /** How many jobs are in this state, at most {@link #COUNTED}. */
    int count(State state) {
        return jobs.count(state, COUNTED);
    }

    Page page(State state, String text, @Nullable String after, String personId) {
        check(personId);
        var found = jobs.list(state, text.strip(), place(after), PAGE + 1);
        var page = found.subList(0, Math.min(PAGE, found.size()));
        return new Page(rows(page), found.size() > PAGE ? place(page.get(PAGE - 1)) : null);
    }

    /** @throws JobUnknown when there is and was no such job */
    Story story(String jobId, String personId) {
        check(personId);
        var known = tries.of(jobId);
        var job = jobs.find(jobId);
        var end = job.isPresent() ? Optional.<EngineJobs.End>empty() : jobs.end(jobId);
        if (job.isEmpty() && end.isEmpty() && known.isEmpty()) {
            throw new JobUnknown(jobId);
        }
        return new Story(jobId, job.map(one -> rows(List.of(one)).get(0)).orElse(null), end.orElse(null), known);
    }

    /**
     * Tries a failed job now.
     *
     * @param reason why, kept in the evidence
     * @return what came of it; still running when it takes longer than 20 seconds, and then it goes on
     * @throws RetryIncomplete when the reason is missing or too long
     * @throws RetryOvertaken when the job is no longer as the person saw it
     */
    JobTry retry(Asked asked, String reason, String personId) {
        check(personId);
        return retry(asked, checked(reason), personId, WAITED);
    }

    /** Tries several jobs, one after another, within the time of one retry; what was not reached is refused as such. */
    List<Result> retryAll(List<Asked> asked, String reason, String personId) {
        check(personId);
        var why = checked(reason);
        if (asked.isEmpty()) {
            throw new RetryIncomplete(FieldProblem.of("job", "operations.problem.noJobs"));
        }
        if (asked.size() > PAGE) {
            throw new RetryIncomplete(FieldProblem.of("job", "operations.problem.tooManyJobs", PAGE));
        }
        var until = clock.instant().plus(WAITED);
        var results = new ArrayList<Result>();
        for (var one : asked) {
            results.add(result(one, why, personId, Duration.between(clock.instant(), until)));
        }
        return results;
    }

    /** Messages that were given up, and where the next page begins: null on the last one. */
    record Letters(List<DeadLetter> letters, @Nullable String next) {}

    /** What came of sending one of several messages again. */
    record Resent(String id, @Nullable Refusal refusal) {}

    int countLetters() {
        return Math.min(outbox.state().dead(), COUNTED);
    }

    Letters letters(String after, String personId) {
        check(personId);
        var found = outbox.deadLetters().stream()
                .dropWhile(letter -> !after.isEmpty() && !letter.id().equals(after))
                .skip(after.isEmpty() ? 0 : 1)
                .limit(PAGE + 1L)
                .toList();
        var page = found.subList(0, Math.min(PAGE, found.size()));
        return new Letters(page, found.size() > PAGE ? page.get(PAGE - 1).id() : null);
    }

    /** Has messages that were given up sent again, each with a result of its own. */
    List<Resent> resendAll(List<String> ids, String reason, String personId) {
        check(personId);
        var why = checked(reason);
        if (ids.isEmpty()) {
            throw new RetryIncomplete(FieldProblem.of("letter", "operations.problem.noJobs"));
        }
        if (ids.size() > PAGE) {
            throw new RetryIncomplete(FieldProblem.of("letter", "operations.problem.tooManyJobs", PAGE));
        }
        return ids.stream().map(id -> resend(id, why, personId)).toList();
    }

    private Resent resend(String id, String reason, String personId) {
        try {
            outbox.resend(id, personId, reason);
            return new Resent(id, null);
        } catch (Refusal refusal) {
            return new Resent(id, refusal);
        }
    }

    private Result result(Asked asked, String reason, String personId, Duration left) {
        try {
            if (left.isNegative() || left.isZero()) {
                throw new RetryOvertaken("operations.notReached");
            }
            return new Result(asked.jobId(), retry(asked, reason, personId, left), null);
        } catch (Refusal refusal) {
            return new Result(asked.jobId(), null, refusal);
        }
    }

    private JobTry retry(Asked asked, String reason, String personId, Duration waited) {
        if (!places.tryAcquire()) {
            throw new TooManyRetries(AT_ONCE);
        }
        CompletableFuture<JobTry> running;
        try {
            var opened = tries.open(asked.jobId(), asked.tries(), reason, personId);
            if (!opened.now()) {
                places.release();
                return opened.tried();
            }
            // In a thread of its own: nobody is signed in there, and one that hangs keeps no caller.
            running = CompletableFuture.supplyAsync(() -> run(opened), runners)
                    .whenComplete((tried, failure) -> places.release());
        } catch (RuntimeException refused) {
            places.release();
            throw refused;
        }
        return running.completeOnTimeout(null, waited.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(tried -> tried == null ? tries.one(asked.jobId(), asked.tries() + 1) : tried)
                .join();
    }

    private JobTry run(JobTries.Opened opened) {
        FailureWords cause = null;
        try {
            jobs.run(opened.tried().jobId());
        } catch (RuntimeException failure) {
            // Its full cause stands in the log already, under the job's id.
            cause = FailureWords.of(failure);
        }
        return tries.close(opened, cause);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        runners.shutdown();
        if (!runners.awaitTermination(WAITED.toSeconds(), TimeUnit.SECONDS)) {
            runners.shutdownNow();
        }
    }

    private static String checked(String reason) {
        var text = reason.strip();
        if (text.isEmpty()) {
            throw new RetryIncomplete(FieldProblem.of("reason", "operations.problem.reasonMissing"));
        }
        if (text.length() > LONGEST_REASON) {
            throw new RetryIncomplete(FieldProblem.of("reason", "operations.problem.reasonTooLong", LONGEST_REASON));
        }
        return text;
    }

    private List<Row> rows(List<EngineJob> found) {
        var latest = tries.latest(found.stream().map(EngineJob::id).toList());
        var titles = found.stream()
                .map(EngineJob::businessKey)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(number -> summary(number).stream())
                .collect(Collectors.toMap(CaseSummary::businessKey, CaseSummary::title));
        var now = clock.instant();
        return found.stream()
                .map(job -> {
                    var last = latest.get(job.id());
                    return new Row(
                            job,
                            job.businessKey() == null ? null : titles.get(job.businessKey()),
                            last,
                            job.state() != State.STOPPED && job.moment().isBefore(now));
                })
                .toList();
    }

    private Optional<CaseSummary> summary(String businessKey) {
        return cases.stream()
                .map(module -> module.find(businessKey))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String place(EngineJob job) {
        return job.moment().toEpochMilli() + "_" + job.id();
    }

    private static @Nullable Place place(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,15}_[0-9A-Za-z-]{1,64}")) {
            throw new PlaceInvalid();
        }
        var parts = text.split("_", 2);
        return new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
    }
}
