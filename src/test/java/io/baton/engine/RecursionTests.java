package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.people.Group;
import io.baton.people.Person;
import io.baton.people.Staff;
import io.baton.web.Refusal;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Processes that call each other across deployments, where no deployment shows the whole loop. */
@IntegrationTest
class RecursionTests {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private Staff staff;

    private TestFlows flows;
    private Person lawyer;

    @BeforeEach
    void open() {
        lawyer = staff.person(Group.LEGAL);
        flows = new TestFlows(repository, acting);
    }

    @AfterEach
    void close() {
        flows.close();
    }

    @Test
    void refusesAProcessThatCallsItselfThroughAnotherWithoutWaiting() {
        flows.deploy(calling("recursion-one", "recursion-two"));
        flows.deploy(calling("recursion-two", "recursion-one"));

        assertThatThrownBy(() -> start("recursion-one"))
                .satisfies(failure -> assertThat(refusal(failure).getCodes()).containsExactly("engine.callsItself"));
        assertThat(open("recursion-one")).isZero();
    }

    @Test
    void letsAProcessCallItselfAfterItHasWaited() {
        flows.deploy(TestFlows.flow("recursion-waiting")
                .startEvent()
                .userTask("userTask_again")
                .camundaCandidateGroups("legal")
                .callActivity("callActivity_again")
                .calledElement("recursion-waiting")
                .endEvent()
                .done());
        start("recursion-waiting");
        var task = acting.call("system:test", () -> tasks.createTaskQuery()
                .processDefinitionKey("recursion-waiting")
                .singleResult()
                .getId());

        acting.run(lawyer.id(), () -> tasks.complete(task));

        assertThat(open("recursion-waiting")).isEqualTo(2);
    }

    private static BpmnModelInstance calling(String id, String called) {
        return TestFlows.flow(id)
                .startEvent()
                .callActivity("callActivity_other")
                .calledElement(called)
                .endEvent()
                .done();
    }

    private void start(String process) {
        acting.run(
                "system:test",
                () -> runtime.startProcessInstanceByKey(process, TestFlows.caseOf(lawyer.departmentId())));
    }

    private long open(String process) {
        return acting.<Long>call("system:test", () -> runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .count());
    }

    private static Refusal refusal(Throwable failure) {
        var cause = failure;
        while (!(cause instanceof Refusal)) {
            cause = cause.getCause();
        }
        return (Refusal) cause;
    }
}
