package io.baton.project;

import io.baton.customer.CustomerPanel;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A customer's projects, on the one-page customer view (R-CU-2). */
@Component
class CustomerProjects implements CustomerPanel {

    private final Projects projects;

    CustomerProjects(Projects projects) {
        this.projects = projects;
    }

    @Override
    public Optional<Panel> panelFor(long customerId, String personId) {
        var found = projects.search(new ProjectFilter(null, null, null, customerId, null), personId);
        return Optional.of(
                new Panel("project.ofCustomer", "project/projects :: ofCustomer", Map.of("projects", found), 10));
    }
}
