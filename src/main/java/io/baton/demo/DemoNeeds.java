package io.baton.demo;

import static io.baton.demo.DemoCustomers.HAIZHU;
import static io.baton.demo.DemoCustomers.TIANHE;
import static io.baton.demo.DemoCustomers.YUEXIU;

import io.baton.presales.IpRanDraft;
import io.baton.presales.Presales;
import io.baton.presales.SolutionDraft;
import io.baton.project.Need;
import io.baton.web.Times;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The needs of the demo, each brought to another step of the presales review. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoNeeds {

    private static final String ANSWER_DISTRICT = "userTask_answerNeedInDistrict";
    private static final String ANSWER = "userTask_answerNeed";
    private static final String DESIGN = "userTask_designSolution";
    private static final String TECHNICAL = "userTask_reviewTechnical";
    private static final String COMMERCIAL = "userTask_reviewCommercial";
    private static final String SECURITY = "userTask_reviewSecurity";
    private static final String RULE = "userTask_confirmRejection";
    private static final String CONTINUE = "userTask_decideContinuation";
    private static final String AGREE = "userTask_agreeGreenChannel";
    private static final String PRESENT = "userTask_presentSolution";

    private static final String LI = "presalesEngineer1";
    private static final String ZHOU = "presalesEngineer2";
    private static final String XIE = "presalesEngineer3";
    /** Wrote part of a solution, so that the demo shows four eyes: the review is the other reviewer's (R-PS-6). */
    private static final String REVIEWER_WHO_WROTE = "technicalReviewer1";

    private static final String DISTRICT_TIANHE = "districtEngineer1";
    private static final String DISTRICT_HAIZHU = "districtEngineer2";

    private final DemoCustomers customers;
    private final DemoWork work;
    private final DemoAudits audits;
    private final DemoTenders tenders;
    private final DemoContracts contracts;
    private final DemoPilots pilots;
    private final Presales presales;
    private final Clock clock;

    /** The ring that a project's solution over IP RAN joins, by the project's number. */
    private final Map<String, IpRanDraft> rings = new HashMap<>();

    DemoNeeds(
            DemoCustomers customers,
            DemoWork work,
            DemoAudits audits,
            DemoTenders tenders,
            DemoContracts contracts,
            DemoPilots pilots,
            Presales presales,
            Clock clock) {
        this.customers = customers;
        this.work = work;
        this.audits = audits;
        this.tenders = tenders;
        this.contracts = contracts;
        this.pilots = pilots;
        this.presales = presales;
        this.clock = clock;
    }

    void create() {
        waitingForAnswers();
        inDesign();
        atTheGates();
        withTheManager();
        withTheCustomer();
        ended();
    }

    private void waitingForAnswers() {
        need(TIANHE, "天河区科技和信息化局", "天河云服务租赁", "为区属 18 个单位统一租用云主机，替换各自机房里的旧服务器。")
                .about("hosting", "cloud-host", "idc")
                .sized(1, "200", "city", "normal")
                .worth("680000", "medium", false)
                .raise();
        need(HAIZHU, "海珠广场酒店", "酒店客房宽带与语音中继", "96 间客房的互联网接入，前台 30 路中继。")
                .about("customer-service", "internet-line", "trunk")
                .sized(1, "100", "city", "low")
                .worth("120000", "low", false)
                .raise();
        var police = need(TIANHE, "天河区城市管理局", "天河城管单兵终端", "260 名队员配取证终端，图像实时回传指挥中心。")
                .about("city-management", "city-terminal", "push-to-talk", "m2m")
                .sized(8, "20", "city", "high")
                .worth("1560000", "high", false)
                .urgent("市容迎检前必须上线")
                .raise();
        work.claim(police, ANSWER, LI);
        var flood = need(HAIZHU, "海珠区沙园街道办事处", "沙园街汛期视频应急布点", "汛期前在 6 处内涝点补装视频，图像送街道三防办。")
                .about("smart-community", "global-eye")
                .sized(6, "8", "city", "normal")
                .worth("560000", "medium", false)
                .urgent("四月进入主汛期")
                .raise();
        work.complete(
                flood,
                AGREE,
                "centreManager1",
                answers("greenChannelRuling", "agree", "greenChannelRemark", "防汛任务，三方同步准备。"));
    }

    private void inDesign() {
        var court = need(YUEXIU, "越秀区人民法院", "越秀法院庭审视频联网", "12 个法庭与上级法院视频联网，含 3 个派出法庭。")
                .about("e-government", "conference", "leased-line")
                .sized(4, "10", "city", "high")
                .worth("420000", "medium", false)
                .raise();
        answer(court, ZHOU);
        var community = need(HAIZHU, "海珠区沙园街道办事处", "沙园街智慧社区试点", "社区视频 86 路、门禁 24 处，灾害预警短信到户。")
                .about("smart-community", "global-eye", "one-card", "emergency-sms")
                .sized(24, "8", "city", "normal")
                .worth("360000", "low", false)
                .raise();
        answerInDistrict(community, DISTRICT_HAIZHU);
        save(
                community,
                DISTRICT_HAIZHU,
                0,
                "MSTP",
                "视频经 MSTP 汇聚到街道机房，门禁走现网 M2M 卡。",
                "180000",
                "45000",
                "360000",
                DISTRICT_TIANHE);
        pilots.tryCommunity(community, DISTRICT_HAIZHU);
    }

    private void atTheGates() {
        var bank = need(YUEXIU, "广发银行股份有限公司", "广发银行信用卡呼叫中心外包", "300 座席外包，双中心容灾，通话数据不出省。")
                .about("customer-service", "contact-centre", "trunk", "mas")
                .sized(2, "100", "city", "high")
                .worth("5200000", "high", true)
                .raise();
        answer(bank, LI);
        save(bank, LI, 0, "MSTP", "10000 号平台划分独立租户，双局向中继，录音加密存储。", "2600000", "1900000", "5200000", ZHOU);
        design(bank, LI, true, "涉及持卡人数据，请信息安全一并评审。");
        technical(bank, "technicalReviewer1", "approve", "双中心切换方案可行。");
        audits.begin(bank);

        var intranet = need(TIANHE, "香江集团有限公司", "香江集团跨省内网", "总部与 5 省 46 个物流园组网，语音视频与 ERP 共用。")
                .about("group-intranet", "vpn", "ip-ran", "conference")
                .sized(46, "50", "city", "normal")
                .worth("3100000", "high", true)
                .raise();
        answer(intranet, XIE);
        rings.put(intranet, ring("天河东部接入环 2", "47", "540", "400"));
        save(intranet, XIE, 0, "IPRAN", "省内 IP RAN 接入，跨省 MPLS VPN，总部双上联。", "950000", "1480000", "3100000");
        design(intranet, XIE, false, null);
        technical(intranet, "technicalReviewer2", "rework", "园区单上联，请补充备用路由。");
        commercial(intranet, "commercialReviewer1", "approve", "毛利率满足要求。");
        audits.pass(intranet);
        save(
                intranet,
                XIE,
                1,
                "IPRAN",
                "省内 IP RAN 接入，跨省 MPLS VPN，总部双上联；重点园区加 4G 备用路由。",
                "1080000",
                "1530000",
                "3100000",
                REVIEWER_WHO_WROTE);
        design(intranet, XIE, false, "已按意见补充备用路由。");
        commercial(intranet, "commercialReviewer2", "approve", "同意。");
        audits.findTwo(intranet);
    }

    private void withTheManager() {
        var newspaper = need(YUEXIU, "羊城晚报报业集团", "羊城晚报印务基地光纤直驱", "印务基地与编辑部之间 1 Gbit/s 裸纤。")
                .about("group-intranet", "leased-line")
                .sized(2, "1000", "county", "normal")
                .worth("900000", "medium", false)
                .raise();
        answer(newspaper, LI);
        rings.put(
                newspaper,
                new IpRanDraft(
                        "越秀印务接入环",
                        new BigDecimal("38"),
                        new BigDecimal("300"),
                        new BigDecimal("1000"),
                        "baseStation",
                        "印务基地没有自有机房，就近利用基站机房。"));
        save(newspaper, LI, 0, "IPRAN-OTN", "印务基地新建 OTN 站点，编辑部利旧。", "3200000", "410000", "900000");
        design(newspaper, LI, false, null);
        technical(newspaper, "technicalReviewer1", "reject", "为单一客户新建 OTN 站点，不符合承载网建设原则。");
        commercial(newspaper, "commercialReviewer1", "rework", "投资回收期超过七年。");

        var insurer = need(HAIZHU, "招商信诺人寿广东分公司", "招商信诺外呼平台", "120 座席外呼，名单脱敏，全量录音质检。")
                .about("customer-service", "outbound-call", "trunk")
                .sized(1, "100", "city", "high")
                .worth("1900000", "medium", false)
                .raise();
        answer(insurer, ZHOU);
        useUpReworks(insurer, ZHOU, "外呼平台独立部署", "700000", "980000", "1900000", "话务单价仍低于成本，请与客户重新商定。");
    }

    private void withTheCustomer() {
        var buses = need(YUEXIU, "广州市交通委员会", "公交专用道视频抓拍", "48 条专用道路口视频抓拍并回传指挥中心。")
                .about("public-transport", "global-eye", "ip-ran", "fleet")
                .sized(48, "20", "city", "normal")
                .worth("2400000", "medium", false)
                .raise();
        answer(buses, XIE);
        approved(buses, XIE, "MSTP", "路口视频经 IP RAN 汇聚，平台利旧。", "1300000", "820000", "2400000");
        audits.pass(buses);
    }

    private void ended() {
        var campus = need(TIANHE, "华南师范大学", "翼起来校园网", "三个校区宿舍 9000 个信息点，有线无线一体。")
                .about("campus", "wlan", "internet-line", "one-card")
                .sized(3, "1000", "city", "low")
                .worth("4300000", "high", false)
                .raise();
        answer(campus, LI);
        rings.put(campus, ring("天河高校接入环", "32", "180", "800"));
        approved(campus, LI, "IPRAN", "校区 IP RAN 万兆上联，宿舍 PON 与 WLAN 一体覆盖。", "2900000", "1200000", "4300000");
        audits.pass(campus);
        pilots.convertCampus(campus, LI, TIANHE);
        present(campus, TIANHE, "toContract", null);
        audits.auditDelivery(campus);
        contracts.judge(campus, TIANHE);

        var hotel = need(HAIZHU, "海珠广场酒店", "酒店会议中心专线", "会议中心两条互联网专线，主备不同局向。")
                .about("customer-service", "internet-line", "leased-line")
                .sized(1, "8", "city", "normal")
                .worth("520000", "medium", false)
                .raise();
        answer(hotel, LI);
        approved(hotel, LI, "MSTP", "主备两条 MSTP，利旧机房设备。", "90000", "210000", "520000");
        present(hotel, HAIZHU, "toContract", null);
        contracts.amend(hotel, HAIZHU);

        var branches = need(YUEXIU, "广发银行股份有限公司", "广发银行番禺支行专线", "番禺支行 6 处网点各一条专线。")
                .about("finance-branch", "leased-line", "vpn")
                .sized(6, "4", "city", "high")
                .worth("520000", "medium", false)
                .raise();
        answer(branches, ZHOU);
        approved(branches, ZHOU, "MSTP", "主备两条 MSTP，不同局向。", "80000", "190000", "520000");
        present(branches, YUEXIU, "toContract", null);
        contracts.cancel(branches, YUEXIU);

        var machineRoom = need(TIANHE, "腾讯科技广州研究院", "腾讯 IDC 机房改造", "二层机房扩 120 机柜，电力与制冷改造。")
                .about("hosting", "idc", "machine-room")
                .sized(1, "10000", "city", "normal")
                .worth("8600000", "high", false)
                .raise();
        answer(machineRoom, ZHOU);
        rings.put(machineRoom, ring("天河 IDC 汇聚环", "52", "620", "300"));
        approved(machineRoom, ZHOU, "IPRAN", "机房分两期改造，双路市电加油机。", "6100000", "2300000", "8600000");
        audits.pass(machineRoom);
        present(machineRoom, TIANHE, "toBid", null);
        audits.auditByCustomer(machineRoom);
        tenders.bid(machineRoom);

        var network = need(YUEXIU, "广发银行股份有限公司", "广发银行越秀支行网点互联", "14 个网点双线接入。")
                .about("finance-branch", "leased-line", "vpn")
                .sized(14, "4", "city", "high")
                .worth("540000", "medium", false)
                .raise();
        answer(network, LI);
        approved(network, LI, "MSTP", "主备两条 MSTP，不同局向。", "120000", "210000", "540000");
        present(network, YUEXIU, "lost", "友商以更低价格续约。");

        var rejected = need(YUEXIU, "羊城晚报报业集团", "羊城晚报自建短信群发", "自采号码库的读者短信群发。")
                .about("customer-service", "mas")
                .sized(1, "2", "city", "normal")
                .worth("650000", "medium", false)
                .raise();
        answer(rejected, XIE);
        save(rejected, XIE, 0, "MSTP", "MAS 网关直连。", "50000", "60000", "650000");
        design(rejected, XIE, false, null);
        technical(rejected, "technicalReviewer1", "approve", "技术可行。");
        commercial(rejected, "commercialReviewer1", "reject", "号码来源不合规。");
        work.complete(
                rejected,
                RULE,
                "centreManager2",
                answers("rejectionRuling", "confirm", "rulingRemark", "号码库来源不明，不予支持。"));

        var stopped = need(HAIZHU, "招商信诺人寿广东分公司", "招商信诺视频客服", "80 座席视频客服，客户端自带浏览器。")
                .about("customer-service", "contact-centre", "conference")
                .sized(1, "50", "city", "high")
                .worth("880000", "medium", false)
                .raise();
        answer(stopped, XIE);
        useUpReworks(stopped, XIE, "视频座席与语音座席共用平台", "900000", "720000", "880000", "平台扩容费用没有来源。");
        work.complete(
                stopped,
                CONTINUE,
                "centreManager1",
                answers("continuation", "stop", "continuationReason", "四轮仍不盈利，停止支撑。"));

        var withdrawn = need(TIANHE, "天河区科技和信息化局", "天河区应急短信平台", "区级应急信息按片区发布。")
                .about("e-government", "emergency-sms")
                .sized(1, "10", "city", "normal")
                .worth("260000", "low", false)
                .raise();
        answerInDistrict(withdrawn, DISTRICT_TIANHE);
        presales.withdraw(withdrawn, "客户并入市级平台统一建设。", TIANHE);
    }

    /** Four rounds, each of which asks for a rework. */
    private void useUpReworks(
            String number,
            String engineer,
            String summary,
            String investment,
            String cost,
            String revenue,
            String remark) {
        for (var version = 0; version < 4; version++) {
            save(
                    number,
                    engineer,
                    version,
                    "MSTP",
                    summary + "，第 " + (version + 1) + " 次报审。",
                    investment,
                    cost,
                    revenue);
            design(number, engineer, false, null);
            technical(number, "technicalReviewer2", "approve", "同意。");
            commercial(number, "commercialReviewer2", "rework", remark);
        }
    }

    private void approved(
            String number,
            String engineer,
            String technology,
            String summary,
            String investment,
            String cost,
            String revenue) {
        save(number, engineer, 0, technology, summary, investment, cost, revenue);
        design(number, engineer, true, "含平台，请信息安全一并评审。");
        technical(number, "technicalReviewer1", "approve", "同意。");
        commercial(number, "commercialReviewer1", "approve", "同意。");
        work.complete(
                number,
                SECURITY,
                "securityReviewer1",
                answers("securityVerdict", "approve", "securityRemark", "同意，按等级保护二级实施。"));
    }

    /** The solution of a need of no grade A is approved, and the customer tenders. */
    void toBid(String number, String engineer, String summary, String revenue, String manager) {
        answer(number, engineer);
        save(number, engineer, 0, "MSTP", summary, "300000", "180000", revenue);
        design(number, engineer, false, null);
        technical(number, "technicalReviewer1", "approve", "同意。");
        commercial(number, "commercialReviewer2", "approve", "同意。");
        present(number, manager, "toBid", null);
    }

    private void answer(String number, String engineer) {
        work.complete(number, ANSWER, engineer, firstAnswer());
    }

    private void answerInDistrict(String number, String engineer) {
        var answer = new HashMap<>(firstAnswer());
        answer.put("needAnswer", "takenOver");
        work.complete(number, ANSWER_DISTRICT, engineer, answer);
    }

    private Map<String, Object> firstAnswer() {
        return answers(
                "plannedMeasure", "三个工作日内现场勘查，一周内给出方案。",
                "expectedDate", today().plusDays(10).toString(),
                "customerTodo", "请安排机房和弱电间的进场许可。");
    }

    private void save(
            String number,
            String engineer,
            int version,
            String technology,
            String summary,
            String investment,
            String cost,
            String revenue,
            String... coAuthors) {
        presales.saveSolution(
                number,
                new SolutionDraft(
                        summary,
                        null,
                        null,
                        technology,
                        "沿用客户现网承载，减少割接。",
                        new BigDecimal(investment),
                        new BigDecimal(cost),
                        new BigDecimal(revenue),
                        Set.of(coAuthors),
                        rings.get(number)),
                version,
                engineer);
    }

    private static IpRanDraft ring(String name, String load, String reserved, String added) {
        return new IpRanDraft(name, new BigDecimal(load), new BigDecimal(reserved), new BigDecimal(added), "own", null);
    }

    private void design(String number, String engineer, boolean security, @Nullable String remark) {
        var answer = answers("securityDeclared", security);
        if (remark != null) {
            answer.put("designRemark", remark);
        }
        work.complete(number, DESIGN, engineer, answer);
    }

    private void technical(String number, String reviewer, String verdict, String remark) {
        work.complete(number, TECHNICAL, reviewer, answers("technicalVerdict", verdict, "technicalRemark", remark));
    }

    private void commercial(String number, String reviewer, String verdict, String remark) {
        work.complete(number, COMMERCIAL, reviewer, answers("commercialVerdict", verdict, "commercialRemark", remark));
    }

    private void present(String number, String manager, String decision, @Nullable String lossReason) {
        var answer = answers("customerDecision", decision);
        if (lossReason != null) {
            answer.put("lossReason", lossReason);
        }
        work.complete(number, PRESENT, manager, answer);
    }

    private static Map<String, Object> answers(Object... namesAndValues) {
        var answers = new HashMap<String, Object>();
        for (var index = 0; index < namesAndValues.length; index += 2) {
            answers.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return answers;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    /** A need that is about to be raised. */
    Draft need(String manager, String customer, String title, String text) {
        return new Draft(manager, customer, title, text);
    }

    /** A need on its way to being raised. */
    final class Draft {

        private final String manager;
        private final String customer;
        private final String title;
        private final String text;
        private String scenario = "";
        private Set<String> products = Set.of();
        private int sites = 1;
        private BigDecimal bandwidth = BigDecimal.ONE;
        private String area = "city";
        private String security = "normal";
        private BigDecimal revenue = BigDecimal.ZERO;
        private String complexity = "low";
        private boolean crossDomain;
        private @Nullable String urgentReason;

        Draft(String manager, String customer, String title, String text) {
            this.manager = manager;
            this.customer = customer;
            this.title = title;
            this.text = text;
        }

        Draft about(String scenarioId, String... productIds) {
            this.scenario = scenarioId;
            this.products = Set.of(productIds);
            return this;
        }

        Draft sized(int siteCount, String bandwidthMbps, String areaId, String securityLevel) {
            this.sites = siteCount;
            this.bandwidth = new BigDecimal(bandwidthMbps);
            this.area = areaId;
            this.security = securityLevel;
            return this;
        }

        Draft worth(String annualRevenue, String complexityId, boolean crossesDomains) {
            this.revenue = new BigDecimal(annualRevenue);
            this.complexity = complexityId;
            this.crossDomain = crossesDomains;
            return this;
        }

        Draft urgent(String reason) {
            this.urgentReason = reason;
            return this;
        }

        String raise() {
            return presales.raiseNeed(
                    new Need(
                            customers.idOf(customer, manager),
                            title,
                            text,
                            scenario,
                            products,
                            sites,
                            bandwidth,
                            area,
                            security,
                            revenue,
                            complexity,
                            crossDomain,
                            today().plusDays(90),
                            "customer",
                            urgentReason != null,
                            urgentReason),
                    manager);
        }
    }
}
