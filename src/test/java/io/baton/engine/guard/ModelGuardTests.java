package io.baton.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.ModelRefused;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S1: what is refused before the engine parses it, and what is accepted. */
class ModelGuardTests {

    private final ModelGuard guard = TestModels.guard();

    @TempDir
    private Path folder;

    @Test
    void acceptsTheLegalModelAndItsVariants() {
        accepts("legal.bpmn", TestModels.legal());
        var variants = HostileModels.legalVariants();
        assertThat(variants).hasSizeGreaterThanOrEqualTo(100);
        variants.forEach((name, model) ->
                assertThatCode(() -> judge("legal.bpmn", model)).as(name).doesNotThrowAnyException());
    }

    @Test
    void acceptsTheProductsOwnModels() throws Exception {
        for (var root : List.of("processes", "forms")) {
            try (var files = Files.walk(Path.of(root))) {
                var all = files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
                        .toList();
                assertThat(all).isNotEmpty();
                for (var file : all) {
                    guard.judge(Map.of(file.toString(), Files.readAllBytes(file)), false);
                }
            }
        }
    }

    @Test
    void refusesCodeWhereverTheSchemaHasAPlace() throws Exception {
        var canary = folder.resolve("canary");
        var models = new HostileModels("touch " + canary).all();
        assertThat(models).hasSizeGreaterThanOrEqualTo(150);

        var accepted = new ArrayList<String>();
        var slowest = 0L;
        for (var model : models.entrySet()) {
            var start = System.nanoTime();
            try {
                judge("hostile.bpmn", model.getValue());
                accepted.add(model.getKey());
            } catch (ModelRefused refusal) {
                assertThat(refusal.problems()).as(model.getKey()).isNotEmpty();
            }
            slowest = Math.max(slowest, System.nanoTime() - start);
        }

        assertThat(accepted).isEmpty();
        assertThat(canary).doesNotExist();
        System.out.printf("%d hostile models refused, the slowest in %d ms%n", models.size(), slowest / 1_000_000);
    }

