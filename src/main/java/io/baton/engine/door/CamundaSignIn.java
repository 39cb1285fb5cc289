package io.baton.engine.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Sends people from the sign-in of Camunda's web apps, which is closed, to Baton's. The web apps go there by themselves after a sign-out
 * and when a session has ended; their configuration is the one script of theirs that is meant to be changed.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("baton.camunda.enabled")
class CamundaSignIn implements WebMvcConfigurer {

    /**
     * Without the part behind the hash the browser asks the server again, which asks for a sign-in and returns here after it. Once
     * only: each further request would begin another session, which does not know the page to return to.
     */
    private static final String SCRIPT =
            """

            let leaving = false;
            const toSignIn = () => {
              if (!leaving && location.hash.startsWith('#/login')) {
                leaving = true;
                location.replace(location.pathname);
              }
            };
            addEventListener('hashchange', toSignIn);
            toSignIn();
            """;

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/camunda/app/*/scripts/config.js")
                .addResourceLocations("classpath:/META-INF/resources/webjars/camunda/app/")
                .resourceChain(true)
                .addTransformer((request, resource, chain) -> withScript(chain.transform(request, resource)));
    }

    private static Resource withScript(Resource configuration) throws IOException {
        var text = configuration.getContentAsString(StandardCharsets.UTF_8) + SCRIPT;
        return new TransformedResource(configuration, text.getBytes(StandardCharsets.UTF_8));
    }
}
