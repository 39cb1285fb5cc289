package io.baton.engine.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs the person in at Camunda's web apps. Their own filter for this keeps the groups it found first, so a changed group would
 * count only after the next sign-in; here they are compared at each request.
 */
class CamundaSignOn extends OncePerRequestFilter {

    private final Audiences audiences;
    private final ProcessEngine engine;
    private final DoorAnswers answers;

    CamundaSignOn(Audiences audiences, ProcessEngine engine, DoorAnswers answers) {
        this.audiences = audiences;
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = EnginePaths.pathOf(request);
        return !path.startsWith("/camunda/app/") && !path.startsWith("/camunda/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = audiences.caller();
        if (caller.isEmpty()) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            answers.signIn(request, response, null);
            return;
        }
        signOn(request.getSession(), caller.get());
        chain.doFilter(request, response);
    }

    private void signOn(HttpSession session, Audiences.Caller caller) {
        var authentications = AuthenticationUtil.getAuthsFromSession(session);
        var known = authentications.getAuthenticationForProcessEngine(engine.getName());
        if (known instanceof UserAuthentication user
                && user.getIdentityId().equals(caller.id())
                && user.getGroupIds().equals(caller.groups())) {
            return;
        }
        authentications.addOrReplace(
                AuthenticationUtil.createAuthentication(engine, caller.id(), caller.groups(), List.of()));
        AuthenticationUtil.updateSession(session, authentications);
    }
}
