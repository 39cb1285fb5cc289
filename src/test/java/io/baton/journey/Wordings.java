package io.baton.journey;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Chinese words that the product itself says: texts of pages, names in models, labels of forms. On an English page none of them
 * may stand; what people wrote (titles, remarks, names) stays as it was written.
 */
final class Wordings {

    private static final Path RESOURCES = Path.of("src/main/resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d[^}]*}");
    private static final Pattern MODEL_NAME = Pattern.compile("\\bname=\"([^\"]+)\"");
    private static final Pattern FORM_TEXT = Pattern.compile("\"(?:label|description|text)\"\\s*:\\s*\"([^\"]+)\"");

    private final Set<String> whole;
    private final List<Pattern> withGaps;

    private Wordings(Set<String> texts) {
        whole = texts.stream()
                .filter(not(PLACEHOLDER.asPredicate()))
                .map(String::strip)
                .collect(Collectors.toSet());
        withGaps = texts.stream()
                .filter(PLACEHOLDER.asPredicate())
                .filter(text -> PLACEHOLDER
                                .matcher(text)
                                .replaceAll("")
                                .codePoints()
                                .filter(Character::isIdeographic)
                                .count()
                        > 1)
                .map(text -> Pattern.compile(Stream.of(PLACEHOLDER.split(text, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".+"))))
                .toList();
    }

    static Wordings read() {
        return new Wordings(Stream.of(
                        files(RESOURCES, "messages_zh_CN.properties").flatMap(Wordings::messages),
                        files(Path.of("processes"), ".bpmn").flatMap(file -> found(MODEL_NAME, file)),
                        files(Path.of("forms"), ".form").flatMap(file -> found(FORM_TEXT, file)))
                .flatMap(texts -> texts)
                .filter(Wordings::chinese)
                .collect(Collectors.toSet()));
    }

    /** Whether the whole of the text is said by the product, in Chinese. */
    boolean contain(String text) {
        return chinese(text)
                && (whole.contains(text)
                        || withGaps.stream()
                                .anyMatch(pattern -> pattern.matcher(text).matches()));
    }

    private static boolean chinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    private static Stream<String> messages(Path file) {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts.stringPropertyNames().stream().map(texts::getProperty);
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> files(Path folder, String ending) {
        Predicate<Path> wanted = path -> path.toString().endsWith(ending);
        try (var paths = Files.walk(folder)) {
            return paths.filter(wanted).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
