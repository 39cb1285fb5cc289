package io.baton.engine.door;

import io.baton.web.AccountAsItIsNow;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The engine's REST API for programs. The starter has no switch of its own, so its auto-configuration is excluded in
 * {@code application.yaml} and imported here.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("baton.engine-rest.enabled")
@Import(CamundaBpmRestJerseyAutoConfiguration.class)
class EngineRestDoor {

    private static final RequestMatcher DOOR = EnginePaths.matching("/engine-rest(/.*)?");

    /**
     * Programs that sign each request: no session is read, so there is no request to forge. The answer never asks a browser for a
     * password, because one that kept it would sign forged requests too.
     */
    @Bean
    @Order(20)
    SecurityFilterChain engineRestByPassword(
            HttpSecurity http, Audiences audiences, IdentityService identity, DoorAnswers answers) throws Exception {
        return http.securityMatcher(EngineRestDoor::isSigned)
                .authorizeHttpRequests(EngineRestDoor::whoMayDoWhat)
                .httpBasic(basic -> basic.authenticationEntryPoint(answers::signIn))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .addFilterAfter(new EngineSignOn(audiences, identity, answers), AuthorizationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(answers::signIn).accessDeniedHandler(answers::forbidden))
                .build();
    }

    /** A person's browser, in the session of Baton's own sign-in; what changes something needs the CSRF token of Baton's pages. */
    @Bean
    @Order(21)
    SecurityFilterChain engineRestInSession(
            HttpSecurity http,
            Audiences audiences,
            IdentityService identity,
            DoorAnswers answers,
            UserDetailsService accounts,
            CsrfTokenRepository csrfTokens)
            throws Exception {
        return http.securityMatcher(DOOR)
                .authorizeHttpRequests(EngineRestDoor::whoMayDoWhat)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(new AccountAsItIsNow(accounts), AuthorizationFilter.class)
                .addFilterAfter(new EngineSignOn(audiences, identity, answers), AuthorizationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(answers::signIn).accessDeniedHandler(answers::forbidden))
                .build();
    }

    private static void whoMayDoWhat(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.anyRequest()
                .access(AuthorizationManagers.allOf(
                        AuthenticatedAuthorizationManager.authenticated(), new EnginePaths()));
    }

    private static boolean isSigned(HttpServletRequest request) {
        var credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return DOOR.matches(request) && credentials != null && credentials.regionMatches(true, 0, "Basic ", 0, 6);
    }
}
