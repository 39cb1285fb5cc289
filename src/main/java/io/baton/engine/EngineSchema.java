package io.baton.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables in {@code public} from the scripts in the engine's jar, and gives the application's role the rights
 * it needs and no more: rows, not tables.
 */
@Component
class EngineSchema implements JavaMigration {

    private static final String CREATE = "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql";
    private static final List<String> SCRIPTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("001");
    }

    @Override
    public String getDescription() {
        return "engine";
    }

    @Override
    public Integer getChecksum() {
        var checksum = new CRC32();
        checksum.update(SCRIPTS.toString().getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        try (var statement = connection.createStatement()) {
            // The engine's scripts name no schema.
            statement.execute("set local search_path = public");
            for (var script : SCRIPTS) {
                ScriptUtils.executeSqlScript(connection, new ClassPathResource(CREATE.formatted(script)));
            }
            var app = quoted(context.getConfiguration().getPlaceholders().get("appRole"));
            // Not in baton: so far it holds Flyway's own book only, which the application has no business in.
            statement.execute("grant select, insert, update, delete on all tables in schema public to " + app);
            for (var schema : List.of("public", "baton")) {
                statement.execute("grant usage on schema " + schema + " to " + app);
                statement.execute("alter default privileges in schema " + schema
                        + " grant select, insert, update, delete on tables to " + app);
                statement.execute(
                        "alter default privileges in schema " + schema + " grant usage on sequences to " + app);
            }
            statement.execute("set local search_path = baton");
        }
    }

    private static String quoted(@Nullable String role) {
        if (role == null || role.isBlank()) {
            throw new IllegalStateException("The Flyway placeholder appRole must name the application's database role");
        }
        return '"' + role.replace("\"", "\"\"") + '"';
    }
}
