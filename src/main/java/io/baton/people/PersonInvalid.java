package io.baton.people;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** What was entered about a person, a password or a department breaks a rule. */
public class PersonInvalid extends Refusal {

    PersonInvalid(List<FieldProblem> problems) {
        super(Kind.INVALID, problems, "people.invalid");
    }
}
