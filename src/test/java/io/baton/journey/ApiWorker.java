package io.baton.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.journey.Confirmations.Act;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A demo person who works over the API until the server is gone, and has what was answered written down. */
final class ApiWorker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String person;
    private final int port;
    private final Confirmations confirmations;
    private final Random random;
    private @Nullable Long customer;

    ApiWorker(String person, int port, Confirmations confirmations, long seed) {
        this.person = person;
        this.port = port;
        this.confirmations = confirmations;
        this.random = new Random(seed);
    }

    /** Raises needs, and presents what was approved. */
    void raiseAndPresent() {
        untilTheServerIsGone(() -> {
            var key = UUID.randomUUID().toString();
            act(new Act(Act.Kind.RAISE, person, "/api/needs", write(need(key)), key, key));
            answerSome();
        });
    }

    /** Takes what the lists show, in any order, also what somebody else is taking. */
    void workOff() {
        untilTheServerIsGone(this::answerSome);
    }

    private interface Work {
        void once() throws IOException, InterruptedException;
    }

    private static void untilTheServerIsGone(Work work) {
        try {
            while (true) {
                work.once();
            }
        } catch (IOException gone) {
            // What was asked last has no answer; Confirmations knows it.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerSome() throws IOException, InterruptedException {
        var tasks = new ArrayList<JsonNode>();
        for (var tab : List.of("mine", "group")) {
            get("/api/tasks?sort=created&tab=" + tab).path("tasks").forEach(tasks::add);
        }
        Collections.shuffle(tasks, random);
        for (var task : tasks.subList(0, Math.min(3, tasks.size()))) {
            answer(task);
        }
    }

    private void answer(JsonNode task) throws IOException, InterruptedException {
        var id = task.path("id").asText();
        var element = task.path("elementId").asText();
        var mark = UUID.randomUUID().toString();
        if (random.nextBoolean()
                && !act(new Act(Act.Kind.CLAIM, person, "/api/tasks/" + id + "/claim", "", null, id))) {
            return;
        }
        if (element.equals("userTask_designSolution")) {
            saveSolution(task.path("businessKey").asText());
        }
        var body = write(Map.of("values", values(element, mark)));
        act(new Act(Act.Kind.COMPLETE, person, "/api/tasks/" + id + "/completion", body, mark, id));
    }

    private Map<String, Object> values(String element, String mark) {
        var values = new HashMap<String, Object>();
        switch (element) {
            case "userTask_answerNeed", "userTask_answerNeedInDistrict" -> {
                values.put("plannedMeasure", mark);
                values.put("expectedDate", LocalDate.now().plusDays(5).toString());
            }
            case "userTask_designSolution" -> {
                values.put("securityDeclared", random.nextBoolean());
                values.put("designRemark", mark);
            }
            case "userTask_presentSolution" -> {
                values.put("customerDecision", "toContract");
                values.put("presentationRemark", mark);
            }
            default -> {
                var gate = element.replaceAll("userTask_review(\\w+)", "$1").toLowerCase();
                values.put(gate + "Verdict", random.nextInt(10) == 0 ? "rework" : "approve");
                values.put(gate + "Remark", mark);
            }
        }
        return values;
    }

    private void saveSolution(String number) throws IOException, InterruptedException {
        var path = "/api/projects/" + number + "/solution";
        var version = get(path).path("versions").path(0).path("version").asInt(0);
        var draft = Map.of(
                "summary",
                "第 " + (version + 1) + " 版",
                "technology",
                "MSTP",
                "deviationReason",
                "沿用现网承载",
                "investment",
                100_000,
                "annualCost",
                50_000,
                "annualRevenue",
                500_000,
                "coAuthors",
                List.of());
        send("PUT", path + "?version=" + version, write(draft), null);
    }

    private Map<String, Object> need(String title) throws IOException, InterruptedException {
        if (customer == null) {
            customer = newCustomer();
        }
        var need = new HashMap<String, Object>(Map.of(
                "customerId",
                customer,
                "title",
                title,
                "need",
                "总部与园区组网",
                "scenario",
                "group-intranet",
                "products",
                List.of("vpn"),
                "sites",
                3,
                "bandwidthMbps",
                50,
                "area",
                "city",
                "securityLevel",
                "normal"));
        need.putAll(Map.of(
                "annualRevenue",
                1_900_000,
                "complexity",
                "medium",
                "crossDomain",
                false,
                "wantedOn",
                LocalDate.now().plusMonths(3).toString(),
                "requestKind",
                "customer",
                "urgent",
                false));
        return need;
    }

    /** Of the account manager's own department. */
    private long newCustomer() throws IOException, InterruptedException {
        var key = UUID.randomUUID().toString();
        var customer = Map.of(
                "name", "客户 " + key, "sector", "other", "level", "prefecture", "size", "medium", "contact", "张主任");
        var made = send("POST", "/api/customers", write(customer), key);
        return JSON.readTree(made.body()).path("id").asLong();
    }

    private boolean act(Act act) throws IOException, InterruptedException {
        confirmations.asked(act);
        var answer = send(act, port);
        confirmations.answered(act, answer);
        return answer.statusCode() < 300;
    }

    static HttpResponse<String> send(Act act, int port) throws IOException, InterruptedException {
        return send(port, act.person(), "POST", act.path(), act.body(), act.key());
    }

    private HttpResponse<String> send(String method, String path, String body, @Nullable String key)
            throws IOException, InterruptedException {
        return send(port, person, method, path, body, key);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", path, "", null).body());
    }

    private static HttpResponse<String> send(
            int port, String person, String method, String path, String body, @Nullable String key)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((person + ":baton").getBytes()))
                .header("Content-Type", "application/json");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String write(Object value) throws IOException {
        return JSON.writeValueAsString(value);
    }
}
