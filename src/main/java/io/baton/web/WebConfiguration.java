package io.baton.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Texts of all modules, the person's language, and what every page may rely on. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final Pattern BUNDLE = Pattern.compile(".*/(messages/[^/]+/messages)_zh_CN\\.properties");

    private final Languages languages;
    private final Shell shell;
    private final Times times;

    WebConfiguration(Languages languages, Shell shell, Times times) {
        this.languages = languages;
        this.shell = shell;
        this.times = times;
    }

    @Bean
    static MessageSource messageSource() throws IOException {
        var texts = new ResourceBundleMessageSource();
        texts.setBasenames(Arrays.stream(new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:messages/*/messages_zh_CN.properties"))
                .map(WebConfiguration::basename)
                .distinct()
                .sorted()
                .toArray(String[]::new));
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Languages.CHINESE);
        return texts;
    }

    private static String basename(Resource bundle) {
        try {
            var address = BUNDLE.matcher(bundle.getURL().toString());
            if (!address.matches()) {
                throw new IllegalStateException("Not a message bundle: " + bundle);
            }
            return address.group(1);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PageRequest());
    }

    /** Browsers ask here when what they show is not a page, as with a picture. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/favicon.ico", "/assets/favicon.svg");
    }

    /**
     * Keeps a newly chosen language, says whether the page shows a diagram, gives fields something to read on first showing, and
     * refuses what cannot be stored.
     */
    private final class PageRequest implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            Languages.offered(request.getParameter("lang"))
                    .ifPresent(chosen -> languages.setLocale(request, response, chosen));
            if (handler instanceof HandlerMethod method) {
                if (method.hasMethodAnnotation(ShowsDiagram.class)) {
                    request.setAttribute(ContentSecurityPolicy.POLICY, ContentSecurityPolicy.DIAGRAM);
                } else if (method.hasMethodAnnotation(ServesFile.class)) {
                    request.setAttribute(ContentSecurityPolicy.POLICY, ContentSecurityPolicy.FILE);
                }
            }
            // Thymeleaf reads beans by name in texts only, request attributes everywhere.
            request.setAttribute("shell", shell);
            request.setAttribute("times", times);
            if (request.getAttribute(Errors.TYPED) == null) {
                request.setAttribute(Errors.TYPED, Typed.NOTHING);
                request.setAttribute(Errors.PROBLEMS, Map.of());
            }
            StorableText.require(request.getParameterMap());
            return true;
        }
    }
}
