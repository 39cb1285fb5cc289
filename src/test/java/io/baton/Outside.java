package io.baton;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The world outside of Baton: a mail server and a robots' service, both real; and db-scheduler driven by hand. */
@TestConfiguration(proxyBeanMethods = false)
public class Outside {

    /** Does nothing: tests run what is due themselves. */
    @Bean
    DbSchedulerStarter stoppedScheduler() {
        return new DbSchedulerStarter() {
            @Override
            public void doStart() {}
        };
    }

    @Bean(destroyMethod = "stop")
    GreenMail mailServer() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @Bean(destroyMethod = "stop")
    RobotService robotService() throws IOException {
        return new RobotService();
    }

    @Bean
    DynamicPropertyRegistrar outsideProperties(GreenMail mail, RobotService robots) {
        return properties -> {
            properties.add("spring.mail.port", () -> mail.getSmtp().getPort());
            properties.add(
                    "baton.notice.allowed-hosts",
                    () -> "qyapi.weixin.qq.com, oapi.dingtalk.com, 127.0.0.1, localhost, " + robots.origin());
        };
    }

    /** Where robots post in tests; answers as it is told. */
    public static final class RobotService {

        /** What came in. */
        public record Post(String path, String query, String key, String body) {}

        /** What goes out. */
        @FunctionalInterface
        public interface Answer {
            void to(HttpExchange exchange) throws IOException;
        }

        private final HttpServer server;
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<Post> posts = new CopyOnWriteArrayList<>();
        private volatile Answer answer = taken();

        public RobotService() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                posts.add(new Post(
                        exchange.getRequestURI().getPath(),
                        String.valueOf(exchange.getRequestURI().getRawQuery()),
                        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                try (exchange) {
                    answer.to(exchange);
                }
            });
            server.start();
        }

        public static Answer taken() {
            return saying(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        }

        public static Answer saying(int status, String body) {
            return exchange -> {
                exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.getBytes(UTF_8).length);
                exchange.getResponseBody().write(body.getBytes(UTF_8));
            };
        }

        public void answers(Answer next) {
            answer = next;
        }

        public String origin() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        public List<Post> posts() {
            return posts;
        }

        public void stop() {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
