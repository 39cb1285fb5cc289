package io.baton.project.opportunity;

import io.baton.customer.CustomerPanel;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A customer's opportunities, on the one-page customer view (R-CU-2). */
@Component
class CustomerOpportunities implements CustomerPanel {

    private final Opportunities opportunities;

    CustomerOpportunities(Opportunities opportunities) {
        this.opportunities = opportunities;
    }

    @Override
    public Optional<Panel> panelFor(long customerId, String personId) {
        return Optional.of(new Panel(
                Part.SUPPORT,
                "project.opportunity.ofCustomer",
                "project/customer :: opportunities",
                Map.of("opportunities", opportunities.ofCustomer(customerId, personId)),
                10));
    }
}
