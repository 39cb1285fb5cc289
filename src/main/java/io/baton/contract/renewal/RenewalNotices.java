package io.baton.contract.renewal;

import io.baton.notice.Channel;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeKinds;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What renewals tell the golden triangle (R-CU-3). */
@Configuration(proxyBeanMethods = false)
class RenewalNotices {

    /** A contract is about to end. */
    static final NoticeKind TERM_ENDING =
            new NoticeKind("contract.termEnding", Set.of(Channel.IN_APP, Channel.MAIL), false);

    /** What was decided. */
    static final NoticeKind DECIDED =
            new NoticeKind("contract.renewalDecided", Set.of(Channel.IN_APP, Channel.MAIL), false);

    @Bean
    NoticeKinds renewalNoticeKinds() {
        return NoticeKinds.of(TERM_ENDING, DECIDED);
    }
}
