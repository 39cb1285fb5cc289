package io.baton.notice;

import io.baton.deadline.CalendarYearNeeded;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells administrators that the working calendar needs a year (R-SL-1). */
@Component
class CalendarNotice {

    static final NoticeKind CALENDAR_YEAR =
            new NoticeKind("notice.calendarYear", Set.of(Channel.IN_APP, Channel.MAIL), false);

    private final Notices notices;
    private final People people;

    CalendarNotice(Notices notices, People people) {
        this.notices = notices;
        this.people = people;
    }

    @Bean
    static NoticeKinds calendarNoticeKinds() {
        return NoticeKinds.of(CALENDAR_YEAR);
    }

    @EventListener
    void on(CalendarYearNeeded needed) {
        var year = Integer.toString(needed.year());
        var administrators = people.all().stream()
                .filter(person -> person.enabled() && person.in(Group.ADMIN))
                .map(Person::id)
                .toList();
        notices.tell(CALENDAR_YEAR, administrators, NoticeText.empty().with(year), "/calendar/import", year);
    }
}
