package io.baton.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the application's pool and Flyway a database where none is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(DatabaseChoice.EMBEDDED)
@ConditionalOnClass(EmbeddedPostgres.class)
class EmbeddedDatabase {

    @Bean
    DataFolder dataFolder(@Value("${baton.data:data}") Path path) {
        return DataFolder.open(path);
    }

    @Bean
    EmbeddedServer embeddedServer(
            DataFolder folder,
            @Value("${baton.database.binaries:}") String binaries,
            @Value("${baton.database.durable:true}") boolean durable) {
        return EmbeddedServer.start(
                folder,
                binaries.isBlank()
                        ? folder.resolve("postgres-17")
                        : Path.of(binaries).toAbsolutePath(),
                durable);
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedServer server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedServer.APPLICATION;
            }

            @Override
            public String getPassword() {
                return server.applicationPassword();
            }

            @Override
            public String getJdbcUrl() {
                return server.url();
            }
        };
    }

    @Bean
    FlywayConnectionDetails ownerConnection(EmbeddedServer server) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedServer.OWNER;
            }

            @Override
            public String getPassword() {
                return server.ownerPassword();
            }

            @Override
            public String getJdbcUrl() {
                return server.url();
            }
        };
    }
}
