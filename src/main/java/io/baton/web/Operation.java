package io.baton.web;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
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
        return request.getMethod() + ' ' + request.getRequestURI() + '\n' + input + '\n' + request.getAttribute(BODY);
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
