package io.baton.bidding;

import io.baton.notice.Channel;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeKinds;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What bids tell people. */
@Configuration(proxyBeanMethods = false)
class BidNotices {

    /** The deadline is near (R-BD-5). */
    static final NoticeKind DEADLINE_NEAR =
            new NoticeKind("bidding.deadlineNear", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), true);

    /** A bid was missed: the escalation (R-BD-5). */
    static final NoticeKind MISSED =
            new NoticeKind("bidding.missed", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), true);

    /** The issuer moved the deadline (R-BD-5). */
    static final NoticeKind DEADLINE_MOVED =
            new NoticeKind("bidding.deadlineMoved", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), true);

    /** A bid was stopped by who runs it. */
    static final NoticeKind CANCELLED =
            new NoticeKind("bidding.cancelled", Set.of(Channel.IN_APP, Channel.MAIL), false);

    /** A bond is late (R-BD-5). */
    static final NoticeKind BOND_LATE = new NoticeKind("bidding.bondLate", Set.of(Channel.IN_APP, Channel.MAIL), true);

    @Bean
    NoticeKinds bidNoticeKinds() {
        return NoticeKinds.of(DEADLINE_NEAR, MISSED, DEADLINE_MOVED, CANCELLED, BOND_LATE);
    }
}
