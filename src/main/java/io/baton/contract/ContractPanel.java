package io.baton.contract;

import java.util.Map;
import java.util.Optional;

/** Facts and actions that a part of this module adds to the contract's page, for example its cancellation. */
public interface ContractPanel {

    /**
     * @param messageKey the panel's heading
     * @param fragment the Thymeleaf fragment that shows it
     * @param model what the fragment reads, under the name {@code panel}
     * @param order position on the page, ascending
     */
    record Panel(String messageKey, String fragment, Map<String, Object> model, int order) {

        public Panel {
            model = Map.copyOf(model);
        }
    }

    /** Empty when there is nothing to show for this contract. */
    Optional<Panel> panelFor(Contract contract, String personId);
}
