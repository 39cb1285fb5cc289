package io.baton.demo;

import io.baton.people.DemoPeople;
import io.baton.project.Projects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes the demo data once, when there is no project yet; only where {@code baton.demo.enabled} is set. */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoData implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    private final DemoPeople people;
    private final DemoCustomers customers;
    private final DemoNeeds needs;
    private final Projects projects;
    private volatile boolean running;

    DemoData(DemoPeople people, DemoCustomers customers, DemoNeeds needs, Projects projects) {
        this.people = people;
        this.customers = customers;
        this.needs = needs;
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
            customers.create();
            needs.create();
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
