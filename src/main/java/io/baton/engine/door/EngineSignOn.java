package io.baton.engine.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine for one request who calls, so that its authorizations hold and its operation log names the person. */
class EngineSignOn extends OncePerRequestFilter {

    private final Audiences audiences;
    private final IdentityService identity;
    private final DoorAnswers answers;

    EngineSignOn(Audiences audiences, IdentityService identity, DoorAnswers answers) {
        this.audiences = audiences;
        this.identity = identity;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = audiences.caller();
        if (caller.isEmpty()) {
            answers.signIn(request, response, null);
            return;
        }
        identity.setAuthentication(caller.get().id(), caller.get().groups());
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
