package io.baton.start;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Decides before anything else whether Baton brings its own database, and publishes it as {@code baton.database.embedded}: other
 * switches (demo data, the engine's own doors) take it as their default.
 */
final class DatabaseChoice implements EnvironmentPostProcessor {

    static final String EMBEDDED = "baton.database.embedded";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var embedded = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        environment.getPropertySources().addFirst(new MapPropertySource("databaseChoice", Map.of(EMBEDDED, embedded)));
    }
}
