package io.baton.demo;

import io.baton.people.DemoPeople;
import io.baton.project.Projects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the demo data once, when there is no project yet; only where {@code baton.demo.enabled} is set.
 */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoData implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    private final DemoPeople people;
    private final DemoCalendar calendar;
    private final DemoCustomers customers;
    private final DemoNeeds needs;
    private final DemoBids bids;
    private final DemoIntakes intakes;
    private final DemoOpportunities opportunities;
    private final DemoSupervision supervision;
    private final Projects projects;
    private volatile boolean running;

    DemoData(
            DemoPeople people,
            DemoCalendar calendar,
            DemoCustomers customers,
            DemoNeeds needs,
            DemoBids bids,
            DemoIntakes intakes,
            DemoOpportunities opportunities,
            DemoSupervision supervision,
            Projects projects) {
        this.people = people;
        this.calendar = calendar;
        this.customers = customers;
        this.needs = needs;
        this.bids = bids;
        this.intakes = intakes;
        this.opportunities = opportunities;
        this.supervision = supervision;
        this.projects = projects;
    }

    /** After the models are deployed, before the web server and the job executor: nobody meets half of it. */
    @Override
    public int getPhase() {
        return 10;
    }

    @Override
    public void start() {
        people.create();
        if (projects.none()) {
            LOG.info("正在准备演示数据 / Making the demo data");
            calendar.complete();
            customers.create();
            needs.create();
            bids.create();
            intakes.create();
            opportunities.create();
            supervision.create();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
