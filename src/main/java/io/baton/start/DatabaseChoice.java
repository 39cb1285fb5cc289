package io.baton.start;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;
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
        if (embedded && !ClassUtils.isPresent("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", null)) {
            throw new StartRefused(
                    "没有数据库:请设置 SPRING_DATASOURCE_URL(如 jdbc:postgresql://db:5432/baton)及其用户名和密码。",
                    "There is no database: set SPRING_DATASOURCE_URL (such as jdbc:postgresql://db:5432/baton) with its user name and password.");
        }
        environment.getPropertySources().addFirst(new MapPropertySource("databaseChoice", Map.of(EMBEDDED, embedded)));
    }
}
