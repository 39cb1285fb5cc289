package io.baton.engine.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What of the engine's REST API is open, at {@code /engine-rest} and inside Camunda's web apps. What changes something and isn't
 * listed here is refused before the engine sees it; what is listed still meets the engine's authorizations and the guards.
 */
class EnginePaths implements AuthorizationManager<RequestAuthorizationContext> {

    /** Who may use an operation. */
    enum Open {
        /** It only reads: everybody, as far as the engine's authorizations go. */
        READING,
        /** Work on a task: everybody, as far as the guard of tasks goes. */
        TASK_WORK,
        /** Has failed work tried again: nobody here, because Baton's page of operations asks why. The refusal says so. */
        OPERATIONS,
        /** Nobody: what it does is done in Baton, or not at all. */
        NOBODY
    }

    private static final Pattern PREFIX = Pattern.compile("^(/engine-rest|/camunda/api/engine)(/engine/[^/]+)?/?");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final Map<Open, List<Pattern>> LISTED = Map.of(
            Open.READING,
            patterns(
                    "POST (task|process-instance|execution|variable-instance|external-task|job|job-definition|group)(/count)?",
                    "POST history/(task|process-instance|activity-instance|variable-instance|external-task-log|job-log)(/count)?",
                    "POST history/detail",
                    "POST filter/[^/]+/(list|singleResult|count)"),
            Open.TASK_WORK,
            patterns("POST task/[^/]+/(claim|unclaim|complete|submit-form|resolve)"),
            Open.OPERATIONS,
            patterns(
                    "PUT job/[^/]+/retries",
                    "POST job/[^/]+/execute",
                    "POST job/retries",
                    "PUT job-definition/[^/]+/retries",
                    "POST process-instance/job-retries(-historic-query-based)?"));

    /**
     * @param verb the request's method
     * @param path from the door's own path on
     */
    static Open of(String verb, String path) {
        if (SAFE.contains(verb)) {
            return Open.READING;
        }
        var operation = verb + " " + PREFIX.matcher(path).replaceFirst("").replaceFirst("/$", "");
        return LISTED.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(pattern -> pattern.matcher(operation).matches()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Open.NOBODY);
    }

    /** Deprecated, but still the one method to implement. */
    @Override
    @SuppressWarnings("deprecation")
    public AuthorizationDecision check(Supplier<Authentication> caller, RequestAuthorizationContext request) {
        var open = of(request.getRequest().getMethod(), pathOf(request.getRequest()));
        return new AuthorizationDecision(open == Open.READING || open == Open.TASK_WORK);
    }

    /**
     * The decoded path below the application. Spring's own matchers look at the path below the servlet, and Jersey and the web apps
     * have servlets of their own.
     */
    static String pathOf(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    static RequestMatcher matching(String path) {
        var pattern = Pattern.compile(path);
        return request -> pattern.matcher(pathOf(request)).matches();
    }

    private static List<Pattern> patterns(String... operations) {
        return List.of(operations).stream().map(Pattern::compile).toList();
    }
}
