package io.baton.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.baton.web.Times;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Removes old notices and sent messages at night, on one of the nodes. */
@Configuration(proxyBeanMethods = false)
class NoticeSchedule {

    /** Notices need the scheduler, and the scheduler its tasks. */
    @Bean
    RecurringTask<Void> forgetNoticesTask(ObjectProvider<Notices> notices) {
        return Tasks.recurring("forget-notices", new Daily(Times.ZONE, LocalTime.of(3, 30)))
                .execute((instance, context) -> notices.getObject().forget());
    }
}
