package io.baton.worklist;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks of a list.
 *
 * @param tab which list
 * @param text part of a name, title, number or customer; empty for all
 * @param flow a process id; empty for all
 * @param group one of the person's groups; empty for all
 * @param overdue only what is overdue
 * @param sort the order of open tasks
 * @param after where the page before ended; null at the beginning
 */
public record WorkQuery(
        Tab tab, String text, String flow, String group, boolean overdue, Sort sort, @Nullable Cursor after) {

    /** The lists. */
    public enum Tab {
        /** The person has them. */
        MINE,
        /** Nobody has them, and the person may take them. */
        GROUP,
        /** The person completed them. */
        DONE,
        /** Cases the person started. */
        STARTED,
        /** They were copied to the person. */
        COPIED
    }

    /** The order of open tasks; done ones and cases stand newest first. */
    public enum Sort {
        PRIORITY,
        DUE,
        CREATED
    }

    /** The first page of the list, nothing left out. */
    public static WorkQuery of(Tab tab) {
        return new WorkQuery(tab, "", "", "", false, Sort.PRIORITY, null);
    }

    /** Whether anything is left out. */
    public boolean filters() {
        return !text.isBlank() || !flow.isBlank() || !group.isBlank() || overdue;
    }

    WorkQuery after(Cursor cursor) {
        return new WorkQuery(tab, text, flow, group, overdue, sort, cursor);
    }

    /** The place of a row in its order; what people and programs hold is opaque text. */
    public record Cursor(List<String> place) {

        private static final String SEPARATOR = "|";

        public Cursor {
            place = List.copyOf(place);
        }

        /** @throws CursorInvalid when the text is not one that a page gave */
        public static @Nullable Cursor parse(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                var place = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                return new Cursor(List.of(place.split("\\|", -1)));
            } catch (IllegalArgumentException unreadable) {
                throw new CursorInvalid();
            }
        }

        @Override
        public String toString() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(String.join(SEPARATOR, place).getBytes(StandardCharsets.UTF_8));
        }
    }
}
