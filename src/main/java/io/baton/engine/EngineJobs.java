package io.baton.engine;

import io.baton.engine.EngineJob.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's jobs for those who run Baton: what stands still, what is tried again, what is due, and one more try on demand. Read
 * from the engine's tables, because its queries neither know the case's number nor page by key.
 */
@Component
public class EngineJobs {

    /** Marks a job that is being tried because a person asked for it. */
    static final String LOCK_OWNER = "baton:retry";

    private static final String READER = "system:operations";
    private static final Duration LOCK = Duration.ofMinutes(5);

    private static final String JOBS =
            """
            select * from (
                select j.id_, j.handler_type_, j.process_def_key_, j.process_def_id_, e.business_key_,
                       coalesce(j.failed_act_id_, d.act_id_) as element_id, j.retries_,
                       case when j.retries_ = 0 then 'STOPPED'
                            when j.exception_stack_id_ is not null then 'RETRYING' else 'WAITING' end as state,
                       coalesce(i.incident_timestamp_, j.duedate_, j.create_time_) as moment,
                       j.lock_exp_time_ >= :now as running, j.suspension_state_ = 2 as suspended
                from public.act_ru_job j
                left join public.act_ru_execution e on e.id_ = j.process_instance_id_
                left join public.act_ru_jobdef d on d.id_ = j.job_def_id_
                left join public.act_ru_incident i on i.configuration_ = j.id_ and i.id_ = i.root_cause_incident_id_
            ) job
            """;

    private final JdbcClient jdbc;
    private final ObjectProvider<ManagementService> management;
    private final ObjectProvider<HistoryService> history;
    private final ActingPerson acting;

    EngineJobs(
            JdbcClient jdbc,
            ObjectProvider<ManagementService> management,
            ObjectProvider<HistoryService> history,
            ActingPerson acting) {
        this.jdbc = jdbc;
        this.management = management;
        this.history = history;
        this.acting = acting;
    }

    /** A place in a list: the row after which it goes on. */
    public record Place(Instant moment, String id) {}

    /** How a job ended: done by somebody, or given up with its case. */
    public record End(boolean done, Instant at) {}

    /**
     * Jobs in this state: those that stand still with the newest first, others with the next due first.
     *
     * @param text stands in the case's number or the flow's id; empty for all
     * @param after where the page before ended, or null
     */
    public List<EngineJob> list(State state, String text, @Nullable Place after, int limit) {
        var newestFirst = state == State.STOPPED;
        var query = jdbc.sql(JOBS + " where state = :state"
                        + " and (:text = '' or position(lower(:text) in lower(concat_ws(' ', business_key_, process_def_key_))) > 0)"
                        + (after == null ? "" : " and (moment, id_) " + (newestFirst ? "<" : ">") + " (:moment, :id)")
                        + " order by moment " + (newestFirst ? "desc, id_ desc" : ", id_") + " limit :limit")
                .param("now", now())
                .param("state", state.name())
                .param("text", text)
                .param("limit", limit);
        if (after != null) {
            query.param("moment", Timestamp.from(after.moment())).param("id", after.id());
        }
        return query.query((row, number) -> job(row)).list();
    }

    /** How many jobs are in this state, at most {@code cap}. */
    public int count(State state, int cap) {
        return jdbc.sql("select count(*) from (" + JOBS + " where state = :state limit :cap) counted")
                .param("now", now())
                .param("state", state.name())
                .param("cap", cap)
                .query(Integer.class)
                .single();
    }

    /** Empty for a job that is done or was given up. */
    public Optional<EngineJob> find(String jobId) {
        return jdbc.sql(JOBS + " where id_ = :id")
                .param("now", now())
                .param("id", jobId)
                .query((row, number) -> job(row))
                .optional();
    }

    /** How a job that is gone ended; empty when there never was such a job. */
    public Optional<End> end(String jobId) {
        return acting.call(READER, () -> history
                .getObject()
                .createHistoricJobLogQuery()
                .jobId(jobId)
                .orderPartiallyByOccurrence()
                .desc()
                .listPage(0, 1)
                .stream()
                .filter(log -> log.isSuccessLog() || log.isDeletionLog())
                .findFirst()
                .map(EngineJobs::end));
    }

    /**
     * Takes the job for {@link #run}, so that neither the engine nor anybody else tries it meanwhile, for five minutes at most.
     *
     * @return whether it was free
     */
    public boolean take(String jobId) {
        return jdbc.sql(
                                """
                                update public.act_ru_job set rev_ = rev_ + 1, lock_owner_ = :owner, lock_exp_time_ = :until
                                where id_ = :id and (lock_exp_time_ is null or lock_exp_time_ < :now)
                                """)
                        .param("owner", LOCK_OWNER)
                        .param("until", Timestamp.from(now().toInstant().plus(LOCK)))
                        .param("id", jobId)
                        .param("now", now())
                        .update()
                == 1;
    }

    /**
     * Tries a taken job now, in its own transaction, acting as the system as the engine itself does, and gives it back. Must be called
     * outside a transaction and by nobody in particular: what the job does is not the deed of who asked for it.
     *
     * @throws RuntimeException what the job threw; it has been counted and told ({@link JobFailed}), but for a lost race
     */
    public void run(String jobId) {
        var type = find(jobId).map(EngineJob::type).orElse("engine");
        try {
            acting.run("system:" + type, () -> management.getObject().executeJob(jobId));
        } finally {
            jdbc.sql("update public.act_ru_job set rev_ = rev_ + 1, lock_owner_ = null, lock_exp_time_ = null"
                            + " where id_ = :id and lock_owner_ = :owner")
                    .param("id", jobId)
                    .param("owner", LOCK_OWNER)
                    .update();
        }
    }

    private static Timestamp now() {
        return Timestamp.from(ClockUtil.getCurrentTime().toInstant());
    }

    private static End end(HistoricJobLog log) {
        return new End(log.isSuccessLog(), log.getTimestamp().toInstant());
    }

    private static EngineJob job(ResultSet row) throws SQLException {
        Date moment = row.getTimestamp("moment");
        return new EngineJob(
                row.getString("id_"),
                row.getString("handler_type_"),
                row.getString("process_def_key_"),
                row.getString("process_def_id_"),
                row.getString("business_key_"),
                row.getString("element_id"),
                State.valueOf(row.getString("state")),
                row.getInt("retries_"),
                moment == null ? Instant.EPOCH : moment.toInstant(),
                row.getBoolean("running"),
                row.getBoolean("suspended"));
    }
}
