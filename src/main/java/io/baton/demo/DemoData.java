package io.baton.demo;

import io.baton.deadline.CalendarYearMissing;
import io.baton.deadline.Deadlines;
import io.baton.people.DemoPeople;
import io.baton.project.Projects;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the demo data once, when there is no project yet; only where {@code baton.demo.enabled} is set. Where the working calendar
 * does not reach far enough for the due times, only the people are made and the cases follow at a later start (R-SL-1).
 */
@Component
@ConditionalOnProperty("baton.demo.enabled")
class DemoData implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    /** The longest time that a step of the presales review is given. */
    private static final int LONGEST_LIMIT = 5;

    private final DemoPeople people;
    private final DemoCustomers customers;
    private final DemoNeeds needs;
    private final DemoIntakes intakes;
    private final DemoOpportunities opportunities;
    private final DemoSupervision supervision;
    private final Projects projects;
    private final Deadlines deadlines;
    private final Clock clock;
    private volatile boolean running;

    DemoData(
            DemoPeople people,
            DemoCustomers customers,
            DemoNeeds needs,
            DemoIntakes intakes,
            DemoOpportunities opportunities,
            DemoSupervision supervision,
            Projects projects,
            Deadlines deadlines,
            Clock clock) {
        this.people = people;
        this.customers = customers;
        this.needs = needs;
        this.intakes = intakes;
        this.opportunities = opportunities;
        this.supervision = supervision;
        this.projects = projects;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** After the models are deployed, before the web server and the job executor: nobody meets half of it. */
    @Override
    public int getPhase() {
        return 10;
    }

    @Override
    public void start() {
        people.create();
        if (projects.none() && calendarReaches()) {
            LOG.info("正在准备演示数据 / Making the demo data");
            customers.create();
            needs.create();
            intakes.create();
            opportunities.create();
            supervision.create();
        }
        running = true;
    }

    private boolean calendarReaches() {
        try {
            deadlines.plusWorkingDays(clock.instant(), LONGEST_LIMIT);
            return true;
        } catch (CalendarYearMissing missing) {
            LOG.warn(
                    "{} 年的工作日历尚未录入，暂不准备演示项目 / The working calendar has no data for {}: no demo cases are made yet",
                    missing.year(),
                    missing.year());
            return false;
        }
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
