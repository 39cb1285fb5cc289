package io.baton.project;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A flow that runs for projects under numbers of its own. Implemented by the module that owns the numbers; everything that the
 * platform asks about such a case follows from its project: department, customer, class, grade, and priority.
 */
public interface ProjectFlow {

    /**
     * A case of the flow.
     *
     * @param number the case's business key
     * @param projectNumber the project it runs for
     * @param startedBy the account that started it
     * @param participants accounts with a part in it, those of the project included; they may read it
     * @param path its page
     */
    record ProjectCase(String number, String projectNumber, String startedBy, Set<String> participants, String path) {

        public ProjectCase {
            participants = Set.copyOf(participants);
        }
    }

    /** The phase that the flow is; empty for one that runs beside the phases. */
    Optional<Phase> phase();

    /** The flow's cases of the project, the newest first. */
    List<Leg> of(Project project);

    /**
     * The number of the project for which the case runs; empty, without a look into tables, when the number is of another kind: the
     * platform asks each module, at each event of a task.
     */
    Optional<String> projectOf(String number);

    /** The case; empty when the number is of another kind. */
    Optional<ProjectCase> find(String number);
}
