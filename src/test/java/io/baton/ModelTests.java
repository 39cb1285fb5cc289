package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.baton.Models.Model;
import io.baton.people.Group;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Every process model against the rules that all models keep: names, bindings, expressions, variables. */
class ModelTests {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern ID = Pattern.compile("(?<type>[a-z][A-Za-z]*)_(?<words>[a-z][A-Za-z0-9]*)");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern ONE_VARIABLE = Pattern.compile("\\$\\{[a-z][A-Za-z0-9]*}");
    private static final Pattern CONDITION = Pattern.compile(
            "\\$\\{(?<condition>(?:\\s|'[^']*'|\\d+(?:\\.\\d+)?|[A-Za-z]\\w*|==|!=|<=|>=|[<>+*/()-])+)}");
    private static final Pattern CALL = Pattern.compile("(?<name>[A-Za-z]\\w*)\\s*\\(");
    private static final Set<String> CONDITION_WORDS = Set.of("and", "or", "not", "null", "true", "false");
    private static final Map<String, Pattern> OFFERED_ATTRIBUTES = Map.of(
            "delegateExpression", ONE_VARIABLE,
            "assignee", ONE_VARIABLE,
            "collection", ONE_VARIABLE,
            "businessKey", Pattern.compile("#\\{execution\\.processBusinessKey}"));
    private static final Set<String> OFFERED_ELEMENTS =
            Set.of("conditionExpression", "completionCondition", "timeDate", "timeDuration", "timeCycle");
    private static final Set<String> REFUSED_ATTRIBUTES =
            Set.of("class", "expression", "resource", "scriptFormat", "language", "formKey", "formData", "dueDate");
    private static final Set<String> REFUSED_ELEMENTS =
            Set.of("scriptTask", "script", "executionListener", "taskListener", "field", "connector", "formData");
    private static final Map<String, String> ID_TYPES = Map.ofEntries(
            Map.entry("startEvent", "event"),
            Map.entry("endEvent", "event"),
            Map.entry("intermediateCatchEvent", "event"),
            Map.entry("intermediateThrowEvent", "event"),
            Map.entry("boundaryEvent", "event"),
            Map.entry("exclusiveGateway", "gateway"),
            Map.entry("inclusiveGateway", "gateway"),
            Map.entry("parallelGateway", "gateway"),
            Map.entry("eventBasedGateway", "gateway"),
            Map.entry("sequenceFlow", "flow"));

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void holdsOneExecutableProcessNamedLikeItsFile(Model model) {
        var processes = model.bpmn().getModelElementsByType(Process.class);

        assertThat(processes).hasSize(1);
        assertThat(model.process().getId()).isEqualTo(model.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(model.process().isExecutable()).isTrue();
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
        assertThat(model.process().getCamundaVersionTag()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void standsInTheFolderOfItsModule(Model model) {
        assertThat(Path.of("src/main/java/io/baton", model.module(), "package-info.java"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void isWalkedWhollyByItsTests(Model model) throws ClassNotFoundException {
        assertThat(Class.forName(model.seamClass("Tests")).getAnnotation(WalksAllOf.class))
                .as("@WalksAllOf")
                .isNotNull()
                .extracting(WalksAllOf::value)
                .isEqualTo(model.id());
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void namesItsElementsByTypeAndWords(Model model) {
        for (var element : flowElements(model)) {
            var id = ID.matcher(element.getId());
            assertThat(id.matches()).as("id %s", element.getId()).isTrue();
            var type = element.getElementType().getTypeName();
            assertThat(id.group("type")).as("type in %s", element.getId()).isEqualTo(ID_TYPES.getOrDefault(type, type));
        }
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void speaksChineseAndEnglish(Model model) {
        var named = Stream.concat(Stream.<BaseElement>of(model.process()), flowElements(model).stream())
                .filter(element -> nameOf(element) != null)
                .toList();
        for (var element : named) {
            assertThat(Models.isChinese(nameOf(element)))
                    .as("Chinese name of %s", element.getId())
                    .isTrue();
            assertThat(Models.isEnglish(property(element, "en").orElse(null)))
                    .as("English name of %s", element.getId())
                    .isTrue();
        }
        for (var element : flowElements(model)) {
            var needsName = !(element instanceof SequenceFlow) && !(element instanceof Gateway);
            assertThat(needsName && element.getName() == null)
                    .as("%s has no name", element.getId())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void saysWhatEachStepIsForAndByWhichRule(Model model) {
        var steps = Stream.concat(
                Stream.<BaseElement>of(model.process()),
                flowElements(model).stream()
                        .filter(element -> element.getName() != null && !(element instanceof SequenceFlow)));

        assertThat(steps).allSatisfy(step -> {
            var text = step.getDocumentations().stream()
                    .map(documentation -> documentation.getTextContent())
                    .collect(Collectors.joining());
            assertThat(text).as("documentation of %s", step.getId()).containsPattern("R-[A-Z]{2}-\\d+");
        });
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void callsTheBeanThatItsServiceTaskNames(Model model) {
        for (var task : model.bpmn().getModelElementsByType(ServiceTask.class)) {
            assertThat(task.getCamundaDelegateExpression())
                    .as("bean of %s", task.getId())
                    .isEqualTo("${%s}".formatted(wordsOf(task)));
        }
        seamClass(model, "Tasks").ifPresent(tasks -> assertThat(beansOf(model))
                .isSubsetOf(Arrays.stream(tasks.getDeclaredMethods())
                        .map(Method::getName)
                        .toList()));
    }

    @Test
    void namesNoBeanInTwoModels() {
        var owners = new HashMap<String, String>();
        Models.processes().forEach(model -> beansOf(model).forEach(bean -> {
            var other = owners.put(bean, model.id());
            assertThat(other)
                    .as("another model with a bean %s than %s", bean, model.id())
                    .isIn(null, model.id());
        }));
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void asksKnownGroupsByTheFormOfTheTask(Model model) {
        for (var task : model.bpmn().getModelElementsByType(UserTask.class)) {
            var form = Models.kebabCase(wordsOf(task));
            assertThat(task.getCamundaFormRef()).isEqualTo(form);
            assertThat(task.getCamundaFormRefBinding())
                    .as("binding of %s", task.getId())
                    .isEqualTo("deployment");
            assertThat(Models.FORMS.resolve(model.module()).resolve(form + ".form"))
                    .exists();
            // A task without groups is its assignee's alone.
            assertThat(task.getCamundaCandidateGroupsList().isEmpty() && task.getCamundaAssignee() == null)
                    .as("%s is nobody's", task.getId())
                    .isFalse();
            assertThat(task.getCamundaCandidateGroupsList())
                    .as("groups of %s", task.getId())
                    .allMatch(group -> Group.of(group).isPresent());
            assertThat(task.getCamundaCandidateUsers())
                    .as("users of %s", task.getId())
                    .isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void bindsDecisionsToTheirDeployment(Model model) {
        for (var task : model.bpmn().getModelElementsByType(BusinessRuleTask.class)) {
            var file = Models.decisions()
                    .filter(candidate ->
                            Models.camelCase(Models.nameOf(candidate)).equals(task.getCamundaDecisionRef()))
                    .findFirst();
            assertThat(file).as("decision of %s", task.getId()).isPresent();
            assertThat(task.getCamundaDecisionRefBinding())
                    .isEqualTo(Models.moduleOf(file.get()).equals(model.module()) ? "deployment" : "versionTag");
        }
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void namesMessagesByModuleAndFact(Model model) {
        assertThat(model.bpmn().getModelElementsByType(Message.class)).allSatisfy(message -> {
            assertThat(message.getName()).matches(model.module() + "\\.[a-z][A-Za-z]+");
            assertThat(message.getId())
                    .isEqualTo("message_"
                            + message.getName().substring(model.module().length() + 1));
        });
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void asksAQuestionAtEachSplitAndAnswersOnItsFlows(Model model) {
        for (var gateway : model.bpmn().getModelElementsByType(Gateway.class)) {
            var splits = gateway.getOutgoing().size() > 1;
            assertThat(splits && gateway.getIncoming().size() > 1)
                    .as("%s splits and joins", gateway.getId())
                    .isFalse();
            assertThat(splits || gateway.getIncoming().size() > 1)
                    .as("%s does something", gateway.getId())
                    .isTrue();
            if (splits && (gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway)) {
                assertThat(gateway.getName())
                        .as("question of %s", gateway.getId())
                        .endsWith("?");
                assertThat(gateway.getOutgoing()).allSatisfy(flow -> assertThat(flow.getName())
                        .as("answer %s", flow.getId())
                        .isNotBlank());
                assertThat(gateway.getOutgoing().stream()
                                .filter(flow -> flow.getConditionExpression() == null)
                                .toList())
                        .as("flows without condition from %s", gateway.getId())
                        .isEqualTo(defaultOf(gateway).stream().toList());
            } else {
                assertThat(gateway.getName()).as("name of %s", gateway.getId()).isNull();
            }
        }
        for (var node : model.bpmn().getModelElementsByType(FlowNode.class)) {
            if (!(node instanceof Gateway)) {
                assertThat(node.getIncoming().size())
                        .as("flows into %s", node.getId())
                        .isLessThanOrEqualTo(1);
                assertThat(node.getOutgoing().size())
                        .as("flows out of %s", node.getId())
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void joinsWhatItForks(Model model) {
        var concurrent = model.bpmn().getModelElementsByType(Gateway.class).stream()
                .filter(gateway -> !(gateway instanceof ExclusiveGateway))
                .collect(Collectors.partitioningBy(
                        gateway -> gateway.getOutgoing().size() > 1));

        assertThat(concurrent.get(true))
                .noneMatch(fork -> fork.isCamundaAsyncBefore() || fork.isCamundaAsyncAfter())
                .extracting(fork -> fork.getElementType().getTypeName())
                .containsExactlyInAnyOrderElementsOf(concurrent.get(false).stream()
                        .map(join -> join.getElementType().getTypeName())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void keepsToTheClosedListOfExpressions(Model model) {
        for (var element : elements(model)) {
            assertThat(element.getLocalName()).isNotIn(REFUSED_ELEMENTS);
            var attributes = element.getAttributes();
            for (var index = 0; index < attributes.getLength(); index++) {
                var attribute = attributes.item(index);
                assertThat(attribute.getLocalName()).isNotIn(REFUSED_ATTRIBUTES);
                if (isExpression(attribute.getNodeValue())) {
                    assertThat(OFFERED_ATTRIBUTES).containsKey(attribute.getLocalName());
                    assertThat(attribute.getNodeValue()).matches(OFFERED_ATTRIBUTES.get(attribute.getLocalName()));
                }
            }
            var text = element.getTextContent();
            if (element.getElementsByTagName("*").getLength() == 0 && isExpression(text)) {
                assertThat(element.getLocalName()).as("what holds %s", text).isIn(OFFERED_ELEMENTS);
                assertThat(text.strip()).matches(CONDITION);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void usesOnlyDeclaredVariables(Model model) {
        assertThat(declaredVariables(model)).containsAll(usedVariables(model));
    }

    @ParameterizedTest
    @MethodSource("io.baton.Models#processes")
    void endsWhatItStarts(Model model) {
        var nodes = model.bpmn().getModelElementsByType(FlowNode.class);

        assertThat(nodes).allSatisfy(node -> {
            var type = node.getElementType().getTypeName();
            var eventSubProcess =
                    "subProcess".equals(type) && node.getOutgoing().isEmpty();
            if (!eventSubProcess && !"boundaryEvent".equals(type)) {
                assertThat(node.getIncoming().isEmpty())
                        .as("nothing leads to %s", node.getId())
                        .isEqualTo("startEvent".equals(type));
                assertThat(node.getOutgoing().isEmpty())
                        .as("nothing follows %s", node.getId())
                        .isEqualTo("endEvent".equals(type));
            }
        });
    }

    @Test
    void hasATaskForEveryForm() {
        var used = Models.processes()
                .flatMap(model -> model.bpmn().getModelElementsByType(UserTask.class).stream()
                        .map(task -> model.module() + "/" + task.getCamundaFormRef()))
                .toList();

        assertThat(Models.forms()).allSatisfy(form -> assertThat(Models.moduleOf(form) + "/" + Models.nameOf(form))
                .isIn(used));
    }

    /** The variables that a process knows: the constants of its seam class whose value names a variable. */
    static Set<String> declaredVariables(Model model) {
        return seamClass(model, "Process")
                .map(ModelTests::variableConstants)
                .orElseGet(() -> fail("%s is missing", model.seamClass("Process")));
    }

    private static Set<String> variableConstants(Class<?> seam) {
        var names = new TreeSet<String>();
        for (var field : seam.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                variableNameIn(field)
                        .filter(name -> VARIABLE.matcher(name).matches())
                        .ifPresent(names::add);
            }
        }
        return names;
    }

    private static Optional<String> variableNameIn(Field field) {
        try {
            field.setAccessible(true);
            var value = field.get(null);
            if (value instanceof String name) {
                return Optional.of(name);
            }
            for (var method : value == null ? new Method[0] : value.getClass().getDeclaredMethods()) {
                if (method.getName().equals("name")
                        && method.getParameterCount() == 0
                        && method.getReturnType() == String.class) {
                    method.setAccessible(true);
                    return Optional.of((String) method.invoke(value));
                }
            }
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(field.toString(), e);
        }
    }

    private static Set<String> usedVariables(Model model) {
        var used = new TreeSet<String>();
        for (var element : elements(model)) {
            if (OFFERED_ELEMENTS.contains(element.getLocalName()) && isExpression(element.getTextContent())) {
                used.addAll(variablesOf(element.getTextContent().strip()));
            }
            for (var name : List.of("assignee", "collection")) {
                if (element.hasAttributeNS(CAMUNDA, name)) {
                    used.addAll(variablesOf(element.getAttributeNS(CAMUNDA, name)));
                }
            }
            if (Set.of("baton.dueBy", "baton.completer").contains(element.getAttribute("name"))) {
                used.add(element.getAttribute("value"));
            }
        }
        return used;
    }

    private static Set<String> variablesOf(String expression) {
        var matcher = CONDITION.matcher(expression);
        assertThat(matcher.matches())
                .as("in the condition grammar: %s", expression)
                .isTrue();
        var condition = matcher.group("condition").replaceAll("'[^']*'", "''");
        CALL.matcher(condition).results().forEach(call -> assertThat(call.group(1))
                .as("no call: %s", expression)
                .isIn(CONDITION_WORDS));
        return Pattern.compile("[A-Za-z]\\w*")
                .matcher(condition)
                .results()
                .map(match -> match.group())
                .filter(word -> !CONDITION_WORDS.contains(word))
                .collect(Collectors.toSet());
    }

    private static Optional<Class<?>> seamClass(Model model, String ending) {
        try {
            return Optional.of(Class.forName(model.seamClass(ending)));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<SequenceFlow> defaultOf(Gateway gateway) {
        return Optional.ofNullable(
                gateway instanceof ExclusiveGateway exclusive
                        ? exclusive.getDefault()
                        : ((InclusiveGateway) gateway).getDefault());
    }

    private static List<String> beansOf(Model model) {
        return model.bpmn().getModelElementsByType(ServiceTask.class).stream()
                .map(ModelTests::wordsOf)
                .toList();
    }

    private static String wordsOf(FlowElement element) {
        return element.getId().substring(element.getId().indexOf('_') + 1);
    }

    private static Collection<FlowElement> flowElements(Model model) {
        return model.bpmn().getModelElementsByType(FlowElement.class);
    }

    private static String nameOf(BaseElement element) {
        return element.getAttributeValue("name");
    }

    private static Optional<String> property(BaseElement element, String name) {
        return Optional.ofNullable(element.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                                .flatMap(properties -> properties.getCamundaProperties().stream())
                                .filter(property -> name.equals(property.getCamundaName()))
                                .map(CamundaProperty::getCamundaValue)
                                .findFirst());
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private static List<Element> elements(Model model) {
        try {
            var parsers = DocumentBuilderFactory.newDefaultNSInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var all = parsers.newDocumentBuilder().parse(model.file().toFile()).getElementsByTagName("*");
            return IntStream.range(0, all.getLength())
                    .mapToObj(index -> (Element) all.item(index))
                    .toList();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(model.file().toString(), e);
        }
    }
}
