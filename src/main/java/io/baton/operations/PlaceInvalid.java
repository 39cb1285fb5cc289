package io.baton.operations;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** The place to continue from is not one that a page of this list gave. */
class PlaceInvalid extends Refusal {

    PlaceInvalid() {
        super(Kind.INVALID, List.of(FieldProblem.of("after", "operations.placeInvalid")), "operations.placeInvalid");
    }
}
