package io.baton.bench;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;

/** Two tasks of one group, four values each: the case that engines are compared by. */
final class PlainFlow {

    static final String ID = "plain-flow";
    static final List<String> STEPS = List.of("userTask_first", "userTask_second");

    private PlainFlow() {}

    static DeploymentBuilder deployment(RepositoryService repository) {
        var model = Bpmn.createExecutableProcess(ID)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask(STEPS.get(0))
                .name("第一步")
                .camundaCandidateGroups("presalesEngineer")
                .camundaFormRef("plain-first")
                .camundaFormRefBinding("deployment")
                .userTask(STEPS.get(1))
                .name("第二步")
                .camundaCandidateGroups("presalesEngineer")
                .camundaFormRef("plain-second")
                .camundaFormRefBinding("deployment")
                .endEvent()
                .done();
        return repository
                .createDeployment()
                .name(ID)
                .addString("plain-flow.bpmn", Bpmn.convertToString(model))
                .addInputStream("plain-first.form", form("plain-first", "first"))
                .addInputStream("plain-second.form", form("plain-second", "second"));
    }

    /** Four texts for the step. */
    static Map<String, Object> values(String step) {
        var values = new HashMap<String, Object>();
        for (var number = 1; number <= 4; number++) {
            values.put(step.substring("userTask_".length()) + number, "现场勘查后三个工作日内出方案");
        }
        return values;
    }

    private static java.io.InputStream form(String id, String prefix) {
        var fields = java.util.stream.IntStream.rangeClosed(1, 4)
                .mapToObj(number -> "{\"type\": \"textfield\", \"key\": \"%s%d\", \"label\": \"值\"}".formatted(prefix, number))
                .toList();
        var json = "{\"id\": \"%s\", \"type\": \"default\", \"schemaVersion\": 16, \"components\": [%s]}"
                .formatted(id, String.join(",", fields));
        return new java.io.ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
