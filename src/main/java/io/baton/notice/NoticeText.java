package io.baton.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What fills the placeholders of a kind's title and body, in their order.
 *
 * @param words the fillings
 */
public record NoticeText(List<Words> words) {

    private static final int LONGEST_WORDS = 200;

    public NoticeText {
        words = List.copyOf(words);
    }

    /** A filling in both languages. */
    public record Words(String zh, String en) {

        public Words {
            zh = plain(zh);
            en = plain(en);
        }

        private static String plain(String text) {
            var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
            return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS - 1) + "…";
        }
    }

    public static NoticeText empty() {
        return new NoticeText(List.of());
    }

    /** With one more filling that is the same in both languages: a name, a number, a time. */
    public NoticeText with(String text) {
        return with(text, text);
    }

    /** With one more filling. */
    public NoticeText with(String zh, String en) {
        return with(new Words(zh, en));
    }

    NoticeText with(Words filling) {
        var more = new ArrayList<>(words);
        more.add(filling);
        return new NoticeText(more);
    }

    Object[] in(Locale language) {
        var english = language.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return words.stream().map(word -> english ? word.en() : word.zh()).toArray();
    }
}
