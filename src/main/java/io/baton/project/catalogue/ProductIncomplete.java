package io.baton.project.catalogue;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** The details of a product break a rule. */
class ProductIncomplete extends Refusal {

    ProductIncomplete(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "project.refusal.productIncomplete");
    }
}
