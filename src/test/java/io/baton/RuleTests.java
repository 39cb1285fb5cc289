package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of the rulebook that the product implements is quoted by a test as its {@link Tag}. */
class RuleTests {

    private static final ClassFileImporter TESTS =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS);

    private static final Set<String> TAGS =
            TESTS.importPackages("io.baton").stream().flatMap(RuleTests::tags).collect(Collectors.toUnmodifiableSet());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R-BD-1", "R-BD-2", "R-BD-3", "R-BD-4", "R-BD-5", "R-BD-6", "R-BD-7", "R-CO-1", "R-CU-1", "R-CU-2",
                "R-CU-3", "R-DL-15", "R-IA-1", "R-IA-2", "R-IA-3", "R-IA-4", "R-IA-5", "R-IA-6", "R-IA-7", "R-IA-8",
                "R-IA-9", "R-IA-10", "R-IA-11", "R-OR-1", "R-OR-2", "R-PJ-1", "R-PS-1", "R-PS-2", "R-PS-3", "R-PS-5",
                "R-PS-6", "R-PS-7", "R-PS-8", "R-PS-9", "R-PS-12", "R-PS-13", "R-PS-14", "R-SL-1", "R-SL-2", "R-SL-4",
                "R-SL-6", "R-SL-8", "R-SL-10"
            })
    void hasATest(String rule) {
        assertThat(TAGS).contains(rule);
    }

    private static Stream<String> tags(JavaClass type) {
        return Stream.concat(
                tags(type.tryGetAnnotationOfType(Tag.class), type.tryGetAnnotationOfType(Tags.class)),
                type.getMethods().stream()
                        .flatMap(method -> tags(
                                method.tryGetAnnotationOfType(Tag.class), method.tryGetAnnotationOfType(Tags.class))));
    }

    private static Stream<String> tags(Optional<Tag> one, Optional<Tags> many) {
        return Stream.concat(one.stream(), many.stream().flatMap(tags -> Stream.of(tags.value())))
                .map(Tag::value);
    }
}
