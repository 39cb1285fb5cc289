package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decision table against the rulebook's cases and their boundaries, in the engine's own FEEL. */
@Tag("R-BD-2")
@Tag("R-CU-1")
@Tag("R-PJ-1")
@Tag("R-PS-3")
@Tag("R-SL-2")
class DecisionCasesTests {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final String REFUSED = "!error";

    private final Set<String> rulesHit = new TreeSet<>();
    private final Map<String, DmnDecision> parsed = new LinkedHashMap<>();
    private final DmnEngine engine = engine();

    /** One line of a case file: what goes in, and what must come out; no outputs: the table must match nothing. */
    record Case(
            Path file, int line, String decisionId, Map<String, @Nullable Object> inputs, Map<String, Object> outputs) {

        @Override
        public String toString() {
            return "%s:%d %s".formatted(file, line, inputs);
        }
    }

    /** Values that stand for all legal and all illegal ones of a decision's inputs. */
    record Ranges(
            String decisionId, Map<String, List<@Nullable Object>> legal, Map<String, List<@Nullable Object>> illegal) {

        @Override
        public String toString() {
            return decisionId;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheRulebookSays(Case example) {
        var result = evaluate(example);

        if (example.outputs().isEmpty()) {
            assertThat(result).isEmpty();
            return;
        }
        assertThat(result).hasSize(1);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        result.getSingleResult().getEntryMap().forEach((name, value) -> answer.put(name, comparable(value)));
        assertThat(answer).isEqualTo(example.outputs());
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#decisions")
    void hasACaseForEveryRule(Path file) {
        var rules = Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .toList();

        rulesHit.clear();
        cases().filter(example -> example.decisionId().equals(Models.camelCase(Models.nameOf(file))))
                .forEach(this::evaluate);

        assertThat(rulesHit).as("rules that some case fires").containsExactlyInAnyOrderElementsOf(rules);
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void answersEveryLegalInputAndNoOther(Ranges ranges) {
        for (var inputs : combinations(ranges.legal())) {
            assertThat(decide(ranges.decisionId(), inputs)).as("%s", inputs).hasSize(1);
        }
        for (var name : ranges.illegal().keySet()) {
            var values = new LinkedHashMap<>(ranges.legal());
            values.put(name, ranges.illegal().get(name));
            for (var inputs : combinations(values)) {
                assertThat(decide(ranges.decisionId(), inputs)).as("%s", inputs).isEmpty();
            }
        }
    }

    static Stream<Ranges> ranges() {
        var sectors = values("party-government-military", "justice", "media", "finance", "key-industry", "other");
        var noSectors = values("police", "Finance", "", null);
        return Stream.of(
                new Ranges(
                        "customerClass",
                        Map.of(
                                "sector", sectors,
                                "level", values("national", "province", "prefecture", "county", "none"),
                                "taxRank", values(null, 1, 100, 101, 500, 501),
                                "size", values("large", "medium", "small")),
                        Map.of(
                                "sector", noSectors,
                                "level", values("city", null),
                                "taxRank", values(0, -1),
                                "size", values("huge", null))),
                new Ranges(
                        "projectGrade",
                        Map.of(
                                "annualRevenue",
                                        amounts(
                                                "0",
                                                "499999.99",
                                                "500000",
                                                "999999.99",
                                                "1000000",
                                                "1999999.99",
                                                "2000000"),
                                "complexity", values("low", "medium", "high"),
                                "crossDomain", values(true, false)),
                        Map.of(
                                "annualRevenue", values(new BigDecimal("-0.01"), null),
                                "complexity", values("huge", null),
                                "crossDomain", values((Object) null))),
                new Ranges(
                        "accessTechnology",
                        Map.of(
                                "sector", values("justice", "finance", "other"),
                                "bandwidthMbps", amounts("0.01", "10", "10.01"),
                                "securityLevel", values("high", "normal", "low"),
                                "area", values("city", "county"),
                                "ringSlotUse", values(null, 0, new BigDecimal("49.99"), 50, 100),
                                "coversYear", values(true, false, null)),
                        Map.of(
                                "sector", noSectors,
                                "bandwidthMbps", values(0, -1, null),
                                "securityLevel", values("secret", null),
                                "area", values("village", null),
                                "ringSlotUse", amounts("-0.01", "100.01"))),
                new Ranges(
                        "goDecider",
                        Map.of(
                                "grade", values("A", "B", "C"),
                                "priceLimit", amounts("0.01", "1999999.99", "2000000", "2000000.01")),
                        Map.of(
                                "grade", values("D", "a", "", null),
                                "priceLimit", values(new BigDecimal("-0.01"), 0, null))),
                new Ranges(
                        "responseTime",
                        Map.of(
                                "requestKind", values("customer", "frontline"),
                                "customerClass", values("A1", "A2", "B1", "B2", "C")),
                        Map.of("requestKind", values("partner", null))));
    }

    static Stream<Case> cases() {
        try (var files = Files.walk(CASES)) {
            return files
                    .filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .flatMap(DecisionCasesTests::casesOf)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Case> casesOf(Path file) {
        var lines = Models.linesOf(file);
        var header = lines.get(0).split(",");
        var decisionId = Models.camelCase(Models.nameOf(file));
        return Stream.iterate(1, line -> line < lines.size(), line -> line + 1)
                .map(line -> caseOf(
                        file, line + 1, decisionId, header, lines.get(line).split(",", -1)));
    }

    private static Case caseOf(Path file, int line, String decisionId, String[] header, String[] cells) {
        assertThat(cells).as("%s:%d", file, line).hasSameSizeAs(header);
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        var outputs = new LinkedHashMap<String, Object>();
        for (var column = 0; column < header.length; column++) {
            var value = valueOf(cells[column]);
            if (!header[column].startsWith("=")) {
                inputs.put(header[column], value);
            } else if (value != null && !Arrays.asList(cells).contains(REFUSED)) {
                outputs.put(header[column].substring(1), value);
            }
        }
        return new Case(file, line, decisionId, inputs, outputs);
    }

    private static @Nullable Object valueOf(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        if (cell.equals("true") || cell.equals("false")) {
            return Boolean.valueOf(cell);
        }
        return cell.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(cell) : cell;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Number ? new BigDecimal(value.toString()) : value;
    }

    private DmnDecisionTableResult evaluate(Case example) {
        return decide(example.decisionId(), example.inputs());
    }

    private DmnDecisionTableResult decide(String decisionId, Map<String, @Nullable Object> inputs) {
        return engine.evaluateDecisionTable(decision(decisionId), inputs);
    }

    private DmnDecision decision(String decisionId) {
        return parsed.computeIfAbsent(decisionId, id -> {
            var file = Models.decisions()
                    .filter(candidate ->
                            Models.camelCase(Models.nameOf(candidate)).equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no decision " + id));
            return engine.parseDecision(id, Dmn.readModelFromFile(file.toFile()));
        });
    }

    private DmnEngine engine() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        DmnDecisionTableEvaluationListener remember =
                event -> event.getMatchingRules().forEach(rule -> rulesHit.add(rule.getId()));
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(remember));
        return configuration.buildEngine();
    }

    private static List<Map<String, @Nullable Object>> combinations(Map<String, List<@Nullable Object>> values) {
        List<Map<String, @Nullable Object>> all = List.of(Map.of());
        for (var entry : values.entrySet()) {
            var longer = new ArrayList<Map<String, @Nullable Object>>();
            for (var shorter : all) {
                for (var value : entry.getValue()) {
                    var inputs = new LinkedHashMap<>(shorter);
                    inputs.put(entry.getKey(), value);
                    longer.add(inputs);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<@Nullable Object> values(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static List<@Nullable Object> amounts(String... amounts) {
        return Arrays.stream(amounts).<@Nullable Object>map(BigDecimal::new).toList();
    }
}
