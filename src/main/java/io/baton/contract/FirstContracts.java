package io.baton.contract;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens, at each start, the contract of projects that came to wait for one before contracts opened by themselves (R-CO-1). Every node does it; the
 * project's lock decides which of them was first.
 */
@Component
class FirstContracts {

    private static final Logger log = LoggerFactory.getLogger(FirstContracts.class);

    private final Contracts contracts;

    FirstContracts(Contracts contracts) {
        this.contracts = contracts;
    }

    @EventListener(ApplicationReadyEvent.class)
    void openMissing() {
        for (var project : contracts.projectsWithout()) {
            try {
                contracts.openFirst(project);
            } catch (RuntimeException failure) {
                // One project's trouble doesn't hold up the others; its account manager can open the contract by hand.
                log.error("The contract of {} could not be opened", project, failure);
            }
        }
    }
}
