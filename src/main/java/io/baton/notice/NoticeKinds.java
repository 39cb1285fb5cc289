package io.baton.notice;

import java.util.List;

/** The kinds of notices that a module offers, as a bean that stands beside who tells them. */
public record NoticeKinds(List<NoticeKind> kinds) {

    public NoticeKinds {
        kinds = List.copyOf(kinds);
    }

    public static NoticeKinds of(NoticeKind... kinds) {
        return new NoticeKinds(List.of(kinds));
    }
}
