package io.baton.start;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/** The packaged jar brings no database, so one must be configured. */
final class DatabaseRequired implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var embedded = context.getEnvironment().getRequiredProperty(DatabaseChoice.EMBEDDED, Boolean.class);
        if (embedded && !ClassUtils.isPresent("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", null)) {
            throw new StartRefused(
                    "没有数据库：请设置 SPRING_DATASOURCE_URL（如 jdbc:postgresql://db:5432/baton）及其用户名和密码。",
                    "There is no database: set SPRING_DATASOURCE_URL (such as jdbc:postgresql://db:5432/baton) with its user name and password.");
        }
    }
}
