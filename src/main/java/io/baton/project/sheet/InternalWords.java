package io.baton.project.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What people typed that looks like a class, a grade or the green channel (R-SL-10). It may mean something else, as the grade of a
 * machine room does, so that a person judges.
 */
final class InternalWords {

    private static final Pattern WORDS = Pattern.compile(
            "(?<!\\p{Alnum})[ABC][12]?\\s*[类级]|\\b(class|grade)\\s*[ABC][12]?\\b|绿色通道|green channel|重大项目|major project",
            Pattern.CASE_INSENSITIVE);

    private InternalWords() {}

    /** Each such word once, in the order of the sheet. */
    static List<String> in(JsonNode content) {
        return texts(content)
                .flatMap(text -> WORDS.matcher(text).results().map(MatchResult::group))
                .distinct()
                .toList();
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isTextual()
                ? Stream.of(node.textValue())
                : StreamSupport.stream(node.spliterator(), false).flatMap(InternalWords::texts);
    }
}
