package io.baton.notice;

import com.github.kagkarlsson.scheduler.PollingStrategyConfig;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.baton.TestClock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Kinds of notices for tests, and schedulers that run when they are told. */
@TestConfiguration(proxyBeanMethods = false)
public class TestNotices {

    /** Nobody can switch it off in the application. */
    public static final NoticeKind ALWAYS =
            new NoticeKind("test.always", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), true);

    /** By itself in the application only. */
    public static final NoticeKind PLAIN = new NoticeKind("test.plain", Set.of(Channel.IN_APP), false);

    private static final PollingStrategyConfig AS_IN_THE_PRODUCT =
            new PollingStrategyConfig(PollingStrategyConfig.Type.LOCK_AND_FETCH, 0.5, 1.0);

    @Bean
    NoticeKinds testNoticeKinds() {
        return NoticeKinds.of(ALWAYS, PLAIN);
    }

    @Bean
    Postmen postmen(DataSource database, OneTimeTask<Void> deliveryTask, TestClock clock) {
        return new Postmen(database, deliveryTask, clock);
    }

    /** Makes nodes that empty the outbox. */
    public record Postmen(DataSource database, OneTimeTask<Void> deliveryTask, TestClock clock) {

        /** Another node. */
        public ManualScheduler hire() {
            var time = new SettableClock();
            time.set(clock.instant());
            var builder = TestHelper.createManualScheduler(database, List.of(deliveryTask))
                    .clock(time)
                    .pollingStrategy(AS_IN_THE_PRODUCT);
            builder.tableName("baton.scheduled_tasks");
            return builder.build();
        }

        /** Tries what is due now. */
        public void deliver() {
            var node = hire();
            // A node fetches a few at a time.
            for (int round = 0; round < 20; round++) {
                node.runAnyDueExecutions();
            }
        }
    }
}
