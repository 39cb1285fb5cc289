package io.baton.engine.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.web.Refusal;
import io.baton.web.SignInPaused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Baton's refusals in the shape that callers of the engine's REST API know: {@code type} and {@code message}. */
@Component
class DoorAnswers {

    private final MessageSource messages;
    private final LocaleResolver languages;
    private final ObjectMapper json;

    DoorAnswers(MessageSource messages, LocaleResolver languages, ObjectMapper json) {
        this.messages = messages;
        this.languages = languages;
        this.json = json;
    }

    /** Nobody is signed in, or too many tried. */
    void signIn(HttpServletRequest request, HttpServletResponse response, @Nullable AuthenticationException cause)
            throws IOException {
        if (cause instanceof SignInPaused paused) {
            response.setHeader(HttpHeaders.RETRY_AFTER, paused.retryAfter());
            write(request, response, HttpStatus.TOO_MANY_REQUESTS, SignInPaused.MESSAGE_KEY);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Session realm=\"Baton\"");
        write(request, response, HttpStatus.UNAUTHORIZED, "engine.door.signIn");
    }

    /** Somebody is signed in who may not do this, or the request may be forged. */
    void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        var operation = EnginePaths.of(request.getMethod(), EnginePaths.pathOf(request));
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                operation == EnginePaths.Open.OPERATIONS ? "engine.door.retried" : "engine.door.forbidden");
    }

    /** The refusal's sentence, with one for each field where there are any. */
    Map<String, String> body(Refusal refusal, HttpServletRequest request) {
        var locale = languages.resolveLocale(request);
        var fields = refusal.problems().stream()
                .map(problem -> problem.field() + ": " + messages.getMessage(problem, locale))
                .collect(Collectors.joining(" "));
        var sentence = messages.getMessage(refusal, locale);
        return body(refusal.getClass().getSimpleName(), fields.isEmpty() ? sentence : sentence + " " + fields);
    }

    Map<String, String> body(String type, String messageKey, HttpServletRequest request) {
        return body(type, messages.getMessage(messageKey, null, languages.resolveLocale(request)));
    }

    private static Map<String, String> body(String type, String sentence) {
        var body = new LinkedHashMap<String, String>();
        body.put("type", type);
        body.put("message", sentence);
        return body;
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String messageKey)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getWriter(), body(status.getReasonPhrase(), messageKey, request));
    }
}
