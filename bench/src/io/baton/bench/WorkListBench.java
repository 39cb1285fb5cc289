package io.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Staff;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.presales.Presales;
import io.baton.worklist.WorkList;
import io.baton.worklist.WorkQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first page of a group's list, the longest waiting first, when 1 000 needs wait for an answer. */
@Baton
class WorkListBench {

    private static final int TASKS = 1000;
    private static final int PAGE = 50;
    private static final int WARM = 60;
    private static final int ROUNDS = 200;

    @Autowired
    private Staff staff;

    @Autowired
    private Presales presales;

    @Autowired
    private Customers customers;

    @Autowired
    private WorkList workList;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void comparesTheFirstPage() throws IOException {
        Cast.enter(staff);
        var needs = new Needs(presales, customers);
        for (var number = waiting(); number < TASKS; number++) {
            needs.raise();
        }
        BenchServer.superuser(Baton.DATABASE).sql("vacuum analyze").update();

        var contenders = new LinkedHashMap<String, Supplier<List<String>>>();
        contenders.put("P: hand-written SQL over JDBC", this::bySql);
        contenders.put("Baton, by its service", this::byService);
        contenders.put("C: the engine's task query, authorizations off", this::byEngine);
        contenders.put("Baton, GET /api/tasks", this::byApi);
        contenders.put("R1: GET /engine-rest/task, authorizations on", this::byEngineRest);

        var first = bySql();
        assertThat(first).hasSize(PAGE).doesNotHaveDuplicates();
        contenders.forEach((name, page) -> assertThat(page.get()).as(name).isEqualTo(first));

        var report = new Report(
                "work-list", "| " + TASKS + " tasks | statements | median, ms | × P |\n|---|---|---|---|");
        var medians = medians(contenders);
        var meter = new Meter(Baton.DATABASE);
        var floor = medians.get("P: hand-written SQL over JDBC");
        contenders.forEach((name, page) -> {
            report.line("| %s | %.0f | %.2f | %.1f |"
                    .formatted(
                            name,
                            meter.of(10, page::get).statements(),
                            medians.get(name),
                            medians.get(name) / floor));
            report.most(meter);
        });
        report.close();
    }

    /** A B C A B C …: what disturbs the machine disturbs all of them. */
    private static Map<String, Double> medians(Map<String, Supplier<List<String>>> contenders) {
        var times = new LinkedHashMap<String, List<Double>>();
        for (var round = 0; round < WARM + ROUNDS; round++) {
            for (var contender : contenders.entrySet()) {
                var began = System.nanoTime();
                contender.getValue().get();
                var millis = (System.nanoTime() - began) / 1e6;
                if (round >= WARM) {
                    times.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
                            .add(millis);
                }
            }
        }
        var medians = new LinkedHashMap<String, Double>();
        times.forEach((name, all) -> medians.put(name, all.stream().sorted().toList().get(all.size() / 2)));
        return medians;
    }

    private int waiting() {
        return jdbc.sql("select count(*) from baton.work_item_group where group_id = 'presalesEngineer'")
                .query(Integer.class)
                .single();
    }

    private List<String> bySql() {
        return jdbc.sql(
                        """
                        select w.task_id, w.name, w.name_en, w.process_key, w.assignee, w.created_at, w.due_at, w.warn_at, w.version,
                            w.candidate_groups, c.business_key, c.title, c.customer_name, c.customer_class, c.grade
                        from baton.work_item_group g
                            join baton.work_item w on w.task_id = g.task_id
                            join baton.work_case c on c.process_instance_id = w.process_instance_id
                        where g.group_id = 'presalesEngineer' order by g.created_at, g.task_id limit 50
                        """)
                .query((row, number) -> {
                    for (var column = 2; column <= 15; column++) {
                        row.getObject(column);
                    }
                    return row.getString(1);
                })
                .list();
    }

    private List<String> byService() {
        var query =
                new WorkQuery(WorkQuery.Tab.GROUP, "", "", "presalesEngineer", false, WorkQuery.Sort.CREATED, null);
        return workList.page(query, Cast.ENGINEER).rows().stream()
                .map(item -> item.taskId())
                .toList();
    }

    private List<String> byEngine() {
        return acting.call(Cast.ENGINEER, () -> tasks
                .createTaskQuery()
                .taskCandidateGroup("presalesEngineer")
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc()
                .listPage(0, PAGE)
                .stream()
                .map(Task::getId)
                .toList());
    }

    private List<String> byApi() {
        return ids(get("/api/tasks?tab=group&group=presalesEngineer&sort=created").path("tasks"));
    }

    private List<String> byEngineRest() {
        return ids(post(
                "/engine-rest/task?maxResults=" + PAGE,
                """
                {"candidateGroup": "presalesEngineer",
                 "sorting": [{"sortBy": "created", "sortOrder": "asc"}, {"sortBy": "id", "sortOrder": "asc"}]}
                """));
    }

    private static List<String> ids(JsonNode tasks) {
        return StreamSupport.stream(tasks.spliterator(), false)
                .map(task -> task.path("id").asText())
                .toList();
    }

    private JsonNode get(String path) {
        return send(request(path).GET());
    }

    private JsonNode post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", Visitor.basic(Cast.ENGINEER));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
            return json.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
