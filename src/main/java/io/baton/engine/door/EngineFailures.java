package io.baton.engine.door;

import io.baton.web.Refusal;
import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Gives Baton's refusals and lost races their own status at the engine's REST API, where the stock handlers answer 500. Found by
 * Jersey itself, so that it holds in both applications: {@code /engine-rest} and the one inside Camunda's web apps.
 */
public class EngineFailures implements AutoDiscoverable {

    @Override
    public void configure(FeatureContext application) {
        application.register(OfBaton.class, 1);
        application.register(OfTheEngine.class, 1);
        application.register(OfItsRest.class, 1);
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

    private abstract static class Answer<T extends Throwable> implements ExtendedExceptionMapper<T> {

        @Context
        @Nullable
        ServletContext servlet;

        @Context
        @Nullable
        HttpServletRequest request;

        @Override
        public boolean isMappable(T failure) {
            return refusal(failure).isPresent() || lostRace(failure);
        }

        @Override
        public Response toResponse(T failure) {
            var answers = WebApplicationContextUtils.getRequiredWebApplicationContext(servlet)
                    .getBean(DoorAnswers.class);
            var refusal = refusal(failure);
            return Response.status(refusal.map(known -> known.kind().status().value())
                            .orElse(Response.Status.CONFLICT.getStatusCode()))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(refusal.map(known -> answers.body(known, request))
                            .orElseGet(() -> answers.body(
                                    OptimisticLockingException.class.getSimpleName(), "engine.taskBusy", request)))
                    .build();
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
