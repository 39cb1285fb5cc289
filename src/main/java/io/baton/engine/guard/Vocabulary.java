package io.baton.engine.guard;

import io.baton.web.FieldProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The elements and attributes that may stand in a model, and what may stand in them. What isn't listed is refused: listeners,
 * scripts, classes, field injections, input and output mappings, connectors, external tasks, engine forms and all else.
 */
final class Vocabulary {

    private static final String TEXT = "#text";

    private static final String BPMN_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Map<String, String> DRAWING = Map.of(
            "http://www.omg.org/spec/DD/20100524/DC", "dc",
            "http://www.omg.org/spec/DD/20100524/DI", "di",
            "http://www.omg.org/spec/DMN/20180521/DC/", "dc",
            "http://www.omg.org/spec/DMN/20180521/DI/", "di");

    private static final Map<String, String> TOOLS = Map.of(
            "http://www.w3.org/2001/XMLSchema-instance", "xsi",
            "http://camunda.org/schema/modeler/1.0", "modeler",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color",
            "http://bpmn.io/schema/dmn/biodi/2.0", "biodi");

    /** One element per line, then its attributes with their rules; {@code @name} stands for the attributes of that line. */
    private static final String SHARED =
            """
            dc:Bounds x=DECIMAL y=DECIMAL width=DECIMAL height=DECIMAL
            dc:Font name=TEXT size=DECIMAL isBold=BOOLEAN isItalic=BOOLEAN isUnderline=BOOLEAN isStrikeThrough=BOOLEAN
            di:waypoint x=DECIMAL y=DECIMAL
            @tool modeler:executionPlatform=TEXT modeler:executionPlatformVersion=TEXT exporter=TEXT exporterVersion=TEXT
            @colour bioc:stroke=COLOUR bioc:fill=COLOUR color:background-color=COLOUR color:border-color=COLOUR color:color=COLOUR
            """;

