package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text that people see exists in both languages, and every key that templates and code name exists at all. */
class MessagesTests {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z][A-Za-z0-9.]*)[}(]");
    private static final Pattern FIELD_LABEL = Pattern.compile("web/field :: [a-z]+\\('[^']*', '([^']+)'");
    private static final Pattern IN_CODE = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)+)\"");
    /** The beginning of a key that code or a template completes. */
    private static final Pattern BEGINNING = Pattern.compile("[\"'#{(|]([a-z][A-Za-z0-9.]*\\.)[\"'$|]");

    private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)+");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d[^}]*}");

    static Stream<Path> files() {
        return files(BUNDLES, path -> path.endsWith(".properties"));
    }

    static Stream<String> modules() {
        return files(BUNDLES, path -> path.endsWith("messages_zh_CN.properties"))
                .map(path -> path.getParent().getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void existInBothLanguages(String module) {
        var chinese = texts(module, "zh_CN");
        var english = texts(module, "en");

        assertThat(english.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(chinese.stringPropertyNames());
        assertThat(chinese.stringPropertyNames()).allMatch(key -> key.startsWith(module + "."));
        for (var texts : Set.of(chinese, english)) {
            texts.forEach((key, text) -> {
                assertThat((String) text).as("%s", key).isNotBlank();
                if (PLACEHOLDER.matcher((String) text).find()) {
                    assertThat(new MessageFormat((String) text).format(new Object[] {1, 2, 3, 4, 5, 6, 7, 8, 9}))
                            .as("%s: an apostrophe beside a placeholder is written twice", key)
                            .doesNotContain("{", "}");
                }
            });
        }
        assertThat(english.values())
                .as("English texts are English, but for names")
                .filteredOn(text -> ((String) text).codePoints().anyMatch(Character::isIdeographic))
                .hasSizeLessThanOrEqualTo(1);
    }

    /** A doubled key says one thing here and another there: the last one wins, silently. */
    @ParameterizedTest
    @MethodSource("files")
    void sayEachThingOnce(Path file) {
        var seen = new HashSet<Object>();
        var doubled = new ArrayList<Object>();
        load(file, new Properties() {
            @Override
            public synchronized @Nullable Object put(Object key, Object text) {
                if (!seen.add(key)) {
                    doubled.add(key);
                }
                return super.put(key, text);
            }
        });

        assertThat(seen).isNotEmpty();
        assertThat(doubled).isEmpty();
    }

    /** Bundles are read one after the other: of a key in two of them, one text would never be seen. */
    @Test
    void belongToOneModuleEach() {
        var keys = modules()
                .flatMap(module -> texts(module, "zh_CN").stringPropertyNames().stream())
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void existForEachKeyInTemplates() {
        var known = known();

        assertThat(files(TEMPLATES, path -> path.endsWith(".html"))
                        .flatMap(path -> Stream.concat(found(IN_TEMPLATE, path), found(FIELD_LABEL, path))
                                .filter(key -> !known.contains(key))
                                .map(key -> path + ": " + key))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    /** A literal looks like a key when its first word is a module that has texts and the same prefix exists there. */
    @Test
    void existForEachKeyInCode() {
        var known = known();
        var modules = modules().collect(Collectors.toSet());
        var settings = Pattern.compile("baton\\..*|.*\\.(html|properties|bpmn|dmn|form)");

        assertThat(files(CODE, path -> path.endsWith(".java"))
                        .flatMap(path -> found(IN_CODE, path)
                                .filter(key -> modules.contains(key.substring(0, key.indexOf('.'))))
                                .filter(key -> !settings.matcher(key).matches())
                                .filter(key -> !known.contains(key))
                                .filter(key -> !known.contains(wordsOfAct(key)))
                                .filter(key -> !known.contains(wordsOfNotice(key)))
                                // Prefixes that code completes, and names of settings and messages of flows, which are
                                // no texts.
                                .filter(key -> known.stream()
                                        .noneMatch(whole -> whole.startsWith(key + ".")
                                                || whole.startsWith(key.substring(0, key.indexOf('.')) + ".setting."
                                                        + key.substring(key.indexOf('.') + 1))))
                                .filter(key -> !isMessageOfAFlow(key))
                                .map(key -> path + ": " + key))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    /** Names and help of settings are found by the setting's own key, the words of an act or notice by its name. */
    @Test
    void areAllUsed() {
        var product = Stream.of(TEMPLATES, CODE)
                .flatMap(root -> files(root, path -> path.matches(".*\\.(html|java)")))
                .map(MessagesTests::text)
                .collect(Collectors.joining("\n"));
        var literals = WORD.matcher(product).results().map(MatchResult::group).collect(Collectors.toSet());
        var beginnings = BEGINNING
                .matcher(product)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(known())
                .filteredOn(key -> !key.contains(".setting."))
                .filteredOn(
                        key -> literals.stream().map(MessagesTests::wordsOfAct).noneMatch(key::equals))
                .filteredOn(key -> literals.stream()
                        .map(MessagesTests::wordsOfNotice)
                        .noneMatch(
                                name -> key.equals(name) || key.equals(name + ".title") || key.equals(name + ".body")))
                .filteredOn(key -> !literals.contains(key))
                .filteredOn(key -> beginnings.stream().noneMatch(key::startsWith))
                .isEmpty();
    }

    private static String wordsOfAct(String name) {
        return name.replaceFirst("\\.", ".act.");
    }

    private static String wordsOfNotice(String name) {
        return name.replaceFirst("\\.", ".notice.");
    }

    private static boolean isMessageOfAFlow(String key) {
        return files(Path.of("processes"), path -> path.endsWith(".bpmn"))
                .anyMatch(path -> text(path).contains("name=\"" + key + "\""));
    }

    private static Set<String> known() {
        return modules()
                .flatMap(module -> texts(module, "zh_CN").stringPropertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static Stream<String> found(Pattern pattern, Path path) {
        return pattern.matcher(text(path)).results().map(match -> match.group(1));
    }

    private static Properties texts(String module, String language) {
        return load(BUNDLES.resolve(module).resolve("messages_" + language + ".properties"), new Properties());
    }

    private static Properties load(Path file, Properties texts) {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private static Stream<Path> files(Path root, Predicate<String> wanted) {
        try (var paths = Files.walk(root)) {
            return paths.filter(path -> wanted.test(path.toString())).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
