package io.baton.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The person's language: as chosen with {@code ?lang=}, kept in a cookie; Chinese when nothing was chosen. Programs at
 * {@code /api}, which choose nothing, get the language they accept.
 */
@Component("localeResolver")
class Languages implements LocaleResolver {

    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    static final List<Locale> OFFERED = List.of(CHINESE, Locale.ENGLISH);
    private static final String COOKIE = "baton-language";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(PageLanguage.SPOKEN) instanceof Locale spoken) {
            return spoken;
        }
        var cookie = WebUtils.getCookie(request, COOKIE);
        return offered(request.getParameter("lang"))
                .or(() -> offered(cookie == null ? null : cookie.getValue()))
                .or(() -> Errors.isApi(request) ? accepted(request) : Optional.empty())
                .orElse(CHINESE);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null) {
            var cookie = ResponseCookie.from(COOKIE, locale.toLanguageTag())
                    .path("/")
                    .maxAge(Duration.ofDays(365))
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }

    static Optional<Locale> offered(@Nullable String tag) {
        return OFFERED.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findFirst();
    }

    private static Optional<Locale> accepted(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            return header == null
                    ? Optional.empty()
                    : Optional.ofNullable(Locale.lookup(
                            Locale.LanguageRange.parse(header), List.of(CHINESE, Locale.CHINESE, Locale.ENGLISH)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
