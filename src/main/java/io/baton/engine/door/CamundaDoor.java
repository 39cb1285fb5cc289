package io.baton.engine.door;

import io.baton.web.AccountAsItIsNow;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Camunda's Tasklist, Cockpit and Admin. They bring their own protection against forged requests and their own content security
 * policy, so Baton's stand back here; who comes in was signed in by Baton.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("baton.camunda.enabled")
class CamundaDoor {

    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");

    @Bean
    @Order(30)
    SecurityFilterChain camundaWebApps(
            HttpSecurity http,
            Audiences audiences,
            ProcessEngine engine,
            DoorAnswers answers,
            UserDetailsService accounts)
            throws Exception {
        return http.securityMatcher(EnginePaths.matching("/camunda(/.*)?"))
                .authorizeHttpRequests(requests -> requests
                        // Whoever reaches these while there is no administrator makes themselves one.
                        .requestMatchers(EnginePaths.matching(
                                "/camunda/app/admin/[^/]+/setup(/.*)?|/camunda/api/admin/setup(/.*)?"))
                        .denyAll()
                        // Passwords are asked for at one place, which slows down guessing.
                        .requestMatchers(EnginePaths.matching("/camunda/api/admin/auth/user/[^/]+/login(/.*)?"))
                        .denyAll()
                        .requestMatchers(EnginePaths.matching("/camunda/api/engine(/.*)?"))
                        .access(AuthorizationManagers.allOf(
                                AuthenticatedAuthorizationManager.authenticated(), new EnginePaths()))
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                // Otherwise the web apps would sign out, and the next click would sign in again.
                .logout(logout -> logout.logoutRequestMatcher(CamundaDoor::isLogout)
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .addFilterBefore(new AccountAsItIsNow(accounts), AuthorizationFilter.class)
                .addFilterAfter(new CamundaSignOn(audiences, engine, answers), AuthorizationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(signIn(answers)).accessDeniedHandler(answers::forbidden))
                .build();
    }

    /** The header is the web apps' own CSRF token; a foreign page can't send it, whatever it holds. */
    private static boolean isLogout(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && request.getHeader("X-XSRF-TOKEN") != null
                && LOGOUT.matcher(EnginePaths.pathOf(request)).matches();
    }

    private static AuthenticationEntryPoint signIn(DoorAnswers answers) {
        var toSignIn = new LoginUrlAuthenticationEntryPoint("/login");
        return new AuthenticationEntryPoint() {
            @Override
            public void commence(
                    HttpServletRequest request, HttpServletResponse response, @Nullable AuthenticationException cause)
                    throws IOException, ServletException {
                if (isPage(request)) {
                    toSignIn.commence(request, response, cause);
                } else {
                    answers.signIn(request, response, cause);
                }
            }
        };
    }

    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(CamundaDoor::isPage);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static boolean isPage(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && !EnginePaths.pathOf(request).startsWith("/camunda/api/")
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html");
    }
}
