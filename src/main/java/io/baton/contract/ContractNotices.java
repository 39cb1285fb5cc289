package io.baton.contract;

import io.baton.notice.Channel;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeKinds;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What contracts tell people. */
@Configuration(proxyBeanMethods = false)
class ContractNotices {

    /** A contract or an amendment was signed (R-CO-1). */
    static final NoticeKind SIGNED = new NoticeKind("contract.signed", Set.of(Channel.IN_APP, Channel.MAIL), false);

    /** It ended unsigned, was stopped or was cancelled (R-CO-1, R-DL-15). */
    static final NoticeKind ENDED = new NoticeKind("contract.ended", Set.of(Channel.IN_APP, Channel.MAIL), false);

    @Bean
    NoticeKinds contractNoticeKinds() {
        return NoticeKinds.of(SIGNED, ENDED);
    }
}
