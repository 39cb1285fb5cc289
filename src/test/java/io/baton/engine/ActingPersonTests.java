package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.people.Group;
import io.baton.people.Person;
import io.baton.people.Staff;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;

@IntegrationTest
class ActingPersonTests {

    @Autowired
    private ActingPerson acting;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private Staff staff;

    private TestFlows flows;
    private Person lawyer;
    private String taskId;

    @BeforeEach
    void openOneTask() {
        flows = new TestFlows(repository, acting);
        lawyer = staff.person(Group.LEGAL);
        var flow = flows.deploy(TestFlows.flow()
                .startEvent()
                .userTask()
                .camundaCandidateGroups("legal")
                .endEvent()
                .done());
        taskId = acting.call(lawyer.id(), () -> {
            var instance = runtime.startProcessInstanceByKey(flow, TestFlows.caseOf(lawyer.departmentId()));
            return tasks.createTaskQuery()
                    .processInstanceId(instance.getId())
                    .singleResult()
                    .getId();
        });
    }

    @AfterEach
    void forget() {
        identity.clearAuthentication();
        flows.close();
    }

    @Test
    void leavesThePersonInTheOperationLog() {
        acting.run(lawyer.id(), () -> tasks.claim(taskId, lawyer.id()));
        var log = acting.call(lawyer.id(), () -> history.createUserOperationLogQuery()
                .taskId(taskId)
                .operationType(UserOperationLogEntry.OPERATION_TYPE_CLAIM)
                .list());
        assertThat(log).extracting(UserOperationLogEntry::getUserId).containsExactly(lawyer.id());
    }

    @Test
    void needsNoGrantsInTheEngineWhereOtherDoorsDo() {
        identity.setAuthentication("stranger", List.of("noc"));
        assertThat(open()).isZero();
        assertThat(acting.<Long>call("stranger", this::open)).isEqualTo(1);
        assertThat(open()).isZero();
    }

    @Test
    void givesBackWhoWasThereBefore() {
        identity.setAuthentication("outer", List.of("noc"), List.of());
        var before = identity.getCurrentAuthentication();
        acting.run("first", () -> {
            acting.run("second", () -> assertActs("second"));
            assertActs("first");
            assertThatThrownBy(() -> acting.run("third", () -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertActs("first");
        });
        assertThat(ActingPerson.isActing()).isFalse();
        assertThat(identity.getCurrentAuthentication())
                .isSameAs(before)
                .extracting(Authentication::getGroupIds)
                .isEqualTo(List.of("noc"));
    }

    @Test
    void leavesNothingBehindAfterAnImpossiblePerson() {
        assertThatThrownBy(() -> acting.run("*", () -> {})).isInstanceOf(RuntimeException.class);
        assertThat(ActingPerson.isActing()).isFalse();
        assertThat(identity.getCurrentAuthentication()).isNull();
    }

    @Test
    void actsInItsOwnThreadOnly() {
        acting.run(lawyer.id(), () -> assertThat(CompletableFuture.supplyAsync(
                                () -> ActingPerson.isActing() || identity.getCurrentAuthentication() != null)
                        .join())
                .isFalse());
    }

    @Test
    void tellsOfALostRaceWithoutATypeOfTheEngine() {
        assertThatThrownBy(() -> acting.run(lawyer.id(), () -> {
                    throw new OptimisticLockingException("lost");
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    private long open() {
        return tasks.createTaskQuery().taskId(taskId).count();
    }

    private void assertActs(String personId) {
        assertThat(ActingPerson.isActing()).isTrue();
        assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo(personId);
        assertThat(open()).isEqualTo(1);
    }
}
