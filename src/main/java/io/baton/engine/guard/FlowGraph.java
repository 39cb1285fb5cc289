package io.baton.engine.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ways a token can take through the models of one deployment without waiting. A loop among them would never return: the
 * engine follows it in one transaction.
 */
final class FlowGraph {

    private static final Set<String> WAITING_EVENTS =
            Set.of("bpmn:timerEventDefinition", "bpmn:messageEventDefinition", "bpmn:signalEventDefinition");

    private static final Set<String> CATCHING =
            Set.of("bpmn:intermediateCatchEvent", "bpmn:boundaryEvent", "bpmn:startEvent");

    private static final Set<String> SCOPES = Set.of("bpmn:process", "bpmn:subProcess");

    private final Map<String, Set<String>> ways = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private final Map<String, String> elementIds = new HashMap<>();

    /** Adds one model; {@code file} tells apart what bears the same id in two models. */
    void add(String file, XmlElement definitions) {
        definitions.forEach(element -> addElement(file, element));
    }

    /** The id of an element on a loop without a wait, if there is such a loop. */
    Optional<String> endlessLoop() {
        // Sorting out what can't be on a loop (Kahn) needs no recursion, whatever the model's shape.
        var incoming = new HashMap<String, Integer>();
        ways.forEach((from, targets) -> {
            if (!waiting.contains(from)) {
                targets.stream()
                        .filter(target -> !waiting.contains(target))
                        .forEach(target -> incoming.merge(target, 1, Integer::sum));
            }
        });
        var open = new ArrayDeque<String>();
        var left = new HashSet<String>();
        ways.keySet().stream().filter(node -> !waiting.contains(node)).forEach(node -> {
            left.add(node);
            if (!incoming.containsKey(node)) {
                open.add(node);
            }
        });
        incoming.keySet().forEach(left::add);
        while (!open.isEmpty()) {
            var node = open.remove();
            left.remove(node);
            for (var target : ways.getOrDefault(node, Set.of())) {
                if (!waiting.contains(target) && incoming.merge(target, -1, Integer::sum) == 0) {
                    open.add(target);
                }
            }
        }
        return left.stream()
                .map(node -> elementIds.getOrDefault(node, node))
                .sorted()
                .findFirst();
    }

    private void addElement(String file, XmlElement element) {
        var name = Vocabulary.BPMN.nameOf(element);
        var id = element.attribute("id").orElse("");
        if (name.equals("bpmn:sequenceFlow")) {
            way(
                    exit(file, element.attribute("sourceRef").orElse("")),
                    entry(file, element.attribute("targetRef").orElse("")));
            return;
        }
        if (id.isEmpty()) {
            return;
        }
        elementIds.put(entry(file, id), id);
        elementIds.put(exit(file, id), id);
        if (SCOPES.contains(name)) {
            addScope(file, element, id, name);
            return;
        }
        way(entry(file, id), exit(file, id));
        if (name.equals("bpmn:boundaryEvent")) {
            element.attribute("attachedToRef").ifPresent(host -> way(entry(file, host), entry(file, id)));
        }
        if (name.equals("bpmn:callActivity")) {
            element.attribute("calledElement").ifPresent(called -> way(entry(file, id), "process " + called));
        }
        if (waits(element, name)) {
            waiting.add(entry(file, id));
        }
        if (isTrue(element, "asyncAfter")) {
            waiting.add(exit(file, id));
        }
    }

    private void addScope(String file, XmlElement scope, String id, String name) {
        var isProcess = name.equals("bpmn:process");
        if (isProcess) {
            way("process " + id, entry(file, id));
        }
        for (var child : scope.children()) {
            var childName = Vocabulary.BPMN.nameOf(child);
            var childId = child.attribute("id").orElse("");
            if (childName.equals("bpmn:startEvent") || isEventSubProcess(child, childName)) {
                way(entry(file, id), entry(file, childId));
            }
            if (childName.equals("bpmn:endEvent") || isEventSubProcess(child, childName)) {
                way(exit(file, childId), exit(file, id));
            }
        }
        ways.computeIfAbsent(exit(file, id), node -> new HashSet<>());
        if (isTrue(scope, "asyncBefore")) {
            waiting.add(entry(file, id));
        }
        if (isTrue(scope, "asyncAfter")) {
            waiting.add(exit(file, id));
        }
        // No instance at all: an empty list passes the body by.
        if (isMultiple(scope)) {
            way(entry(file, id), exit(file, id));
        }
        // A body that ends without an end event still leaves.
        var inner = new ArrayList<XmlElement>(scope.children());
        inner.removeIf(child -> child.attribute("id").isEmpty()
                || !Vocabulary.BPMN.nameOf(child).startsWith("bpmn:")
                || leaves(scope, child.attribute("id").orElse("")));
        inner.forEach(child -> way(exit(file, child.attribute("id").orElse("")), exit(file, id)));
    }

    private static boolean leaves(XmlElement scope, String id) {
        return scope.children().stream()
                .anyMatch(child -> Vocabulary.BPMN.nameOf(child).equals("bpmn:sequenceFlow")
                        && child.attribute("sourceRef").filter(id::equals).isPresent());
    }

    private static boolean isEventSubProcess(XmlElement element, String name) {
        return name.equals("bpmn:subProcess")
                && element.attribute("triggeredByEvent").filter("true"::equals).isPresent();
    }

    private static boolean waits(XmlElement element, String name) {
        if (isTrue(element, "asyncBefore")) {
            return true;
        }
        if (name.equals("bpmn:userTask") || name.equals("bpmn:receiveTask")) {
            return !isMultiple(element);
        }
        return CATCHING.contains(name)
                && element.children().stream()
                        .anyMatch(child -> WAITING_EVENTS.contains(Vocabulary.BPMN.nameOf(child)));
    }

    private static boolean isMultiple(XmlElement element) {
        return element.children().stream()
                .anyMatch(child -> Vocabulary.BPMN.nameOf(child).equals("bpmn:multiInstanceLoopCharacteristics"));
    }

    private static boolean isTrue(XmlElement element, String camundaAttribute) {
        return element.attribute("{http://camunda.org/schema/1.0/bpmn}" + camundaAttribute)
                .filter("true"::equals)
                .isPresent();
    }

    private void way(String from, String to) {
        ways.computeIfAbsent(from, node -> new HashSet<>()).add(to);
    }

    private static String entry(String file, String id) {
        return file + " into " + id;
    }

    private static String exit(String file, String id) {
        return file + " out of " + id;
    }
}
