package io.baton.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Small flows of one test, gone after it. */
public final class TestFlows implements AutoCloseable {

    private static final AtomicLong LAST = new AtomicLong();

    private final RepositoryService repository;
    private final ActingPerson acting;
    private final List<String> deployments = new ArrayList<>();

    public TestFlows(RepositoryService repository, ActingPerson acting) {
        this.repository = repository;
        this.acting = acting;
    }

    /** A flow with an id that no other test uses. */
    public static ProcessBuilder flow() {
        return flow("test-flow-" + LAST.incrementAndGet());
    }

    public static ProcessBuilder flow(String id) {
        return Bpmn.createExecutableProcess(id).camundaHistoryTimeToLiveString("P1D");
    }

    /** A new case number of the department, which the tests' {@code CaseDepartments} reads out of it. */
    public static String caseOf(String departmentId) {
        return "TEST-" + departmentId + "-e" + LAST.incrementAndGet();
    }

    public static BpmnModelInstance with(BpmnModelInstance model, String elementId, Map<String, String> properties) {
        var block = model.newInstance(CamundaProperties.class);
        properties.forEach((name, value) -> {
            var property = model.newInstance(CamundaProperty.class);
            property.setCamundaName(name);
            property.setCamundaValue(value);
            block.addChildElement(property);
        });
        BaseElement element = model.getModelElementById(elementId);
        var extensions = model.newInstance(ExtensionElements.class);
        extensions.addChildElement(block);
        element.setExtensionElements(extensions);
        return model;
    }

    static byte[] bytes(BpmnModelInstance model) {
        return Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
    }

    /** Deploys the flow and returns its id. */
    public String deploy(BpmnModelInstance model) {
        var deployment = acting.call("system:test", () -> repository
                .createDeployment()
                .addModelInstance("test.bpmn", model)
                .deployWithResult());
        deployments.add(deployment.getId());
        return deployment.getDeployedProcessDefinitions().get(0).getKey();
    }

    @Override
    public void close() {
        acting.run("system:test", () -> deployments.forEach(id -> repository.deleteDeployment(id, true)));
    }
}
