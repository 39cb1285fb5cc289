package io.baton.demo;

import static io.baton.demo.DemoCustomers.HAIZHU;
import static io.baton.demo.DemoCustomers.TIANHE;
import static io.baton.demo.DemoCustomers.YUEXIU;

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
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The decided bids of the demo, from the need to the result: as in the first half of 2011, eight of thirteen are won. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoBids {

    private static final int DAYS_LEFT = 7;
    private static final BigDecimal HEAD_DECIDES_FROM = new BigDecimal("2000000");
    private static final BigDecimal COST_SHARE = new BigDecimal("0.82");

    /** Who works on every second one. */
    private static final List<String> ENGINEERS =
            List.of("presalesEngineer1", "presalesEngineer2", "presalesEngineer3");

    private static final List<String> BID_MANAGERS = List.of("bidManager1", "bidManager2");

    /**
     * A customer's need, our bid for its tender, and what came of it; a won one is under contract.
     *
     * @param requirement the clause that must be met
     * @param response what we answered to it
     * @param loss null when we won
     */
    private record Bid(
            String manager,
            String customer,
            String title,
            String need,
            String scenario,
            List<String> products,
            int sites,
            String revenue,
            String requirement,
            String response,
            String reference,
            String limit,
            String price,
            @Nullable Loss loss) {}

    /** To whom a bid was lost, and what is learnt from it. */
    private record Loss(String winner, String price, String reasons) {}

    private static final List<Bid> BIDS = List.of(
            new Bid(
                    YUEXIU,
                    "广州市城市管理委员会",
                    "数字城管二期专网",
                    "市区两级 31 个城管点位接入专网，案件图片当日回传。",
                    "city-management",
                    List.of("m2m", "global-eye"),
                    31,
                    "1560000",
                    "市区两级平台间时延不大于 30 毫秒。",
                    "满足：双归环网，实测 11 毫秒。",
                    "GZ-CG-2031",
                    "3300000",
                    "3150000",
                    null),
            new Bid(
                    YUEXIU,
                    "广州市公共汽车公司",
                    "公交车载视频与定位",
                    "620 台公交车装车载终端，图像上传调度中心，站点客流统计。",
                    "public-transport",
                    List.of("fleet", "global-eye"),
                    6,
                    "1880000",
                    "终端在 −10 到 60 摄氏度连续工作。",
                    "满足：随标附第三方检测报告。",
                    "GZ-GJ-0417",
                    "3600000",
                    "3420000",
                    null),
            new Bid(
                    HAIZHU,
                    "海珠区教育局",
                    "海珠中小学校园视频联网",
                    "54 所学校的校门和操场视频接入区教育局与派出所。",
                    "campus",
                    List.of("global-eye"),
                    54,
                    "1120000",
                    "录像保存 30 天以上，公安平台可调看。",
                    "满足：集中存储 45 天，按国标对接。",
                    "HZ-JY-118",
                    "2800000",
                    "2680000",
                    null),
            new Bid(
                    TIANHE,
                    "暨南大学",
                    "石牌校区无线校园",
                    "教学楼、图书馆和 22 栋宿舍无线覆盖，与校园卡同一账号。",
                    "campus",
                    List.of("wlan", "one-card"),
                    3,
                    "940000",
                    "图书馆单个接入点同时在线不少于 60 人。",
                    "满足：双频接入点，现场压测 85 人。",
                    "JN-WX-06",
                    "2250000",
                    "2150000",
                    null),
            new Bid(
                    YUEXIU,
                    "广州农村商业银行",
                    "农商银行网点双线接入",
                    "28 个网点主备双线，主线 MSTP，备线走不同局向。",
                    "finance-branch",
                    List.of("leased-line", "vpn"),
                    28,
                    "860000",
                    "主备线路不得共用管道。",
                    "满足：逐点附路由图，两处新建引入管。",
                    "NS-WD-77",
                    "1990000",
                    "1890000",
                    null),
            new Bid(
                    HAIZHU,
                    "广州市水务局",
                    "水情视频监测网",
                    "19 处水闸和泵站的水位视频汇聚到三防指挥部。",
                    "e-government",
                    List.of("leased-line", "vpn"),
                    19,
                    "720000",
                    "市电中断后继续工作 8 小时。",
                    "满足：每点配蓄电池，持续 12 小时。",
                    "GZ-SW-33",
                    "1850000",
                    "1760000",
                    null),
            new Bid(
                    HAIZHU,
                    "海珠区卫生局",
                    "海珠社区卫生服务组网",
                    "18 家社区卫生服务中心接入区域诊疗平台。",
                    "e-government",
                    List.of("vpn"),
                    18,
                    "540000",
                    "病人资料在链路上加密传输。",
                    "满足：专网内再加 IPSec。",
                    "HZ-WS-209",
                    "1350000",
                    "1260000",
                    null),
            new Bid(
                    TIANHE,
                    "天河区人民法院",
                    "天河法院审判专网扩容",
                    "8 个审判庭专线扩到 50 兆，与市中院双路互联。",
                    "e-government",
                    List.of("leased-line"),
                    8,
                    "610000",
                    "割接在休庭日完成，中断不超过 2 小时。",
                    "满足：分庭割接，单庭 40 分钟。",
                    "TH-FY-15",
                    "1050000",
                    "980000",
                    null),
            new Bid(
                    YUEXIU,
                    "广州地下铁道总公司",
                    "地铁车站商铺语音接入",
                    "46 个车站 380 家商铺的语音与宽带统一接入。",
                    "group-intranet",
                    List.of("trunk", "vpn"),
                    46,
                    "1320000",
                    "每站 3 天内开通。",
                    "满足：预埋已勘察，单站 2 天。",
                    "DT-SP-58",
                    "1950000",
                    "1870000",
                    new Loss("友商甲", "1610000", "对手在 30 个车站已有预埋光缆，我方报价含新建；下次先谈共建共享再报价。")),
            new Bid(
                    TIANHE,
                    "黄埔海关",
                    "海关高清视频会议",
                    "关区 14 个办事处高清视频会议，双流，会议录制点播。",
                    "e-government",
                    List.of("conference"),
                    14,
                    "690000",
                    "会场设备为国产品牌。",
                    "满足：整套国产会议终端。",
                    "HP-SP-12",
                    "1480000",
                    "1390000",
                    new Loss("友商乙", "1360000", "价格相近，输在近三年海关业绩 4 分；补齐口岸行业案例。")),
            new Bid(
                    HAIZHU,
                    "广州市社会保险基金管理中心",
                    "社保热线座席外包",
                    "60 座席人工咨询外包，忙时接通率 85 % 以上。",
                    "customer-service",
                    List.of("contact-centre", "trunk"),
                    1,
                    "1740000",
                    "座席人员须本地缴纳社保。",
                    "满足：全部签约本地人员。",
                    "SB-RX-04",
                    "1980000",
                    "1930000",
                    new Loss("华南声讯服务有限公司", "1720000", "人力成本高出对手一成；与外包伙伴重谈座席单价后再投同类项目。")),
            new Bid(
                    TIANHE,
                    "广州港股份公司",
                    "港区集群对讲",
                    "新沙港区 500 台对讲终端，泊位调度分组呼叫。",
                    "public-transport",
                    List.of("push-to-talk"),
                    2,
                    "830000",
                    "呼叫建立不超过 0.8 秒。",
                    "部分满足：公网平均 1.1 秒，重点泊位加室分。",
                    "GG-DJ-90",
                    "1600000",
                    "1520000",
                    new Loss("南粤集群通信公司", "1580000", "公网对讲的时延达不到招标要求，技术分低；此类场景不再单独投公网方案。")),
            new Bid(
                    HAIZHU,
                    "海珠区图书馆",
                    "数字图书馆云托管",
                    "书目与数字资源迁到云主机，六个分馆统一访问。",
                    "e-government",
                    List.of("cloud-host"),
                    6,
                    "560000",
                    "资源池位于本市，年可用率 99.9 %。",
                    "满足：天河机房资源池，承诺 99.95 %。",
                    "HZ-TS-08",
                    "1200000",
                    "1140000",
                    new Loss("广州城域网络公司", "990000", "对手以三年折扣压价；我方折扣审批用了四天，报价前应先取得折扣授权。")));

    private final DemoNeeds needs;
    private final DemoWork work;
    private final Bidding bidding;
    private final DemoContracts contracts;
    private final Clock clock;

    DemoBids(DemoNeeds needs, DemoWork work, Bidding bidding, DemoContracts contracts, Clock clock) {
        this.needs = needs;
        this.work = work;
        this.bidding = bidding;
        this.contracts = contracts;
        this.clock = clock;
    }

    void create() {
        for (var index = 0; index < BIDS.size(); index++) {
            var bid = BIDS.get(index);
            var engineer = ENGINEERS.get(index % ENGINEERS.size());
            var project = needs.need(bid.manager(), bid.customer(), bid.title(), bid.need())
                    .about(bid.scenario(), bid.products().toArray(String[]::new))
                    .sized(bid.sites(), "10", "city", "high")
                    .worth(bid.revenue(), "medium", false)
                    .raise();
            needs.toBid(project, engineer, bid.title() + "：" + bid.response(), bid.revenue(), bid.manager());
            decide(project, bid, BID_MANAGERS.get(index % BID_MANAGERS.size()), engineer);
            if (bid.loss() == null) {
                contracts.sign(project, bid.manager());
            }
        }
    }

    private void decide(String project, Bid bid, String manager, String engineer) {
        var tender = start(project, bid, manager, engineer);
        write(tender, bid, manager, engineer);
        approve(tender);
        work.complete(tender, "userTask_sealBid", manager, Map.of("sealRemark", "正本一份、副本四份，骑缝盖章。"));
        work.complete(tender, "userTask_submitBid", manager, Map.of("submissionRemark", "现场递交，取得回执。"));
        record(tender, bid, manager);
    }

    private String start(String project, Bid bid, String manager, String engineer) {
        var deadline =
                LocalDate.now(clock.withZone(Times.ZONE)).plusDays(DAYS_LEFT).atTime(17, 0);
        var tender = bidding.start(
                new TenderDraft(
                        project,
                        bid.reference(),
                        bid.customer(),
                        deadline,
                        deadline,
                        new BigDecimal(bid.limit()),
                        BigDecimal.ZERO),
                manager);
        bidding.saveClauses(
                tender,
                List.of(
                        new ClauseDraft(null, "2.1", bid.requirement(), "must", engineer, null),
                        new ClauseDraft(null, "4.3", "近三年同类业绩，每个加 2 分。", "score", manager, null)),
                0,
                manager);
        work.complete(tender, "userTask_readTender", manager, Map.of("readingRemark", "硬指标一条，业绩加分。"));
        work.complete(
                tender,
                "userTask_scoreBid",
                manager,
                Map.of(
                        "scoreFit", 4,
                        "scoreWinChance", 3,
                        "scoreTechnicalAbility", 4,
                        "scoreCapacity", 4,
                        "scoreMargin", 3,
                        "scoreRisk", 3,
                        "scoreCompetition", 3));
        var go = Map.<String, Object>of("goDecision", "go", "goReason", "方案成熟，值得投。");
        if (new BigDecimal(bid.limit()).compareTo(HEAD_DECIDES_FROM) >= 0) {
            work.complete(tender, "userTask_decideGoAsHead", "departmentHead2", go);
        } else {
            work.complete(tender, "userTask_decideGo", "centreManager3", go);
        }
        return tender;
    }

    private void write(String tender, Bid bid, String manager, String engineer) {
        bidding.answer(tender, 1, bid.response(), 0, engineer);
        var price = new BigDecimal(bid.price());
        bidding.savePrice(
                tender, new PriceDraft(price, price.multiply(COST_SHARE).setScale(2), "略低于限价，以本地服务取胜。"), 1, manager);
        work.complete(tender, "userTask_planTechnical", engineer, Map.of("technicalPlan", bid.response()));
        work.complete(tender, "userTask_planCommercial", manager, Map.of("commercialPlan", "验收付七成，余款按年。"));
        work.complete(
                tender, "userTask_prepareQualification", manager, Map.of("qualificationPapers", "许可证、授权书、业绩证明齐全。"));
        work.complete(
                tender,
                "userTask_checkTerms",
                "legal2",
                Map.of("termsVerdict", "acceptable", "termsRemark", "条款可以接受。"));
        work.complete(tender, "userTask_assembleBid", manager, Map.of());
    }

    private void approve(String tender) {
        work.complete(
                tender,
                "userTask_reviewBid",
                "technicalReviewer2",
                Map.of("reviewVerdict", "approve", "reviewRemark", "应答完整。"));
        work.complete(
                tender,
                "userTask_approvePriceAsFinance",
                "finance2",
                Map.of("financeVerdict", "approve", "financeRemark", "毛利率 18 %，同意。"));
        work.complete(
                tender,
                "userTask_approvePriceAsCentre",
                "centreManager3",
                Map.of("centreVerdict", "approve", "centreRemark", "同意报价。"));
    }

    private void record(String tender, Bid bid, String manager) {
        var loss = bid.loss();
        work.complete(
                tender,
                "userTask_recordResult",
                manager,
                Map.of("bidResult", loss == null ? "won" : "lost", "resultRemark", "招标方提前开标，结果已公示。"));
        if (loss != null) {
            work.complete(
                    tender,
                    "userTask_reviewLoss",
                    manager,
                    Map.of("lossReasons", loss.reasons(), "winner", loss.winner(), "winnerPrice", loss.price()));
        }
    }
}
