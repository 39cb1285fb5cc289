package io.baton.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person was told, in the person's language.
 *
 * @param id grows with time
 * @param kind the kind's key
 * @param title one line
 * @param body a sentence or two
 * @param path the page that it leads to
 * @param readAt when the person had seen it; null: not yet
 */
public record Notice(
        long id, String kind, String title, String body, String path, Instant createdAt, @Nullable Instant readAt) {

    public boolean unread() {
        return readAt == null;
    }
}
