package io.baton.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.Globals;
import org.apache.tomcat.util.http.Parameters.FailReason;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Who gets in at Baton's own two doors, the pages and {@code /api}. Nothing is open to anonymous callers but what stands here; what
 * a signed-in person may do is decided by the facades and by method security.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {

    /**
     * The token against forged requests lives in a cookie of its own, not in the session: a sign-in page that was open for long still
     * signs in when its session has ended, or when a late request of Camunda's web apps has begun another one. It changes with each
     * sign-in, and pages get it masked anew each time (BREACH). The name differs from the one of Camunda's web apps.
     */
    @Bean
    static CsrfTokenRepository csrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("BATON-CSRF");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    /**
     * Programs that sign each request: no session is read, so a cookie that comes along counts for nothing, and there is no request to
     * forge. The answer never asks for a password, because a browser that kept one would send it to forged requests too.
     */
    @Bean
    @Order(50)
    SecurityFilterChain apiByPassword(HttpSecurity http) throws Exception {
        return http.securityMatcher(SecurityConfiguration::isSignedApiRequest)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthorized()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unauthorized()).accessDeniedHandler(forbidden()))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** Pages' own scripts, in the person's session and with the CSRF header. */
    @Bean
    @Order(60)
    SecurityFilterChain apiInSession(HttpSecurity http, UserDetailsService accounts, CsrfTokenRepository csrfTokens)
            throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(new AccountAsItIsNow(accounts), AuthorizationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unauthorized()).accessDeniedHandler(forbidden()))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain pages(HttpSecurity http, UserDetailsService accounts, CsrfTokenRepository csrfTokens)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/assets/**", "/favicon.ico", "/actuator/health")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .formLogin(
                        form -> form.loginPage("/login").defaultSuccessUrl("/").failureUrl("/login?failed"))
                .logout(logout -> logout.logoutSuccessUrl("/login?signedOut").deleteCookies("JSESSIONID"))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .addFilterBefore(new AccountAsItIsNow(accounts), AuthorizationFilter.class)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(signIn()).accessDeniedHandler(forbidden()))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static boolean isSignedApiRequest(HttpServletRequest request) {
        var credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return request.getServletPath().startsWith("/api/")
                && credentials != null
                && credentials.regionMatches(true, 0, "Basic ", 0, 6);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter(new ContentSecurityPolicy())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** Only a page that a person opened is worth returning to after the sign-in, not a fragment or a script's request. */
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && !Errors.isFragmentRequest(request)
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html"));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static AuthenticationEntryPoint signIn() {
        var toSignIn = new LoginUrlAuthenticationEntryPoint("/login");
        return (request, response, cause) -> {
            if (Errors.isFragmentRequest(request)) {
                unauthorized().commence(request, response, cause);
            } else {
                toSignIn.commence(request, response, cause);
            }
        };
    }

    private static AuthenticationEntryPoint unauthorized() {
        return (request, response, cause) -> {
            if (cause instanceof SignInPaused paused) {
                response.setHeader(HttpHeaders.RETRY_AFTER, paused.retryAfter());
                request.setAttribute(Errors.SENTENCE, SignInPaused.MESSAGE_KEY);
                response.sendError(429);
                return;
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Session realm=\"Baton\"");
            response.sendError(401);
        };
    }

    private static AccessDeniedHandler forbidden() {
        return (request, response, cause) -> {
            if (isTooBig(request)) {
                // Its token was in what nobody read.
                response.sendError(413);
                return;
            }
            if (cause instanceof CsrfException) {
                request.setAttribute(Errors.SENTENCE, "web.error.expired");
            }
            response.sendError(403);
        };
    }

    private static boolean isTooBig(HttpServletRequest request) {
        return request.getAttribute(Globals.PARAMETER_PARSE_FAILED_REASON_ATTR) == FailReason.POST_TOO_LARGE;
    }
}
