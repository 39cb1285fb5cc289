package io.baton.demo;

import io.baton.project.opportunity.Opportunities;
import io.baton.project.opportunity.OpportunityDraft;
import io.baton.web.Times;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The opportunities of the demo: three that are followed up, one that was dropped. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoOpportunities {

    private final Opportunities opportunities;
    private final DemoCustomers customers;
    private final Clock clock;

    DemoOpportunities(Opportunities opportunities, DemoCustomers customers, Clock clock) {
        this.opportunities = opportunities;
        this.customers = customers;
        this.clock = clock;
    }

    void create() {
        enter(DemoCustomers.TIANHE, "华南师范大学", "智慧教室视频互动", "visit", "980000", 60, "下周三与教务处看现场，带会易通样机。");
        enter(DemoCustomers.HAIZHU, "海珠广场酒店", "会议中心扩建网络", "contract", "260000", 45, "取会议中心平面图，估算热点数量。");
        enter(DemoCustomers.YUEXIU, "广州市交通委员会", "公交站台电子站牌", "tender", "3600000", 90, "跟踪招标公告，联系物联网产品支撑。");
        var dropped = enter(DemoCustomers.YUEXIU, "羊城晚报报业集团", "读者活动直播", "other", "80000", 20, "确认直播平台归属。");
        opportunities.drop(dropped, "客户使用自有平台。", DemoCustomers.YUEXIU);
    }

    private long enter(
            String manager, String customer, String title, String source, String revenue, int days, String nextStep) {
        return opportunities
                .enter(
                        new OpportunityDraft(
                                source,
                                customers.idOf(customer, manager),
                                title,
                                new BigDecimal(revenue),
                                LocalDate.ofInstant(clock.instant(), Times.ZONE).plusDays(days),
                                nextStep),
                        manager)
                .id();
    }
}
