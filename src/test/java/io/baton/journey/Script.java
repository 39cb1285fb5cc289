package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A journey as its steps: who does what, and which acts it leaves in the evidence of the journey's cases. After each step the ledger
 * holds these rows more, in this order; more of them, fewer or others fail the journey.
 *
 * <p>An act reads {@code need task.completed userTask_designSolution}: the case, the act, and the element of a task or the process of
 * an instance. It is the deed of the step's person on a page, unless {@code by … at …} says otherwise. The cases are {@code need}, its
 * {@code audit}, its {@code bid}, its {@code contract}, and {@code finding} with the number of its item.
 */
final class Script {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What a person does in a step. */
    interface Work {
        void at(Desk desk) throws IOException;
    }

    private record Step(String person, String deed, Work work, List<String> acts) {}

    private final List<Step> steps = new ArrayList<>();

    Script step(String person, String deed, Work work, String... acts) {
        var expected = List.of(acts).stream()
                .map(act -> act.contains(" by ") ? act : act + " by " + person + " at PAGE")
                .toList();
        steps.add(new Step(person, deed, work, expected));
        return this;
    }

    /** How many people have a part in it. */
    long people() {
        return steps.stream().map(Step::person).distinct().count();
    }

    /** Plays all steps, each at its person's own desk; the cases are those of the need with this title. */
    void play(Office office, JdbcClient jdbc, String title) throws IOException {
        var desks = new HashMap<String, Desk>();
        var expected = new ArrayList<String>();
        for (var step : steps) {
            var name = step.person() + " " + step.deed();
            step.work().at(desks.computeIfAbsent(step.person(), person -> new Desk(office.signIn(person))));
            var before = expected.size();
            expected.addAll(step.acts());
            // What a job does comes a moment later.
            await(name).atMost(PATIENCE).untilAsserted(() -> assertThat(ledger(jdbc, title))
                    .hasSizeGreaterThanOrEqualTo(expected.size()));
            var rows = ledger(jdbc, title);
            assertThat(rows.subList(before, rows.size())).as(name).containsExactlyElementsOf(step.acts());
        }
        assertThat(ledger(jdbc, title)).containsExactlyElementsOf(expected);
    }

    private static List<String> ledger(JdbcClient jdbc, String title) {
        return jdbc.sql(
                        """
                        with need as (select number from baton.project where title = :title),
                            audit as (select a.number from baton.audit a join need on a.project_number = need.number)
                        select named.name, e.content from baton.evidence e join (
                            select number, 'need' as name from need
                            union all select number, 'audit' from audit
                            union all select t.number, 'bid' from baton.tender t join need on t.project_number = need.number
                            union all select c.number, 'contract' from baton.contract c
                                join need on c.project_number = need.number
                            union all select f.number, 'finding ' || f.item from baton.finding f
                                join audit on f.audit_number = audit.number) named on named.number = e.case_number
                        order by e.id
                        """)
                .param("title", title)
                .query((row, index) -> line(row.getString("name"), row.getString("content")))
                .list();
    }

    private static String line(String name, String content) {
        try {
            var row = JSON.readTree(content);
            var process = row.path("model").asText().replaceFirst(":.*", "");
            var what = row.path("task").path("element").asText(process);
            return name + " " + row.path("act").asText() + (what.isEmpty() ? "" : " " + what) + " by "
                    + row.path("by").asText() + " at " + row.path("door").asText();
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(content, unreadable);
        }
    }
}