    /** BPMN with Camunda's extensions. */
    static final Vocabulary BPMN = new Vocabulary(
            namespaces(Map.of(
                    BPMN_MODEL, "bpmn", "http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi", CAMUNDA, "camunda")),
            SHARED
                    + """
            @job camunda:asyncBefore=BOOLEAN camunda:asyncAfter=BOOLEAN camunda:exclusive=BOOLEAN camunda:jobPriority=WHOLE_NUMBER
            @template camunda:modelerTemplate=TEXT camunda:modelerTemplateVersion=WHOLE_NUMBER
            @node @job @template
            @activity @node default=ID startQuantity=WHOLE_NUMBER completionQuantity=WHOLE_NUMBER isForCompensation=FALSE
            @gateway @node default=ID gatewayDirection=DIRECTION
            @event @node
            @decision camunda:decisionRef=KEY camunda:decisionRefBinding=BINDING camunda:decisionRefVersion=WHOLE_NUMBER camunda:decisionRefVersionTag=VERSION_TAG camunda:mapDecisionResult=RESULT camunda:resultVariable=ID
            @call calledElement=KEY camunda:calledElementBinding=BINDING camunda:calledElementVersion=WHOLE_NUMBER camunda:calledElementVersionTag=VERSION_TAG
            @form camunda:formRef=KEY camunda:formRefBinding=BINDING camunda:formRefVersion=WHOLE_NUMBER

            bpmn:definitions @tool targetNamespace=TEXT
            bpmn:process @template isExecutable=BOOLEAN processType=DIRECTION isClosed=BOOLEAN camunda:historyTimeToLive=TIME_TO_LIVE camunda:versionTag=VERSION_TAG camunda:candidateStarterGroups=NAMES camunda:isStartableInTasklist=BOOLEAN camunda:jobPriority=WHOLE_NUMBER
            bpmn:documentation textFormat=TEXT #text=TEXT
            bpmn:extensionElements
            bpmn:collaboration isClosed=BOOLEAN
            bpmn:participant processRef=REFERENCE
            bpmn:messageFlow sourceRef=REFERENCE targetRef=REFERENCE messageRef=REFERENCE
            bpmn:laneSet
            bpmn:lane
            bpmn:flowNodeRef #text=REFERENCE
            bpmn:incoming #text=REFERENCE
            bpmn:outgoing #text=REFERENCE
            bpmn:startEvent @event isInterrupting=BOOLEAN parallelMultiple=FALSE camunda:initiator=ID
            bpmn:endEvent @event
            bpmn:intermediateCatchEvent @event parallelMultiple=FALSE
            bpmn:intermediateThrowEvent @event
            bpmn:boundaryEvent @event attachedToRef=REFERENCE cancelActivity=BOOLEAN parallelMultiple=FALSE
            bpmn:messageEventDefinition messageRef=REFERENCE camunda:delegateExpression=BEAN
            bpmn:timerEventDefinition
            bpmn:timeDate xsi:type=FORMAL_EXPRESSION #text=TIMER
            bpmn:timeDuration xsi:type=FORMAL_EXPRESSION #text=TIMER
            bpmn:timeCycle xsi:type=FORMAL_EXPRESSION #text=TIMER
            bpmn:errorEventDefinition errorRef=REFERENCE camunda:errorCodeVariable=ID camunda:errorMessageVariable=ID
            bpmn:escalationEventDefinition escalationRef=REFERENCE camunda:escalationCodeVariable=ID
            bpmn:signalEventDefinition signalRef=REFERENCE
            bpmn:conditionalEventDefinition camunda:variableName=ID camunda:variableEvents=VARIABLE_EVENTS
            bpmn:condition xsi:type=FORMAL_EXPRESSION #text=CONDITION
            bpmn:terminateEventDefinition
            bpmn:message
            bpmn:signal
            bpmn:error errorCode=KEY camunda:errorMessage=TEXT
            bpmn:escalation escalationCode=KEY
            bpmn:task @activity
            bpmn:manualTask @activity
            bpmn:userTask @activity @form camunda:assignee=PERSON camunda:candidateGroups=NAMES camunda:candidateUsers=NAMES camunda:priority=WHOLE_NUMBER
            bpmn:serviceTask @activity camunda:delegateExpression=BEAN
            bpmn:sendTask @activity camunda:delegateExpression=BEAN messageRef=REFERENCE
            bpmn:businessRuleTask @activity @decision camunda:delegateExpression=BEAN
            bpmn:receiveTask @activity messageRef=REFERENCE instantiate=FALSE
            bpmn:callActivity @activity @call
            bpmn:subProcess @activity triggeredByEvent=BOOLEAN
            bpmn:multiInstanceLoopCharacteristics @job isSequential=BOOLEAN camunda:collection=VARIABLE camunda:elementVariable=ID
            bpmn:loopCardinality xsi:type=FORMAL_EXPRESSION #text=WHOLE_NUMBER
            bpmn:completionCondition xsi:type=FORMAL_EXPRESSION #text=CONDITION
            bpmn:exclusiveGateway @gateway
            bpmn:inclusiveGateway @gateway
            bpmn:parallelGateway @gateway
            bpmn:eventBasedGateway @gateway instantiate=FALSE eventGatewayType=DIRECTION
            bpmn:sequenceFlow sourceRef=REFERENCE targetRef=REFERENCE
            bpmn:conditionExpression xsi:type=FORMAL_EXPRESSION #text=CONDITION
            bpmn:textAnnotation textFormat=TEXT
            bpmn:text #text=TEXT
            bpmn:association sourceRef=REFERENCE targetRef=REFERENCE associationDirection=DIRECTION
            bpmn:category
            bpmn:categoryValue value=TEXT
            bpmn:group categoryValueRef=REFERENCE
            bpmn:dataObject isCollection=BOOLEAN
            bpmn:dataObjectReference dataObjectRef=REFERENCE
            bpmn:dataStoreReference
            camunda:properties
            camunda:property value=TEXT
            camunda:in businessKey=BUSINESS_KEY source=ID target=ID variables=ALL local=BOOLEAN
            camunda:out source=ID target=ID variables=ALL local=BOOLEAN
            camunda:failedJobRetryTimeCycle #text=RETRIES
            bpmndi:BPMNDiagram documentation=TEXT resolution=DECIMAL
            bpmndi:BPMNPlane bpmnElement=REFERENCE
            bpmndi:BPMNShape @colour bpmnElement=REFERENCE isHorizontal=BOOLEAN isExpanded=BOOLEAN isMarkerVisible=BOOLEAN isMessageVisible=BOOLEAN
            bpmndi:BPMNEdge @colour bpmnElement=REFERENCE messageVisibleKind=DIRECTION sourceElement=REFERENCE targetElement=REFERENCE
            bpmndi:BPMNLabel @colour labelStyle=REFERENCE
            bpmndi:BPMNLabelStyle
            """);

    private static final List<String> DMN_VERSIONS = List.of("20151101", "20180521", "20191111", "20211108");

    /** DMN with FEEL. */
    static final Vocabulary DMN = new Vocabulary(
            namespaces(dmnNamespaces()),
            SHARED
                    + """
            @feel expressionLanguage=FEEL_LANGUAGE

            dmn:definitions @tool @feel namespace=TEXT
            dmn:extensionElements
            dmn:description #text=TEXT
            dmn:question #text=TEXT
            dmn:allowedAnswers #text=TEXT
            dmn:decision camunda:historyTimeToLive=TIME_TO_LIVE camunda:versionTag=VERSION_TAG
            dmn:variable typeRef=TYPE
            dmn:informationRequirement
            dmn:requiredDecision href=LOCAL_REFERENCE
            dmn:requiredInput href=LOCAL_REFERENCE
            dmn:inputData
            dmn:decisionTable hitPolicy=HIT_POLICY aggregation=AGGREGATION preferredOrientation=TEXT outputLabel=TEXT
            dmn:input label=TEXT camunda:inputVariable=ID biodi:width=DECIMAL
            dmn:inputExpression @feel typeRef=TYPE
            dmn:inputValues @feel
            dmn:output label=TEXT typeRef=TYPE biodi:width=DECIMAL
            dmn:outputValues @feel
            dmn:defaultOutputEntry @feel
            dmn:rule
            dmn:inputEntry @feel
            dmn:outputEntry @feel
            dmn:literalExpression @feel typeRef=TYPE
            dmn:annotation
            dmn:annotationEntry
            dmn:text #text=FEEL
            dmn:textAnnotation
            camunda:properties
            camunda:property value=TEXT
            dmndi:DMNDI
            dmndi:DMNDiagram
            dmndi:Size height=DECIMAL width=DECIMAL
            dmndi:DMNShape dmnElementRef=REFERENCE isCollapsed=BOOLEAN
            dmndi:DMNEdge dmnElementRef=REFERENCE
            dmndi:DMNLabel
            """);

