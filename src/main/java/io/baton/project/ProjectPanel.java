package io.baton.project;

import java.util.Map;
import java.util.Optional;

/** Facts and actions that the module of a flow adds to the project page, for example the solution and the gates' answers. */
public interface ProjectPanel {

    /**
     * @param messageKey the panel's heading
     * @param fragment the Thymeleaf fragment that shows it
     * @param model what the fragment reads, under the name {@code panel}
     * @param order position on the page, ascending
     * @param main whether it stands in the main column or beside it
     */
    record Panel(String messageKey, String fragment, Map<String, Object> model, int order, boolean main) {

        public Panel {
            model = Map.copyOf(model);
        }
    }

    /** Empty when the module has nothing to show for this project. */
    Optional<Panel> panelFor(Project project, String personId);
}
