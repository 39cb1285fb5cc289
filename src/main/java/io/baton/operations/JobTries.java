package io.baton.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.engine.EngineJob;
import io.baton.engine.EngineJob.State;
import io.baton.engine.EngineJobs;
import io.baton.engine.JobFailed;
import io.baton.operations.JobTry.Outcome;
import io.baton.people.Act;
import io.baton.people.People;
import io.baton.web.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the tries of jobs: who, when, why, and what came of them. */
@Service
@Transactional
class JobTries {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int PURGED_AT_ONCE = 1000;
    private static final String TRIES =
            "select job_id, number, tried_at, tried_by, reason, outcome, cause, cause_arguments from baton.job_try ";

    private final JdbcClient jdbc;
    private final EngineJobs jobs;
    private final People people;
    private final Times times;
    private final ObjectMapper json;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    JobTries(
            JdbcClient jdbc,
            EngineJobs jobs,
            People people,
            Times times,
            ObjectMapper json,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.people = people;
        this.times = times;
        this.json = json;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** All tries of a job, the latest first. */
    List<JobTry> of(String jobId) {
        return jdbc.sql(TRIES + "where job_id = :id order by number desc")
                .param("id", jobId)
                .query((row, number) -> read(row))
                .list();
    }

    /** The latest try of each of these jobs that was tried. */
    Map<String, JobTry> latest(Collection<String> jobIds) {
        return jdbc
                .sql("select distinct on (job_id) * from (" + TRIES + "where job_id = any(:ids)) tries"
                        + " order by job_id, number desc")
                .param("ids", jobIds.toArray(String[]::new))
                .query((row, number) -> read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(JobTry::jobId, Function.identity()));
    }

    /** A try that may begin, or the one that the same request began before. */
    record Opened(JobTry tried, boolean now, @Nullable String businessKey) {}

    /**
     * Takes the job for a try and keeps who asked for it and why.
     *
     * @param seen the number of tries that the person saw
     * @throws RetryOvertaken when the job is no longer as the person saw it
     */
    Opened open(String jobId, int seen, String reason, String personId) {
        var last = last(jobId);
        if (last.isPresent() && isRepeated(last.get(), seen, reason, personId)) {
            return new Opened(last.get(), false, null);
        }
        var job = jobs.find(jobId).orElseThrow(() -> gone(jobId, last));
        check(job, seen, last);
        if (!jobs.take(jobId)) {
            throw busy(last(jobId));
        }
        // Who waited at the row for another's try sees only now what came of it.
        check(jobs.find(jobId).orElseThrow(() -> gone(jobId, last(jobId))), seen, last(jobId));
        jdbc.sql("update baton.job_try set outcome = 'FAILED', cause = :cause, cause_arguments = '[]'"
                        + " where job_id = :id and outcome = 'RUNNING'")
                .param("cause", FailureWords.BROKEN_OFF.messageKey())
                .param("id", jobId)
                .update();
        var tried = new JobTry(jobId, seen + 1, clock.instant(), personId, reason, Outcome.RUNNING, null);
        insert(tried);
        publisher.publishEvent(new Act(
                "operations.jobRetried",
                personId,
                job.businessKey(),
                "job:" + jobId,
                new Standing(
                        job.state().name(),
                        job.elementId(),
                        seen,
                        last.map(JobTry::cause).map(FailureWords::messageKey).orElse(null)),
                null,
                reason));
        return new Opened(tried, true, job.businessKey());
    }

    private record Standing(String state, @Nullable String element, int tries, @Nullable String cause) {}

    private record Result(String askedBy, String outcome, @Nullable String cause) {}

    /** What came of a try that was asked for; a failure that the engine told has been kept already. */
    JobTry close(Opened opened, @Nullable FailureWords cause) {
        var tried = opened.tried();
        jdbc.sql(
                        "update baton.job_try set outcome = :outcome, cause = :cause, cause_arguments = cast(:arguments as json)"
                                + " where job_id = :id and number = :number and outcome = 'RUNNING'")
                .param("outcome", (cause == null ? Outcome.DONE : Outcome.FAILED).name())
                .param("cause", cause == null ? null : cause.messageKey())
                .param("arguments", cause == null ? null : write(cause.arguments()))
                .param("id", tried.jobId())
                .param("number", tried.number())
                .update();
        var closed = one(tried.jobId(), tried.number());
        publisher.publishEvent(new Act(
                "operations.jobRetryEnded",
                "system:retry",
                opened.businessKey(),
                "job:" + closed.jobId(),
                null,
                new Result(
                        closed.by(),
                        closed.outcome().name(),
                        closed.cause() == null ? null : closed.cause().messageKey()),
                closed.reason()));
        return closed;
    }

    /** The try as it stands. */
    JobTry one(String jobId, int number) {
        return jdbc.sql(TRIES + "where job_id = :id and number = :number")
                .param("id", jobId)
                .param("number", number)
                .query((row, at) -> read(row))
                .single();
    }

    /** In the transaction that counts the failure. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void failed(JobFailed failure) {
        purge();
        var cause = FailureWords.of(failure.cause());
        if (failure.asked()
                && jdbc.sql("update baton.job_try set outcome = 'FAILED', cause = :cause,"
                                        + " cause_arguments = cast(:arguments as json)"
                                        + " where job_id = :id and outcome = 'RUNNING'")
                                .param("cause", cause.messageKey())
                                .param("arguments", write(cause.arguments()))
                                .param("id", failure.jobId())
                                .update()
                        == 1) {
            return;
        }
        var number = last(failure.jobId()).map(JobTry::number).orElse(0) + 1;
        insert(new JobTry(failure.jobId(), number, clock.instant(), failure.by(), null, Outcome.FAILED, cause));
    }

    private void purge() {
        jdbc.sql(
                        """
                        delete from baton.job_try where (job_id, number) in (
                            select t.job_id, t.number from baton.job_try t where t.tried_at < :until
                                and not exists (select from public.act_ru_job j where j.id_ = t.job_id)
                            order by t.tried_at limit :limit for update skip locked)
                        """)
                .param("until", Timestamp.from(clock.instant().minus(KEPT)))
                .param("limit", PURGED_AT_ONCE)
                .update();
    }

    private static boolean isRepeated(JobTry last, int seen, String reason, String personId) {
        return last.number() == seen + 1 && last.by().equals(personId) && reason.equals(last.reason());
    }

    private void check(EngineJob job, int seen, Optional<JobTry> last) {
        if (last.map(JobTry::number).orElse(0) != seen) {
            throw last.filter(tried -> tried.outcome() == Outcome.RUNNING).isPresent()
                    ? busy(last)
                    : new RetryOvertaken("operations.overtaken.failed", name(last), at(last));
        }
        if (job.state() == State.WAITING) {
            throw new RetryOvertaken("operations.overtaken.notFailed");
        }
        if (job.suspended()) {
            throw new RetryOvertaken("operations.overtaken.suspended");
        }
    }

    private RetryOvertaken busy(Optional<JobTry> last) {
        return last.filter(tried -> tried.outcome() == Outcome.RUNNING).isPresent()
                ? new RetryOvertaken("operations.overtaken.running", name(last), at(last))
                : new RetryOvertaken("operations.overtaken.engine");
    }

    private RuntimeException gone(String jobId, Optional<JobTry> last) {
        if (last.filter(tried -> tried.outcome() == Outcome.DONE).isPresent()) {
            return new RetryOvertaken("operations.overtaken.done", name(last), at(last));
        }
        return jobs.end(jobId)
                .<RuntimeException>map(end -> new RetryOvertaken(
                        end.done() ? "operations.overtaken.doneByEngine" : "operations.overtaken.givenUp",
                        times.minute(end.at())))
                .orElseGet(() -> new JobUnknown(jobId));
    }

    private String name(Optional<JobTry> tried) {
        return tried.map(JobTry::by).map(people::nameOf).orElse("");
    }

    private String at(Optional<JobTry> tried) {
        return tried.map(JobTry::at).map(times::minute).orElse("");
    }

    private Optional<JobTry> last(String jobId) {
        return of(jobId).stream().findFirst();
    }

    private void insert(JobTry tried) {
        jdbc.sql(
                        """
                        insert into baton.job_try (job_id, number, tried_at, tried_by, reason, outcome, cause, cause_arguments)
                        values (:id, :number, :at, :by, :reason, :outcome, :cause, cast(:arguments as json))
                        """)
                .param("id", tried.jobId())
                .param("number", tried.number())
                .param("at", Timestamp.from(tried.at()))
                .param("by", tried.by())
                .param("reason", tried.reason())
                .param("outcome", tried.outcome().name())
                .param("cause", tried.cause() == null ? null : tried.cause().messageKey())
                .param(
                        "arguments",
                        tried.cause() == null ? null : write(tried.cause().arguments()))
                .update();
    }

    private JobTry read(ResultSet row) throws SQLException {
        var cause = row.getString("cause");
        return new JobTry(
                row.getString("job_id"),
                row.getInt("number"),
                instant(row),
                row.getString("tried_by"),
                row.getString("reason"),
                Outcome.valueOf(row.getString("outcome")),
                cause == null ? null : new FailureWords(cause, arguments(row.getString("cause_arguments"))));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("tried_at", OffsetDateTime.class).toInstant();
    }

    private String write(List<Object> arguments) {
        try {
            return json.writeValueAsString(arguments);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Object> arguments(String text) {
        try {
            return json.readValue(text, new TypeReference<List<Object>>() {});
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("Not the arguments of a sentence", unreadable);
        }
    }
}
