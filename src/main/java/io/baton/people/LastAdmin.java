package io.baton.people;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** The change would leave nobody who can administer Baton. */
public class LastAdmin extends Refusal {

    LastAdmin() {
        super(Kind.INVALID, List.of(FieldProblem.of("groups", "people.lastAdmin")), "people.lastAdmin");
    }
}
