package io.baton.notice;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One kind of notice. Modules offer theirs by {@link NoticeKinds}. The texts stand under the module's messages: {@code presales.rework} is named by
 * {@code presales.notice.rework}, its title and body are {@code presales.notice.rework.title} and {@code .body}. Notices go to staff
 * only; even so their texts carry no class, grade or internal limit, because they are passed on (R-SL-10).
 *
 * @param key module and name
 * @param channels by which people get it as long as they choose nothing else
 * @param always whether nobody can switch it off in the application (supervision)
 */
public record NoticeKind(String key, Set<Channel> channels, boolean always) {

    private static final Pattern KEY = Pattern.compile("[a-z]+\\.[a-z][A-Za-z0-9]*");

    public NoticeKind {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a notice's key (module.name): " + key);
        }
        if (always && !channels.contains(Channel.IN_APP)) {
            throw new IllegalArgumentException("What nobody can switch off is on: " + key);
        }
        channels = Set.copyOf(channels);
    }

    /** The name people see where they choose. */
    public String messageKey() {
        var dot = key.indexOf('.');
        return key.substring(0, dot) + ".notice" + key.substring(dot);
    }

    String titleKey() {
        return messageKey() + ".title";
    }

    String bodyKey() {
        return messageKey() + ".body";
    }

    boolean fixed(Channel channel) {
        return always && channel == Channel.IN_APP;
    }
}
