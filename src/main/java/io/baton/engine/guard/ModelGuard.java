package io.baton.engine.guard;

import io.baton.engine.ModelRefused;
import io.baton.engine.form.FormModel;
import io.baton.engine.form.FormNotOffered;
import io.baton.web.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
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

    private static final Pattern RESOURCE_NAME =
            Pattern.compile("(?!.*\\.\\.)[\\p{L}\\p{N}_-][\\p{L}\\p{N} _./-]{0,200}\\.(bpmn|dmn|form)");

    private static final String CAMUNDA_BPMN = "{http://camunda.org/schema/1.0/bpmn}";

    private final OfferedBeans offered;

    ModelGuard(OfferedBeans offered) {
        this.offered = offered;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        var resources = new TreeMap<String, byte[]>();
        deployment.getResources().forEach((name, resource) -> resources.put(name, resource.getBytes()));
        // The build proves that the product's own models name its beans; what runs already must stay readable after a
        // bean is
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

    private static void judgeForm(String name, byte[] content, List<FieldProblem> problems) {
        try {
            FormModel.parse(new String(content, StandardCharsets.UTF_8));
        } catch (FormNotOffered refusal) {
            problems.add(FieldProblem.of(
                    refusal.path().isEmpty() ? name : refusal.path(), refusal.getCodes()[0], refusal.getArguments()));
        }
    }
}
