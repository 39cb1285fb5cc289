package io.baton.project;

import io.baton.customer.CustomerPanel;
import io.baton.customer.CustomerPanel.Panel;
import io.baton.customer.CustomerPanel.Part;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A customer's projects, on the one-page customer view (R-CU-2): only what the person may read of them. */
@Configuration(proxyBeanMethods = false)
class CustomerProjects {

    private final Projects projects;

    CustomerProjects(Projects projects) {
        this.projects = projects;
    }

    @Bean
    CustomerPanel revenueOfCustomer() {
        return (customerId, personId) -> Optional.of(new Panel(
                Part.COMMERCIAL,
                "project.expected",
                "project/customer :: expected",
                Map.of("expected", projects.expectedOf(customerId, personId)),
                20));
    }

    @Bean
    CustomerPanel projectsOfCustomer() {
        return (customerId, personId) -> {
            var found = projects.search(new ProjectFilter(null, null, null, customerId, null), personId);
            var shown = found.subList(0, Math.min(found.size(), Projects.PAGE));
            return Optional.of(new Panel(
                    Part.SUPPORT,
                    "project.ofCustomer",
                    "project/projects :: ofCustomer",
                    Map.of("projects", shown, "cut", found.size() > shown.size()),
                    20));
        };
    }

    @Bean
    CustomerPanel peopleOfCustomer() {
        return (customerId, personId) -> Optional.of(projects.peopleOf(customerId, personId))
                .filter(people -> !people.isEmpty())
                .map(people -> new Panel(
                        Part.SUPPORT,
                        "project.people.ofCustomer",
                        "project/customer :: people",
                        Map.of("people", people),
                        30));
    }
}
