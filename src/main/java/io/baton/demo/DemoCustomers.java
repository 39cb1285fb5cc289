package io.baton.demo;

import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The customers of the demo, each entered by the account manager who keeps it. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoCustomers {

    /** One of each district's account manager. */
    static final String TIANHE = "accountManager1";

    static final String HAIZHU = "accountManager2";
    static final String YUEXIU = "accountManager3";

    private record Entry(
            String manager,
            String name,
            String sector,
            String level,
            @Nullable Integer taxRank,
            String size,
            String contact) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry(HAIZHU, "海珠区沙园街道办事处", "party-government-military", "county", null, "small", "冯主任 020-84310021"),
            new Entry(TIANHE, "天河区科技和信息化局", "party-government-military", "county", null, "medium", "温科长 020-38622107"),
            new Entry(TIANHE, "腾讯科技广州研究院", "key-industry", "national", 42, "large", "罗经理 020-87533366"),
            new Entry(YUEXIU, "广发银行股份有限公司", "finance", "national", 18, "large", "黄总监 020-83336888"),
            new Entry(HAIZHU, "招商信诺人寿广东分公司", "finance", "province", 260, "medium", "蔡经理 020-38917000"),
            new Entry(
                    YUEXIU, "广州市交通委员会", "party-government-military", "prefecture", null, "medium", "邓处长 020-83260303"),
            new Entry(TIANHE, "华南师范大学", "other", "province", null, "large", "网络中心钟老师 020-85211000"),
            new Entry(TIANHE, "香江集团有限公司", "key-industry", "province", 77, "large", "翟总 020-85600388"),
            new Entry(TIANHE, "天河区城市管理局", "party-government-military", "county", null, "medium", "姚队长 020-38622560"),
            new Entry(YUEXIU, "越秀区人民法院", "justice", "county", null, "medium", "司法技术科 020-83565010"),
            new Entry(YUEXIU, "羊城晚报报业集团", "media", "province", 410, "large", "技术部梁主任 020-87776211"),
            new Entry(HAIZHU, "海珠广场酒店", "other", "none", null, "small", "前厅张经理 020-83312345"),
            new Entry(
                    YUEXIU,
                    "广州市城市管理委员会",
                    "party-government-military",
                    "prefecture",
                    null,
                    "large",
                    "信息中心何工 020-83630020"),
            new Entry(YUEXIU, "广州市公共汽车公司", "key-industry", "prefecture", null, "large", "机务部林部长 020-83812200"),
            new Entry(HAIZHU, "海珠区教育局", "party-government-military", "county", null, "medium", "装备站刘站长 020-84440318"),
            new Entry(TIANHE, "暨南大学", "other", "province", null, "large", "网络与教育技术中心 020-85220000"),
            new Entry(YUEXIU, "广州农村商业银行", "finance", "prefecture", 88, "large", "科技部谭经理 020-28019000"),
            new Entry(
                    HAIZHU, "广州市水务局", "party-government-military", "prefecture", null, "medium", "三防办关工 020-88521100"),
            new Entry(HAIZHU, "海珠区卫生局", "party-government-military", "county", null, "medium", "信息科梁科长 020-34372200"),
            new Entry(TIANHE, "天河区人民法院", "justice", "county", null, "medium", "技术室冯工 020-83008000"),
            new Entry(YUEXIU, "广州地下铁道总公司", "key-industry", "prefecture", 64, "large", "物业部邝经理 020-83106622"),
            new Entry(TIANHE, "黄埔海关", "party-government-military", "province", null, "large", "技术处王工 020-82130000"),
            new Entry(
                    HAIZHU,
                    "广州市社会保险基金管理中心",
                    "party-government-military",
                    "prefecture",
                    null,
                    "medium",
                    "咨询部苏部长 020-12333000"),
            new Entry(TIANHE, "广州港股份公司", "key-industry", "prefecture", 205, "large", "调度中心陆工 020-82279000"),
            new Entry(HAIZHU, "海珠区图书馆", "other", "county", null, "small", "技术部余老师 020-84484400"));

    private final Customers customers;

    DemoCustomers(Customers customers) {
        this.customers = customers;
    }

    void create() {
        ENTRIES.forEach(entry -> customers.create(
                new CustomerDetails(
                        entry.name(),
                        null,
                        entry.sector(),
                        entry.level(),
                        entry.taxRank(),
                        entry.size(),
                        entry.contact()),
                entry.manager()));
    }

    /** The id of the customer with this name. */
    long idOf(String name, String personId) {
        return customers.search(name, personId).stream()
                .findFirst()
                .orElseThrow()
                .id();
    }
}
