package io.baton.engine.guard;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes models out of the legal one: hostile ones with code in every place that the schema has, and legal variants of it. */
final class HostileModels {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** All attributes of the Camunda schema (camunda-bpmn-model 7.24, {@code BpmnModelConstants.CAMUNDA_ATTRIBUTE_…}). */
    static final List<String> CAMUNDA_ATTRIBUTES = List.of(
            ("assignee async asyncBefore asyncAfter businessKey calledElementBinding calledElementVersion calledElementVersionTag"
                            + " calledElementTenantId candidateGroups candidateStarterGroups candidateStarterUsers candidateUsers"
                            + " class collection config datePattern decisionRef decisionRefBinding decisionRefVersion"
                            + " decisionRefVersionTag decisionRefTenantId default defaultValue delegateExpression dueDate"
                            + " followUpDate elementVariable event errorCodeVariable errorMessageVariable errorMessage"
                            + " exclusive expression formHandlerClass formKey formRef formRefBinding formRefVersion id"
                            + " initiator jobPriority taskPriority key label local mapDecisionResult name priority"
                            + " readable required resource resultVariable scriptFormat source sourceExpression"
                            + " stringValue target topic type value variable variableMappingClass"
                            + " variableMappingDelegateExpression variables writeable caseRef caseBinding caseVersion"
                            + " caseTenantId variableName variableEvents historyTimeToLive isStartableInTasklist versionTag"
                            + " escalationCodeVariable timeCycle")
                    .split(" "));

    private static final List<String> CARRIERS = List.of(
            "process",
            "startEvent",
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "callActivity",
            "sequenceFlow",
            "multiInstanceLoopCharacteristics",
            "timerEventDefinition",
            "error",
            "message");

    private static final Set<String> NEEDED = Set.of("id", "historyTimeToLive");

    private final String marker;

    /** @param marker shell command that a successful attack would run */
    HostileModels(String marker) {
        this.marker = marker;
    }

    /** Name → model, each with one attack in it. */
    Map<String, String> all() {
        var models = new LinkedHashMap<String, String>();
        codeInAttributes(models);
        codeInTexts(models);
        foreignAttributes(models);
        foreignElements(models);
        return models;
    }

    /** Variants of the legal model that stay legal. */
    static Map<String, String> legalVariants() {
        var models = new LinkedHashMap<String, String>();
        var count = elements(parse()).size();
        for (var index = 0; index < count; index++) {
            var original = elements(parse()).get(index);
            for (var attribute : attributes(original)) {
                if (!NEEDED.contains(attribute.getLocalName())
                        && !Set.of("default", "sourceRef", "targetRef", "attachedToRef")
                                .contains(attribute.getName())) {
                    var place = index;
                    models.put(
                            "without " + attribute.getName() + " of " + original.getAttribute("id") + " " + index,
                            changed(document -> elements(document).get(place).removeAttribute(attribute.getName())));
                }
            }
        }
        for (var condition : List.of("${a}", "${a == b}", "${not a}", "${(a + 1) * 2 > b}", "${a == '是'}")) {
            models.put("condition " + condition, changed(document -> document.getElementsByTagNameNS(BPMN, "condition")
                    .item(0)
                    .setTextContent(condition)));
        }
        for (var name : List.of("价格 < 100", "A & B", "\"quoted\"", "100 % $ # {} [x]", "Ünïcode 接力", "a.b()")) {
            models.put("name " + name, changed(document -> ((Element)
                            document.getElementsByTagNameNS(BPMN, "userTask").item(0))
                    .setAttribute("name", name)));
        }
        return models;
    }

    private List<String> payloads() {
        return List.of(
                "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('" + marker + "')}",
                "#{secret.exec('" + marker + "')}",
                "x ${secret.exec('" + marker + "')} y");
    }

    private void codeInAttributes(Map<String, String> models) {
        var originals = elements(parse());
        for (var index = 0; index < originals.size(); index++) {
            for (var attribute : attributes(originals.get(index))) {
                var place = index;
                var payload = payloads().get(index % payloads().size());
                models.put(
                        "code in " + attribute.getName() + " of "
                                + originals.get(index).getLocalName() + " " + index,
                        changed(document -> elements(document)
                                .get(place)
                                .getAttributeNode(attribute.getName())
                                .setValue(payload)));
            }
        }
    }

    private void codeInTexts(Map<String, String> models) {
        var originals = elements(parse());
        for (var index = 0; index < originals.size(); index++) {
            var element = originals.get(index);
            if (element.getElementsByTagName("*").getLength() == 0) {
                var place = index;
                models.put("code in text of " + element.getLocalName() + " " + index, changed(document -> elements(
                                document)
                        .get(place)
                        .setTextContent(payloads().get(0))));
            }
        }
    }

