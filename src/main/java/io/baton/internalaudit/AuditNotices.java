package io.baton.internalaudit;

import io.baton.notice.Channel;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeKinds;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What internal audits tell people. */
@Configuration(proxyBeanMethods = false)
class AuditNotices {

    /** The warning notice to the first responsible person (R-IA-4). */
    static final NoticeKind WARNING =
            new NoticeKind("internalaudit.warning", Set.of(Channel.IN_APP, Channel.MAIL), true);

    @Bean
    NoticeKinds auditNoticeKinds() {
        return NoticeKinds.of(WARNING);
    }
}
