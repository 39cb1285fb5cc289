package io.baton.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** What the current request asks for, as text: its address and its input; the same request sent again has the same. */
@ControllerAdvice
class Operation extends RequestBodyAdviceAdapter {

    private static final String BODY = Operation.class.getName() + ".body";
    private static final Set<String> NOT_INPUT = Set.of("_csrf", "idempotencyKey", "lang");

    /** Empty outside a request, where the caller's own key says it all. */
    String text() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return "";
        }
        var request = attributes.getRequest();
        var input = request.getParameterMap().entrySet().stream()
                .filter(parameter -> !NOT_INPUT.contains(parameter.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(parameter -> parameter.getKey() + '=' + Arrays.toString(parameter.getValue()))
                .collect(Collectors.joining("\n"));
        return request.getMethod()
                + ' '
                + request.getRequestURI()
                + '\n'
                + input
                + '\n'
                + request.getAttribute(BODY)
                + '\n'
                + files(request);
    }

    /** Name and digest of each uploaded file: another file is another input. */
    private static String files(HttpServletRequest request) {
        if (!StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/")) {
            return "";
        }
        try {
            var files = new StringJoiner("\n");
            for (var part : request.getParts()) {
                if (part.getSubmittedFileName() != null) {
                    files.add(part.getName() + '=' + part.getSubmittedFileName() + ' ' + digest(part));
                }
            }
            return files.toString();
        } catch (IOException | ServletException unreadable) {
            throw new MultipartException("The uploaded files cannot be read", unreadable);
        }
    }

    private static String digest(Part file) throws IOException {
        try (var content = file.getInputStream()) {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            attributes.getRequest().setAttribute(BODY, body.toString());
        }
        return body;
    }
}
