package io.baton.notice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of notices that the platform knows by itself; business modules add theirs. */
@Configuration(proxyBeanMethods = false)
class NoticeKinds {

    @Bean
    NoticeKind assignedNotice() {
        return TaskNotices.ASSIGNED;
    }

    @Bean
    NoticeKind nearlyLateNotice() {
        return TaskNotices.NEARLY_LATE;
    }

    @Bean
    NoticeKind overdueNotice() {
        return TaskNotices.OVERDUE;
    }

    @Bean
    NoticeKind supervisionNotice() {
        return TaskNotices.SUPERVISION;
    }

    @Bean
    NoticeKind copiedNotice() {
        return TaskNotices.COPIED;
    }

    @Bean
    NoticeKind urgedNotice() {
        return TaskNotices.URGED;
    }

    @Bean
    NoticeKind materialRequestedNotice() {
        return TaskNotices.MATERIAL_REQUESTED;
    }

    @Bean
    NoticeKind materialAnsweredNotice() {
        return TaskNotices.MATERIAL_ANSWERED;
    }

    @Bean
    NoticeKind calendarYearNotice() {
        return CalendarNotice.CALENDAR_YEAR;
    }
}
