package io.baton.demo;

import io.baton.supervision.Supervision;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Two tasks that a supervisor took up before they are overdue: one is to be assigned, one is handled by the department's manager. Orders of overdue tasks come
 * by themselves as the demo's days pass.
 */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoSupervision {

    private static final String SUPERVISOR = "supervisor1";

    private final Supervision supervision;
    private final DemoWork work;

    DemoSupervision(Supervision supervision, DemoWork work) {
        this.supervision = supervision;
        this.work = work;
    }

    void create() {
        open("userTask_designSolution", "presalesEngineer2", "客户下周一开标前会议要用方案，今天来电催问进度。");
        var handled = open("userTask_designSolution", "districtEngineer2", "街道办要求月底前开通，方案还没有初稿。");
        work.claim(handled, "userTask_assignHandler", SUPERVISOR);
        supervision.chooseHandler(handled, "centreManager8", SUPERVISOR);
        work.complete(
                handled,
                "userTask_assignHandler",
                SUPERVISOR,
                Map.of("instruction", "工程师外出勘察，请协调人手，两天内拿出初稿，写明还缺什么、等谁。"));
    }

    private String open(String elementId, String holder, String reason) {
        return supervision.openByHand(work.taskOf(elementId, holder), reason, SUPERVISOR);
    }
}
