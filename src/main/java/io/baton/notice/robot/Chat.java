package io.baton.notice.robot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.notice.delivery.Delivery;
import io.baton.notice.delivery.DeliveryFailed;
import io.baton.notice.delivery.Transport;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Posts into chat groups as plain text, so that nothing that people typed is read as a link or a mention. WeCom and DingTalk take the
 * same body; a robot of DingTalk may want each address signed. Follows no redirect, and reads no more of an answer than it needs.
 */
@Component
class Chat implements Transport {

    /** What WeCom takes; DingTalk takes more. */
    private static final int LONGEST_TEXT = 2048;

    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final int LONGEST_REASON = 200;

    private final Robots robots;
    private final Addresses addresses;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration patience;
    private final CloseableHttpClient http;

    Chat(
            Robots robots,
            Addresses addresses,
            ObjectMapper json,
            Clock clock,
            @Value("${baton.notice.timeout}") Duration patience) {
        this.robots = robots;
        this.addresses = addresses;
        this.json = json;
        this.clock = clock;
        this.patience = patience;
        var timeout = Timeout.of(patience);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }

    @Override
    public Kind kind() {
        return Kind.CHAT;
    }

    @Override
    public void send(Delivery delivery) {
        send(delivery, robots.target(Long.parseLong(delivery.recipient())));
    }

    void send(Delivery delivery, Robots.Target robot) {
        var post = new HttpPost(address(robot));
        // Neither service knows repetitions by it; a relay in between may.
        post.setHeader("Idempotency-Key", delivery.id());
        post.setEntity(new StringEntity(
                write(Map.of(
                        "msgtype",
                        "text",
                        "text",
                        Map.of("content", shortened(delivery.subject() + "\n" + delivery.body())))),
                ContentType.APPLICATION_JSON));
        // The client's timeouts count each read; a server that drips would hold the connection for hours.
        var limit = CompletableFuture.runAsync(
                post::cancel, CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
        try {
            var failure = http.execute(post, response -> failure(response, robot.url()));
            if (failure != null) {
                throw failure;
            }
        } catch (AddressRefused refused) {
            throw DeliveryFailed.untilMended(refused.why().messageKey());
        } catch (IOException failure) {
            // Its message may name the address, but never what stands behind the host: the key is not told.
            throw DeliveryFailed.now(
                    "notice.failure.noAnswer", failure.getClass().getSimpleName());
        } finally {
            limit.cancel(false);
        }
    }

    private URI address(Robots.Target robot) {
        try {
            return addresses.check(signed(robot));
        } catch (AddressRefused refused) {
            throw DeliveryFailed.untilMended(refused.why().messageKey());
        }
    }

    /** As DingTalk asks: timestamp and, keyed with the secret, the signature of timestamp and secret. */
    private String signed(Robots.Target robot) {
        var secret = robot.secret();
        if (secret == null) {
            return robot.url();
        }
        var timestamp = clock.millis();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            var signature =
                    Base64.getEncoder().encodeToString(mac.doFinal((timestamp + "\n" + secret).getBytes(UTF_8)));
            return robot.url() + (robot.url().contains("?") ? "&" : "?") + "timestamp=" + timestamp + "&sign="
                    + URLEncoder.encode(signature, UTF_8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Null when the service took it: status 200 and {@code errcode} 0. */
    private @Nullable DeliveryFailed failure(ClassicHttpResponse response, String url) throws IOException {
        if (response.getCode() != 200) {
            return DeliveryFailed.now("notice.failure.status", String.valueOf(response.getCode()));
        }
        var body = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(LONGEST_ANSWER + 1);
        var answer = body.length > LONGEST_ANSWER ? null : read(body);
        if (answer == null || !answer.path("errcode").isInt()) {
            return DeliveryFailed.now("notice.failure.otherAnswer");
        }
        if (answer.path("errcode").intValue() == 0) {
            return null;
        }
        var reason = answer.path("errmsg").asText("");
        return DeliveryFailed.now(
                "notice.failure.refused",
                String.valueOf(answer.path("errcode").intValue()),
                withoutKey(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)), url));
    }

    /** In case the service quotes the address. */
    private static String withoutKey(String reason, String url) {
        var query = URI.create(url).getRawQuery();
        var told = reason;
        for (var part : query == null ? new String[0] : query.split("&")) {
            var value = part.substring(part.indexOf('=') + 1);
            told = value.isEmpty() ? told : told.replace(value, "…");
        }
        return told;
    }

    private @Nullable JsonNode read(byte[] body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException unreadable) {
            return null;
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Cut by bytes, at the end of a character. */
    private static String shortened(String text) {
        var bytes = text.getBytes(UTF_8);
        if (bytes.length <= LONGEST_TEXT) {
            return text;
        }
        int end = LONGEST_TEXT - "…".getBytes(UTF_8).length;
        while ((bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, UTF_8) + "…";
    }
}
