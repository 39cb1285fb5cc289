package io.baton.customer;

import java.util.Map;
import java.util.Optional;

/** Facts that another module adds to the one-page customer view (R-CU-2), for example the customer's projects. */
public interface CustomerPanel {

    /** The parts of the view, in their order. */
    enum Part {
        COMMERCIAL,
        SUPPORT,
        NETWORK;

        /** The message with its heading. */
        public String messageKey() {
            return "customer.part." + name();
        }
    }

    /**
     * @param part where it stands
     * @param messageKey the panel's heading
     * @param fragment the Thymeleaf fragment that shows it
     * @param model what the fragment reads, under the name {@code panel}
     * @param order position within the part, ascending
     */
    record Panel(Part part, String messageKey, String fragment, Map<String, Object> model, int order) {

        public Panel {
            model = Map.copyOf(model);
        }
    }

    /** Empty when the module has nothing to show this person. */
    Optional<Panel> panelFor(long customerId, String personId);
}
