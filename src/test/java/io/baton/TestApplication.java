package io.baton;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What all integration tests share: one real PostgreSQL for the JVM and a clock that tests move. */
@TestConfiguration(proxyBeanMethods = false)
class TestApplication {

    private static final EmbeddedPostgres SERVER = server();

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    JdbcConnectionDetails applicationConnection() {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "baton_app";
            }

            @Override
            public String getPassword() {
                return "baton_app";
            }

            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/baton";
            }
        };
    }

    @Bean
    FlywayConnectionDetails ownerConnection() {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return "baton_owner";
            }

            @Override
            public String getPassword() {
                return "baton_owner";
            }

            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/baton";
            }
        };
    }

    private static EmbeddedPostgres server() {
        try {
            var server = EmbeddedPostgres.start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role baton_owner login password 'baton_owner'");
                statement.execute("create role baton_app login password 'baton_app'");
                statement.execute("create database baton owner baton_owner");
            }
            try (var connection = server.getDatabase("postgres", "baton").getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("grant create, usage on schema public to baton_owner");
            }
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
