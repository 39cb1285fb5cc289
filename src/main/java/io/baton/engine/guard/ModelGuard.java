package io.baton.engine.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.engine.ModelRefused;
import io.baton.web.FieldProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Judges every model, decision and form before the engine parses it. It stands first among the engine's deployers, the one place
 * that all doors pass, also when a deployment is read again from the database.
 */
@Component
class ModelGuard implements Deployer {

    static final int MAX_BYTES = 1024 * 1024;

    private static final String SHIPPED = "shipped";
    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_FORM_DEPTH = 20;

    private static final Pattern RESOURCE_NAME =
            Pattern.compile("(?!.*\\.\\.)[\\p{L}\\p{N}_-][\\p{L}\\p{N} _./-]{0,200}\\.(bpmn|dmn|form)");

    private static final Set<String> COMPONENTS = Set.of(
            "text",
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "group",
            "separator");

    private static final String CAMUNDA_BPMN = "{http://camunda.org/schema/1.0/bpmn}";

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_FORM_DEPTH)
                    .maxStringLength(20_000)
                    .maxNumberLength(30)
                    .build())
            .build());

    private final OfferedBeans offered;
    private final ObjectProvider<FormInspection> forms;

    ModelGuard(OfferedBeans offered, ObjectProvider<FormInspection> forms) {
        this.offered = offered;
        this.forms = forms;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        var resources = new TreeMap<String, byte[]>();
        deployment.getResources().forEach((name, resource) -> resources.put(name, resource.getBytes()));
        // The build proves that the product's own models name its beans; what runs already must stay readable after a bean is
        // gone. A name without an offered bean resolves to nothing in any case.
        judge(resources, deployment.isNew() && !SHIPPED.equals(deployment.getSource()));
    }

    /**
     * Judges the resources of one deployment.
     *
     * @param resources content by resource name
     * @param withBeans whether a bean that isn't offered is refused, too
     * @throws ModelRefused for the first resource that holds something that isn't allowed
     */
    void judge(Map<String, byte[]> resources, boolean withBeans) {
        var graph = new FlowGraph();
        resources.forEach((name, content) -> {
            var problems = new ArrayList<FieldProblem>();
            try {
                judge(name, content, graph, problems);
            } catch (XmlElement.Unreadable unreadable) {
                problems.add(FieldProblem.of(name, unreadable.messageKey(), unreadable.argument()));
            }
            if (!withBeans) {
                problems.removeIf(problem -> problem.messageKey().equals(ValueRule.NO_SUCH_BEAN));
            }
            refuse(name, problems);
        });
        graph.endlessLoop()
                .ifPresent(element -> refuse(
                        resources.keySet().iterator().next(),
                        List.of(FieldProblem.of(element, "engine.model.endlessLoop"))));
    }

    private static void refuse(String resource, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ModelRefused(resource, problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())));
        }
    }

    private void judge(String name, byte[] content, FlowGraph graph, List<FieldProblem> problems)
            throws XmlElement.Unreadable {
        if (!RESOURCE_NAME.matcher(name).matches()) {
            problems.add(FieldProblem.of(name, "engine.model.kind"));
        } else if (content.length > MAX_BYTES) {
            problems.add(FieldProblem.of(name, "engine.model.tooBig", MAX_BYTES));
        } else if (name.endsWith(".bpmn")) {
            var definitions = judgeXml(content, Vocabulary.BPMN, problems);
            definitions.forEach(element -> judgeProcess(element, problems));
            graph.add(name, definitions);
        } else if (name.endsWith(".dmn")) {
            judgeXml(content, Vocabulary.DMN, problems).forEach(element -> judgeDecision(element, problems));
        } else {
            judgeForm(name, content, problems);
        }
    }

    private XmlElement judgeXml(byte[] content, Vocabulary vocabulary, List<FieldProblem> problems)
            throws XmlElement.Unreadable {
        var root = XmlElement.read(content);
        if (!vocabulary.isRoot(root)) {
            throw new XmlElement.Unreadable("engine.model.element", vocabulary.nameOf(root));
        }
        var counted = new int[1];
        root.forEach(element -> {
            if (vocabulary.isCounted(element)) {
                counted[0]++;
            }
            if (problems.size() < MAX_PROBLEMS) {
                vocabulary.judge(element, offered, problems);
            }
        });
        if (counted[0] > XmlElement.MAX_ELEMENTS) {
            throw new XmlElement.Unreadable("engine.model.tooManyElements", XmlElement.MAX_ELEMENTS);
        }
        return root;
    }

    private static void judgeProcess(XmlElement element, List<FieldProblem> problems) {
        var isExecutable = Vocabulary.BPMN.nameOf(element).equals("bpmn:process")
                && element.attribute("isExecutable").filter("false"::equals).isEmpty();
        if (isExecutable
                && element.attribute(CAMUNDA_BPMN + "historyTimeToLive").isEmpty()) {
            problems.add(FieldProblem.of(element.nearestId(), "engine.model.timeToLive"));
        }
    }

    private static void judgeDecision(XmlElement element, List<FieldProblem> problems) {
        if (Vocabulary.DMN.nameOf(element).equals("dmn:decision")
                && element.attribute("{http://camunda.org/schema/1.0/dmn}historyTimeToLive")
                        .isEmpty()) {
            problems.add(FieldProblem.of(element.nearestId(), "engine.model.timeToLive"));
        }
    }

    private void judgeForm(String name, byte[] content, List<FieldProblem> problems) throws XmlElement.Unreadable {
        JsonNode form;
        try {
            form = JSON.readTree(content);
        } catch (IOException malformed) {
            throw new XmlElement.Unreadable(
                    "engine.model.malformed", malformed.getClass().getSimpleName());
        }
        if (!form.isObject() || !form.path("id").isTextual()) {
            throw new XmlElement.Unreadable("engine.model.malformed", "no form");
        }
        judgeComponents(form, problems);
        forms.stream().forEach(inspection -> problems.addAll(inspection.inspect(name, content)));
    }

    private static void judgeComponents(JsonNode parent, List<FieldProblem> problems) {
        for (var component : parent.path("components")) {
            var type = component.path("type").asText();
            if (!COMPONENTS.contains(type)) {
                problems.add(FieldProblem.of(component.path("id").asText(), "engine.model.component", type));
            }
            judgeComponents(component, problems);
        }
    }
}
