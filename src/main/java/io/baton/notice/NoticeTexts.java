package io.baton.notice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts notices into words. No language is kept of a person, so what leaves the house comes in both. */
@Component
class NoticeTexts {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final MessageSource messages;
    private final String publicUrl;
    private final Map<String, NoticeKind> kinds;

    NoticeTexts(MessageSource messages, @Value("${baton.public-url}") String publicUrl, List<NoticeKinds> offered) {
        this.messages = messages;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.kinds = offered.stream()
                .flatMap(module -> module.kinds().stream())
                .collect(Collectors.toMap(NoticeKind::key, Function.identity()));
    }

    /** All kinds, by key. */
    Map<String, NoticeKind> kinds() {
        return kinds;
    }

    /** A text of Baton as a filling. */
    NoticeText.Words words(String messageKey) {
        return new NoticeText.Words(
                messages.getMessage(messageKey, null, CHINESE), messages.getMessage(messageKey, null, Locale.ENGLISH));
    }

    String title(NoticeKind kind, NoticeText text, Locale language) {
        return messages.getMessage(kind.titleKey(), text.in(language), language);
    }

    String body(NoticeKind kind, NoticeText text, Locale language) {
        return messages.getMessage(kind.bodyKey(), text.in(language), language);
    }

    String subject(NoticeKind kind, NoticeText text) {
        return messages.getMessage("notice.mail.subject", new Object[] {title(kind, text, CHINESE)}, CHINESE);
    }

    String letter(NoticeKind kind, NoticeText text, String path) {
        return body(kind, text, CHINESE)
                + "\n\n"
                + title(kind, text, Locale.ENGLISH)
                + "\n"
                + body(kind, text, Locale.ENGLISH)
                + "\n\n"
                + publicUrl
                + path;
    }
}
