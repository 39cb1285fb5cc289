package io.baton.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session does not outlive what it was given for: at each request, at every door and on every node, the account is looked up
 * again, so that who was disabled or got another password is out, and a changed group counts at once. Stands in each security chain
 * that reads sessions, before its authorization.
 */
public final class AccountAsItIsNow extends OncePerRequestFilter {

    private final UserDetailsService accounts;

    public AccountAsItIsNow(UserDetailsService accounts) {
        this.accounts = accounts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof UserDetails then) {
            var now = find(then.getUsername());
            var context = SecurityContextHolder.createEmptyContext();
            if (now != null && mayStay(then, now)) {
                context.setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(now, null, now.getAuthorities()));
            } else if (request.getSession(false) != null) {
                request.getSession().invalidate();
            }
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private static boolean mayStay(UserDetails then, UserDetails now) {
        return now.isEnabled()
                && now.isAccountNonLocked()
                && now.isAccountNonExpired()
                && !(then instanceof SignedIn before && now instanceof SignedIn account && !account.continues(before));
    }

    private @Nullable UserDetails find(String id) {
        try {
            return accounts.loadUserByUsername(id);
        } catch (UsernameNotFoundException gone) {
            return null;
        }
    }
}
