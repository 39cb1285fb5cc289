package io.baton.worklist;

import io.baton.engine.TaskFacts;
import java.util.Map;
import java.util.Optional;

/** Business facts that a module adds to the task page: lists of the step, remarks so far, links to the page where the work is. */
public interface TaskPanel {

    /**
     * @param messageKey the panel's heading
     * @param fragment the Thymeleaf fragment that shows it, for example {@code presales/panels :: remarks}
     * @param model what the fragment reads, under the name {@code panel}
     * @param order position on the page, ascending
     * @param main whether it stands in the main column (the step's own lists) or beside the form (context)
     */
    record Panel(String messageKey, String fragment, Map<String, Object> model, int order, boolean main) {

        public Panel {
            model = Map.copyOf(model);
        }
    }

    /** Empty when the module has nothing to show for this task. */
    Optional<Panel> panelFor(TaskFacts task, String personId);
}
