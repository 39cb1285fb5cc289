package io.baton.engine.door;

import static io.baton.engine.door.EnginePaths.Open.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is open of the engine's REST API, against what there is. */
class EnginePathsTests {

    /** All that may change something and is open, as the engine's own classes spell it; a new one must be thought about. */
    private static final Set<String> OPEN = Set.of(
            "POST /task",
            "POST /task/count",
            "POST /process-instance",
            "POST /process-instance/count",
            "POST /execution",
            "POST /execution/count",
            "POST /variable-instance",
            "POST /variable-instance/count",
            "POST /external-task",
            "POST /external-task/count",
            "POST /job",
            "POST /job/count",
            "POST /job-definition",
            "POST /job-definition/count",
            "POST /group",
            "POST /group/count",
            "POST /history/task",
            "POST /history/task/count",
            "POST /history/process-instance",
            "POST /history/process-instance/count",
            "POST /history/activity-instance",
            "POST /history/activity-instance/count",
            "POST /history/variable-instance",
            "POST /history/variable-instance/count",
            "POST /history/external-task-log",
            "POST /history/external-task-log/count",
            "POST /history/job-log",
            "POST /history/job-log/count",
            "POST /history/detail",
            "POST /filter/{id}/list",
            "POST /filter/{id}/singleResult",
            "POST /filter/{id}/count",
            "POST /task/{id}/claim",
            "POST /task/{id}/unclaim",
            "POST /task/{id}/complete",
            "POST /task/{id}/submit-form",
            "POST /task/{id}/resolve",
            "PUT /job/{id}/retries",
            "POST /job/{id}/execute",
            "POST /job/retries",
            "PUT /job-definition/{id}/retries",
            "POST /process-instance/job-retries",
            "POST /process-instance/job-retries-historic-query-based");

    @Test
    void nothingElseThatChangesSomethingIsOpen() {
        var open = new TreeSet<String>();
        for (var operation : operations()) {
            var parts = operation.split(" ");
            if (EnginePaths.of(parts[0], "/engine-rest" + parts[1]) != NOBODY) {
                open.add(operation.replaceFirst(" /engine/\\{name}", " "));
            }
        }
        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void theWalkFindsTheWholeApi() {
        assertThat(operations())
                .hasSizeGreaterThan(450)
                .contains("POST /task/{id}/complete", "DELETE /engine/{name}/task/{id}/variables/{varId}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /engine-rest/task, READING",
        "POST, /engine-rest/task, READING",
        "POST, /engine-rest/task/, READING",
        "POST, /engine-rest/engine/default/task/a/claim, TASK_WORK",
        "POST, /camunda/api/engine/engine/default/task/a/submit-form, TASK_WORK",
        "POST, /engine-rest/task/create, NOBODY",
        "POST, /engine-rest/task/a/assignee, NOBODY",
        "POST, /engine-rest/task/a/claim/b, NOBODY",
        "POST, /engine-rest/engine/default/task/a/variables, NOBODY",
        "PUT, /engine-rest/task/a, NOBODY",
        "PATCH, /engine-rest/task, NOBODY",
        "PUT, /engine-rest/job/a/retries, OPERATIONS",
        "POST, /camunda/api/engine/engine/default/job/a/execute, OPERATIONS",
        "PUT, /engine-rest/job/a/suspended, NOBODY",
        "POST, /engine-rest/deployment/create, NOBODY",
        "POST, /camunda/api/engine/engine/default/authorization/create, NOBODY",
    })
    void knowsAnOperationUnderBothDoors(String verb, String path, EnginePaths.Open open) {
        assertThat(EnginePaths.of(verb, path)).isEqualTo(open);
    }

    /** All operations of the engine's REST API that aren't a GET, with sub-resources and both prefixes. */
    static Set<String> operations() {
        var operations = new TreeSet<String>();
        for (var resource : CamundaRestResources.getResourceClasses()) {
            var path = withSupertypes(resource).stream()
                    .flatMap(type -> path(type).stream())
                    .findFirst()
                    .orElse("");
            walk(resource, path, operations, new HashSet<>());
        }
        return operations;
    }

    private static void walk(Class<?> resource, String base, Set<String> operations, Set<String> seen) {
        if (!seen.add(resource.getName() + base)) {
            return;
        }
        for (var method : resource.getMethods()) {
            var declared = declarations(method).stream()
                    .filter(one -> path(one).isPresent() || verb(one).isPresent())
                    .findFirst();
            if (declared.isEmpty()) {
                continue;
            }
            var path = join(base, path(declared.get()).orElse(""));
            var verb = verb(declared.get());
            if (verb.isEmpty()) {
                walk(method.getReturnType(), path, operations, seen);
            } else if (!Set.of("GET", "OPTIONS").contains(verb.get())) {
                operations.add(verb.get() + " " + path);
            }
        }
    }

    private static List<Method> declarations(Method method) {
        return withSupertypes(method.getDeclaringClass()).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))
                .collect(Collectors.toList());
    }

    private static List<Class<?>> withSupertypes(Class<?> type) {
        var types = new ArrayList<Class<?>>(List.of(type));
        for (var parent : type.getInterfaces()) {
            types.addAll(withSupertypes(parent));
        }
        if (type.getSuperclass() != null) {
            types.addAll(withSupertypes(type.getSuperclass()));
        }
        return types;
    }

    private static Optional<String> path(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Path.class)).map(Path::value);
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(
                        annotation -> Arrays.stream(annotation.annotationType().getAnnotationsByType(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String join(String base, String path) {
        return ("/" + base + "/" + path)
                .replaceAll("\\{([^:}]+)[^}]*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceFirst("/$", "");
    }
}
