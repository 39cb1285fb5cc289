package io.baton.worklist;

import io.baton.engine.ActingPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the running models say: names in the person's language, the drawing, and how far a case came on it. */
@Component
public class Models {

    private static final String READER = "system:worklist";

    private final RepositoryService repository;
    private final HistoryService history;
    private final ActingPerson acting;
    /** A deployed model never changes. */
    private final Map<String, Map<String, Name>> names = new ConcurrentHashMap<>();

    Models(RepositoryService repository, HistoryService history, ActingPerson acting) {
        this.repository = repository;
        this.history = history;
        this.acting = acting;
    }

    private record Name(String zh, String en) {
        String in(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }
    }

    /** Elements that a case passed, and those where its token stands. */
    record Way(Set<String> done, Set<String> active) {}

    /** The name of the newest version of a flow; its id when it is not deployed. */
    public String flowName(String processKey, Locale locale) {
        return acting.call(READER, () -> {
            var newest = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(processKey)
                    .latestVersion()
                    .singleResult();
            return newest == null ? processKey : name(newest.getId(), processKey, locale, processKey);
        });
    }

    /** The name of a flow in the version that ran; a deployed model is read once. */
    String flowName(String processKey, String processDefinitionId, Locale locale) {
        return processDefinitionId.isEmpty()
                ? flowName(processKey, locale)
                : acting.call(READER, () -> name(processDefinitionId, processKey, locale, processKey));
    }

    /** The name of an element; empty when the model has no such element. */
    public String elementName(String processDefinitionId, @Nullable String elementId, Locale locale) {
        return elementId == null || processDefinitionId.isEmpty()
                ? ""
                : acting.call(READER, () -> name(processDefinitionId, elementId, locale, ""));
    }

    /** The version of a flow's model, from 1. */
    int versionOf(String processDefinitionId) {
        return acting.call(
                READER,
                () -> repository.getProcessDefinition(processDefinitionId).getVersion());
    }

    String xml(String processDefinitionId) {
        return acting.call(READER, () -> {
            try (var model = repository.getProcessModel(processDefinitionId)) {
                return new String(model.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    Way wayOf(String processInstanceId) {
        return acting.call(READER, () -> {
            var all = history.createHistoricActivityInstanceQuery()
                    .processInstanceId(processInstanceId)
                    .list();
            var active = ids(all, true);
            return new Way(
                    ids(all, false).stream().filter(id -> !active.contains(id)).collect(Collectors.toSet()), active);
        });
    }

    private static Set<String> ids(List<HistoricActivityInstance> all, boolean active) {
        return all.stream()
                .filter(step -> (step.getEndTime() == null) == active)
                .filter(step -> !step.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }

    private String name(String processDefinitionId, String elementId, Locale locale, String otherwise) {
        var name = names.computeIfAbsent(processDefinitionId, id -> read(repository.getBpmnModelInstance(id)))
                .get(elementId);
        return name == null ? otherwise : name.in(locale);
    }

    private static Map<String, Name> read(BpmnModelInstance model) {
        var names = new ConcurrentHashMap<String, Name>();
        model.getModelElementsByType(FlowElement.class).forEach(element -> put(names, element, element.getName()));
        model.getModelElementsByType(Process.class).forEach(process -> put(names, process, process.getName()));
        return names;
    }

    private static void put(Map<String, Name> names, BaseElement element, @Nullable String name) {
        if (name != null) {
            names.put(element.getId(), new Name(name, english(element, name)));
        }
    }

    private static String english(BaseElement element, String otherwise) {
        var extensions = element.getExtensionElements();
        if (extensions == null) {
            return otherwise;
        }
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> "en".equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst()
                .orElse(otherwise);
    }
}
