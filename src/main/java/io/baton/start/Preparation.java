package io.baton.start;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Looks for what would stop the start later and with less clarity, then brings the schema to this version. */
@Component
class Preparation implements FlywayMigrationStrategy {

    private static final Set<MigrationState> UNKNOWN_HERE = EnumSet.of(
            MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED,
            MigrationState.MISSING_SUCCESS,
            MigrationState.MISSING_FAILED);

    /** The class of SQL states for a wrong user name or password. */
    private static final String INVALID_AUTHORIZATION = "28";

    private final ApplicationContext context;
    private final ServerProperties server;
    private final JdbcConnectionDetails database;

    Preparation(ApplicationContext context, ServerProperties server, JdbcConnectionDetails database) {
        this.context = context;
        this.server = server;
        this.database = database;
    }

    @Override
    public void migrate(Flyway flyway) {
        checkPort();
        connect(flyway);
        refuseNewerData(flyway);
        flyway.migrate();
    }

    /** The web server would find out at the very end, after jobs have begun to run. */
    private void checkPort() {
        var port = server.getPort() == null ? 8080 : server.getPort();
        if (!(context instanceof WebServerApplicationContext) || port <= 0) {
            return;
        }
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(server.getAddress(), port));
        } catch (IOException taken) {
            throw portTaken(port, taken);
        }
    }

    static StartRefused portTaken(int port, Exception cause) {
        return new StartRefused(
                "端口 %d 已被占用：请停止占用它的程序，或用 server.port（SERVER_PORT）指定别的端口。".formatted(port),
                "Port %d is taken: stop the program that uses it, or choose another by server.port (SERVER_PORT)."
                        .formatted(port),
                cause);
    }

    /** The pool would log a stack trace. */
    private void connect(Flyway flyway) {
        try {
            DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                    .close();
            flyway.getConfiguration().getDataSource().getConnection().close();
        } catch (SQLException cause) {
            throw noConnection(cause);
        }
    }

    private StartRefused noConnection(SQLException cause) {
        // Parameters behind the question mark may hold a password.
        var address = database.getJdbcUrl().replaceFirst("\\?.*", "");
        if (String.valueOf(cause.getSQLState()).startsWith(INVALID_AUTHORIZATION)) {
            return new StartRefused(
                    "数据库 %s 拒绝了用户名或密码：请检查 SPRING_DATASOURCE_USERNAME、SPRING_DATASOURCE_PASSWORD 以及 SPRING_FLYWAY_USER、SPRING_FLYWAY_PASSWORD。"
                            .formatted(address),
                    "The database %s refused the user name or password: check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD."
                            .formatted(address),
                    cause);
        }
        return new StartRefused(
                "无法连接数据库 %s：请检查 SPRING_DATASOURCE_URL，并确认数据库已启动。".formatted(address),
                "The database %s can't be reached: check SPRING_DATASOURCE_URL, and whether it runs."
                        .formatted(address),
                cause);
    }

    private static void refuseNewerData(Flyway flyway) {
        var newest = Stream.of(flyway.info().all())
                .filter(migration -> UNKNOWN_HERE.contains(migration.getState()))
                .map(MigrationInfo::getScript)
                .reduce((first, second) -> second);
        newest.ifPresent(script -> {
            throw new StartRefused(
                    "数据由更新版本的 Baton 写入（本版本不认识 %s）：请启动该版本或更新的版本。".formatted(script),
                    "The data were written by a newer Baton (this one does not know %s): start that version or a newer one."
                            .formatted(script));
        });
    }
}
