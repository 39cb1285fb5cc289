package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class OrphanedJobsTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void givesBackWhatAKilledBatonHadLocked() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            var job = UUID.randomUUID().toString();
            jdbc.sql(
                            """
                            insert into public.act_ru_job (id_, rev_, type_, lock_owner_, lock_exp_time_, exclusive_, retries_)
                            values (:id, 1, 'message', 'killed', now() + interval '5 minutes', true, 3)
                            """)
                    .param("id", job)
                    .update();

            new OrphanedJobs(jdbc).start();

            assertThat(jdbc.sql("select count(*) from public.act_ru_job where id_ = :id and lock_owner_ is null "
                                    + "and lock_exp_time_ is null")
                            .param("id", job)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        });
    }
}