    private final Map<String, String> namespaces;
    private final Map<String, Map<String, ValueRule>> elements = new HashMap<>();

    private Vocabulary(Map<String, String> namespaces, String table) {
        this.namespaces = namespaces;
        table.lines().filter(line -> !line.isBlank()).forEach(this::define);
    }

    private void define(String line) {
        var words = List.of(line.strip().split(" +"));
        var rules = new HashMap<String, ValueRule>(Map.of("id", ValueRule.ID, "name", ValueRule.TEXT));
        for (var word : words.subList(1, words.size())) {
            if (word.startsWith("@")) {
                rules.putAll(elements.get(word));
            } else {
                rules.put(
                        word.substring(0, word.indexOf('=')), ValueRule.valueOf(word.substring(word.indexOf('=') + 1)));
            }
        }
        elements.put(words.get(0), rules);
    }

    /** Adds what is wrong with this element (not with those below it). */
    void judge(XmlElement element, OfferedBeans offered, List<FieldProblem> problems) {
        var place = element.nearestId();
        var name = nameOf(element);
        var rules = name.startsWith("@") ? null : elements.get(name);
        if (rules == null) {
            problems.add(FieldProblem.of(place, "engine.model.element", name));
            return;
        }
        element.attributes().forEach((attribute, value) -> {
            var label = shortened(attribute);
            var rule = label.startsWith("#") ? null : rules.get(label);
            if (rule == null) {
                problems.add(FieldProblem.of(place, "engine.model.attribute", label));
            } else {
                rule.problem(place, label, value, offered).ifPresent(problems::add);
            }
        });
        var text = element.text().toString().strip();
        var rule = rules.get(TEXT);
        if (rule != null) {
            rule.problem(place, name, text, offered).ifPresent(problems::add);
        } else if (!text.isEmpty()) {
            problems.add(
                    FieldProblem.of(place, "engine.model.text", name, text.substring(0, Math.min(100, text.length()))));
        }
    }

    boolean isRoot(XmlElement element) {
        return nameOf(element).endsWith("mn:definitions");
    }

    /** Whether the element says what runs; what draws it doesn't count against the limit. */
    boolean isCounted(XmlElement element) {
        var name = nameOf(element);
        return !name.startsWith("bpmndi:")
                && !name.startsWith("dc:")
                && !name.startsWith("di:")
                && !name.equals("bpmn:incoming")
                && !name.equals("bpmn:outgoing")
                && !name.equals("dmn:text");
    }

    /** The element's name with the short prefix of its namespace; an unknown namespace stays as it is. */
    String nameOf(XmlElement element) {
        var prefix = namespaces.get(element.namespace());
        return prefix == null ? "{" + element.namespace() + "}" + element.name() : prefix + ":" + element.name();
    }

    private String shortened(String attribute) {
        if (!attribute.startsWith("{")) {
            return attribute;
        }
        var end = attribute.indexOf('}');
        var prefix = namespaces.get(attribute.substring(1, end));
        return prefix == null ? attribute : prefix + ":" + attribute.substring(end + 1);
    }

    private static Map<String, String> namespaces(Map<String, String> own) {
        var all = new HashMap<String, String>(own);
        all.putAll(DRAWING);
        all.putAll(TOOLS);
        return Map.copyOf(all);
    }

    private static Map<String, String> dmnNamespaces() {
        var all = DMN_VERSIONS.stream()
                .flatMap(version -> List.of("", "MODEL/", "DMNDI/").stream()
                        .map(kind -> Map.entry(
                                "https://www.omg.org/spec/DMN/" + version + "/" + kind,
                                kind.equals("DMNDI/") ? "dmndi" : "dmn")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        all.put("http://www.omg.org/spec/DMN/20151101/dmn.xsd", "dmn");
        all.put("http://www.omg.org/spec/DMN/20180521/MODEL/", "dmn");
        all.put("http://www.omg.org/spec/DMN/20151101/dmn11.xsd", "dmn");
        all.put("http://camunda.org/schema/1.0/dmn", "camunda");
        return all;
    }
}
