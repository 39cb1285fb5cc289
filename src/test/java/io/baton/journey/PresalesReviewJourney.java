package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: six people carry a need to the customer's decision, with one rework round on the way. */
@Journey
class PresalesReviewJourney {

    private static final String TITLE = "园区互联与统一出口（旅程）";

    @Test
    void sixPeopleApproveANeedInTwoRounds(Office office, @TempDir Path folder) throws IOException {
        var manager = new Desk(office.signIn("accountManager1"));
        var engineer = new Desk(office.signIn("presalesEngineer1"));
        var technical = new Desk(office.signIn("technicalReviewer1"));
        var commercial = new Desk(office.signIn("commercialReviewer1"));
        var security = new Desk(office.signIn("securityReviewer1"));
        var centre = new Desk(office.signIn("centreManager1"));
        var plan = Files.writeString(folder.resolve("组网方案.txt"), "三点组网，主备双路由。");

        var number = manager.raiseNeed(TITLE);
        assertThat(manager.text()).contains(TITLE, number);

        engineer.take(number, "答复需求");
        engineer.fill("plannedMeasure", "先勘察三个园区的机房和光缆。")
                .fill("expectedDate", LocalDate.now().plusDays(10).toString())
                .fill("customerTodo", "提供各园区机房进场联系人。")
                .complete();
        engineer.writeSolution(number, "三点 IPRAN 组网，出口双链路。", plan);
        engineer.take(number, "设计方案");
        engineer.choose("securityDeclared", "true")
                .fill("designRemark", "含客户数据，请信息安全评审。")
                .complete();

        technical.judge(number, "技术评审方案", "technical", "approve", "路由合理，同意。");
        commercial.judge(number, "商务评审方案", "commercial", "reject", "毛利过低，不同意。");
        security.judge(number, "信息安全评审方案", "security", "approve", "边界清楚，同意。");

        // The round is summed up by a job of its own, so the next step comes a moment later.
        centre.await(number, "裁决否决");
        centre.take(number, "裁决否决");
        assertThat(centre.text()).contains("毛利过低，不同意。");
        centre.choose("rejectionRuling", "rework")
                .fill("rulingRemark", "压低投资后再评一轮。")
                .complete();

        engineer.take(number, "设计方案");
        assertThat(engineer.text()).contains("毛利过低，不同意。");
        engineer.writeSolution(number, "三点 IPRAN 组网，复用现有出口，投资减半。", plan);
        engineer.take(number, "设计方案");
        engineer.fill("designRemark", "投资由三十二万减为十六万。").complete();

        technical.judge(number, "技术评审方案", "technical", "approve", "同意。");
        commercial.judge(number, "商务评审方案", "commercial", "approve", "毛利达标，同意。");
        security.judge(number, "信息安全评审方案", "security", "approve", "同意。");

        manager.await(number, "向客户呈报方案");
        manager.take(number, "向客户呈报方案");
        manager.choose("customerDecision", "toContract")
                .fill("presentationRemark", "客户当场同意直接签约。")
                .complete();

        manager.page().navigate("/projects/" + number);
        assertThat(manager.text()).contains("转合同", "毛利过低，不同意。", "毛利达标，同意。", "组网方案.txt");
        Browser.screenshot(manager.page(), "journey-project-done");
        office.browser().hasNoComplaints();
    }
}
