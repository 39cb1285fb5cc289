package io.baton.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The one place where a failure becomes an answer: RFC 9457 with {@code errors: [{field, message}]} for {@code /api}, a fragment for
 * the alert area for htmx, a page for everybody else.
 *
 * <p>A refused form post shows its page again: the page's GET handler is called within the same request (see {@link OnPage}), with
 * the refusal's status, and finds as request attributes, which templates read like model attributes, {@code refusal} (the sentence,
 * shown by the shell), {@code problems} (sentence by field name), {@code fieldProblems} (the refusal's own list) and {@code typed}
 * ({@link Typed}). Controllers catch nothing, and
 * their GET handlers know nothing of it; the fields of {@code web/field} show what was typed and what is wrong with it.
 */
@Controller
@ControllerAdvice
class Errors implements ErrorController {

    static final String PROBLEMS = "problems";
    static final String FIELD_PROBLEMS = "fieldProblems";
    static final String TYPED = "typed";
    static final String REFUSAL = "refusal";
    static final String SENTENCE = Errors.class.getName() + ".sentence";

    private static final Logger log = LoggerFactory.getLogger(Errors.class);
    /** PostgreSQL knows no NUL character. */
    private static final String UNSTORABLE_TEXT = "22021";
    /** Serialization failure and deadlock, where the engine wraps them in failures of its own. */
    private static final List<String> LOST_RACES = List.of("40001", "40P01");

    private static final int CONFLICT = HttpStatus.CONFLICT.value();

    /** Of a form that could not be read: there is nothing to show again. */
    private static final String UNREAD = Errors.class.getName() + ".unread";

    private static final String FAILURE = Errors.class.getName() + ".failure";

    /** What a person or program is told. */
    private record Failure(HttpStatusCode status, String sentence, Map<String, String> problems, @Nullable String id) {}

    private final MessageSource texts;
    private final LocaleResolver languages;

    Errors(MessageSource texts, LocaleResolver languages) {
        this.texts = texts;
        this.languages = languages;
    }

    static boolean isFragmentRequest(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request")) && !"true".equals(request.getHeader("HX-Boosted"));
    }

    @ExceptionHandler
    @Nullable
    Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        log.debug("Refused: {}", refusal.getMessage());
        request.setAttribute(FIELD_PROBLEMS, refusal.problems());
        return answer(
                new Failure(
                        refusal.kind().status(), text(refusal, request), sentences(refusal.problems(), request), null),
                request,
                response);
    }

    @ExceptionHandler
    @Nullable
    Object invalid(BindException invalid, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        return answer(invalid(invalid.getBindingResult(), request), request, response);
    }

    @ExceptionHandler
    @Nullable
    Object invalid(HandlerMethodValidationException invalid, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var problems = new LinkedHashMap<String, String>();
        for (var parameter : invalid.getParameterValidationResults()) {
            var name = String.valueOf(parameter.getMethodParameter().getParameterName());
            for (var error : parameter.getResolvableErrors()) {
                problems.putIfAbsent(
                        error instanceof FieldError field ? field.getField() : name, invalidText(error, request));
            }
        }
        return answer(
                new Failure(HttpStatus.UNPROCESSABLE_ENTITY, text("web.error.422", request), problems, null),
                request,
                response);
    }

    /** An address that no page can have is one that no page has. */
    @ExceptionHandler
    @Nullable
    Object mistyped(TypeMismatchException mistyped, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var isAddress = mistyped instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class);
        if (isAddress || !(mistyped instanceof MethodArgumentTypeMismatchException parameter)) {
            var status = isAddress ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
            return answer(failure(status, null, request), request, response);
        }
        return answer(unreadable(parameter.getName(), "typeMismatch", request), request, response);
    }

    /** A parameter or header that a program forgot. */
    @ExceptionHandler
    @Nullable
    Object missing(MissingRequestValueException missing, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var name = missing instanceof MissingRequestHeaderException header
                ? header.getHeaderName()
                : missing instanceof MissingServletRequestParameterException parameter
                        ? parameter.getParameterName()
                        : null;
        return answer(unreadable(name, "NotNull", request), request, response);
    }

    @ExceptionHandler
    @Nullable
    Object tooBig(MaxUploadSizeExceededException tooBig, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(UNREAD, true);
        return answer(failure(HttpStatus.PAYLOAD_TOO_LARGE, null, request), request, response);
    }

    /** The last is a header with characters that none may have, refused when the handler asks for it. */
    @ExceptionHandler({HttpMessageNotReadableException.class, MultipartException.class, RequestRejectedException.class})
    @Nullable
    Object unreadable(Exception unreadable, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        log.debug("Unreadable: {}", unreadable.getMessage());
        if (unreadable instanceof MultipartException) {
            request.setAttribute(UNREAD, true);
        }
        var place = unreadable.getCause() instanceof JsonMappingException json ? placeOf(json) : null;
        var constraint = unreadable.getCause() instanceof UnrecognizedPropertyException ? "unknown" : "typeMismatch";
        return answer(unreadable(place, constraint, request), request, response);
    }

    /** As in {@code values.sites} or {@code products[1]}; null when it is the whole. */
    private static @Nullable String placeOf(JsonMappingException json) {
        var place = new StringBuilder();
        for (var step : json.getPath()) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return place.isEmpty() ? null : place.toString();
    }

    /** What can't be read, with the field, parameter or header at which it can't, if there is one. */
    private Failure unreadable(@Nullable String field, String constraint, HttpServletRequest request) {
        var problems =
                field == null ? Map.<String, String>of() : Map.of(field, text("web.invalid." + constraint, request));
        return new Failure(HttpStatus.BAD_REQUEST, text("web.error.400", request), problems, null);
    }

    /** Two changes met, at a version or at a lock. */
    @ExceptionHandler
    @Nullable
    Object overtaken(ConcurrencyFailureException overtaken, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        return answer(failure(HttpStatus.CONFLICT, "web.error.409", request), request, response);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    @Nullable
    Object unavailable(Exception cause, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        log.warn("The database cannot be reached: {}", cause.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        return answer(failure(HttpStatus.SERVICE_UNAVAILABLE, "web.error.503", request), request, response);
    }

    @ExceptionHandler
    @Nullable
    Object failed(Exception cause, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (cause instanceof AccessDeniedException || cause instanceof AuthenticationException) {
            throw cause;
        }
        for (var deeper = cause.getCause(); deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof Refusal refusal) {
                return refused(refusal, request, response);
            }
            if (deeper instanceof SQLException database && UNSTORABLE_TEXT.equals(database.getSQLState())) {
                return answer(failure(HttpStatus.BAD_REQUEST, null, request), request, response);
            }
            if (deeper instanceof SQLException database && LOST_RACES.contains(database.getSQLState())) {
                return answer(failure(HttpStatus.CONFLICT, null, request), request, response);
            }
        }
        if (cause instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            return answer(failure(known.getStatusCode(), null, request), request, response);
        }
        if (response.isCommitted()) {
            log.debug("The caller left: {}", cause.toString());
            return null;
        }
        return answer(unexpected(cause, request), request, response);
    }

    /** What the container or a filter refused. */
    @RequestMapping("/error")
    @Nullable
    Object error(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
        if (status.is5xxServerError()) {
            var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            if (cause instanceof InvalidFileNameException) {
                return answer(failure(HttpStatus.BAD_REQUEST, null, request), request, response);
            }
            return answer(unexpected(cause instanceof Exception known ? known : null, request), request, response);
        }
        return answer(failure(status, (String) request.getAttribute(SENTENCE), request), request, response);
    }

    private @Nullable Object answer(Failure failure, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (isApi(request)) {
            return problem(failure, asked(request));
        }
        if (request.getAttribute("shell") == null) {
            // A library's own handler, for which no page was prepared; the container's dispatch to /error prepares one.
            response.sendError(failure.status().value());
            return null;
        }
        if (isFragmentRequest(request)) {
            return new ModelAndView("web/error :: alert", model(failure), failure.status());
        }
        if (request.getAttribute(FAILURE) instanceof Failure first) {
            return new ModelAndView("web/error", model(first), first.status());
        }
        if (isFormPost(request) && failure.status().is4xxClientError() && request.getAttribute(UNREAD) == null) {
            showAgain(failure, request, response);
            return null;
        }
        return new ModelAndView("web/error", model(failure), failure.status());
    }

    private static void showAgain(Failure failure, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(FAILURE, failure);
        request.setAttribute(REFUSAL, failure.sentence());
        request.setAttribute(PROBLEMS, failure.problems());
        var typed = Typed.of(request.getParameterMap());
        // Who was told what is new saves on top of that.
        request.setAttribute(TYPED, failure.status().value() == CONFLICT ? typed.without("version") : typed);
        response.setStatus(failure.status().value());
        request.getRequestDispatcher(pageOf(request)).forward(new AsGet(request), response);
    }

    private static String pageOf(HttpServletRequest request) {
        var handler = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        var page = handler instanceof HandlerMethod method ? method.getMethodAnnotation(OnPage.class) : null;
        if (page == null) {
            return UriUtils.encodePath(request.getServletPath(), "UTF-8");
        }
        @SuppressWarnings("unchecked")
        var variables = (Map<String, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return UriComponentsBuilder.fromPath(page.value())
                .encode()
                .buildAndExpand(variables)
                .toUriString();
    }

    private static boolean isFormPost(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getDispatcherType() == DispatcherType.REQUEST
                && request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod;
    }

    /** Also while the container dispatches the error of such a request. */
    static boolean isApi(HttpServletRequest request) {
        return asked(request).startsWith(request.getContextPath() + "/api/");
    }

    private static String asked(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    private static Map<String, ?> model(Failure failure) {
        var model = new LinkedHashMap<String, Object>();
        model.put("status", failure.status().value());
        model.put("sentence", failure.sentence());
        model.put("fields", failure.problems());
        model.put("id", failure.id());
        return model;
    }

    private static ResponseEntity<ProblemDetail> problem(Failure failure, String address) {
        var problem = ProblemDetail.forStatusAndDetail(failure.status(), failure.sentence());
        problem.setInstance(URI.create(address));
        if (!failure.problems().isEmpty()) {
            problem.setProperty(
                    "errors",
                    failure.problems().entrySet().stream()
                            .map(entry -> Map.of("field", entry.getKey(), "message", entry.getValue()))
                            .toList());
        }
        if (failure.id() != null) {
            problem.setProperty("id", failure.id());
        }
        return ResponseEntity.status(failure.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private Failure invalid(BindingResult result, HttpServletRequest request) {
        var problems = new LinkedHashMap<String, String>();
        for (var error : result.getAllErrors()) {
            problems.putIfAbsent(
                    error instanceof FieldError field ? field.getField() : error.getObjectName(),
                    invalidText(error, request));
        }
        return new Failure(HttpStatus.UNPROCESSABLE_ENTITY, text("web.error.422", request), problems, null);
    }

    private Failure failure(HttpStatusCode status, @Nullable String key, HttpServletRequest request) {
        var sentence =
                key == null ? textOr("web.error." + status.value(), "web.error.400", request) : text(key, request);
        return new Failure(status, sentence, Map.of(), null);
    }

    private Failure unexpected(@Nullable Exception cause, HttpServletRequest request) {
        var id = UUID.randomUUID().toString();
        log.error("Failure {} at {} {}", id, request.getMethod(), request.getRequestURI(), cause);
        return new Failure(HttpStatus.INTERNAL_SERVER_ERROR, text("web.error.500", request), Map.of(), id);
    }

    private Map<String, String> sentences(List<FieldProblem> problems, HttpServletRequest request) {
        return problems.stream()
                .collect(Collectors.toMap(
                        FieldProblem::field,
                        problem -> text(problem, request),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    /** Sentences for the constraints of Bean Validation are Baton's own, so that they exist in both languages. */
    private String invalidText(MessageSourceResolvable error, HttpServletRequest request) {
        var constraint =
                error instanceof ObjectError known ? String.valueOf(known.getCode()) : lastCode(error.getCodes());
        var limits = error.getArguments() == null ? new Object[0] : withoutName(error.getArguments());
        return texts.getMessage(
                new DefaultMessageSourceResolvable(new String[] {"web.invalid." + constraint, "web.invalid"}, limits),
                languages.resolveLocale(request));
    }

    private static String lastCode(String @Nullable [] codes) {
        return codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
    }

    /** Spring puts the field's name before the constraint's limits (in alphabetical order: max, min). */
    private static Object[] withoutName(Object[] arguments) {
        return arguments.length == 0
                ? arguments
                : List.of(arguments).subList(1, arguments.length).toArray();
    }

    private String text(MessageSourceResolvable message, HttpServletRequest request) {
        return texts.getMessage(message, languages.resolveLocale(request));
    }

    private String text(String key, HttpServletRequest request) {
        return texts.getMessage(key, null, languages.resolveLocale(request));
    }

    private String textOr(String key, String otherwise, HttpServletRequest request) {
        return texts.getMessage(
                new DefaultMessageSourceResolvable(new String[] {key, otherwise}), languages.resolveLocale(request));
    }

    /** The refused post as a request for its page, without the typed fields, which are not the page's parameters. */
    private static final class AsGet extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;

        AsGet(HttpServletRequest request) {
            super(request);
            parameters =
                    UriComponentsBuilder.newInstance()
                            .query(request.getQueryString())
                            .build()
                            .getQueryParams()
                            .entrySet()
                            .stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                                    .map(value -> value == null ? "" : UriUtils.decode(value, "UTF-8"))
                                    .toArray(String[]::new)));
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }
    }
}
