package io.baton.contract.template;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What was entered about a template breaks a rule. */
class TemplateInvalid extends Refusal {

    TemplateInvalid(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "contract.refusal.templateInvalid");
    }
}
