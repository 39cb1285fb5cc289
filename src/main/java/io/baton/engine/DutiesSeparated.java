package io.baton.engine;

import io.baton.web.Refusal;

/** Four eyes: the person took part in the work that this task judges (R-PS-6). */
public class DutiesSeparated extends Refusal {

    private final String duty;

    public DutiesSeparated(String duty, String personName) {
        super(Kind.FORBIDDEN, "engine.dutiesSeparated", personName);
        this.duty = duty;
    }

    /** The duty's name as the model writes it in {@code baton.fourEyes}. */
    public String duty() {
        return duty;
    }
}
