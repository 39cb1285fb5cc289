package io.baton.journey;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.baton.engine.ActingPerson;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every component that the form guard offers works in Camunda's Tasklist: what is filled in there is kept, and shown again. */
@Journey
class TasklistFormsJourney {

    private static final String FORM =
            """
            {"id": "every-component", "type": "default", "schemaVersion": 16, "components": [
              {"type": "text", "text": "# 请填写"},
              {"type": "separator"},
              {"type": "group", "label": "文字", "components": [
                {"type": "textfield", "key": "line", "label": "一行", "validate": {"required": true, "maxLength": 20}},
                {"type": "textarea", "key": "lines", "label": "多行", "validate": {"maxLength": 100}}]},
              {"type": "number", "key": "amount", "label": "总价", "decimalDigits": 2, "validate": {"min": 0, "max": 1000000}},
              {"type": "number", "key": "exact", "label": "押金", "decimalDigits": 2, "serializeToString": true, "validate": {"min": 0, "max": 1000000}},
              {"type": "number", "key": "pieces", "label": "件数", "decimalDigits": 0, "validate": {"min": 0, "max": 100}},
              {"type": "checkbox", "key": "agreed", "label": "同意办理"},
              {"type": "radio", "key": "verdict", "label": "结论", "values": [{"label": "通过", "value": "approve"}, {"label": "返工", "value": "rework"}]},
              {"type": "select", "key": "region", "label": "地区", "values": [{"label": "天河", "value": "tianhe"}, {"label": "海珠", "value": "haizhu"}]},
              {"type": "checklist", "key": "aspects", "label": "方面", "values": [{"label": "网络", "value": "net"}, {"label": "价格", "value": "price"}, {"label": "工期", "value": "time"}]},
              {"type": "taglist", "key": "tags", "label": "标签", "values": [{"label": "加急", "value": "fast"}, {"label": "重点", "value": "major"}]},
              {"type": "datetime", "key": "day", "dateLabel": "某日", "subtype": "date"},
              {"type": "datetime", "key": "hour", "timeLabel": "几点", "subtype": "time", "timeSerializingFormat": "no_timezone", "timeInterval": 15, "use24h": true},
              {"type": "datetime", "key": "moment", "dateLabel": "开工日期", "timeLabel": "开工时刻", "subtype": "datetime", "timeSerializingFormat": "no_timezone", "timeInterval": 15, "use24h": true}]}
            """;
    private static final String MODEL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="http://baton">
              <bpmn:process id="every-component" name="Every component" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="event_start"/>
                <bpmn:sequenceFlow id="flow_1" sourceRef="event_start" targetRef="userTask_first"/>
                <bpmn:userTask id="userTask_first" name="填写" camunda:assignee="${clerk}" camunda:formRef="every-component" camunda:formRefBinding="deployment"/>
                <bpmn:sequenceFlow id="flow_2" sourceRef="userTask_first" targetRef="userTask_second"/>
                <bpmn:userTask id="userTask_second" name="再看" camunda:assignee="${clerk}" camunda:formRef="every-component" camunda:formRefBinding="deployment"/>
                <bpmn:sequenceFlow id="flow_3" sourceRef="userTask_second" targetRef="event_end"/>
                <bpmn:endEvent id="event_end"/>
              </bpmn:process>
            </bpmn:definitions>
            """;
    private static final Map<String, Object> FILLED = Map.ofEntries(
            entry("line", "一行字"),
            entry("lines", "第一行\n第二行"),
            entry("amount", 1250.5),
            entry("exact", "99.9"),
            entry("pieces", 12),
            entry("agreed", true),
            entry("verdict", "rework"),
            entry("region", "haizhu"),
            entry("aspects", List.of("net", "time")),
            entry("tags", List.of("fast", "major")),
            entry("day", "2026-12-31"),
            entry("hour", "09:30"),
            entry("moment", "2026-12-30T14:15"));
    private static final String CLERK = "presalesEngineer3";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private ActingPerson acting;

    private String deployment = "";
    private String instance = "";

    @BeforeEach
    void deploy() {
        acting.run("system:test", () -> {
            deployment = repository
                    .createDeployment()
                    .addString("processes/test/every-component.bpmn", MODEL)
                    .addString("forms/test/every-component.form", FORM)
                    .deploy()
                    .getId();
            instance = runtime.startProcessInstanceByKey(
                            "every-component", "TEST-" + UUID.randomUUID(), Map.of("clerk", CLERK))
                    .getId();
        });
    }

    @AfterEach
    void remove() {
        acting.run("system:test", () -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void keepsWhatIsFilledIn(Office office) {
        var tasklist = Tasklist.of(office, CLERK).open(task());
        var form = tasklist.form();
        tasklist.fill("一行", "一行字")
                .fill("多行", "第一行\n第二行")
                .fill("总价", "1250.5")
                .fill("押金", "99.90")
                .fill("件数", "12")
                .check("同意办理")
                .check("返工");
        choose(tasklist, "地区", "海珠");
        tasklist.check("工期").check("网络");
        choose(tasklist, "标签", "重点");
        choose(tasklist, "标签", "加急");
        tasklist.fill("某日", "2026/12/31")
                .fill("几点", "09:30")
                .fill("开工日期", "2026/12/30")
                .fill("开工时刻", "14:15");
        Browser.screenshot(tasklist.page(), "journey-tasklist-every-component");

        var first = tasklist.complete();
        assertThat(first.status()).isEqualTo(204);
        assertThat(variables()).containsAllEntriesOf(FILLED);

        // The next step asks the same again: what is there is shown, and stays when it is sent as it is.
        var again = tasklist.open(task());
        Browser.screenshot(tasklist.page(), "journey-tasklist-again");
        var second = again.complete();
        assertThat(second.status()).isEqualTo(204);
        assertThat(kept()).containsAllEntriesOf(FILLED);
        office.browser().hasNoComplaints();
    }

    private static void choose(Tasklist tasklist, String label, String option) {
        var page = tasklist.page();
        page.locator(".fjs-form-field:has(label:text-is('" + label + "'))")
                .locator("input, .fjs-select-display")
                .first()
                .click();
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
    }

    private String task() {
        return acting.call("system:test", () -> tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
    }

    private Map<String, Object> kept() {
        return acting.call(
                "system:test",
                () -> history.createHistoricVariableInstanceQuery().processInstanceId(instance).list().stream()
                        .filter(variable -> variable.getValue() != null)
                        .collect(Collectors.toMap(
                                HistoricVariableInstance::getName, HistoricVariableInstance::getValue)));
    }

    private Map<String, Object> variables() {
        return acting.call("system:test", () -> runtime.getVariables(instance));
    }
}
