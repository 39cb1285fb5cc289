package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Models.Model;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawing of every process model: complete, readable at a glance, and the committed picture shows it. */
class DrawingTests {

    private static final double SCREEN_WIDTH = 2400;
    private static final double SCREEN_HEIGHT = 900;
    private static final Path PICTURES = Path.of("docs/diagrams");

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void drawsEveryElementInItsDefaultSize(Model model) {
        var shapes = shapes(model);
        for (var node : model.bpmn().getModelElementsByType(FlowNode.class)) {
            assertThat(shapes).as("shape of %s", node.getId()).containsKey(node);
            var box = shapes.get(node);
            if (node instanceof Task) {
                assertThat(List.of(box.getWidth(), box.getHeight()))
                        .as("size of %s", node.getId())
                        .containsExactly(100.0, 80.0);
            } else if (node instanceof Gateway) {
                assertThat(List.of(box.getWidth(), box.getHeight()))
                        .as("size of %s", node.getId())
                        .containsExactly(50.0, 50.0);
            } else if (node instanceof Event) {
                assertThat(List.of(box.getWidth(), box.getHeight()))
                        .as("size of %s", node.getId())
                        .containsExactly(36.0, 36.0);
            }
        }
        assertThat(edges(model).keySet())
                .containsExactlyInAnyOrderElementsOf(model.bpmn().getModelElementsByType(SequenceFlow.class));
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void fitsAScreen(Model model) {
        var all = new Rectangle2D.Double();
        all.setRect(shapes(model).values().iterator().next());
        shapes(model).values().forEach(all::add);
        edges(model).values().forEach(points -> points.forEach(all::add));
        labels(model).values().forEach(all::add);

        assertThat(all.getWidth()).isLessThanOrEqualTo(SCREEN_WIDTH);
        assertThat(all.getHeight()).isLessThanOrEqualTo(SCREEN_HEIGHT);
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void keepsShapesApart(Model model) {
        var shapes = shapes(model);
        assertEachPair(shapes, (one, other) -> {
            var nested = one.getParentElement() == other || other.getParentElement() == one;
            if (sitsOn(one, other) || sitsOn(other, one)) {
                return true;
            }
            return nested
                    ? containsOrIsContained(shapes.get(one), shapes.get(other))
                    : !shapes.get(one).intersects(shapes.get(other));
        });
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void drawsFlowsStraightFromTheirSourceToTheirTarget(Model model) {
        var shapes = shapes(model);
        edges(model).forEach((flow, points) -> {
            assertThat(touches(shapes.get(flow.getSource()), points.get(0)))
                    .as("%s leaves its source", flow.getId())
                    .isTrue();
            assertThat(touches(shapes.get(flow.getTarget()), points.get(points.size() - 1)))
                    .as("%s reaches its target", flow.getId())
                    .isTrue();
            assertThat(lines(points))
                    .as("%s is upright or level", flow.getId())
                    .allMatch(line -> line.x1 == line.x2 || line.y1 == line.y2);
            shapes.forEach((node, box) -> {
                if (node != flow.getSource() && node != flow.getTarget() && !(node instanceof SubProcess)) {
                    assertThat(lines(points))
                            .as("%s runs through %s", flow.getId(), node.getId())
                            .noneMatch(box::intersectsLine);
                }
            });
        });
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void crossesNoFlows(Model model) {
        var edges = edges(model);
        assertEachPair(edges, (one, other) -> lines(edges.get(one)).stream()
                .noneMatch(line -> lines(edges.get(other)).stream().anyMatch(line::intersectsLine)));
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void readsFromLeftToRight(Model model) {
        var shapes = shapes(model);
        var steps = stepsFromStart(model);
        for (var flow : model.bpmn().getModelElementsByType(SequenceFlow.class)) {
            var returns = steps.get(flow.getTarget()) <= steps.get(flow.getSource());
            if (!returns) {
                assertThat(shapes.get(flow.getTarget()).getCenterX())
                        .as("%s leads back to the left", flow.getId())
                        .isGreaterThanOrEqualTo(shapes.get(flow.getSource()).getCenterX());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void drawsOneStraightLineFromStartToEnd(Model model) {
        var shapes = shapes(model);
        var start = model.bpmn().getModelElementsByType(StartEvent.class).stream()
                .filter(event -> event.getParentElement() == model.process())
                .findFirst()
                .orElseThrow();
        FlowNode last = start;
        for (var next = start.getOutgoing().stream()
                        .map(SequenceFlow::getTarget)
                        .findFirst();
                next.isPresent(); ) {
            last = next.get();
            var line = shapes.get(last);
            next = last.getOutgoing().stream()
                    .map(SequenceFlow::getTarget)
                    .filter(node -> shapes.get(node).getCenterY() == line.getCenterY()
                            && shapes.get(node).getX() > line.getX())
                    .findFirst();
        }
        assertThat(last.getElementType().getTypeName())
                .as("the straight line from the start ends at %s", last.getId())
                .isEqualTo("endEvent");
        assertThat(shapes.get(last).getCenterY()).isEqualTo(shapes.get(start).getCenterY());
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void placesLabelsWhereNothingElseIs(Model model) {
        var labels = labels(model);
        for (FlowElement element : model.bpmn().getModelElementsByType(FlowElement.class)) {
            var outside = element instanceof Event || element instanceof Gateway || element instanceof SequenceFlow;
            if (outside && element.getName() != null) {
                assertThat(labels).as("label of %s", element.getId()).containsKey(element);
            }
        }
        assertEachPair(labels, (one, other) -> !labels.get(one).intersects(labels.get(other)));
        var shapes = shapes(model);
        var edges = edges(model);
        labels.forEach((element, label) -> {
            shapes.forEach((node, box) -> assertThat(
                            box.intersects(label) && !(node instanceof SubProcess && box.contains(label)))
                    .as("label of %s on %s", element.getId(), node.getId())
                    .isFalse());
            edges.forEach((flow, points) -> assertThat(lines(points))
                    .as("label of %s on %s", element.getId(), flow.getId())
                    .noneMatch(label::intersectsLine));
        });
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void isShownByTheCommittedPictures(Model model) throws IOException, NoSuchAlgorithmException {
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model.file())));
        for (var name : List.of(model.id() + ".svg", model.id() + ".en.svg")) {
            assertThat(PICTURES.resolve(name))
                    .content()
                    .as("%s: draw it again with `npm run pictures`", name)
                    .contains("model sha256:" + digest);
        }
    }

    @Test
    void keepsNoPictureWithoutAModel() throws IOException {
        var ids = Models.processes().map(Model::id).toList();
        try (var files = Files.list(PICTURES)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("(\\.en)?\\.svg$", "")))
                    .allMatch(ids::contains);
        }
    }

    /** How many flows away from a start each node is: a flow to a node that is not farther leads back. */
    private static Map<FlowNode, Integer> stepsFromStart(Model model) {
        var steps = new HashMap<FlowNode, Integer>();
        var waiting = new ArrayDeque<FlowNode>();
        model.bpmn().getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getIncoming().isEmpty())
                .forEach(node -> {
                    steps.put(node, 0);
                    waiting.add(node);
                });
        while (!waiting.isEmpty()) {
            var node = waiting.remove();
            for (var flow : node.getOutgoing()) {
                if (steps.putIfAbsent(flow.getTarget(), steps.get(node) + 1) == null) {
                    waiting.add(flow.getTarget());
                }
            }
        }
        return steps;
    }

    private static Map<FlowNode, Rectangle2D> shapes(Model model) {
        var shapes = new HashMap<FlowNode, Rectangle2D>();
        for (var shape : model.bpmn().getModelElementsByType(BpmnShape.class)) {
            if (shape.getBpmnElement() instanceof FlowNode node) {
                shapes.put(node, box(shape.getBounds()));
            }
        }
        return shapes;
    }

    private static Map<SequenceFlow, List<Point2D>> edges(Model model) {
        var edges = new HashMap<SequenceFlow, List<Point2D>>();
        for (var edge : model.bpmn().getModelElementsByType(BpmnEdge.class)) {
            edges.put(
                    (SequenceFlow) edge.getBpmnElement(),
                    edge.getWaypoints().stream()
                            .<Point2D>map(point -> new Point2D.Double(point.getX(), point.getY()))
                            .toList());
        }
        return edges;
    }

    private static Map<FlowElement, Rectangle2D> labels(Model model) {
        var labels = new HashMap<FlowElement, Rectangle2D>();
        model.bpmn()
                .getModelElementsByType(BpmnShape.class)
                .forEach(shape -> addLabel(labels, (FlowElement) shape.getBpmnElement(), shape.getBpmnLabel()));
        model.bpmn()
                .getModelElementsByType(BpmnEdge.class)
                .forEach(edge -> addLabel(labels, (FlowElement) edge.getBpmnElement(), edge.getBpmnLabel()));
        return labels;
    }

    private static void addLabel(Map<FlowElement, Rectangle2D> labels, FlowElement element, @Nullable BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.put(element, box(label.getBounds()));
        }
    }

    private static Rectangle2D box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static List<Line2D.Double> lines(List<Point2D> points) {
        return IntStream.range(1, points.size())
                .mapToObj(index -> new Line2D.Double(points.get(index - 1), points.get(index)))
                .toList();
    }

    /** A boundary event stands on the edge of its step. */
    private static boolean sitsOn(FlowNode event, FlowNode step) {
        return event instanceof BoundaryEvent boundary && boundary.getAttachedTo() == step;
    }

    private static boolean touches(Rectangle2D box, Point2D point) {
        return new Rectangle2D.Double(box.getX() - 1, box.getY() - 1, box.getWidth() + 2, box.getHeight() + 2)
                .contains(point);
    }

    private static boolean containsOrIsContained(Rectangle2D one, Rectangle2D other) {
        return one.contains(other) || other.contains(one);
    }

    private static <E extends FlowElement, D> void assertEachPair(Map<E, D> drawn, BiPredicate<E, E> apart) {
        var elements = new ArrayList<>(drawn.keySet());
        var clashes = IntStream.range(0, elements.size())
                .boxed()
                .flatMap(first -> Stream.iterate(first + 1, second -> second < elements.size(), second -> second + 1)
                        .filter(second -> !apart.test(elements.get(first), elements.get(second)))
                        .map(second -> elements.get(first).getId() + " and "
                                + elements.get(second).getId()))
                .toList();
        assertThat(clashes).isEmpty();
    }
}
