package io.baton.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A program that calls the product's REST doors in the name of one demo person, each request signed with HTTP Basic. */
record Program(Office office, String person) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came back. */
    record Answer(int status, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException notJson) {
                throw new AssertionError(response.body(), notJson);
            }
        }

        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** The id of the open task of this step that the person has or may claim. */
    String task(String number, String elementId) {
        for (var tab : new String[] {"mine", "group"}) {
            for (var task : get("/api/tasks?tab=" + tab + "&q=" + number).json().path("tasks")) {
                if (task.path("elementId").asText().equals(elementId)) {
                    return task.path("id").asText();
                }
            }
        }
        throw new AssertionError(person + " finds no " + elementId + " of " + number);
    }

    private Answer send(String verb, String path, String body, String... headers) {
        var credentials = (person + ":baton").getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(office.address() + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "zh-CN")
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
