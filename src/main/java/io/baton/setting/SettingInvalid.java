package io.baton.setting;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A change of a setting that names no legal value or no reason. */
public class SettingInvalid extends Refusal {

    SettingInvalid(FieldProblem problem) {
        super(Kind.INVALID, List.of(problem), "setting.invalid");
    }
}
