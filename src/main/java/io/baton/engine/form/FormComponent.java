package io.baton.engine.form;

import java.util.Optional;

/** Something that stands on a form. */
public sealed interface FormComponent permits FormField, FormGroup, FormText, FormSeparator {

    /** When it is not shown; a hidden component, and everything in it, has no value and asks for none. */
    Optional<HideCondition> hidden();

    /** Where it stands beside its neighbours. */
    Place place();

    /**
     * @param row components that follow each other with the same row stand side by side; empty: alone
     * @param sixteenths its width in sixteenths of the row, as Camunda's editor writes it; 0: an equal share
     */
    record Place(String row, int sixteenths) {

        static final Place ALONE = new Place("", 0);
    }
}
