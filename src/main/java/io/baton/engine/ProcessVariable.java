package io.baton.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable, declared once per flow as a constant of its {@code …Process} class. Models, forms and code use these names
 * only.
 *
 * @param name as models and forms write it
 * @param type String, Boolean, Integer or java.util.Date
 * @param meaning what it says, with its unit or its values
 */
public record ProcessVariable<T>(String name, Class<T> type, String meaning) {

    /** The value among a task's values, if it has one. */
    public Optional<T> in(Map<String, ?> values) {
        return Optional.ofNullable(type.cast(values.get(name)));
    }

    /** The value among a task's values, where the form requires one. */
    public T requiredIn(Map<String, ?> values) {
        return in(values).orElseThrow(() -> new IllegalStateException("The form of this task requires " + name));
    }

    /** The value in the running instance, if it has one. */
    public Optional<T> in(VariableScope scope) {
        return Optional.ofNullable(type.cast(scope.getVariable(name)));
    }

    /** Writes the value into the running instance. */
    public void write(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value);
    }
}
