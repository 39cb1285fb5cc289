package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.start.BatonProcess;
import io.baton.start.TestDatabase;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Killed while people are at work, twice; after one start everything they were told is there, once. */
class KillJourney {

    private static final List<String> ACCOUNT_MANAGERS = List.of("accountManager1", "accountManager2");
    private static final List<String> OTHERS = List.of(
            "presalesEngineer1",
            "presalesEngineer2",
            "technicalReviewer1",
            "technicalReviewer2",
            "commercialReviewer1",
            "securityReviewer1");

    private static final Set<String> REVIEWS = Set.of(
            "userTask_reviewTechnical",
            "userTask_reviewCommercial",
            "userTask_reviewSecurity",
            "callActivity_internalAudit");

    @TempDir
    Path data;

    @Test
    void keepsWhatWasConfirmedAndDoublesNothing() throws Exception {
        var seed = Long.getLong("baton.kill.seed", System.nanoTime());
        var random = new Random(seed);
        var confirmations = new Confirmations();
        var baton = start();
        try {
            for (var kill = 1; kill <= 2; kill++) {
                var moment = 25 + random.nextInt(40);
                workUntilKilled(baton, confirmations, moment, random);
                baton.close();
                baton = start();
                var port = baton.awaitReady();
                assertThat(confirmations.failures()).as("seed %d", seed).isEmpty();
                confirmations.repeat(port);
                var when = "seed " + seed + ", kill " + kill;
                var database = TestDatabase.of(data);
                confirmations.assertKept(JdbcClient.create(database), when);
                assertWhole(database, when);
            }
        } finally {
            baton.close();
        }
    }

    private BatonProcess start() throws Exception {
        return BatonProcess.ofClasses(
                "--server.port=0",
                "--baton.demo.enabled=true",
                "--baton.password.cost=4",
                "--baton.data=" + data,
                "--baton.database.binaries=" + TestDatabase.BINARIES);
    }

    /** Everybody works at once; the process is killed in the midst of it, when so many acts are confirmed. */
    private static void workUntilKilled(BatonProcess baton, Confirmations confirmations, int moment, Random random)
            throws Exception {
        var port = baton.awaitReady();
        var before = confirmations.count();
        var office = Executors.newCachedThreadPool();
        try {
            for (var person : ACCOUNT_MANAGERS) {
                var worker = new ApiWorker(person, port, confirmations, random.nextLong());
                office.execute(worker::raiseAndPresent);
            }
            for (var person : OTHERS) {
                var worker = new ApiWorker(person, port, confirmations, random.nextLong());
                office.execute(worker::workOff);
            }
            confirmations.await(before + moment);
        } finally {
            baton.kill();
            office.shutdown();
            assertThat(office.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** In one snapshot, because jobs go on: each case is in one legal state, and the work list is what the engine says. */
    private static void assertWhole(DataSource source, String when) {
        var database = JdbcClient.create(source);
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        transactions.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transactions.executeWithoutResult(status -> {
            assertThat(cases(database)).as(when).isNotEmpty().allSatisfy(KillJourney::assertLegal);
            assertThat(database.sql(
                                    """
                                    (select task_id, assignee from baton.work_item where status = 'OPEN'
                                        except select id_, assignee_ from act_ru_task)
                                    union all
                                    (select id_, assignee_ from act_ru_task
                                        except select task_id, assignee from baton.work_item where status = 'OPEN')
                                    """)
                            .query()
                            .listOfRows())
                    .as("open tasks differ from the engine's, %s", when)
                    .isEmpty();
            assertThat(database.sql(
                                    """
                                    with engine as (select t.id_, l.group_id_ from act_ru_task t
                                        join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                                        where t.assignee_ is null)
                                    (select task_id, group_id from baton.work_item_group except table engine)
                                    union all
                                    (table engine except select task_id, group_id from baton.work_item_group)
                                    """)
                            .query()
                            .listOfRows())
                    .as("offers differ from the engine's, %s", when)
                    .isEmpty();
        });
    }

    private record CaseState(
            String number, boolean running, int instances, boolean caseOpen, int jobs, List<String> steps) {}

    private static List<CaseState> cases(JdbcClient database) {
        return database.sql(
                        """
                        select p.number, p.status = 'PRESALES' as running,
                            (select count(*) from act_ru_execution e
                                where e.business_key_ = p.number and e.parent_id_ is null) as instances,
                            (select count(*) from baton.work_case c where c.business_key = p.number) as cases,
                            (select count(*) from baton.work_case c where c.business_key = p.number and c.ended_at is null)
                                as open_cases,
                            (select count(*) from act_ru_job j join baton.work_case c
                                on c.process_instance_id = j.process_instance_id_ where c.business_key = p.number and j.type_ = 'message') as jobs,
                            array(select t.task_def_key_ from act_ru_task t join baton.work_case c
                                on c.process_instance_id = t.proc_inst_id_ where c.business_key = p.number
                                    and t.task_def_key_ <> 'userTask_agreeGreenChannel'
                                union all select e.act_id_ from act_ru_execution e join act_ru_execution called on called.super_exec_ = e.id_
                                join baton.work_case c on c.process_instance_id = e.proc_inst_id_ where c.business_key = p.number) as steps
                        from baton.project p
                        """)
                .query((row, index) -> {
                    assertThat(row.getInt("cases")).as(row.getString("number")).isEqualTo(1);
                    return new CaseState(
                            row.getString("number"),
                            row.getBoolean("running"),
                            row.getInt("instances"),
                            row.getInt("open_cases") == 1,
                            row.getInt("jobs"),
                            texts(row.getArray("steps")));
                })
                .list();
    }

    /** Over, or in one step, or at its gates, or waiting for the job that sums them up; the green channel is asked for beside that. */
    private static void assertLegal(CaseState state) {
        assertThat(state.instances()).as("%s", state).isEqualTo(state.running() ? 1 : 0);
        assertThat(state.caseOpen()).as("%s", state).isEqualTo(state.running());
        assertThat(state.steps()).as("%s", state).doesNotHaveDuplicates();
        if (!state.running()) {
            assertThat(state.steps()).as("%s", state).isEmpty();
            assertThat(state.jobs()).as("%s", state).isZero();
        } else if (state.steps().size() > 1) {
            assertThat(REVIEWS).as("%s", state).containsAll(state.steps());
            assertThat(state.jobs()).as("%s", state).isZero();
        } else {
            assertThat(state.steps().size() + state.jobs()).as("%s", state).isEqualTo(1);
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
