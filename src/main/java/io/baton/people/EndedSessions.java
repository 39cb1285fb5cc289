package io.baton.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the sessions of people whose account was disabled or got another password, at every door and on every node: it stands before
 * all security chains, which then see nobody.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class EndedSessions extends OncePerRequestFilter {

    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private final Credentials credentials;

    EndedSessions(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null
                && session.getAttribute(CONTEXT) instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof SignedInPerson person
                && !person.passwordMark().equals(credentials.mark(person.id()))) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }

    /** Keeps the session in which people change their own password; their other sessions end. */
    static void keep(HttpSession session, SecurityContext context) {
        session.setAttribute(CONTEXT, context);
    }
}
