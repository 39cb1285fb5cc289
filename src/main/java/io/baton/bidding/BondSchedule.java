package io.baton.bidding;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.baton.web.Times;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reminds of late bonds in the morning, on one of the nodes (R-BD-5). */
@Configuration(proxyBeanMethods = false)
class BondSchedule {

    /** Bids need the scheduler through their notices, and the scheduler its tasks. */
    @Bean
    RecurringTask<Void> remindOfBondsTask(ObjectProvider<Bidding> bidding) {
        return Tasks.recurring("remind-of-bonds", new Daily(Times.ZONE, LocalTime.of(8, 30)))
                .execute((instance, context) -> bidding.getObject().remindOfBonds());
    }
}
