package io.baton.engine.form;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field: shows, and unless it is read-only writes, the process variable of the same name.
 *
 * @param key the variable's name
 * @param label what is asked
 * @param help what to think of when answering
 * @param readOnly context that the person only sees
 * @param inPanel whether a panel of Baton's task page shows it, in the reader's language; then it stands in Tasklist's form only
 * @param required whether there must be a value; for a checkbox: whether it must be ticked
 * @param defaultValue what stands in the field as long as the variable has no value
 * @param input what kind of value it takes
 */
public record FormField(
        String key,
        Wording label,
        Optional<Wording> help,
        boolean readOnly,
        boolean inPanel,
        boolean required,
        @Nullable Object defaultValue,
        Optional<HideCondition> hidden,
        Place place,
        FieldInput input)
        implements FormComponent {}
