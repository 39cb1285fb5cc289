package io.baton;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody at the front door: keeps cookies, signs in, posts forms with their CSRF token. Follows no redirect by itself. */
public final class Visitor {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI home;

    public Visitor(int port) {
        home = URI.create("http://localhost:" + port);
    }

    /** Signed in, with a session. */
    public static Visitor signedIn(int port, String person) {
        var visitor = new Visitor(port);
        var answer = visitor.submit("/login", "/login", Map.of("username", person, "password", Staff.PASSWORD));
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("failed")) {
            throw new AssertionError(person + " could not sign in: " + answer.statusCode() + " "
                    + answer.headers().firstValue("Location"));
        }
        return visitor;
    }

    /** The header that signs a request without a session. */
    public static String basic(String person) {
        return "Basic "
                + Base64.getEncoder().encodeToString((person + ":" + Staff.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html");
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.GET().build());
    }

    public Document page(String path) {
        return Jsoup.parse(get(path).body());
    }

    /** Posts fields with the CSRF token and the hidden inputs of the form on the page that posts to the address. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields, String... headers) {
        var form = page(page).selectFirst("form[method=post][action=" + action + "]");
        if (form == null) {
            throw new AssertionError("No form posts to " + action + " on " + page);
        }
        var all = form.select("input[type=hidden]").stream()
                .collect(Collectors.toMap(input -> input.attr("name"), input -> input.attr("value")));
        all.putAll(fields);
        return post(action, all, headers);
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        var request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** Sends a file with the CSRF token of the form on the page that posts to the address. */
    public HttpResponse<String> upload(String page, String action, String name, String content) {
        var form = page(page).selectFirst("form[enctype][action=" + action + "]");
        if (form == null) {
            throw new AssertionError("No form sends a file to " + action + " on " + page);
        }
        return uploadTo(action, form.select("input[name=_csrf]").val(), name, content);
    }

    /** Sends a file where no form offers it. */
    public HttpResponse<String> uploadTo(String action, String csrf, String name, String content) {
        var body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n"
                + content
                + "\r\n--b--\r\n";
        return send(request(action)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** The CSRF token that pages carry in their head. */
    public String csrf() {
        return page("/tasks").select("meta[name=csrf-token]").attr("content");
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    /** As when the server has forgotten what the cookie stands for. */
    public void forget(String name) {
        cookie(name).ifPresent(cookie -> cookies.getCookieStore().remove(home, cookie));
    }

    public HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reading) {
        try {
            return client.send(request, reading);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
