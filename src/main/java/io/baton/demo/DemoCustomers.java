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
            new Entry(HAIZHU, "海珠广场酒店", "other", "none", null, "small", "前厅张经理 020-83312345"));

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
