package io.baton.contract.renewal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens renewals at the full hour, nine o'clock among them, and at each start, for the days on which Baton did not run (R-CU-3). Every
 * node does it; the renewal's row decides which of them was first.
 */
@Component
class RenewalWatch {

    private static final Logger log = LoggerFactory.getLogger(RenewalWatch.class);

    private final Renewals renewals;

    RenewalWatch(Renewals renewals) {
        this.renewals = renewals;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "0 0 * * * *")
    void openDue() {
        for (var number : renewals.candidates()) {
            try {
                renewals.openWhenDue(number);
            } catch (RuntimeException failure) {
                // One contract's trouble doesn't hold up the others; it is tried again in an hour.
                log.error("The renewal of {} could not be opened", number, failure);
            }
        }
    }
}
