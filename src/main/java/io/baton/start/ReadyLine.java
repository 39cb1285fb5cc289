package io.baton.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last line of a start: where Baton is, and how to sign in when it shows demo data. */
@Component
class ReadyLine {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyLine.class);

    private final Environment environment;
    private final boolean demo;

    ReadyLine(Environment environment, @Value("${baton.demo.enabled:${baton.database.embedded}}") boolean demo) {
        this.environment = environment;
        this.demo = demo;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        var port = environment.getProperty("local.server.port");
        if (port == null) {
            return;
        }
        LOG.info("接力已启动 / Baton is at http://localhost:{}{}{}", port, contextPath(), demo ? demoHint() : "");
    }

    private String contextPath() {
        return environment.getProperty("server.servlet.context-path", "");
    }

    private String demoHint() {
        var password = environment.getProperty("baton.demo.password", "baton");
        return " (演示账号 / demo sign-in: accountManager1, " + (password.equals("baton") ? "baton" : "baton.demo.password")
                + ")";
    }
}
