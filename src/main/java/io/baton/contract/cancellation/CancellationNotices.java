package io.baton.contract.cancellation;

import io.baton.notice.Channel;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeKinds;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What cancellations tell people; that a contract is cancelled is told by the contract itself. */
@Configuration(proxyBeanMethods = false)
class CancellationNotices {

    /** A cancellation was refused: the contract goes on (R-DL-15). */
    static final NoticeKind REFUSED =
            new NoticeKind("contract.cancellationRefused", Set.of(Channel.IN_APP, Channel.MAIL), false);

    /** Resources and money of a cancelled contract are accounted for (R-DL-15). */
    static final NoticeKind ACCOUNTED =
            new NoticeKind("contract.cancellationAccounted", Set.of(Channel.IN_APP, Channel.MAIL), false);

    @Bean
    NoticeKinds cancellationNoticeKinds() {
        return NoticeKinds.of(REFUSED, ACCOUNTED);
    }
}
