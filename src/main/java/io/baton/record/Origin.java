package io.baton.record;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where an act came from.
 *
 * @param address of the connection's other end; null where no request is behind the act
 */
record Origin(Door door, @Nullable String address) {

    /** The doors of the house; {@code PRODUCT} is Baton's own start, {@code JOB} what it does later by itself. */
    enum Door {
        PAGE,
        API,
        CAMUNDA,
        ENGINE_REST,
        JOB,
        PRODUCT
    }

    static Origin of(String actor) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            var request = attributes.getRequest();
            return new Origin(door(request), request.getRemoteAddr());
        }
        return new Origin(actor.startsWith("system:") ? Door.JOB : Door.PRODUCT, null);
    }

    private static Door door(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/")) {
            return Door.API;
        }
        if (path.startsWith("/engine-rest/")) {
            return Door.ENGINE_REST;
        }
        return path.startsWith("/camunda/") ? Door.CAMUNDA : Door.PAGE;
    }
}
