package io.baton.demo;

import io.baton.people.People;
import io.baton.project.intake.IntakeDraft;
import io.baton.project.intake.Intakes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Requests of the demo that are not needs: one waits for an account manager, one was accepted, one was taken down twice. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoIntakes {

    private final Intakes intakes;
    private final People people;

    DemoIntakes(Intakes intakes, People people) {
        this.intakes = intakes;
        this.people = people;
    }

    void create() {
        take("serviceManager1", "hotline", "天河区城市管理局", "陈科长 020-38620011", "执法记录仪夜间回传卡顿，想另开一条专网。", "accountManager1");
        var hotel = take(
                "districtEngineer2",
                "visit",
                "海珠广场酒店",
                "罗经理 020-84430022",
                "会议中心扩建，要加 200 兆互联网和 40 个 WLAN 热点。",
                "accountManager2");
        intakes.accept(hotel, "accountManager2");
        var twice = take(
                "serviceManager1", "mail", "天河区城市管理局", "陈科长 020-38620011", "执法记录仪夜间回传卡顿，来信再问专网。", "accountManager1");
        intakes.close(twice, "重复登记：保留 10000 号登记的那一个。", "serviceManager1");
    }

    private long take(String taker, String channel, String customer, String contact, String need, String manager) {
        var department = people.find(manager).orElseThrow().departmentId();
        return intakes.take(new IntakeDraft(channel, customer, contact, need, department), taker)
                .id();
    }
}
