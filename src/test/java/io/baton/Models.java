package io.baton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.jspecify.annotations.Nullable;

/** The shipped models as files: what the tests of the models share. */
final class Models {

    static final Path PROCESSES = Path.of("processes");
    static final Path FORMS = Path.of("forms");

    private static final Path CODE = Path.of("src/main/java/io/baton");

    private static final Pattern HYPHEN = Pattern.compile("-([a-z0-9])");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Models() {}

    /** A process model and where it stands. */
    record Model(Path file, BpmnModelInstance bpmn) {

        Process process() {
            return bpmn.getModelElementsByType(Process.class).iterator().next();
        }

        String id() {
            return nameOf(file);
        }

        String module() {
            return moduleOf(file);
        }

        /** The class of the seam that ends with the given word, as style.md names it. */
        String seamClass(String ending) {
            return packageOfSeam() + "." + seam() + ending;
        }

        private String seam() {
            var words = camelCase(id());
            return words.substring(0, 1).toUpperCase() + words.substring(1);
        }

        /** The module's, or that of the part which the flow is. */
        private String packageOfSeam() {
            return files(CODE.resolve(module()), seam() + "Process.java")
                    .map(file -> CODE.relativize(file.getParent()).toString().replace('/', '.'))
                    .findFirst()
                    .map(name -> "io.baton." + name)
                    .orElse("io.baton." + module());
        }

        @Override
        public String toString() {
            return id();
        }
    }

    static Stream<Model> processes() {
        return files(PROCESSES, ".bpmn").map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile())));
    }

    static Stream<Path> decisions() {
        return files(PROCESSES, ".dmn");
    }

    static Stream<Path> forms() {
        return files(FORMS, ".form");
    }

    static JsonNode form(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form's components, those inside groups included. */
    static Stream<JsonNode> components(JsonNode formOrGroup) {
        return Stream.iterate(0, index -> index < formOrGroup.path("components").size(), index -> index + 1)
                .map(formOrGroup.path("components")::get)
                .flatMap(component -> Stream.concat(Stream.of(component), components(component)));
    }

    static String moduleOf(Path file) {
        return file.getParent().getFileName().toString();
    }

    /** The file's name without its extension. */
    static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    }

    static String camelCase(String kebabCase) {
        return HYPHEN.matcher(kebabCase).replaceAll(match -> match.group(1).toUpperCase());
    }

    static String kebabCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase();
    }

    static boolean isChinese(@Nullable String text) {
        return text != null
                && text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    static boolean isEnglish(@Nullable String text) {
        return text != null && !text.isBlank() && !isChinese(text);
    }

    static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