    private void foreignAttributes(Map<String, String> models) {
        for (var carrier : CARRIERS) {
            for (var attribute : CAMUNDA_ATTRIBUTES) {
                models.put("camunda:" + attribute + " on " + carrier, changed(document -> ((Element)
                                document.getElementsByTagNameNS(BPMN, carrier).item(0))
                        .setAttributeNS(
                                CAMUNDA, "camunda:" + attribute, payloads().get(0))));
            }
        }
        for (var attribute : List.of(
                "class=java.lang.ProcessBuilder",
                "type=shell",
                "type=mail",
                "type=external",
                "expression=${secret}",
                "delegateExpression=${secret}",
                "delegateExpression=work",
                "topic=x",
                "formKey=embedded:app:x.html",
                "resource=http://localhost/x.js",
                "scriptFormat=juel")) {
            var parts = attribute.split("=", 2);
            models.put("literal " + attribute, changed(document -> ((Element)
                            document.getElementsByTagNameNS(BPMN, "serviceTask").item(0))
                    .setAttributeNS(CAMUNDA, "camunda:" + parts[0], parts[1])));
        }
    }

    private void foreignElements(Map<String, String> models) {
        var code = payloads().get(0).replace("'", "&apos;");
        for (var element : List.of(
                "<camunda:executionListener event='start' expression=\"" + code + "\"/>",
                "<camunda:executionListener event='start' class='java.lang.ProcessBuilder'/>",
                "<camunda:executionListener event='start' delegateExpression='${work}'/>",
                "<camunda:executionListener event='start'><camunda:script scriptFormat='juel'>" + code
                        + "</camunda:script></camunda:executionListener>",
                "<camunda:taskListener event='create' expression=\"" + code + "\"/>",
                "<camunda:taskListener event='timeout' delegateExpression='${work}' id='x'/>",
                "<camunda:field name='command' stringValue='sh'/>",
                "<camunda:field name='command'><camunda:expression>" + code + "</camunda:expression></camunda:field>",
                "<camunda:inputOutput><camunda:inputParameter name='a'>" + code
                        + "</camunda:inputParameter></camunda:inputOutput>",
                "<camunda:inputOutput><camunda:outputParameter name='a'><camunda:script scriptFormat='juel'>" + code
                        + "</camunda:script></camunda:outputParameter></camunda:inputOutput>",
                "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:map><camunda:entry key=\"" + code
                        + "\">x</camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput>",
                "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:list><camunda:value>" + code
                        + "</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>",
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
                "<camunda:formData><camunda:formField id='a' type='string' defaultValue=\"" + code
                        + "\"/></camunda:formData>",
                "<camunda:formData><camunda:formField id='a' type='string'><camunda:validation><camunda:constraint"
                        + " name='validator' config='java.lang.ProcessBuilder'/></camunda:validation></camunda:formField></camunda:formData>",
                "<camunda:formProperty id='a' expression=\"" + code + "\"/>",
                "<camunda:potentialStarter><resourceAssignmentExpression/></camunda:potentialStarter>",
                "<camunda:errorEventDefinition id='e' expression=\"" + code + "\"/>",
                "<camunda:failedJobRetryTimeCycle>" + code + "</camunda:failedJobRetryTimeCycle>",
                "<camunda:in sourceExpression=\"" + code + "\" target='x'/>",
                "<camunda:in businessKey=\"" + code + "\"/>",
                "<camunda:in businessKey='#{execution.processBusinessKey.getClass()}'/>",
                "<camunda:in businessKey='${execution.processBusinessKey}'/>",
                "<camunda:out sourceExpression=\"" + code + "\" target='x'/>",
                "<activiti:field xmlns:activiti='http://activiti.org/bpmn' name='x' expression=\"" + code + "\"/>",
                "<activiti:taskListener xmlns:activiti='http://activiti.org/bpmn' event='create' expression=\"" + code
                        + "\"/>",
                "<x:anything xmlns:x='http://example.com'/>")) {
            for (var carrier : List.of("serviceTask_work", "userTask_do")) {
                models.put(
                        element.substring(0, Math.min(60, element.length())) + " in " + carrier + " " + models.size(),
                        TestModels.legal()
                                .replaceFirst(
                                        "(?s)(id=\"" + carrier + "\".*?<bpmn:extensionElements>)",
                                        "$1" + java.util.regex.Matcher.quoteReplacement(element)));
            }
        }
        var code2 = payloads().get(0);
        for (var element : List.of(
                "<bpmn:scriptTask id='s' scriptFormat='juel'><bpmn:script>" + code2
                        + "</bpmn:script></bpmn:scriptTask>",
                "<bpmn:scriptTask id='s' scriptFormat='javascript'><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                "<bpmn:scriptTask id='s' scriptFormat='groovy' camunda:resource='classpath://x.groovy'/>",
                "<bpmn:serviceTask id='s' camunda:class='java.lang.ProcessBuilder'/>",
                "<bpmn:serviceTask id='s' camunda:type='shell'/>",
                "<bpmn:serviceTask id='s' camunda:type='external' camunda:topic='t'/>",
                "<bpmn:serviceTask id='s' activiti:class='x' xmlns:activiti='http://activiti.org/bpmn'/>",
                "<bpmn:serviceTask id='s' implementation='##WebService' operationRef='o'/>",
                "<bpmn:serviceTask id='s' camunda:delegateExpression='${secret}'/>",
                "<bpmn:serviceTask id='s' camunda:delegateExpression='${nobody}'/>",
                "<bpmn:serviceTask id='s' camunda:expression='${work.execute(execution)}'/>",
                "<bpmn:userTask id='s'><bpmn:humanPerformer><bpmn:resourceAssignmentExpression><bpmn:formalExpression>"
                        + code2
                        + "</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:humanPerformer></bpmn:userTask>",
                "<bpmn:userTask id='s'><bpmn:potentialOwner/></bpmn:userTask>",
                "<bpmn:userTask id='s' implementation='x'/>",
                "<bpmn:userTask id='s' name='&lt;svg onload=alert(1)&gt;'/>",
                "<bpmn:userTask id='s' name='&lt;script&gt;alert(1)&lt;/script&gt;'/>",
                "<bpmn:userTask id='s' name='&lt;!--'/>",
                "<bpmn:userTask id='s' name='&#36;{secret}'/>",
                "<bpmn:documentation>&#36;{secret}</bpmn:documentation>",
                "<bpmn:documentation><![CDATA[${secret}]]></bpmn:documentation>",
                "<bpmn:documentation>$<![CDATA[{secret}]]></bpmn:documentation>",
                "<bpmn:documentation>$<!-- -->{secret}</bpmn:documentation>",
                "<bpmn:documentation><html xmlns='http://www.w3.org/1999/xhtml'><script>1</script></html></bpmn:documentation>",
                "<bpmn:ioSpecification/>",
                "<bpmn:adHocSubProcess id='s'/>",
                "<bpmn:transaction id='s'/>",
                "<bpmn:complexGateway id='s'/>",
                "<bpmn:resourceRole id='s'/>",
                "<bpmn:import importType='x' location='http://localhost/' namespace='x'/>",
                "<bpmn:sequenceFlow id='s' sourceRef='event_start' targetRef='event_end'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='juel'>${a}</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "<bpmn:sequenceFlow id='s' sourceRef='event_start' targetRef='event_end'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' camunda:resource='x.js'>${a}</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "<bpmn:sequenceFlow id='s' sourceRef='event_start' targetRef='event_end'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${a.b}</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "<bpmn:sequenceFlow id='s' sourceRef='event_start' targetRef='event_end'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${secret}</bpmn:conditionExpression><camunda:script/></bpmn:sequenceFlow>",
                "<bpmn:sequenceFlow id='s' sourceRef='event_start' targetRef='event_end'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${work}</bpmn:conditionExpression></bpmn:sequenceFlow>")) {
            models.put(
                    element.substring(0, Math.min(60, element.length())) + " " + models.size(),
                    TestModels.legal().replace("<bpmn:laneSet id=\"lanes\">", element + "<bpmn:laneSet id=\"lanes\">"));
        }
    }

    private static String changed(Consumer<Document> change) {
        try {
            var document = parse();
            change.accept(document);
            var writer = new StringWriter();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(writer));
            return writer.toString();
        } catch (javax.xml.transform.TransformerException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Document parse() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(TestModels.legal().getBytes(StandardCharsets.UTF_8)));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Element> elements(Document document) {
        var all = document.getElementsByTagName("*");
        var elements = new ArrayList<Element>();
        for (var index = 0; index < all.getLength(); index++) {
            elements.add((Element) all.item(index));
        }
        return elements;
    }

    private static List<Attr> attributes(Element element) {
        var attributes = new ArrayList<Attr>();
        for (var index = 0; index < element.getAttributes().getLength(); index++) {
            var attribute = (Attr) element.getAttributes().item(index);
            if (!attribute.getName().startsWith("xmlns")) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }
}