    @Test
    void refusesWhatTheXmlItselfCouldDo() throws Exception {
        try (var port = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var address = "http://localhost:" + port.getLocalPort() + "/canary";
            var secret = Files.writeString(folder.resolve("secret"), "secret").toUri();
            xmlAttacks(address, secret.toString())
                    .forEach((name, model) -> refuses(name, () -> guard.judge(Map.of("hostile.bpmn", model), true)));
            port.setSoTimeout(50);
            assertThatThrownBy(port::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static Map<String, byte[]> xmlAttacks(String address, String file) {
        var legal = TestModels.legal();
        var body = legal.substring(legal.indexOf("<bpmn:definitions"));
        var attacks = new LinkedHashMap<String, byte[]>();
        attacks.put(
                "external entity",
                utf8("<!DOCTYPE x [<!ENTITY e SYSTEM '" + file + "'>]>" + body.replace("Begins", "&e;")));
        attacks.put(
                "external entity over http",
                utf8("<!DOCTYPE x [<!ENTITY e SYSTEM '" + address + "'>]>" + body.replace("Begins", "&e;")));
        attacks.put("external DTD", utf8("<!DOCTYPE x SYSTEM '" + address + "'>" + body));
        attacks.put("parameter entity", utf8("<!DOCTYPE x [<!ENTITY % p SYSTEM '" + address + "'> %p;]>" + body));
        attacks.put("empty DTD", utf8("<!DOCTYPE x>" + body));
        attacks.put("undeclared entity", utf8(body.replace("Begins", "&e;")));
        attacks.put(
                "entity bomb",
                utf8("<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                        + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>]>"
                        + body.replace("Begins", "&d;")));
        attacks.put(
                "schemaLocation",
                utf8(body.replace(
                        "id=\"definitions_legal\"",
                        "id=\"definitions_legal\" xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL "
                                + address + "\"")));
        attacks.put(
                "noNamespaceSchemaLocation",
                utf8(body.replace(
                        "id=\"definitions_legal\"",
                        "id=\"definitions_legal\" xsi:noNamespaceSchemaLocation=\"" + address + "\"")));
        attacks.put(
                "schemaLocation deep inside",
                utf8(body.replace(
                        "id=\"userTask_do\"", "id=\"userTask_do\" xsi:schemaLocation=\"x " + address + "\"")));
        attacks.put("stylesheet", utf8("<?xml-stylesheet href='" + address + "' type='text/xsl'?>" + body));
        attacks.put(
                "include",
                utf8(body.replace(
                        "<bpmn:laneSet id=\"lanes\">",
                        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='" + address
                                + "'/><bpmn:laneSet id=\"lanes\">")));
        attacks.put("UTF-16", legal.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16));
        attacks.put("UTF-16 without a declaration", body.getBytes(StandardCharsets.UTF_16));
        attacks.put("UTF-7", legal.replace("UTF-8", "UTF-7").getBytes(StandardCharsets.US_ASCII));
        attacks.put("Latin 1", utf8(legal.replace("UTF-8", "ISO-8859-1")));
        attacks.put("broken UTF-8", utf8(legal).clone());
        attacks.get("broken UTF-8")[legal.indexOf("Begins")] = (byte) 0xC3;
        attacks.put(
                "XML 1.1",
                utf8(legal.replace("version=\"1.0\"", "version=\"1.1\"").replace("Begins", "&#x85;&#1;")));
        attacks.put("nothing", new byte[0]);
        attacks.put("no XML", utf8("PK\u0003\u0004 <html>"));
        attacks.put("HTML", utf8("<html xmlns='http://www.w3.org/1999/xhtml'><script>1</script></html>"));
        attacks.put("SVG", utf8("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
        attacks.put("CMMN", utf8("<definitions xmlns='http://www.omg.org/spec/CMMN/20151109/MODEL' id='x'/>"));
        attacks.put("DMN as BPMN", utf8(TestModels.decision()));
        attacks.put("something after the end", utf8(legal + "<script>1</script>"));
        attacks.put(
                "nesting",
                utf8(TestModels.process("<bpmn:subProcess>".repeat(5_000) + "</bpmn:subProcess>".repeat(5_000))));
        attacks.put(
                "too many attributes", utf8(TestModels.process("<bpmn:userTask id='t' " + manyAttributes() + "/>")));
        attacks.put("1 MB", utf8(legal.replace("Begins", "x".repeat(ModelGuard.MAX_BYTES))));
        attacks.put("long text", utf8(legal.replace("Begins", "x".repeat(5_000))));
        attacks.put("1001 elements", utf8(TestModels.process("<bpmn:task id='t'/>".repeat(1_001))));
        attacks.put("no time to live", utf8(legal.replace("camunda:historyTimeToLive=\"P180D\"", "")));
        return attacks;
    }

    @Test
    void refusesAHostileModelOfTwentyThousandElementsBeforeReadingItAll() {
        var model = TestModels.process("<bpmn:userTask id='t'/>".repeat(20_000));
        judgedQuickly(model);
        judgedQuickly(model.replace("<bpmn:userTask id='t'/>", "<bpmn:incoming/>"));
        judgedQuickly(TestModels.process("<bpmn:incoming>x</bpmn:incoming>".repeat(20_000)));
    }

    private void judgedQuickly(String model) {
        var start = System.nanoTime();
        refuses("20 000 elements", () -> judge("hostile.bpmn", model));
        System.out.printf("20 000 elements refused in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.groovy",
                "a.js",
                "a.py",
                "a.cmmn",
                "a.cmmn11.xml",
                "a.bpmn20.xml",
                "a.xml",
                "abpmn",
                "a.svg",
                "a.png",
                "a.html",
                "../a.bpmn",
                "/a.bpmn",
                "a\u0000.bpmn",
                "a.bpmn.js",
                "<script>.bpmn",
                "a.jar",
                "a.dmn11.xml",
                ".bpmn",
                "a"
            })
    void refusesOtherKindsOfFiles(String name) {
        refuses(name, () -> judge(name, TestModels.legal()));
    }

    @Test
    void refusesLoopsThatNeverWait() {
        for (var loop : List.of(
                "<bpmn:manualTask id='a'/><bpmn:sequenceFlow id='1' sourceRef='a' targetRef='a'/>",
                "<bpmn:manualTask id='a'/><bpmn:exclusiveGateway id='b'/>" + flow("a", "b") + flow("b", "a"),
                "<bpmn:serviceTask id='a' camunda:delegateExpression='${work}'/><bpmn:task id='b'/>" + flow("a", "b")
                        + flow("b", "a"),
                "<bpmn:subProcess id='a'><bpmn:startEvent id='s'/><bpmn:endEvent id='e'/>" + flow("s", "e")
                        + "</bpmn:subProcess>" + flow("a", "a"),
                "<bpmn:subProcess id='a'><bpmn:startEvent id='s'/></bpmn:subProcess>" + flow("a", "a"),
                "<bpmn:userTask id='a'><bpmn:multiInstanceLoopCharacteristics camunda:collection='${people}'/></bpmn:userTask>"
                        + flow("a", "a"),
                "<bpmn:startEvent id='s'/><bpmn:callActivity id='a' calledElement='test'/>" + flow("s", "a"),
                "<bpmn:task id='a'/><bpmn:boundaryEvent id='b' attachedToRef='a'><bpmn:errorEventDefinition/></bpmn:boundaryEvent>"
                        + flow("b", "a"),
                "<bpmn:intermediateCatchEvent id='a'><bpmn:conditionalEventDefinition><bpmn:condition>${a}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>"
                        + flow("a", "a"))) {
            refuses(loop, () -> judge("loop.bpmn", TestModels.process(loop)));
        }
        refuses(
                "two models that call each other",
                () -> guard.judge(
                        Map.of(
                                "a.bpmn",
                                        utf8(TestModels.process(
                                                "<bpmn:startEvent id='s'/><bpmn:callActivity id='c' calledElement='other'/>"
                                                        + flow("s", "c"))),
                                "b.bpmn",
                                        utf8(TestModels.process(
                                                        "<bpmn:startEvent id='s'/><bpmn:callActivity id='c' calledElement='test'/>"
                                                                + flow("s", "c"))
                                                .replace("id=\"test\"", "id=\"other\""))),
                        true));
    }

    @Test
    void acceptsLoopsThatWait() {
        for (var loop : List.of(
                "<bpmn:userTask id='a'/><bpmn:exclusiveGateway id='b'/>" + flow("a", "b") + flow("b", "a"),
                "<bpmn:receiveTask id='a'/>" + flow("a", "a"),
                "<bpmn:task id='a' camunda:asyncBefore='true'/>" + flow("a", "a"),
                "<bpmn:task id='a' camunda:asyncAfter='true'/>" + flow("a", "a"),
                "<bpmn:intermediateCatchEvent id='a'><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                        + flow("a", "a"),
                "<bpmn:subProcess id='a'><bpmn:startEvent id='s'/><bpmn:userTask id='t'/><bpmn:endEvent id='e'/>"
                        + flow("s", "t") + flow("t", "e") + "</bpmn:subProcess>" + flow("a", "a"),
                "<bpmn:task id='a'/><bpmn:task id='b'/><bpmn:task id='c'/>" + flow("a", "b") + flow("a", "c")
                        + flow("b", "c"))) {
            accepts("loop.bpmn", TestModels.process(loop));
        }
    }

    @Test
    void judgesDecisions() {
        accepts("a.dmn", TestModels.decision());
        var legal = TestModels.decision();
        for (var hostile : List.of(
                legal.replace("<text>annualRevenue</text>", "<text>${secret.exec('x')}</text>"),
                legal.replace(
                        "<text>annualRevenue</text>",
                        "<text>function(x) external { java: { class: \"java.lang.Runtime\" } }</text>"),
                legal.replace("<text>annualRevenue</text>", "<text>for i in 1..1000000000 return i</text>"),
                legal.replace("typeRef=\"double\"", "typeRef=\"double\" expressionLanguage=\"juel\""),
                legal.replace("typeRef=\"double\"", "typeRef=\"double\" expressionLanguage=\"javascript\""),
                legal.replace("typeRef=\"double\"", "typeRef=\"double\" expressionLanguage=\"groovy\""),
                legal.replace("<decisionTable ", "<decisionTable expressionLanguage=\"juel\" "),
                legal.replace("id=\"definitions_projectGrade\"", "id=\"d\" expressionLanguage=\"python\""),
                legal.replace(" camunda:historyTimeToLive=\"P180D\"", ""),
                legal.replace("<decisionTable ", "<invocation/><decisionTable "),
                legal.replace("<decisionTable ", "<businessKnowledgeModel id='x'/><decisionTable "),
                legal.replace("<description>", "<description>${secret}"),
                "<!DOCTYPE x>" + legal.substring(legal.indexOf("<definitions")))) {
            assertThat(hostile).isNotEqualTo(legal);
            refuses(hostile.substring(0, 200), () -> judge("a.dmn", hostile));
        }
    }

    @Test
    void judgesForms() {
        accepts(
                "a.form",
                "{\"id\":\"a\",\"type\":\"default\",\"schemaVersion\":16,\"components\":[{\"type\":\"textfield\",\"key\":\"x\",\"id\":\"f\"}]}");
        for (var hostile : List.of(
                "",
                "[]",
                "{}",
                "{\"id\":\"a\",\"id\":\"b\",\"components\":[]}",
                "{\"id\":\"a\",\"components\":[{\"type\":\"html\",\"id\":\"f\"}]}",
                "{\"id\":\"a\",\"components\":[{\"type\":\"iframe\"}]}",
                "{\"id\":\"a\",\"components\":[{\"key\":\"x\"}]}",
                "{\"id\":\"a\",\"components\":[{\"type\":\"group\",\"components\":[{\"type\":\"script\"}]}]}",
                "{\"id\":\"a\",\"components\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                "{\"id\":\"" + "a".repeat(30_000) + "\"}")) {
            refuses(hostile.substring(0, Math.min(80, hostile.length())), () -> judge("a.form", hostile));
        }
    }

    private void judge(String name, String model) {
        guard.judge(TestModels.files(name, model), true);
    }

    private void accepts(String name, String model) {
        assertThatCode(() -> judge(name, model)).as(model).doesNotThrowAnyException();
    }

    private static void refuses(String what, ThrowingCallable deployment) {
        assertThatThrownBy(deployment).as(what).isInstanceOf(ModelRefused.class);
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id='" + from + "_" + to + "' sourceRef='" + from + "' targetRef='" + to + "'/>";
    }

    private static String manyAttributes() {
        var attributes = new StringBuilder();
        for (var index = 0; index < 100; index++) {
            attributes.append("a").append(index).append("='x' ");
        }
        return attributes.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
