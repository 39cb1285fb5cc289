package io.baton.demo;

import io.baton.deadline.Deadlines;
import io.baton.presales.Presales;
import io.baton.presales.pilot.EquipmentDraft;
import io.baton.presales.pilot.PilotDraft;
import io.baton.presales.pilot.Pilots;
import io.baton.web.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The pilots of the demo: one that runs in a street community, and one that converted and made its solution a benchmark. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoPilots {

    private static final String EVALUATE = "userTask_evaluatePilot";
    private static final String RETURN = "userTask_returnEquipment";
    private static final String ZENG = "productEngineer1";

    /** No longer than what the calendar is known to reach. */
    private static final int WORKING_DAYS = 5;

    private final DemoWork work;
    private final Pilots pilots;
    private final Presales presales;
    private final Deadlines deadlines;
    private final Clock clock;

    DemoPilots(DemoWork work, Pilots pilots, Presales presales, Deadlines deadlines, Clock clock) {
        this.work = work;
        this.pilots = pilots;
        this.presales = presales;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Two blocks of the street try the community's video and doors; one camera came back already. */
    void tryCommunity(String project, String engineer) {
        var pilot = pilots.start(
                project,
                new PilotDraft(
                        "前进路两个小区：视频 12 路、门禁 4 处，居委会值班室看图像。",
                        lastDay(),
                        "1. 门禁连续 7 天无人工复位；2. 图像掉线每天少于 10 分钟；3. 居委会签字认可。",
                        List.of(
                                new EquipmentDraft("门禁控制器", "MJ-0931、MJ-0932", 2),
                                new EquipmentDraft("网络摄像机", null, 12),
                                new EquipmentDraft("备用摄像机", "SXJ-20117", 1))),
                engineer);
        pilots.returned(pilot, 3, "damaged", "运输中镜头破损，已报修。", engineer);
    }

    /** A dormitory tried the campus network; the customer took it up. */
    void convertCampus(String project, String engineer, String manager) {
        var pilot = pilots.start(
                project,
                new PilotDraft(
                        "石牌校区 6 号宿舍楼，420 个信息点，有线无线一体认证。",
                        lastDay(),
                        "1. 晚高峰下载不低于 20 Mbit/s；2. 认证失败率低于 0.5 %；3. 网络中心签字验收。",
                        List.of(new EquipmentDraft("WLAN 控制器", "AC-60215", 1))),
                engineer);
        work.complete(
                pilot,
                EVALUATE,
                manager,
                Map.of("pilotOutcome", "convert", "evaluationRemark", "三项指标全部达到，网络中心已签字，同意在三个校区推广。"));
        pilots.returned(pilot, 1, "intact", null, engineer);
        work.complete(pilot, RETURN, engineer, Map.of("returnRemark", "控制器已交回仓库。"));
        presales.markBenchmark(project, "宿舍一体覆盖的指标和做法可以直接复制到其他高校。", ZENG);
    }

    private LocalDate lastDay() {
        return LocalDate.ofInstant(deadlines.plusWorkingDays(clock.instant(), WORKING_DAYS), Times.ZONE);
    }
}
