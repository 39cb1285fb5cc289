package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class StringListSerializerTests {

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsListsOfTextsAsJsonAndLeavesNullsAndOtherValuesToOthers() {
        var process = "lists-" + UUID.randomUUID();
        var model = Bpmn.createExecutableProcess(process)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask()
                .endEvent()
                .done();
        acting.run("system:test", () -> {
            var deployment = repository
                    .createDeployment()
                    .addModelInstance("processes/lists/" + process + ".bpmn", model)
                    .deploy();
            try {
                var instance = runtime.startProcessInstanceByKey(
                        process, Map.of("aspects", new ArrayList<>(List.of("需求", "成本\"与价格")), "none", List.of()));
                runtime.setVariable(instance.getId(), "nothing", null);
                runtime.setVariable(instance.getId(), "text", "甲");

                assertThat(runtime.getVariable(instance.getId(), "aspects")).isEqualTo(List.of("需求", "成本\"与价格"));
                assertThat(runtime.getVariable(instance.getId(), "none")).isEqualTo(List.of());
                assertThat(runtime.getVariable(instance.getId(), "nothing")).isNull();
                assertThat(runtime.getVariable(instance.getId(), "text")).isEqualTo("甲");
                assertThat(jdbc.sql(
                                        "select name_ || '=' || type_ from public.act_ru_variable where proc_inst_id_ = :id")
                                .param("id", instance.getId())
                                .query(String.class)
                                .list())
                        .containsExactlyInAnyOrder(
                                "aspects=stringList", "none=stringList", "nothing=null", "text=string");
            } finally {
                repository.deleteDeployment(deployment.getId(), true);
            }
        });
    }
}
