package io.baton.demo;

import io.baton.engine.ActingPerson;
import io.baton.worklist.WorkItem;
import io.baton.worklist.WorkList;
import io.baton.worklist.WorkQuery;
import io.baton.worklist.WorkQuery.Sort;
import io.baton.worklist.WorkQuery.Tab;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Works off tasks as the people of the demo would: looks into the lists, claims, completes. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoWork {

    private final WorkList workList;
    private final ManagementService management;
    private final ActingPerson acting;

    DemoWork(WorkList workList, ManagementService management, ActingPerson acting) {
        this.workList = workList;
        this.management = management;
        this.acting = acting;
    }

    /** Claims the step of the case without completing it. */
    void claim(String number, String elementId, String personId) {
        workList.claim(find(number, elementId, personId).taskId(), personId);
    }

    /** Completes the step of the case, and lets the flow go on to the next people. */
    void complete(String number, String elementId, String personId, Map<String, Object> answers) {
        workList.complete(find(number, elementId, personId).taskId(), null, answers, personId, null);
        goOn();
    }

    /** The number of the case in which the person has this step. */
    String numberOf(String elementId, String personId) {
        return find("", elementId, personId).facts().businessKey();
    }

    /** The task of this step that the person has, whatever the case. */
    String taskOf(String elementId, String personId) {
        return find("", elementId, personId).taskId();
    }

    private WorkItem find(String number, String elementId, String personId) {
        return Stream.of(Tab.MINE, Tab.GROUP)
                .map(tab -> new WorkQuery(tab, number, "", "", false, Sort.CREATED, null))
                .flatMap(query -> workList.page(query, personId).rows().stream())
                .filter(item -> item.facts().elementId().equals(elementId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(personId + " finds no " + elementId + " of " + number));
    }

    /** The job executor does not run yet while demo data are made; what a job leaves to another one is done, too. */
    private void goOn() {
        acting.run("system:demo", () -> {
            for (var jobs = waiting(); !jobs.isEmpty(); jobs = waiting()) {
                jobs.forEach(job -> management.executeJob(job.getId()));
            }
        });
    }

    private List<Job> waiting() {
        return management.createJobQuery().messages().executable().list();
    }
}
