package io.baton.engine.door;

import io.baton.web.Refusal;
import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Gives Baton's refusals and lost races their own status at the engine's REST API, where the stock handlers answer 500, and tells no
 * internals of what really failed. Found by
 * Jersey itself, so that it holds in both applications: {@code /engine-rest} and the one inside Camunda's web apps.
 */
public class EngineFailures implements AutoDiscoverable {

    private static final Logger log = LoggerFactory.getLogger(EngineFailures.class);

    @Override
    public void configure(FeatureContext application) {
        application.register(OfBaton.class, 1);
        application.register(OfTheEngine.class, 1);
        application.register(OfItsRest.class, 1);
        application.register(OfAnythingElse.class, 1);
    }

    /** A refusal as it was thrown. */
    @Priority(1)
    public static class OfBaton extends Answer<Refusal> {}

    /** A refusal or a lost race that the engine wrapped. */
    @Priority(1)
    public static class OfTheEngine extends Answer<ProcessEngineException> {}

    /** A refusal or a lost race that the REST API wrapped. */
    @Priority(1)
    public static class OfItsRest extends Answer<RestException> {}

    /** A failure that nobody foresaw. */
    @Priority(1)
    public static class OfAnythingElse extends Answer<Throwable> {}

    private abstract static class Answer<T extends Throwable> implements ExtendedExceptionMapper<T> {

        @Context
        @Nullable
        ServletContext servlet;

        @Context
        @Nullable
        HttpServletRequest request;

        @Override
        public boolean isMappable(T failure) {
            return refusal(failure).isPresent() || lostRace(failure) || isUnexpected(failure);
        }

        @Override
        public Response toResponse(T failure) {
            var answers = WebApplicationContextUtils.getRequiredWebApplicationContext(servlet)
                    .getBean(DoorAnswers.class);
            var refusal = refusal(failure);
            if (refusal.isPresent()) {
                return answer(refusal.get().kind().status().value(), answers.body(refusal.get(), request));
            }
            if (lostRace(failure)) {
                return answer(
                        Response.Status.CONFLICT.getStatusCode(),
                        answers.body(OptimisticLockingException.class.getSimpleName(), "engine.taskBusy", request));
            }
            if (holdsUnstorableText(failure)) {
                return answer(
                        Response.Status.BAD_REQUEST.getStatusCode(),
                        answers.body("Bad Request", "web.error.400", request));
            }
            // Statements, class names and values of others stand in the engine's own message: for the log alone.
            var id = UUID.randomUUID().toString();
            log.error("Failure {} at the engine's door", id, failure);
            return answer(
                    Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(), answers.body(id, "web.error.500", request));
        }

        private static Response answer(int status, Map<String, String> body) {
            return Response.status(status)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(body)
                    .build();
        }

        private static boolean isUnexpected(Throwable failure) {
            return ExceptionHandlerHelper.getInstance().getStatus(failure) == Response.Status.INTERNAL_SERVER_ERROR;
        }

        /** PostgreSQL knows no NUL character. */
        private static boolean holdsUnstorableText(@Nullable Throwable failure) {
            for (var cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException database && "22021".equals(database.getSQLState())) {
                    return true;
                }
            }
            return false;
        }

        private static Optional<Refusal> refusal(@Nullable Throwable failure) {
            for (var cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    return Optional.of(refusal);
                }
            }
            return Optional.empty();
        }

        private static boolean lostRace(@Nullable Throwable failure) {
            for (var cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof OptimisticLockingException) {
                    return true;
                }
            }
            return false;
        }
    }
}
