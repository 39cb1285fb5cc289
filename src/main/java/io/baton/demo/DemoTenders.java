package io.baton.demo;

import io.baton.bidding.Bidding;
import io.baton.bidding.ClauseDraft;
import io.baton.bidding.PriceDraft;
import io.baton.bidding.TenderDraft;
import io.baton.web.Times;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The bid of the demo: written, and waiting for its review and the approvals of its price. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoTenders {

    private static final String SONG = "bidManager1";
    private static final String ZHOU = "presalesEngineer2";

    private static final int DAYS_LEFT = 14;

    private final DemoWork work;
    private final Bidding bidding;
    private final Clock clock;

    DemoTenders(DemoWork work, Bidding bidding, Clock clock) {
        this.work = work;
        this.bidding = bidding;
        this.clock = clock;
    }

    /** A bid of a project of grade A with a margin below the floor. */
    void bid(String project) {
        var deadline =
                LocalDate.now(clock.withZone(Times.ZONE)).plusDays(DAYS_LEFT).atTime(17, 0);
        var tender = bidding.start(
                new TenderDraft(
                        project,
                        "GZ-IDC-118",
                        "广州公共资源交易中心",
                        deadline,
                        deadline.plusMinutes(30),
                        new BigDecimal("9000000"),
                        new BigDecimal("80000")),
                SONG);
        bidding.saveClauses(
                tender,
                List.of(
                        clause("3.1", "双路市电加油机，单机柜供电不低于 4 kW。", "must", ZHOU),
                        clause("3.4", "本地 7×24 小时驻场，30 分钟响应。", "must", SONG),
                        clause("5.2", "近三年同类机房业绩，每个加 2 分。", "score", SONG)),
                0,
                SONG);
        work.complete(tender, "userTask_readTender", SONG, Map.of("readingRemark", "供电与驻场是硬指标，业绩加分。"));
        work.complete(tender, "userTask_scoreBid", SONG, scores());
        work.complete(
                tender,
                "userTask_decideGoAsHead",
                "departmentHead1",
                Map.of("goDecision", "go", "goReason", "战略客户，须保住机房。"));
        bidding.answer(tender, 1, "满足：双路市电，2 台 1000 kW 油机，单机柜 5 kW。", 0, ZHOU);
        bidding.answer(tender, 2, "满足：天河驻场 4 人，承诺 30 分钟到场。", 0, SONG);
        bidding.savePrice(
                tender,
                new PriceDraft(new BigDecimal("8500000"), new BigDecimal("7900000"), "低于限价 5 %，以驻场服务拉开差距。"),
                1,
                SONG);
        work.complete(tender, "userTask_planTechnical", ZHOU, Map.of("technicalPlan", "机房分两期改造，先电力后制冷。"));
        work.complete(tender, "userTask_planCommercial", SONG, Map.of("commercialPlan", "分三年付款，首年四成。"));
        work.complete(
                tender, "userTask_prepareQualification", SONG, Map.of("qualificationPapers", "增值电信许可、机房等级证书、授权书齐全。"));
        work.complete(
                tender,
                "userTask_checkTerms",
                "legal1",
                Map.of("termsVerdict", "risky", "termsRemark", "逾期违约金每日千分之三，偏高。"));
        work.complete(tender, "userTask_assembleBid", SONG, Map.of("assemblyRemark", "请重点看第三章和违约金。"));
    }

    private static ClauseDraft clause(String reference, String requirement, String kind, String owner) {
        return new ClauseDraft(null, reference, requirement, kind, owner, null);
    }

    private static Map<String, Object> scores() {
        return Map.of(
                "scoreFit", 5,
                "scoreWinChance", 4,
                "scoreTechnicalAbility", 5,
                "scoreCapacity", 4,
                "scoreMargin", 2,
                "scoreRisk", 3,
                "scoreCompetition", 3,
                "scoreRemark", "毛利低，但不能丢。");
    }
}
